import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { SynonymChangeAnswer } from '../../../wire.ts';
import { useSynonymHistory } from '../api/synonyms.ts';
import { dateAndTime } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { authorLabel } from '../i18n/labels.ts';
import { usePageStyles } from '../shell/pageStyles.ts';
import { ReportSection, ShortList } from '../training/reportSection.tsx';

const useStyles = makeStyles({
  item: {
    display: 'grid',
    gap: '2px',
    padding: '8px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    listStyleType: 'none',
  },
  added: { color: tokens.colorPaletteGreenForeground1 },
  removed: { color: tokens.colorPaletteRedForeground1 },
});

/** A change of more groups than this is told in numbers. */
const MOST_TOLD = 3;

/** Who changed which groups, newest first. */
export function SynonymHistory() {
  const changes = useSynonymHistory().data ?? [];
  const { t } = useWords();
  return (
    <ReportSection title={t('taxonomy.history')} hint={t('taxonomy.historyHint')}>
      <ShortList
        items={changes}
        most={5}
        empty={t('taxonomy.noHistory')}
        row={(change) => <Change key={change.version} change={change} />}
      />
    </ReportSection>
  );
}

function Change({ change }: { readonly change: SynonymChangeAnswer }) {
  const { added, removed, addedCount, removedCount, at } = change;
  const styles = useStyles();
  const page = usePageStyles();
  const { t, language } = useWords();
  const isTold = addedCount <= MOST_TOLD && removedCount <= MOST_TOLD;
  return (
    <li className={styles.item} data-testid="synonym-change">
      <span className={mergeClasses(page.quiet, page.small)}>
        {authorLabel(change, t)} · {at && <time dateTime={at}>{dateAndTime(at, language)}</time>}
      </span>
      {isTold ? (
        <>
          {removed.map(({ words }) => (
            <del key={words.join()} className={styles.removed}>
              {words.join(' · ')}
            </del>
          ))}
          {added.map(({ words }) => (
            <span key={words.join()} className={styles.added}>
              + {words.join(' · ')}
            </span>
          ))}
        </>
      ) : (
        <span>{t('taxonomy.changedGroups', { added: addedCount, removed: removedCount })}</span>
      )}
    </li>
  );
}
