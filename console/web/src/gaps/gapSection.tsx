import { Button, makeStyles, mergeClasses } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/index.ts';
import { usePageStyles } from '../shell/pageStyles.ts';
import { useTableStyles } from '../shell/tableStyles.ts';
import { ReportSection } from '../training/reportSection.tsx';

const useStyles = makeStyles({
  number: { textAlign: 'right' },
  scroll: { overflowX: 'auto' },
});

/** A column of a list; numbers stand at the right. */
export interface GapColumn {
  readonly label: string;
  readonly isNumber?: boolean;
}

/** One of the lists: a card with a table of its first rows, and a button for the others. */
export function GapSection<T>(props: {
  readonly title: string;
  readonly hint: string;
  readonly empty: string;
  readonly testId: string;
  readonly columns: readonly GapColumn[];
  readonly items: readonly T[];
  /** How many there are; more than are listed, perhaps. */
  readonly count: number;
  /** How many are shown at first. */
  readonly most: number;
  readonly row: (item: T) => ReactNode;
}) {
  const { items, most, columns } = props;
  const [all, setAll] = useState(false);
  const styles = useStyles();
  const page = usePageStyles();
  const table = useTableStyles();
  const { t } = useWords();
  return (
    <ReportSection title={props.title} count={props.count} hint={props.hint} testId={props.testId}>
      {items.length === 0 ? (
        <span className={page.quiet}>{props.empty}</span>
      ) : (
        <div className={styles.scroll}>
          <table className={table.table}>
            <thead>
              <tr>
                {columns.map(({ label, isNumber }) => (
                  <th
                    key={label}
                    scope="col"
                    className={mergeClasses(table.head, isNumber && styles.number)}
                  >
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{(all ? items : items.slice(0, most)).map(props.row)}</tbody>
          </table>
        </div>
      )}
      {!all && items.length > most && (
        <Button appearance="subtle" size="small" className={page.more} onClick={() => setAll(true)}>
          {t('gaps.showAll', { count: items.length })}
        </Button>
      )}
    </ReportSection>
  );
}
