import { Button, makeStyles, mergeClasses, Text } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/index.ts';
import { usePageStyles } from '../shell/pageStyles.ts';
import { useTableStyles } from '../shell/tableStyles.ts';

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'baseline', flexWrap: 'wrap', gap: '2px 8px' },
  hint: { display: 'block', margin: '2px 0 8px' },
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
    <section className={page.card} aria-label={props.title} data-testid={props.testId}>
      <div className={styles.head}>
        <Text as="h2" size={400} weight="semibold">
          {props.title}
        </Text>
        <span className={page.quiet}>{props.count}</span>
      </div>
      <span className={mergeClasses(styles.hint, page.quiet, page.small)}>{props.hint}</span>
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
    </section>
  );
}
