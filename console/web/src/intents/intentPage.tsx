import { Button, Spinner, Tab, TabList, Text } from '@fluentui/react-components';
import { ArrowLeftRegular, DeleteRegular, DocumentDismissRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useIntent } from '../api/intents.ts';
import { RequestError } from '../api/request.ts';
import { useSignedIn, writesIntents } from '../api/session.ts';
import { useWords } from '../i18n/index.ts';
import { EmptyState, Problem } from '../shell/emptyState.tsx';
import { usePageStyles } from '../shell/pageStyles.ts';
import { Tag } from '../shell/tag.tsx';
import { navigate, routeHref } from '../state/route.ts';
import { AddUtterances } from './addUtterances.tsx';
import { useIntentDraft } from './draftStore.ts';
import { HistoryList } from './historyList.tsx';
import { IntentProfile } from './intentProfile.tsx';
import { RemoveIntentDialog } from './removeIntentDialog.tsx';
import { SaveBar } from './saveBar.tsx';
import { UtteranceList } from './utteranceList.tsx';

/** One intent: what it is about, its utterances, its history. */
export function IntentPage(props: {
  readonly name: string;
  readonly view: 'utterances' | 'history';
  /** What to search its utterances for at first. */
  readonly q: string;
}) {
  const { name, view, q } = props;
  const intent = useIntent(name);
  const [draft, change] = useIntentDraft(name, intent.data?.revision);
  const [removing, setRemoving] = useState(false);
  const mayWrite = writesIntents(useSignedIn());
  const page = usePageStyles();
  const { t } = useWords();
  if (intent.isPending) return <Spinner size="small" />;
  if (!intent.data) {
    const isGone = intent.error instanceof RequestError && intent.error.status === 404;
    return (
      <main className={page.root}>
        <Back />
        {isGone ? (
          <EmptyState icon={<DocumentDismissRegular />} title={t('intents.gone', { name })} />
        ) : (
          <Problem text={t('intents.failed')} onRetry={() => void intent.refetch()} />
        )}
      </main>
    );
  }
  const editing = { intent: intent.data, draft, onChange: change, mayWrite };
  return (
    <main className={page.root}>
      <Back />
      <div className={page.head}>
        <Text as="h1" size={500} weight="semibold" className={page.title}>
          {name}
        </Text>
        {intent.data.humanOnly && <Tag tone="important">{t('intents.humanOnly')}</Tag>}
        {mayWrite && (
          <div className={page.actions}>
            <Button
              appearance="subtle"
              icon={<DeleteRegular />}
              data-testid="remove-intent"
              onClick={() => setRemoving(true)}
            >
              {t('intents.removeIntent')}
            </Button>
          </div>
        )}
      </div>
      <IntentProfile {...editing} />
      <TabList
        style={{ margin: '8px -12px 8px' }}
        selectedValue={view}
        onTabSelect={(_event, { value }) =>
          navigate({
            ...{ page: 'intent', name, q: '' },
            view: value === 'history' ? value : 'utterances',
          })
        }
      >
        <Tab value="utterances">{t('intents.utterances')}</Tab>
        <Tab value="history">{t('intents.history')}</Tab>
      </TabList>
      {view === 'history' ? (
        <HistoryList intent={name} mayRestore={false} />
      ) : (
        <>
          {mayWrite && <AddUtterances onAdd={change} />}
          <UtteranceList key={q} {...editing} q={q} />
        </>
      )}
      {mayWrite && <SaveBar intent={intent.data} draft={draft} onChange={change} />}
      {removing && <RemoveIntentDialog intent={intent.data} onClose={() => setRemoving(false)} />}
    </main>
  );
}

function Back() {
  const page = usePageStyles();
  const { t } = useWords();
  return (
    <a className={page.back} href={routeHref({ page: 'intents', view: 'list' })}>
      <ArrowLeftRegular aria-hidden />
      {t('intents.title')}
    </a>
  );
}
