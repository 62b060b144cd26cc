import { makeStyles, OverlayDrawer, Spinner, tokens } from '@fluentui/react-components';
import { useEffect } from 'react';
import type { ConversationAnswer, MessageAnswer } from '../../../wire.ts';
import { useConversation } from '../api/conversations.ts';
import { RequestError } from '../api/request.ts';
import { useTranscript } from '../api/transcript.ts';
import { DetailsPane } from '../details/detailsPane.tsx';
import { useWords } from '../i18n/index.ts';
import { customerLabel } from '../i18n/labels.ts';
import { noteOpened } from '../shell/arrivals.ts';
import { Problem } from '../shell/emptyState.tsx';
import { NARROW, useMediaQuery } from '../state/mediaQuery.ts';
import { Transcript } from '../transcript/transcript.tsx';
import { Composer } from './composer.tsx';
import { ConversationHeader } from './conversationHeader.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', height: '100%', minWidth: 0 },
  middle: {
    display: 'grid',
    // Whatever stands in it, the column leaves the details their place.
    gridTemplateColumns: 'minmax(0, 1fr)',
    gridTemplateRows: 'auto minmax(0, 1fr) auto',
    flexGrow: 1,
    minWidth: 0,
    minHeight: 0,
  },
  details: {
    width: '316px',
    flexShrink: 0,
    overflowY: 'auto',
    backgroundColor: tokens.colorNeutralBackground2,
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  drawer: { width: '340px', maxWidth: '92vw', backgroundColor: tokens.colorNeutralBackground2 },
  drawerBody: { width: '100%', height: '100%', overflowY: 'auto' },
  loading: { height: '100%' },
});

/** One conversation: what can be done with it, what was said, and what is known. */
export function ConversationPane(props: {
  readonly conversationId: string;
  readonly detailsOpen: boolean;
  readonly onDetailsOpen: (open: boolean) => void;
}) {
  const conversation = useConversation(props.conversationId);
  const transcript = useTranscript(props.conversationId);
  const styles = useStyles();
  const { t } = useWords();
  if (conversation.data && transcript.data) {
    return <LoadedPane {...props} conversation={conversation.data} messages={transcript.data} />;
  }
  const error = conversation.error ?? transcript.error;
  if (!error) return <Spinner className={styles.loading} size="small" label={t('app.loading')} />;
  const missing = error instanceof RequestError && (error.status === 404 || error.status === 403);
  return missing ? (
    <Problem text={t('conversation.notFound')} />
  ) : (
    <Problem
      text={t('transcript.failed')}
      onRetry={() => {
        void conversation.refetch();
        void transcript.refetch();
      }}
    />
  );
}

function LoadedPane(props: {
  readonly conversation: ConversationAnswer;
  readonly messages: readonly MessageAnswer[];
  readonly detailsOpen: boolean;
  readonly onDetailsOpen: (open: boolean) => void;
}) {
  const { conversation, messages, detailsOpen, onDetailsOpen } = props;
  const styles = useStyles();
  const { t } = useWords();
  const narrow = useMediaQuery(NARROW);
  const name = customerLabel({ ...conversation, id: conversation.customerId }, t);
  useEffect(() => noteOpened(conversation.id), [conversation.id]);
  return (
    <div className={styles.root}>
      <div className={styles.middle}>
        <ConversationHeader
          conversation={conversation}
          name={name}
          onDetails={narrow ? () => onDetailsOpen(!detailsOpen) : undefined}
        />
        <Transcript conversationId={conversation.id} messages={messages} customerName={name} />
        <Composer conversation={conversation} customerName={name} />
      </div>
      {narrow ? (
        <OverlayDrawer
          position="end"
          className={styles.drawer}
          open={detailsOpen}
          onOpenChange={(_event, { open }) => onDetailsOpen(open)}
          aria-label={t('details.label')}
        >
          <div className={styles.drawerBody}>
            <DetailsPane
              conversation={conversation}
              name={name}
              onClose={() => onDetailsOpen(false)}
            />
          </div>
        </OverlayDrawer>
      ) : (
        <aside className={styles.details} aria-label={t('details.label')}>
          <DetailsPane conversation={conversation} name={name} />
        </aside>
      )}
    </div>
  );
}
