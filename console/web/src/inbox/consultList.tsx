import { Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { ChatHelpRegular, DismissRegular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import type { MeAnswer } from '../../../wire.ts';
import { putAside } from '../api/actions.ts';
import { useConversation } from '../api/conversations.ts';
import { useSignedIn } from '../api/session.ts';
import { useAgents } from '../api/team.ts';
import { useWords } from '../i18n/index.ts';
import { customerLabel } from '../i18n/labels.ts';
import { useNotices } from '../shell/notices.tsx';
import { routeHref } from '../state/route.ts';

const useStyles = makeStyles({
  root: {
    margin: 0,
    padding: '4px 12px',
    listStyleType: 'none',
    maxHeight: '132px',
    overflowY: 'auto',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: 'var(--batonNote)',
  },
  row: { display: 'flex', alignItems: 'center', gap: '8px', minHeight: '32px' },
  link: {
    flexGrow: 1,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground1,
  },
});

/** What colleagues want advice on, above one's own conversations; nothing when nobody asks. */
export function ConsultList() {
  const { consults } = useSignedIn();
  const styles = useStyles();
  const { t } = useWords();
  if (consults.length === 0) return null;
  return (
    <ul className={styles.root} aria-label={t('consult.asked')}>
      {consults.map((consult) => (
        <ConsultRow key={consult.conversationId} consult={consult} />
      ))}
    </ul>
  );
}

function ConsultRow({ consult }: { readonly consult: MeAnswer['consults'][number] }) {
  const { conversationId, byAgentId } = consult;
  const conversation = useConversation(conversationId).data;
  const colleague = useAgents().data?.find(({ id }) => id === byAgentId)?.name;
  const notices = useNotices();
  const aside = useMutation({
    mutationFn: () => putAside(conversationId),
    onError: (error) => notices.error(error),
  });
  const styles = useStyles();
  const { t } = useWords();
  const customer = conversation
    ? customerLabel({ ...conversation, id: conversation.customerId }, t)
    : '…';
  return (
    <li className={styles.row} data-testid="consult-row">
      <ChatHelpRegular />
      <Link className={styles.link} href={routeHref({ page: 'inbox', conversationId })}>
        {t('consult.row', { colleague: colleague ?? t('event.someone'), customer })}
      </Link>
      <Button
        size="small"
        appearance="transparent"
        icon={<DismissRegular />}
        aria-label={t('consult.putAside')}
        disabled={aside.isPending}
        onClick={() => aside.mutate()}
      />
    </li>
  );
}
