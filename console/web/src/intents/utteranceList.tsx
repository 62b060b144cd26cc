import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useDeferredValue, useState } from 'react';
import { useUtterances } from '../api/intents.ts';
import { useWords } from '../i18n/index.ts';
import { EmptyState, Problem } from '../shell/emptyState.tsx';
import { LanguageSelect } from '../shell/languageSelect.tsx';
import { usePageStyles } from '../shell/pageStyles.ts';
import { SearchField } from '../shell/searchField.tsx';
import type { Editing } from './editing.ts';
import { NewUtteranceRow } from './newUtteranceRow.tsx';
import { UtteranceRow } from './utteranceRow.tsx';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', maxWidth: '1100px' },
  count: { marginLeft: 'auto', color: tokens.colorNeutralForeground3 },
  bar: { maxWidth: '1100px' },
});

/** An intent's utterances, with what is to become of them; new ones first. */
export function UtteranceList({ q: wanted, ...editing }: Editing & { readonly q: string }) {
  const { intent, draft, onChange, mayWrite } = editing;
  const [typed, setTyped] = useState(wanted);
  const [spoken, setSpoken] = useState('');
  const q = useDeferredValue(typed.trim());
  const utterances = useUtterances(intent.name, spoken, q);
  const styles = useStyles();
  const page = usePageStyles();
  const { t } = useWords();
  const rows = (utterances.data?.pages ?? []).flatMap((answer) => answer.items);
  const isFiltered = q !== '' || spoken !== '';
  return (
    <>
      <div className={`${page.toolbar} ${styles.bar}`}>
        <SearchField
          label={t('intents.searchUtterances')}
          value={typed}
          testId="search-utterances"
          onChange={setTyped}
        />
        <LanguageSelect
          label={t('details.language')}
          any={t('intents.allLanguages')}
          value={spoken}
          onChange={setSpoken}
        />
        <span className={styles.count}>
          {t('intents.utteranceCount', { count: intent.utterances.zh + intent.utterances.en })}
        </span>
      </div>
      <ul className={styles.list} aria-label={t('intents.utterances')}>
        {draft.added.map((line) => (
          <NewUtteranceRow
            key={`${line.language} ${line.utterance}`}
            line={line}
            onRemove={() =>
              onChange((now) => ({ ...now, added: now.added.filter((other) => other !== line) }))
            }
          />
        ))}
        {rows.map((utterance) => (
          <UtteranceRow
            key={utterance.id}
            utterance={utterance}
            change={draft.changed[utterance.id]?.after}
            isRemoved={draft.removed[utterance.id] !== undefined}
            onChange={mayWrite ? onChange : undefined}
          />
        ))}
      </ul>
      {utterances.isPending && <Spinner size="small" style={{ marginTop: 24 }} />}
      {utterances.isError && rows.length === 0 && (
        <Problem text={t('intents.failed')} onRetry={() => void utterances.refetch()} />
      )}
      {utterances.isSuccess && rows.length === 0 && draft.added.length === 0 && (
        <div style={{ height: '160px' }}>
          <EmptyState
            title={t(isFiltered ? 'intents.noUtteranceFound' : 'intents.noUtterances')}
            {...(isFiltered || !mayWrite ? {} : { hint: t('intents.noUtterancesHint') })}
          />
        </div>
      )}
      {utterances.hasNextPage && (
        <Button
          appearance="subtle"
          className={page.more}
          disabled={utterances.isFetchingNextPage}
          onClick={() => void utterances.fetchNextPage()}
        >
          {t('intents.more')}
        </Button>
      )}
    </>
  );
}
