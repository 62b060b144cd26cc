import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { UtteranceAnswer } from '../../../wire.ts';
import { useWords } from '../i18n/index.ts';

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '18px',
  },
  item: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr) fit-content(40%)',
    gap: '8px',
    padding: '3px 8px',
    overflowWrap: 'anywhere',
  },
  added: { color: tokens.colorPaletteGreenForeground1 },
  removed: { color: tokens.colorPaletteRedForeground1 },
  text: { color: tokens.colorNeutralForeground1 },
  gone: { color: tokens.colorNeutralForeground3, textDecorationLine: 'line-through' },
  intent: { color: tokens.colorNeutralForeground3, textAlign: 'right' },
});

type Row = Pick<UtteranceAnswer, 'utterance' | 'language' | 'intent'>;

/** Utterances that were added and removed, with their intents. */
export function ChangedUtterances(props: {
  readonly added: readonly Row[];
  readonly removed: readonly Row[];
  readonly most?: number;
}) {
  const { added, removed, most = 100 } = props;
  const styles = useStyles();
  const { t } = useWords();
  const rows = [
    ...removed.map((row) => ({ ...row, isAdded: false })),
    ...added.map((row) => ({ ...row, isAdded: true })),
  ];
  return (
    <ul className={styles.list}>
      {rows.slice(0, most).map((row) => (
        <li
          key={`${row.isAdded} ${row.intent} ${row.language} ${row.utterance}`}
          className={mergeClasses(styles.item, row.isAdded ? styles.added : styles.removed)}
        >
          <span role="img" aria-label={t(row.isAdded ? 'intents.added' : 'intents.removed')}>
            {row.isAdded ? '+' : '−'}
          </span>
          <span className={row.isAdded ? styles.text : styles.gone} lang={row.language}>
            {row.utterance}
          </span>
          <span className={styles.intent}>{row.intent}</span>
        </li>
      ))}
      {rows.length > most && (
        <li className={styles.item}>
          <span />
          <span className={styles.gone} style={{ textDecorationLine: 'none' }}>
            {t('intents.andMore', { count: rows.length - most })}
          </span>
        </li>
      )}
    </ul>
  );
}
