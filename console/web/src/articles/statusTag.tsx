import type { ArticleAnswer } from '../../../wire.ts';
import { dateAndTime } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { Tag } from '../shell/tag.tsx';
import { serverNow } from '../state/clock.ts';

const TONES = {
  draft: 'neutral',
  inReview: 'important',
  published: 'brand',
  archived: 'neutral',
} as const;

/** Where a revision stands. */
export function StatusTag({ status }: Pick<ArticleAnswer, 'status'>) {
  const { t } = useWords();
  return <Tag tone={TONES[status]}>{t(`articles.statuses.${status}`)}</Tag>;
}

/** Says of a published article that its time is over, or still to come. */
export function ValidityTag(article: Pick<ArticleAnswer, 'status' | 'validFrom' | 'validUntil'>) {
  const { status, validFrom, validUntil } = article;
  const { t, language } = useWords();
  const isPast = (instant: string) => Date.parse(instant) <= serverNow();
  if (status !== 'published') return null;
  if (validUntil && isPast(validUntil)) return <Tag tone="important">{t('articles.expired')}</Tag>;
  if (!validFrom || isPast(validFrom)) return null;
  return <Tag>{t('articles.notYet', { day: dateAndTime(validFrom, language) })}</Tag>;
}
