import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChatRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { ConversationPane } from '../conversation/conversationPane.tsx';
import { useWords } from '../i18n/index.ts';
import { EmptyState } from '../shell/emptyState.tsx';
import { ONE_PANE, useMediaQuery } from '../state/mediaQuery.ts';
import { ConversationList } from './conversationList.tsx';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: '324px minmax(0, 1fr)',
    gridTemplateRows: 'minmax(0, 1fr)',
    minHeight: 0,
    '@media (max-width: 1199px)': { gridTemplateColumns: '288px minmax(0, 1fr)' },
  },
  onePane: { '@media (max-width: 1199px)': { gridTemplateColumns: 'minmax(0, 1fr)' } },
  hidden: { display: 'none' },
  list: {
    minHeight: 0,
    backgroundColor: tokens.colorNeutralBackground2,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  conversation: { minHeight: 0, minWidth: 0, backgroundColor: tokens.colorNeutralBackground1 },
});

/** The agent's inbox: the list, the conversation, and what is known about it. */
export function InboxPage({ conversationId }: { readonly conversationId: string | null }) {
  const styles = useStyles();
  const { t } = useWords();
  const onePane = useMediaQuery(ONE_PANE);
  const [detailsOpen, setDetailsOpen] = useState(false);
  return (
    <div className={mergeClasses(styles.root, onePane && styles.onePane)}>
      <section
        aria-label={t('list.label')}
        className={mergeClasses(styles.list, onePane && conversationId !== null && styles.hidden)}
      >
        <ConversationList openId={conversationId} />
      </section>
      <main
        className={mergeClasses(
          styles.conversation,
          onePane && conversationId === null && styles.hidden,
        )}
      >
        {conversationId === null ? (
          <EmptyState
            icon={<ChatRegular />}
            title={t('conversation.none')}
            hint={t('conversation.noneHint')}
          />
        ) : (
          <ConversationPane
            key={conversationId}
            conversationId={conversationId}
            detailsOpen={detailsOpen}
            onDetailsOpen={setDetailsOpen}
          />
        )}
      </main>
    </div>
  );
}
