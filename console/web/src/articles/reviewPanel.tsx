import {
  Button,
  makeStyles,
  mergeClasses,
  Spinner,
  Tooltip,
  tokens,
} from '@fluentui/react-components';
import { CheckmarkCircleRegular, CheckmarkRegular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import type { ReviewItemAnswer } from '../../../wire.ts';
import { saveArticle, useReviewList } from '../api/articles.ts';
import { dateAndTime, languageName } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { authorLabel } from '../i18n/labels.ts';
import { EmptyState, Problem } from '../shell/emptyState.tsx';
import { useNotices } from '../shell/notices.tsx';
import { usePageStyles } from '../shell/pageStyles.ts';
import { serverNow } from '../state/clock.ts';
import { routeHref } from '../state/route.ts';
import { fieldsOf } from './articleDraft.ts';

const useStyles = makeStyles({
  heading: {
    display: 'flex',
    gap: '8px',
    margin: '20px 0 4px',
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: { margin: 0, padding: 0, listStyleType: 'none', maxWidth: '960px' },
  item: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto auto',
    alignItems: 'center',
    gap: '16px',
    minHeight: '48px',
    padding: '6px 4px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  when: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
});

const REASONS = ['inReview', 'expired', 'reviewOverdue', 'expiring'] as const;
const HALF_A_YEAR_MS = 182 * 24 * 60 * 60 * 1000;

/** What somebody should look at, by reason. */
export function ReviewPanel({ mayWrite }: { readonly mayWrite: boolean }) {
  const review = useReviewList();
  const styles = useStyles();
  const page = usePageStyles();
  const { t } = useWords();
  if (review.isPending) return <Spinner size="small" style={{ marginTop: 40 }} />;
  if (!review.data) {
    return <Problem text={t('articles.failed')} onRetry={() => void review.refetch()} />;
  }
  if (review.data.length === 0) {
    return (
      <div style={{ height: '50%' }}>
        <EmptyState
          icon={<CheckmarkCircleRegular />}
          title={t('articles.allRight')}
          hint={t('articles.allRightHint')}
        />
      </div>
    );
  }
  return REASONS.map((reason) => {
    const items = review.data.filter((item) => item.reason === reason);
    if (items.length === 0) return null;
    return (
      <section key={reason}>
        <h2 className={styles.heading}>
          {t(`articles.reasons.${reason}`)}
          <span className={page.quiet}>{items.length}</span>
        </h2>
        <ul className={styles.list}>
          {items.map((item) => (
            <Item
              key={`${item.article.language}/${item.article.id}`}
              item={item}
              mayWrite={mayWrite}
            />
          ))}
        </ul>
      </section>
    );
  });
}

function Item({ item, mayWrite }: { readonly item: ReviewItemAnswer; readonly mayWrite: boolean }) {
  const { article, reason } = item;
  const { id, language: spoken } = article;
  const styles = useStyles();
  const page = usePageStyles();
  const { t, language } = useWords();
  const day = dateAndTime(item.at, language);
  return (
    <li className={styles.item} data-testid="review-item">
      <div className={page.wrap}>
        <a
          className={page.link}
          href={routeHref({ page: 'article', id, language: spoken, view: 'write' })}
        >
          {article.title}
        </a>
        <div className={mergeClasses(page.quiet, page.small)}>
          {languageName(spoken, language)} · {id} · {authorLabel(article, t)}
        </div>
      </div>
      <time dateTime={item.at} className={mergeClasses(styles.when, page.quiet, page.small)}>
        {t(reason === 'expiring' ? 'articles.until' : 'articles.since', { day })}
      </time>
      {reason === 'reviewOverdue' && mayWrite ? <StillRight article={article} /> : <span />}
    </li>
  );
}

/** Says that somebody has looked and that all of it holds. */
function StillRight({ article }: Pick<ReviewItemAnswer, 'article'>) {
  const notices = useNotices();
  const { t, language } = useWords();
  const confirm = useMutation({
    mutationFn: () => {
      const reviewBy = new Date(serverNow() + HALF_A_YEAR_MS).toISOString();
      const fields = { ...fieldsOf(article), reviewBy };
      return saveArticle(article, fields, article.revision, t('articles.stillRight'));
    },
    onSuccess: ({ reviewBy }) =>
      notices.success(
        t('articles.reviewed', { day: reviewBy ? dateAndTime(reviewBy, language) : '' }),
      ),
    onError: (error) => notices.error(error),
  });
  return (
    <Tooltip content={t('articles.stillRightHint')} relationship="description">
      <Button
        size="small"
        icon={<CheckmarkRegular />}
        disabled={confirm.isPending}
        data-testid="still-right"
        onClick={() => confirm.mutate()}
      >
        {t('articles.stillRight')}
      </Button>
    </Tooltip>
  );
}
