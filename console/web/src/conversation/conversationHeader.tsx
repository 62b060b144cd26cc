import { Button, makeStyles, Text, Tooltip, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular, PanelRightRegular } from '@fluentui/react-icons';
import type { ConversationAnswer } from '../../../wire.ts';
import { useSignedIn } from '../api/session.ts';
import { useWords } from '../i18n/index.ts';
import { channelLabel } from '../i18n/labels.ts';
import type { Translate } from '../i18n/translation.ts';
import { AnswerCountdown } from '../inbox/clocks.tsx';
import { PersonAvatar } from '../shell/personAvatar.tsx';
import { ONE_PANE, useMediaQuery } from '../state/mediaQuery.ts';
import { navigate } from '../state/route.ts';
import { ActionBar } from './actionBar.tsx';

const useStyles = makeStyles({
  root: {
    // Its menu opens within it, over the transcript.
    position: 'relative',
    zIndex: 1,
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minHeight: '60px',
    boxSizing: 'border-box',
    padding: '8px 16px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  who: { display: 'flex', flexDirection: 'column', minWidth: 0, marginRight: 'auto' },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  line: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '18px',
    color: tokens.colorNeutralForeground3,
    whiteSpace: 'nowrap',
  },
  where: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis' },
});

/** Whose conversation it is, and what can be done with it. */
export function ConversationHeader(props: {
  readonly conversation: ConversationAnswer;
  readonly name: string;
  /** Opens and closes the details, where they have no place of their own. */
  readonly onDetails: (() => void) | undefined;
}) {
  const { conversation, name } = props;
  const me = useSignedIn();
  const styles = useStyles();
  const { t } = useWords();
  const onePane = useMediaQuery(ONE_PANE);
  const answerBy = conversation.agentId === me.id ? conversation.escalation?.answerBy : null;
  return (
    <header className={styles.root}>
      {onePane && (
        <Button
          appearance="subtle"
          icon={<ArrowLeftRegular />}
          aria-label={t('conversation.back')}
          data-testid="back"
          onClick={() => navigate({ page: 'inbox', conversationId: null })}
        />
      )}
      {!onePane && <PersonAvatar id={conversation.customerId} name={conversation.customerName} />}
      <div className={styles.who}>
        <Text as="h1" weight="semibold" size={400} className={styles.name}>
          {name}
        </Text>
        <span className={styles.line}>
          <span className={styles.where}>
            {channelLabel(conversation.channelId, t)} · {ownerWords(conversation, me.id, t)}
          </span>
          {answerBy && <AnswerCountdown answerBy={answerBy} />}
        </span>
      </div>
      <ActionBar conversation={conversation} compact={onePane} />
      {props.onDetails && (
        <Tooltip content={t('conversation.details')} relationship="label">
          <Button
            appearance="subtle"
            icon={<PanelRightRegular />}
            data-testid="details-toggle"
            onClick={props.onDetails}
          />
        </Tooltip>
      )}
    </header>
  );
}

function ownerWords(conversation: ConversationAnswer, myId: string, t: Translate): string {
  switch (conversation.state) {
    case 'waiting':
      return t('conversation.ownerQueue');
    case 'assigned':
      return conversation.agentId === myId
        ? t('conversation.ownerYou')
        : t('conversation.ownerAgent', { name: conversation.agentName ?? t('event.someone') });
    case 'bot': {
      const wrapUp = conversation.escalation?.state === 'wrapUp';
      return t('conversation.ownerBot') + (wrapUp ? ` · ${t('conversation.wrapUp')}` : '');
    }
  }
}
