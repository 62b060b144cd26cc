import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import {
  ArrowForwardRegular,
  BotRegular,
  ChatHelpRegular,
  CheckmarkRegular,
  HandRightRegular,
  MoreHorizontalRegular,
  SubtractCircleRegular,
} from '@fluentui/react-icons';
import { type ReactElement, useState } from 'react';
import type { ConversationAnswer } from '../../../wire.ts';
import type { ConversationAction } from '../api/actions.ts';
import { leadsTeam, useSignedIn } from '../api/session.ts';
import { useWords } from '../i18n/index.ts';
import { ROOMY, useMediaQuery } from '../state/mediaQuery.ts';
import { ConsultDialog } from './consultDialog.tsx';
import { DeclineDialog } from './declineDialog.tsx';
import { ResolveDialog } from './resolveDialog.tsx';
import { TransferDialog } from './transferDialog.tsx';
import { useAction } from './useAction.ts';

/** Actions beside the main one that have a button each; the others are in a menu. */
const SHOWN = { roomy: 3, usual: 1, compact: 0 };

const useStyles = makeStyles({
  root: { display: 'flex', alignItems: 'center', gap: '6px', flexShrink: 0 },
  button: { whiteSpace: 'nowrap', minWidth: 'auto' },
  quiet: { fontWeight: tokens.fontWeightRegular },
});

/** What the signed-in person may do with the conversation now. */
export function ActionBar(props: {
  readonly conversation: ConversationAnswer;
  /** Everything but the main action goes into a menu. */
  readonly compact: boolean;
}) {
  const { conversation, compact } = props;
  const me = useSignedIn();
  const roomy = useMediaQuery(ROOMY);
  const [dialog, setDialog] = useState<'decline' | 'transfer' | 'consult' | 'resolve'>();
  const claim = useAction(conversation.id, 'claim');
  const accept = useAction(conversation.id, 'accept');
  const release = useAction(conversation.id, 'release');
  const styles = useStyles();
  const { t } = useWords();

  const mine = conversation.state === 'assigned' && conversation.agentId === me.id;
  const leading = conversation.state === 'assigned' && leadsTeam(me);
  const close = (): void => setDialog(undefined);
  const shown = SHOWN[compact ? 'compact' : roomy ? 'roomy' : 'usual'];
  const others: readonly OtherAction[] = [
    ...(leading && !mine && me.agent
      ? [
          {
            name: 'takeOver',
            icon: <HandRightRegular />,
            run: () => claim.mutate({ force: true }),
          } as const,
        ]
      : []),
    ...(mine && !conversation.escalation?.answeredAt
      ? [
          {
            name: 'decline',
            icon: <SubtractCircleRegular />,
            run: () => setDialog('decline'),
          } as const,
        ]
      : []),
    ...(mine || leading
      ? [
          {
            name: 'transfer',
            icon: <ArrowForwardRegular />,
            run: () => setDialog('transfer'),
          } as const,
          { name: 'consult', icon: <ChatHelpRegular />, run: () => setDialog('consult') } as const,
          { name: 'release', icon: <BotRegular />, run: () => release.mutate({}) } as const,
        ]
      : []),
  ];
  return (
    <div className={styles.root}>
      {others.slice(0, shown).map((action) => (
        <Button
          key={action.name}
          appearance="subtle"
          className={mergeClasses(styles.button, styles.quiet)}
          icon={action.icon}
          data-testid={action.name}
          onClick={action.run}
        >
          {t(`conversation.${action.name}`)}
        </Button>
      ))}
      <OtherActionsMenu actions={others.slice(shown)} />
      {conversation.state === 'waiting' && me.agent && (
        <Button
          appearance="primary"
          className={styles.button}
          icon={<HandRightRegular />}
          data-testid="claim"
          disabled={claim.isPending}
          onClick={() => claim.mutate({})}
        >
          {t('conversation.claim')}
        </Button>
      )}
      {mine && conversation.escalation?.offered && (
        <Button
          appearance="primary"
          className={styles.button}
          icon={<HandRightRegular />}
          data-testid="accept"
          disabled={accept.isPending}
          onClick={() => accept.mutate({})}
        >
          {t('conversation.accept')}
        </Button>
      )}
      {mine && !conversation.escalation?.offered && (
        <Button
          appearance="primary"
          className={styles.button}
          icon={<CheckmarkRegular />}
          data-testid="resolve"
          onClick={() => setDialog('resolve')}
        >
          {t('conversation.resolve')}
        </Button>
      )}
      {dialog === 'decline' && <DeclineDialog conversationId={conversation.id} onClose={close} />}
      {dialog === 'transfer' && <TransferDialog conversation={conversation} onClose={close} />}
      {dialog === 'consult' && <ConsultDialog conversation={conversation} onClose={close} />}
      {dialog === 'resolve' && <ResolveDialog conversationId={conversation.id} onClose={close} />}
    </div>
  );
}

interface OtherAction {
  readonly name: Exclude<ConversationAction, 'claim' | 'accept' | 'resolve'> | 'takeOver';
  readonly icon: ReactElement;
  readonly run: () => void;
}

function OtherActionsMenu({ actions }: { readonly actions: readonly OtherAction[] }) {
  const { t } = useWords();
  if (actions.length === 0) return null;
  return (
    <Menu inline>
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          icon={<MoreHorizontalRegular />}
          aria-label={t('conversation.more')}
          data-testid="more-actions"
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {actions.map((action) => (
            <MenuItem
              key={action.name}
              icon={action.icon}
              data-testid={action.name}
              onClick={action.run}
            >
              {t(`conversation.${action.name}`)}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
