import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { memo } from 'react';
import type { ConversationAnswer } from '../../../wire.ts';
import { useSignedIn } from '../api/session.ts';
import { useWords } from '../i18n/index.ts';
import { customerLabel, skillLabel } from '../i18n/labels.ts';
import { arrivals } from '../shell/arrivals.ts';
import { ChannelIcon } from '../shell/channelIcon.tsx';
import { PersonAvatar } from '../shell/personAvatar.tsx';
import { Tag } from '../shell/tag.tsx';
import { useObservable } from '../state/observable.ts';
import { routeHref } from '../state/route.ts';
import { unread, unreadCount } from '../state/unread.ts';
import { Age, AnswerCountdown } from './clocks.tsx';
import { LastMessage } from './lastMessage.tsx';
import { useRowStyles } from './rowStyles.ts';

const SKILLS_SHOWN = 2;
/** Beside a countdown there is room for one less. */
const SKILLS_BESIDE_CLOCK = 1;

/** A conversation in the list: who, what last, since when, and what it asks for. */
export const ConversationRow = memo(function ConversationRow(props: {
  readonly conversation: ConversationAnswer;
  readonly open: boolean;
}) {
  const { conversation, open } = props;
  const styles = useRowStyles();
  const { t } = useWords();
  const me = useSignedIn();
  const isMine = conversation.agentId === me.id;
  const notRead = unreadCount(useObservable(unread), conversation.id);
  const fresh = useObservable(arrivals).has(conversation.id);
  const loud = isMine && !open && (notRead > 0 || fresh);
  const name = customerLabel({ ...conversation, id: conversation.customerId }, t);
  const escalation = conversation.escalation;
  const clock = isMine && escalation?.answerBy;
  const skillsShown = clock ? SKILLS_BESIDE_CLOCK : SKILLS_SHOWN;
  return (
    <a
      href={routeHref({ page: 'inbox', conversationId: conversation.id })}
      className={mergeClasses(styles.root, open && styles.open)}
      aria-current={open ? 'true' : undefined}
      data-testid="conversation-row"
      data-conversation-id={conversation.id}
    >
      <PersonAvatar id={conversation.customerId} name={conversation.customerName} />
      <span className={styles.body}>
        <span className={styles.line}>
          <span className={mergeClasses(styles.name, loud && styles.loud)}>{name}</span>
          <ChannelIcon channelId={conversation.channelId} />
          <span className={styles.age}>
            <Age since={conversation.lastMessage?.at ?? conversation.startedAt} />
          </span>
        </span>
        <span className={styles.line}>
          <LastMessage conversation={conversation} loud={loud} />
          {isMine && !open && notRead > 0 && (
            <span className={styles.unread} title={t('list.unread', { count: notRead })}>
              {notRead > 99 ? '99+' : notRead}
            </span>
          )}
        </span>
        <span className={styles.line}>
          <span className={styles.tags}>
            {escalation && escalation.priority > 0 && (
              <Tag tone="important">
                {clock
                  ? `P${escalation.priority}`
                  : t('list.priority', { value: escalation.priority })}
              </Tag>
            )}
            {escalation?.skills.slice(0, skillsShown).map((skill) => (
              <Tag key={skill}>{skillLabel(skill, t)}</Tag>
            ))}
            {escalation && escalation.skills.length > skillsShown && (
              <Tag>+{escalation.skills.length - skillsShown}</Tag>
            )}
          </span>
          <span className={styles.clock}>
            <OwnerOrClock conversation={conversation} myId={me.id} />
          </span>
        </span>
      </span>
    </a>
  );
});

function OwnerOrClock(props: { readonly conversation: ConversationAnswer; readonly myId: string }) {
  const { conversation, myId } = props;
  const styles = useOwnerStyles();
  const { t } = useWords();
  const escalation = conversation.escalation;
  if (conversation.state === 'waiting' && escalation) {
    return (
      <Tag tone="brand">
        <Age since={escalation.queuedAt} words={(age) => t('list.waited', { age })} />
      </Tag>
    );
  }
  if (conversation.state === 'assigned' && conversation.agentId === myId) {
    return escalation?.answerBy ? <AnswerCountdown answerBy={escalation.answerBy} /> : null;
  }
  const owner =
    conversation.state === 'bot' ? t('list.withBot') : (conversation.agentName ?? undefined);
  return <span className={styles.owner}>{owner}</span>;
}

const useOwnerStyles = makeStyles({
  owner: { fontSize: '11px', color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap' },
});
