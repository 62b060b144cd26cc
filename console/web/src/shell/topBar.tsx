import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Text,
  Tooltip,
  tokens,
} from '@fluentui/react-components';
import { LinkRegular, SignOutRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { signOut, useSignedIn } from '../api/session.ts';
import { useWords } from '../i18n/index.ts';
import { LinkingDialog } from '../linking/linkingDialog.tsx';
import { BrandMark } from './brandMark.tsx';
import { LoadMeter } from './loadMeter.tsx';
import { LookSwitches } from './lookSwitches.tsx';
import { useNotices } from './notices.tsx';
import { PersonAvatar } from './personAvatar.tsx';
import { PresenceMenu } from './presenceMenu.tsx';

const useStyles = makeStyles({
  root: {
    // Its menus open within it, over everything below.
    position: 'relative',
    zIndex: 2,
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    height: '48px',
    padding: '0 14px 0 20px',
    backgroundColor: tokens.colorNeutralBackground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  brand: { display: 'flex', alignItems: 'center', gap: '10px', marginRight: 'auto' },
  account: { minWidth: 'auto', padding: '2px', borderRadius: tokens.borderRadiusCircular },
  who: { display: 'flex', flexDirection: 'column', padding: '6px 10px 8px' },
  mail: { color: tokens.colorNeutralForeground3 },
});

/** The line over everything: load and presence, language and look, account. */
export function TopBar({ dark }: { readonly dark: boolean }) {
  const me = useSignedIn();
  const notices = useNotices();
  const [linking, setLinking] = useState(false);
  const styles = useStyles();
  const { t } = useWords();
  return (
    <header className={styles.root}>
      <span className={styles.brand}>
        <BrandMark size={24} />
        <Text weight="semibold" size={400}>
          {t('app.name')}
        </Text>
      </span>
      {me.agent && <LoadMeter agent={me.agent} />}
      {me.agent && <PresenceMenu agent={me.agent} />}
      <LookSwitches dark={dark} />
      <Menu inline>
        <MenuTrigger disableButtonEnhancement>
          <Tooltip content={me.name} relationship="description">
            <Button
              appearance="transparent"
              className={styles.account}
              aria-label={t('shell.account', { name: me.name })}
              data-testid="account-menu"
            >
              <PersonAvatar id={me.id} name={me.name} size={28} />
            </Button>
          </Tooltip>
        </MenuTrigger>
        <MenuPopover>
          <div className={styles.who}>
            <Text weight="semibold">{me.name}</Text>
            <Text size={200} className={styles.mail}>
              {me.email}
            </Text>
          </div>
          <MenuList>
            {me.agent && (
              <MenuItem
                icon={<LinkRegular />}
                data-testid="link-account"
                onClick={() => setLinking(true)}
              >
                {t('linking.title')}
              </MenuItem>
            )}
            <MenuItem
              icon={<SignOutRegular />}
              data-testid="sign-out"
              onClick={() => void signOut().catch((error: unknown) => notices.error(error))}
            >
              {t('shell.signOut')}
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      {linking && <LinkingDialog onClose={() => setLinking(false)} />}
    </header>
  );
}
