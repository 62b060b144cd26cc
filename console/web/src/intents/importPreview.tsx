import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { ImportAnswer } from '../../../wire.ts';
import { listOf } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { usePageStyles } from '../shell/pageStyles.ts';
import { Tag } from '../shell/tag.tsx';
import { ChangedUtterances } from './changedUtterances.tsx';

const useStyles = makeStyles({
  counts: { display: 'flex', flexWrap: 'wrap', gap: '6px', marginBottom: '8px' },
  scroll: { maxHeight: '200px', overflow: 'auto', marginTop: '8px' },
  problems: {
    margin: 0,
    paddingLeft: '4px',
    listStyleType: 'none',
    color: tokens.colorPaletteRedForeground1,
    overflowWrap: 'anywhere',
  },
});

const MOST_NAMED = 12;

/** What a file would change, and which of its lines can't be used. */
export function ImportPreview({ preview }: { readonly preview: ImportAnswer }) {
  const styles = useStyles();
  const page = usePageStyles();
  const { t, language } = useWords();
  const { added, removed, unchanged, problems, examples } = preview;
  const named = (label: 'newIntents' | 'removedIntents' | 'changedProfiles') => {
    const names = preview[label];
    if (names.length === 0) return null;
    const rest = names.length - MOST_NAMED;
    const shown = names.slice(0, MOST_NAMED);
    if (rest > 0) shown.push(t('intents.andMore', { count: rest }));
    return (
      <div className={mergeClasses(page.small, page.wrap)}>
        <span className={page.quiet}>{t(`intents.${label}`)}</span> {listOf(shown, language)}
      </div>
    );
  };
  return (
    <section className={page.card} data-testid="import-preview" aria-live="polite">
      <div className={styles.counts}>
        <Tag tone="brand">{t('intents.addedCount', { count: added })}</Tag>
        <Tag tone={removed > 0 ? 'important' : 'neutral'}>
          {t('intents.removedCount', { count: removed })}
        </Tag>
        <Tag>{t('intents.unchangedCount', { count: unchanged })}</Tag>
        {problems.length > 0 && (
          <Tag tone="urgent">{t('intents.problemCount', { count: problems.length })}</Tag>
        )}
      </div>
      {named('newIntents')}
      {named('removedIntents')}
      {named('changedProfiles')}
      {problems.length > 0 ? (
        <div className={styles.scroll}>
          <ul className={mergeClasses(styles.problems, page.small)}>
            {problems.map(({ line, message }) => (
              <li key={`${line} ${message}`}>{t('intents.lineProblem', { line, message })}</li>
            ))}
          </ul>
        </div>
      ) : added + removed === 0 ? (
        <Text size={200} className={page.quiet}>
          {t('intents.nothingNew')}
        </Text>
      ) : (
        <div className={styles.scroll}>
          <ChangedUtterances added={examples.added} removed={examples.removed} />
        </div>
      )}
    </section>
  );
}
