import { Button, makeStyles, Tab, TabList, Text } from '@fluentui/react-components';
import { PersonAddRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { AgentAnswer } from '../../../wire.ts';
import { useSignedIn } from '../api/session.ts';
import { useWords } from '../i18n/index.ts';
import { AgentDialog } from './agentDialog.tsx';
import { AgentTable } from './agentTable.tsx';
import { QueueSettings } from './queueSettings.tsx';

const useStyles = makeStyles({
  root: { height: '100%', overflow: 'auto', boxSizing: 'border-box', padding: '24px 28px' },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between' },
  tabs: { margin: '8px -12px 12px' },
});

/** Who works here, and how their conversations are routed; for supervisors. */
export function TeamPage() {
  const [tab, setTab] = useState<'agents' | 'queues'>('agents');
  const [form, setForm] = useState<{ readonly agent?: AgentAnswer }>();
  // Accounts are the administrators' alone.
  const isAdmin = useSignedIn().roles.includes('admin');
  const styles = useStyles();
  const { t } = useWords();
  return (
    <main className={styles.root}>
      <div className={styles.head}>
        <Text as="h1" size={500} weight="semibold">
          {t('team.title')}
        </Text>
        {isAdmin && (
          <Button
            appearance="primary"
            icon={<PersonAddRegular />}
            data-testid="add-agent"
            onClick={() => setForm({})}
          >
            {t('team.add')}
          </Button>
        )}
      </div>
      <TabList
        className={styles.tabs}
        selectedValue={tab}
        onTabSelect={(_event, { value }) => setTab(value === 'queues' ? 'queues' : 'agents')}
      >
        <Tab value="agents">{t('team.agents')}</Tab>
        <Tab value="queues" data-testid="queues-tab">
          {t('team.queues')}
        </Tab>
      </TabList>
      {tab === 'agents' ? (
        <AgentTable {...(isAdmin ? { onEdit: (agent) => setForm({ agent }) } : {})} />
      ) : (
        <QueueSettings />
      )}
      {form && (
        <AgentDialog
          {...(form.agent ? { agent: form.agent } : {})}
          onClose={() => setForm(undefined)}
        />
      )}
    </main>
  );
}
