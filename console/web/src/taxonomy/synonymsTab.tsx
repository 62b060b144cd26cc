import { Button, makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { ArticleLanguage } from '../api/articles.ts';
import { useSynonyms } from '../api/synonyms.ts';
import { useWords } from '../i18n/index.ts';
import { EmptyState, Problem } from '../shell/emptyState.tsx';
import { LanguageSelect } from '../shell/languageSelect.tsx';
import { usePageStyles } from '../shell/pageStyles.ts';
import { SearchField } from '../shell/searchField.tsx';
import { GroupDialog } from './groupDialog.tsx';
import { type Group, groupsWith } from './groups.ts';
import { LastChange } from './lastChange.tsx';
import { SynonymHistory } from './synonymHistory.tsx';
import { SynonymTrial } from './synonymTrial.tsx';

const useStyles = makeStyles({
  body: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 340px',
    alignItems: 'start',
    gap: '24px',
    maxWidth: '1180px',
    '@media (max-width: 999px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  aside: { display: 'grid', gap: '16px', marginTop: '12px' },
  list: { margin: '0 0 12px', padding: 0, listStyleType: 'none' },
  item: { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  group: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '6px',
    width: '100%',
    boxSizing: 'border-box',
    padding: '8px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    background: 'none',
    font: 'inherit',
    color: 'inherit',
    textAlign: 'left',
  },
  open: {
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  word: {
    padding: '0 8px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'var(--batonTag)',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '22px',
    overflowWrap: 'anywhere',
    minWidth: 0,
  },
});

/** Shown at first; a shop has some hundred. */
const MOST_SHOWN = 200;

/** Words that mean the same to search, language by language. */
export function SynonymsTab({ mayWrite }: { readonly mayWrite: boolean }) {
  const { t, language } = useWords();
  const [spoken, setSpoken] = useState<ArticleLanguage>(language);
  const [typed, setTyped] = useState('');
  const [all, setAll] = useState(false);
  const [open, setOpen] = useState<{ readonly group: Group | undefined }>();
  const synonyms = useSynonyms();
  const styles = useStyles();
  const page = usePageStyles();
  if (synonyms.isPending) return <Spinner size="small" style={{ marginTop: 40 }} />;
  if (!synonyms.data) {
    return <Problem text={t('articles.failed')} onRetry={() => void synonyms.refetch()} />;
  }
  const found = groupsWith(synonyms.data.groups[spoken], typed);
  const shown = all ? found : found.slice(0, MOST_SHOWN);
  return (
    <div className={styles.body}>
      <div>
        <div className={page.toolbar}>
          <LanguageSelect
            label={t('details.language')}
            value={spoken}
            testId="synonym-language"
            onChange={(tag) => setSpoken(tag === 'zh' ? tag : 'en')}
          />
          <SearchField
            label={t('taxonomy.searchGroups')}
            value={typed}
            testId="search-groups"
            onChange={setTyped}
          />
          <span className={page.quiet}>{t('taxonomy.groups', { count: found.length })}</span>
          {mayWrite && (
            <Button
              style={{ marginLeft: 'auto' }}
              icon={<AddRegular />}
              data-testid="new-group"
              onClick={() => setOpen({ group: undefined })}
            >
              {t('taxonomy.addGroup')}
            </Button>
          )}
        </div>
        <ul className={styles.list} data-testid="groups">
          {shown.map((group) => (
            <li key={group.join('\n')} className={styles.item}>
              <GroupRow group={group} onOpen={mayWrite ? () => setOpen({ group }) : undefined} />
            </li>
          ))}
        </ul>
        {found.length === 0 && (
          <EmptyState
            title={t(typed ? 'taxonomy.noGroupFound' : 'taxonomy.noGroups')}
            hint={t('taxonomy.noGroupsHint')}
          />
        )}
        {found.length > shown.length && (
          <Button appearance="subtle" className={page.more} onClick={() => setAll(true)}>
            {t('gaps.showAll', { count: found.length })}
          </Button>
        )}
        <LastChange {...synonyms.data} />
      </div>
      <div className={styles.aside}>
        <SynonymTrial spoken={spoken} />
        <SynonymHistory />
      </div>
      {open && (
        <GroupDialog
          {...open}
          spoken={spoken}
          synonyms={synonyms.data}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  );
}

function GroupRow(props: {
  readonly group: Group;
  /** Undefined: it is only to be read. */
  readonly onOpen: (() => void) | undefined;
}) {
  const styles = useStyles();
  const words = props.group.map((word) => (
    <span key={word} className={styles.word}>
      {word}
    </span>
  ));
  if (!props.onOpen) return <div className={styles.group}>{words}</div>;
  return (
    <button
      type="button"
      className={mergeClasses(styles.group, styles.open)}
      data-testid="group"
      onClick={props.onOpen}
    >
      {words}
    </button>
  );
}
