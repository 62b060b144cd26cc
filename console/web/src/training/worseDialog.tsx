import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { ModelComparisonAnswer } from '../../../wire.ts';
import { percent } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { ActionDialog } from '../shell/actionDialog.tsx';
import { usePageStyles } from '../shell/pageStyles.ts';
import { useTableStyles } from '../shell/tableStyles.ts';

const useStyles = makeStyles({
  scroll: { maxHeight: '260px', overflow: 'auto' },
  number: { textAlign: 'right' },
});

/** What got worse against the active version, and the way to insist. */
export function WorseDialog(props: {
  readonly number: number;
  readonly comparison: ModelComparisonAnswer;
  readonly busy: boolean;
  readonly onInsist: () => void;
  readonly onClose: () => void;
}) {
  const { accuracy, activeAccuracy, worseIntents } = props.comparison;
  const styles = useStyles();
  const table = useTableStyles();
  const page = usePageStyles();
  const { t, language } = useWords();
  const number = mergeClasses(table.cell, styles.number);
  const share = (value: number | null) => (value === null ? '–' : percent(value, language, 1));
  return (
    <ActionDialog
      title={t('training.worseTitle', { number: props.number })}
      hint={t('training.worseHint')}
      submit={t('training.insist')}
      busy={props.busy}
      onSubmit={props.onInsist}
      onClose={props.onClose}
    >
      <div className={styles.scroll} data-testid="worse">
        <table className={table.table}>
          <thead>
            <tr>
              <td className={table.head} />
              <th scope="col" className={mergeClasses(table.head, styles.number)}>
                {t('training.activeNow')}
              </th>
              <th scope="col" className={mergeClasses(table.head, styles.number)}>
                {t('training.thisOne')}
              </th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row" className={table.cell} style={{ textAlign: 'left' }}>
                {t('training.accuracy')}
              </th>
              <td className={number}>{share(activeAccuracy)}</td>
              <td className={number}>{share(accuracy)}</td>
            </tr>
            {worseIntents.map(({ intent, f1, activeF1 }) => (
              <tr key={intent}>
                <td className={mergeClasses(table.cell, page.wrap)}>
                  {intent} <span className={table.quiet}>F1</span>
                </td>
                <td className={number}>{share(activeF1)}</td>
                <td className={number}>{share(f1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </ActionDialog>
  );
}
