import type { ArticleAnswer } from '../../../wire.ts';
import { useWords } from '../i18n/index.ts';
import { Tag } from '../shell/tag.tsx';

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
