import { Button, Tab, TabList, Text } from '@fluentui/react-components';
import { AddRegular, ArrowDownloadRegular, ArrowUploadRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useIntents } from '../api/intents.ts';
import { useSignedIn, writesIntents } from '../api/session.ts';
import { useWords } from '../i18n/index.ts';
import { HeadedPage } from '../shell/headedPage.tsx';
import { usePageStyles } from '../shell/pageStyles.ts';
import { navigate } from '../state/route.ts';
import { ExportDialog } from './exportDialog.tsx';
import { HistoryList } from './historyList.tsx';
import { ImportDialog } from './importDialog.tsx';
import { IntentList } from './intentList.tsx';
import { NewIntentDialog } from './newIntentDialog.tsx';

/** All intents, or all that was changed about them. */
export function IntentsPage({ view }: { readonly view: 'list' | 'history' }) {
  const [dialog, setDialog] = useState<'new' | 'import' | 'export'>();
  const count = useIntents().data?.length;
  const mayWrite = writesIntents(useSignedIn());
  const page = usePageStyles();
  const { t } = useWords();
  const close = (): void => setDialog(undefined);
  return (
    <HeadedPage
      title={t('intents.title')}
      lead={t('intents.lead')}
      beside={
        count !== undefined && <Text className={page.quiet}>{t('intents.count', { count })}</Text>
      }
      actions={
        <>
          <Button
            icon={<ArrowDownloadRegular />}
            data-testid="export-intents"
            onClick={() => setDialog('export')}
          >
            {t('intents.export')}
          </Button>
          {mayWrite && (
            <>
              <Button
                icon={<ArrowUploadRegular />}
                data-testid="import-intents"
                onClick={() => setDialog('import')}
              >
                {t('intents.import')}
              </Button>
              <Button
                appearance="primary"
                icon={<AddRegular />}
                data-testid="new-intent"
                onClick={() => setDialog('new')}
              >
                {t('intents.create')}
              </Button>
            </>
          )}
        </>
      }
    >
      <TabList
        style={{ margin: '0 -12px 4px' }}
        selectedValue={view}
        onTabSelect={(_event, { value }) =>
          navigate({ page: 'intents', view: value === 'history' ? value : 'list' })
        }
      >
        <Tab value="list">{t('intents.list')}</Tab>
        <Tab value="history">{t('intents.history')}</Tab>
      </TabList>
      {view === 'list' ? <IntentList /> : <HistoryList intent={null} mayRestore={mayWrite} />}
      {dialog === 'new' && <NewIntentDialog onClose={close} />}
      {dialog === 'import' && <ImportDialog onClose={close} />}
      {dialog === 'export' && <ExportDialog onClose={close} />}
    </HeadedPage>
  );
}
