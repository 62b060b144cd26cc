import { Button, makeStyles, Spinner } from '@fluentui/react-components';
import { useState } from 'react';
import type { ArticleAnswer } from '../../../wire.ts';
import { useRevisions } from '../api/articles.ts';
import { useWords } from '../i18n/index.ts';
import { Problem } from '../shell/emptyState.tsx';
import { usePageStyles } from '../shell/pageStyles.ts';
import { CompareBar } from './compareBar.tsx';
import { RestoreDialog } from './restoreDialog.tsx';
import { RevisionDialog } from './revisionDialog.tsx';
import { RevisionRow } from './revisionRow.tsx';

const useStyles = makeStyles({
  root: { maxWidth: '960px' },
  list: { margin: '8px 0 0', padding: 0, listStyleType: 'none' },
});

/** Who changed what in a language version, when and why; newest first. */
export function RevisionList(props: {
  readonly article: ArticleAnswer;
  readonly mayWrite: boolean;
}) {
  const { article, mayWrite } = props;
  const { id, language } = article;
  const history = useRevisions(id, language);
  const [reading, setReading] = useState<ArticleAnswer>();
  const [restoring, setRestoring] = useState<ArticleAnswer>();
  const styles = useStyles();
  const page = usePageStyles();
  const { t } = useWords();
  if (history.isPending) return <Spinner size="small" style={{ marginTop: 40 }} />;
  if (!history.data) {
    return <Problem text={t('articles.failed')} onRetry={() => void history.refetch()} />;
  }
  const revisions = history.data.pages.flatMap((answer) => answer.items);
  return (
    <div className={styles.root}>
      <CompareBar article={article} onRead={setReading} />
      <ol className={styles.list}>
        {revisions.map((revision) => (
          <RevisionRow
            key={revision.revision}
            revision={revision}
            onRead={() => setReading(revision)}
            onRestore={
              mayWrite && revision.revision < article.revision
                ? () => setRestoring(revision)
                : undefined
            }
          />
        ))}
      </ol>
      {history.hasNextPage && (
        <Button
          appearance="subtle"
          className={page.more}
          disabled={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          {t('articles.more')}
        </Button>
      )}
      {reading && (
        <RevisionDialog
          revision={reading}
          onRestore={
            mayWrite && reading.revision < article.revision
              ? () => {
                  setRestoring(reading);
                  setReading(undefined);
                }
              : undefined
          }
          onClose={() => setReading(undefined)}
        />
      )}
      {restoring && (
        <RestoreDialog
          earlier={restoring}
          latest={article}
          onClose={() => setRestoring(undefined)}
        />
      )}
    </div>
  );
}
