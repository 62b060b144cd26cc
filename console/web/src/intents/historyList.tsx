import { Button, makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import { ChevronRightRegular, HistoryRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { IntentChangeAnswer } from '../../../wire.ts';
import { useIntentChange, useIntentHistory } from '../api/intents.ts';
import { dateAndTime, listOf } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { authorLabel } from '../i18n/labels.ts';
import { EmptyState, Problem } from '../shell/emptyState.tsx';
import { usePageStyles } from '../shell/pageStyles.ts';
import { ChangedUtterances } from './changedUtterances.tsx';
import { RestoreDialog } from './restoreDialog.tsx';

const useStyles = makeStyles({
  list: { margin: '8px 0 0', padding: 0, listStyleType: 'none' },
  item: { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  line: { display: 'flex', alignItems: 'flex-start', gap: '8px', padding: '10px 0' },
  opener: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr) auto',
    columnGap: '10px',
    flexGrow: 1,
    minWidth: 0,
    padding: '2px 4px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    background: 'none',
    font: 'inherit',
    color: 'inherit',
    textAlign: 'left',
    lineHeight: '20px',
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  chevron: {
    display: 'flex',
    alignSelf: 'start',
    width: '12px',
    height: '12px',
    marginTop: '4px',
    transitionProperty: 'transform',
    transitionDuration: '120ms',
  },
  opened: { transform: 'rotate(90deg)' },
  counts: { display: 'flex', gap: '8px', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  added: { color: tokens.colorPaletteGreenForeground1 },
  removed: { color: tokens.colorPaletteRedForeground1 },
  details: { padding: '0 0 12px 18px' },
});

const MOST_NAMED = 4;

/** Who changed what, when and why; of all intents or of one. */
export function HistoryList(props: {
  readonly intent: string | null;
  readonly mayRestore: boolean;
}) {
  const [restoring, setRestoring] = useState<IntentChangeAnswer>();
  const history = useIntentHistory(props.intent);
  const styles = useStyles();
  const page = usePageStyles();
  const { t } = useWords();
  if (history.isPending) return <Spinner size="small" style={{ marginTop: 40 }} />;
  if (!history.data) {
    return <Problem text={t('intents.failed')} onRetry={() => void history.refetch()} />;
  }
  const changes = history.data.pages.flatMap((answer) => answer.items);
  if (changes.length === 0) {
    return (
      <div style={{ height: '50%' }}>
        <EmptyState icon={<HistoryRegular />} title={t('intents.noHistory')} />
      </div>
    );
  }
  return (
    <>
      <ol className={styles.list}>
        {changes.map((change, index) => (
          <Change
            key={change.revision}
            change={change}
            onRestore={props.mayRestore && index > 0 ? () => setRestoring(change) : undefined}
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
          {t('intents.earlier')}
        </Button>
      )}
      {restoring && <RestoreDialog change={restoring} onClose={() => setRestoring(undefined)} />}
    </>
  );
}

function Change(props: {
  readonly change: IntentChangeAnswer;
  readonly onRestore: (() => void) | undefined;
}) {
  const { change } = props;
  const [open, setOpen] = useState(false);
  const styles = useStyles();
  const page = usePageStyles();
  const { t, language } = useWords();
  const named = change.intents.slice(0, MOST_NAMED);
  const rest = change.intents.length - named.length;
  const intents = listOf(
    rest > 0 ? [...named, t('intents.andMore', { count: rest })] : named,
    language,
  );
  return (
    <li className={styles.item} data-testid="intent-change">
      <div className={styles.line}>
        <button
          type="button"
          className={styles.opener}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <span className={mergeClasses(styles.chevron, open && styles.opened)} aria-hidden>
            <ChevronRightRegular fontSize={12} />
          </span>
          <span className={page.wrap}>
            {change.note || t('intents.noNote')}
            <br />
            <span className={mergeClasses(page.quiet, page.small)}>
              {authorLabel(change, t)} ·{' '}
              <time dateTime={change.at}>{dateAndTime(change.at, language)}</time> · {intents}
            </span>
          </span>
          <span className={styles.counts}>
            {change.added > 0 && <span className={styles.added}>+{change.added}</span>}
            {change.removed > 0 && <span className={styles.removed}>−{change.removed}</span>}
          </span>
        </button>
        {props.onRestore && (
          <Button size="small" appearance="subtle" onClick={props.onRestore}>
            {t('intents.restore')}
          </Button>
        )}
      </div>
      {open && <ChangeDetails revision={change.revision} />}
    </li>
  );
}

function ChangeDetails({ revision }: { readonly revision: number }) {
  const change = useIntentChange(revision);
  const styles = useStyles();
  const page = usePageStyles();
  const { t } = useWords();
  if (change.isPending) return <Spinner size="tiny" />;
  if (!change.data) {
    return <Problem text={t('intents.failed')} onRetry={() => void change.refetch()} />;
  }
  const { addedUtterances, removedUtterances } = change.data;
  return (
    <div className={styles.details}>
      {addedUtterances.length + removedUtterances.length === 0 ? (
        <span className={mergeClasses(page.quiet, page.small)}>{t('intents.onlyProfile')}</span>
      ) : (
        <ChangedUtterances added={addedUtterances} removed={removedUtterances} />
      )}
    </div>
  );
}
