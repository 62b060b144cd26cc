import { makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import { LightbulbRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { IntentAnswer } from '../../../wire.ts';
import { useIntents } from '../api/intents.ts';
import { integer, languageName } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { EmptyState, Problem } from '../shell/emptyState.tsx';
import { SPOKEN } from '../shell/languageSelect.tsx';
import { usePageStyles } from '../shell/pageStyles.ts';
import { SearchField } from '../shell/searchField.tsx';
import { useTableStyles } from '../shell/tableStyles.ts';
import { Tag } from '../shell/tag.tsx';
import { routeHref } from '../state/route.ts';

const useStyles = makeStyles({
  cell: { height: '22px', padding: '7px 12px' },
  name: { fontWeight: tokens.fontWeightSemibold, width: '30%' },
  number: { textAlign: 'right', width: '84px' },
  none: { color: tokens.colorNeutralForeground4 },
  narrow: { '@media (max-width: 699px)': { display: 'none' } },
});

/** The intents, with how many utterances they have in each language. */
export function IntentList() {
  const [typed, setTyped] = useState('');
  const intents = useIntents();
  const page = usePageStyles();
  const { t } = useWords();
  if (intents.isPending) return <Spinner size="small" style={{ marginTop: 40 }} />;
  if (!intents.data) {
    return <Problem text={t('intents.failed')} onRetry={() => void intents.refetch()} />;
  }
  if (intents.data.length === 0) {
    return (
      <div style={{ height: '50%' }}>
        <EmptyState
          icon={<LightbulbRegular />}
          title={t('intents.none')}
          hint={t('intents.noneHint')}
        />
      </div>
    );
  }
  const q = typed.trim().toLowerCase();
  const found = intents.data.filter(({ name, description }) =>
    `${name} ${description}`.toLowerCase().includes(q),
  );
  return (
    <>
      <div className={page.toolbar}>
        <SearchField
          label={t('intents.search')}
          value={typed}
          testId="search-intents"
          onChange={setTyped}
        />
      </div>
      {found.length === 0 ? (
        <EmptyState title={t('intents.noneFound', { q: typed.trim() })} />
      ) : (
        <IntentTable intents={found} />
      )}
    </>
  );
}

function IntentTable({ intents }: { readonly intents: readonly IntentAnswer[] }) {
  const styles = useStyles();
  const table = useTableStyles();
  const page = usePageStyles();
  const { t, language } = useWords();
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col" className={table.head}>
            {t('intents.name')}
          </th>
          <th scope="col" className={mergeClasses(table.head, styles.narrow)}>
            {t('intents.description')}
          </th>
          {SPOKEN.map((tag) => (
            <th key={tag} scope="col" className={mergeClasses(table.head, styles.number)}>
              {languageName(tag, language)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {intents.map((intent) => (
          <tr key={intent.name} className={table.row} data-testid="intent-row">
            <td className={mergeClasses(table.cell, styles.cell, styles.name)}>
              <span className={table.tags}>
                <a
                  className={page.link}
                  href={routeHref({ page: 'intent', name: intent.name, view: 'utterances', q: '' })}
                >
                  {intent.name}
                </a>
                {intent.humanOnly && <Tag tone="important">{t('intents.humanOnly')}</Tag>}
              </span>
            </td>
            <td
              className={mergeClasses(
                table.cell,
                styles.cell,
                page.quiet,
                page.wrap,
                styles.narrow,
              )}
            >
              {intent.description}
            </td>
            {SPOKEN.map((tag) => (
              <td
                key={tag}
                className={mergeClasses(
                  table.cell,
                  styles.cell,
                  styles.number,
                  intent.utterances[tag] === 0 && styles.none,
                )}
              >
                {integer(intent.utterances[tag], language)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
