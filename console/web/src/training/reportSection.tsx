import { Button, makeStyles, mergeClasses, Text } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/index.ts';
import { usePageStyles } from '../shell/pageStyles.ts';

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'baseline', flexWrap: 'wrap', gap: '2px 8px' },
  hint: { display: 'block', margin: '2px 0 8px' },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
});

/** A report keeps so many of a list and no more. */
const MOST_LISTED = 500;

/** A card of the report. */
export function ReportSection(props: {
  readonly title: string;
  readonly count?: number;
  readonly hint: string;
  readonly testId?: string;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  const page = usePageStyles();
  return (
    <section className={page.card} aria-label={props.title} data-testid={props.testId}>
      <div className={styles.head}>
        <Text as="h2" size={400} weight="semibold">
          {props.title}
        </Text>
        {props.count !== undefined && (
          <span className={page.quiet}>
            {props.count < MOST_LISTED ? props.count : `${MOST_LISTED}+`}
          </span>
        )}
      </div>
      <span className={mergeClasses(styles.hint, page.quiet, page.small)}>{props.hint}</span>
      {props.children}
    </section>
  );
}

/** The first of a long list, and a button for the others. */
export function ShortList<T>(props: {
  readonly items: readonly T[];
  readonly most: number;
  readonly empty: string;
  readonly row: (item: T) => ReactNode;
}) {
  const { items, most, row } = props;
  const [all, setAll] = useState(false);
  const styles = useStyles();
  const page = usePageStyles();
  const { t } = useWords();
  if (items.length === 0) return <span className={page.quiet}>{props.empty}</span>;
  return (
    <>
      <ul className={styles.list}>{(all ? items : items.slice(0, most)).map(row)}</ul>
      {!all && items.length > most && (
        <Button appearance="subtle" size="small" className={page.more} onClick={() => setAll(true)}>
          {t('report.showAll', { count: items.length })}
        </Button>
      )}
    </>
  );
}
