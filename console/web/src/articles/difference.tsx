import { Spinner } from '@fluentui/react-components';
import { type ArticleLanguage, useArticleDiff } from '../api/articles.ts';
import { useWords } from '../i18n/index.ts';
import { Problem } from '../shell/emptyState.tsx';
import { usePageStyles } from '../shell/pageStyles.ts';
import { ChangeList } from './changeView.tsx';

/** What changed between two revisions. */
export function Difference(props: {
  readonly id: string;
  readonly language: ArticleLanguage;
  readonly from: number;
  readonly to: number;
}) {
  const diff = useArticleDiff(props.id, props.language, props.from, props.to);
  const page = usePageStyles();
  const { t } = useWords();
  if (diff.isPending) return <Spinner size="tiny" />;
  if (!diff.data) {
    return <Problem text={t('articles.failed')} onRetry={() => void diff.refetch()} />;
  }
  if (diff.data.changes.length === 0) {
    return <span className={page.quiet}>{t('articles.noChange')}</span>;
  }
  return <ChangeList changes={diff.data.changes} />;
}
