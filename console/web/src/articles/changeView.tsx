import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowRightRegular } from '@fluentui/react-icons';
import type { FieldChangeAnswer } from '../../../wire.ts';
import { useTaxonomy } from '../api/articles.ts';
import { useWords } from '../i18n/index.ts';
import { usePageStyles } from '../shell/pageStyles.ts';
import { fieldLabel, valueLabel } from './articleWords.ts';
import { diffRuns } from './diffRuns.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: '14px' },
  field: {
    margin: '0 0 4px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: '20px',
    fontWeight: tokens.fontWeightSemibold,
  },
  text: {
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    overflow: 'hidden',
    lineHeight: '21px',
  },
  line: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    padding: '1px 8px 1px 0',
    minHeight: '21px',
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap',
  },
  sign: { textAlign: 'center', color: tokens.colorNeutralForeground3, userSelect: 'none' },
  same: {},
  removed: { backgroundColor: tokens.colorPaletteRedBackground1 },
  added: { backgroundColor: tokens.colorPaletteGreenBackground1 },
  mark: {
    color: 'inherit',
    borderRadius: '2px',
    textDecorationLine: 'none',
    fontWeight: tokens.fontWeightSemibold,
  },
  removedMark: { backgroundColor: tokens.colorPaletteRedBackground2 },
  addedMark: { backgroundColor: tokens.colorPaletteGreenBackground2 },
  unchanged: {
    padding: '2px 8px 2px 20px',
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
  value: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
});

const SIGNS = { same: '', removed: '−', added: '+' } as const;

/** The fields that changed, each with what became of it. */
export function ChangeList({ changes }: { readonly changes: readonly FieldChangeAnswer[] }) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <div className={styles.root} data-testid="changes">
      {changes.map((change) => (
        <section key={change.field}>
          <h2 className={styles.field}>{fieldLabel(change, t)}</h2>
          <ChangeView change={change} />
        </section>
      ))}
    </div>
  );
}

/** What became of one field. */
export function ChangeView({ change }: { readonly change: FieldChangeAnswer }) {
  if (change.kind === 'text') return <TextChange change={change} />;
  if (change.kind === 'list') return <ListChange change={change} />;
  return <ValueChange change={change} />;
}

type Of<K extends FieldChangeAnswer['kind']> = {
  readonly change: Extract<FieldChangeAnswer, { kind: K }>;
};

function TextChange({ change }: Of<'text'>) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <div className={styles.text}>
      {diffRuns(change.lines).map((run, index) =>
        run.kind === 'unchanged' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: The runs of a difference are only ever replaced together.
          <div key={index} className={styles.unchanged}>
            {t('articles.unchangedLines', { count: run.count })}
          </div>
        ) : (
          run.lines.map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: As above.
            <Line key={`${index}/${at}`} line={line} />
          ))
        ),
      )}
    </div>
  );
}

function Line({ line: { kind, parts } }: { readonly line: Of<'text'>['change']['lines'][number] }) {
  const styles = useStyles();
  const { t } = useWords();
  const Mark = kind === 'removed' ? 'del' : 'ins';
  // A line that is new or gone as a whole needs no marks within it.
  const isWhole = parts.every(({ changed }) => changed);
  return (
    <div className={mergeClasses(styles.line, styles[kind])}>
      <span
        className={styles.sign}
        {...(kind === 'same'
          ? { 'aria-hidden': true }
          : { role: 'img', 'aria-label': t(`articles.${kind}`) })}
      >
        {SIGNS[kind]}
      </span>
      <span>
        {parts.map(({ text, changed }, index) =>
          changed && kind !== 'same' && !isWhole ? (
            <Mark
              // biome-ignore lint/suspicious/noArrayIndexKey: As above.
              key={index}
              className={mergeClasses(styles.mark, styles[`${kind}Mark`])}
            >
              {text}
            </Mark>
          ) : (
            text
          ),
        )}
      </span>
    </div>
  );
}

function ListChange({ change: { removed, added } }: Of<'list'>) {
  const styles = useStyles();
  const page = usePageStyles();
  const { t } = useWords();
  if (removed.length + added.length === 0) {
    return <span className={page.quiet}>{t('articles.reordered')}</span>;
  }
  const line = (kind: 'removed' | 'added') => (text: string) => (
    <Line key={`${kind} ${text}`} line={{ kind, parts: [{ text, changed: true }] }} />
  );
  return (
    <div className={styles.text}>
      {removed.map(line('removed'))}
      {added.map(line('added'))}
    </div>
  );
}

function ValueChange({ change }: Of<'value'>) {
  const taxonomy = useTaxonomy().data;
  const styles = useStyles();
  const page = usePageStyles();
  const words = useWords();
  return (
    <span className={styles.value}>
      <del className={mergeClasses(styles.mark, page.quiet)}>
        {valueLabel(change, change.from, words, taxonomy)}
      </del>
      <ArrowRightRegular aria-hidden />
      <ins className={styles.mark}>{valueLabel(change, change.to, words, taxonomy)}</ins>
    </span>
  );
}
