import {
  Button,
  Checkbox,
  Menu,
  MenuDivider,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  PresenceBadge,
  tokens,
} from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import type { Presence } from '../../../../handoff/index.ts';
import type { AgentAnswer } from '../../../wire.ts';
import { setPresence } from '../api/actions.ts';
import { useWords } from '../i18n/index.ts';
import { useObservable } from '../state/observable.ts';
import { preferences, savePreferences } from '../state/preferences.ts';
import { useNotices } from './notices.tsx';

const PRESENCES = ['online', 'away', 'offline'] as const;
const BADGES = { online: 'available', away: 'away', offline: 'offline' } as const;

const useStyles = makeStyles({
  trigger: { minWidth: 'auto', fontWeight: tokens.fontWeightRegular, gap: '2px' },
  option: { display: 'flex', flexDirection: 'column', lineHeight: tokens.lineHeightBase200 },
  hint: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  choice: { fontSize: tokens.fontSizeBase200 },
});

/** Sets the own presence and says so when it fails. */
export function usePresenceChange() {
  const notices = useNotices();
  return useMutation({
    mutationFn: (presence: Presence) => setPresence(presence),
    onError: (error) => notices.error(error),
  });
}

/** Shows the agent's presence as the server knows it, and changes it. */
export function PresenceMenu({ agent }: { readonly agent: AgentAnswer }) {
  const change = usePresenceChange();
  const { onlineAtSignIn } = useObservable(preferences);
  const styles = useStyles();
  const { t } = useWords();
  const name = t(`presence.${agent.presence}`);
  return (
    <Menu
      inline
      checkedValues={{ presence: [agent.presence] }}
      onCheckedValueChange={(_event, { checkedItems }) => {
        const chosen = PRESENCES.find((presence) => presence === checkedItems[0]);
        if (chosen) change.mutate(chosen);
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          size="small"
          className={styles.trigger}
          data-testid="presence-menu"
          data-presence={agent.presence}
          aria-label={t('presence.label', { presence: name })}
          disabled={change.isPending}
          icon={<PresenceBadge status={BADGES[agent.presence]} size="small" aria-hidden />}
        >
          {name}
          <ChevronDownRegular fontSize={12} />
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {PRESENCES.map((presence) => (
            <MenuItemRadio
              key={presence}
              name="presence"
              value={presence}
              data-testid={`presence-${presence}`}
              icon={<PresenceBadge status={BADGES[presence]} size="small" aria-hidden />}
            >
              <span className={styles.option}>
                {t(`presence.${presence}`)}
                <span className={styles.hint}>{t(`presence.${presence}Hint`)}</span>
              </span>
            </MenuItemRadio>
          ))}
        </MenuList>
        <MenuDivider />
        <Checkbox
          className={styles.choice}
          label={t('presence.atSignIn')}
          checked={onlineAtSignIn}
          onChange={(_event, { checked }) => savePreferences({ onlineAtSignIn: checked === true })}
        />
      </MenuPopover>
    </Menu>
  );
}
