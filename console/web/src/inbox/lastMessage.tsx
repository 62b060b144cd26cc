import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ConversationAnswer } from '../../../wire.ts';
import { useSignedIn } from '../api/session.ts';
import { plainMarkdown } from '../format/markdown.ts';
import { useWords } from '../i18n/index.ts';
import { drafts } from '../state/drafts.ts';
import { useObservable } from '../state/observable.ts';

const useStyles = makeStyles({
  root: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: '18px',
    color: tokens.colorNeutralForeground3,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  loud: { color: tokens.colorNeutralForeground1 },
  draft: { color: 'var(--batonImportantText)' },
});

/** The begun draft, else the newest message, in one line. */
export function LastMessage(props: {
  readonly conversation: ConversationAnswer;
  readonly loud: boolean;
}) {
  const { id, lastMessage } = props.conversation;
  const styles = useStyles();
  const { t } = useWords();
  const me = useSignedIn();
  const draft = useObservable(drafts)[id]?.text.trim();
  const className = mergeClasses(styles.root, props.loud && styles.loud);
  if (draft) {
    return (
      <span className={className}>
        <span className={styles.draft}>{t('list.draft')}</span> {draft}
      </span>
    );
  }
  if (!lastMessage) return <span className={className}>{t('list.noMessage')}</span>;
  const who = {
    customer: '',
    bot: t('list.bot'),
    agent: lastMessage.agentId === me.id ? t('list.you') : `${lastMessage.agentName ?? ''}: `,
    note: t('list.note'),
    event: '',
  }[lastMessage.from];
  return (
    <span className={className}>
      {who} {lastMessage.from === 'bot' ? plainMarkdown(lastMessage.text) : lastMessage.text}
    </span>
  );
}
