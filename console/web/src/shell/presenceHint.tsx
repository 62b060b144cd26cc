import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useSignedIn } from '../api/session.ts';
import { useWords } from '../i18n/index.ts';
import { usePresenceChange } from './presenceMenu.tsx';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    gap: tokens.spacingHorizontalM,
    padding: '4px 16px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

/** Says why no conversations come, and how to change that. */
export function PresenceHint() {
  const presence = useSignedIn().agent?.presence;
  const change = usePresenceChange();
  const styles = useStyles();
  const { t } = useWords();
  if (presence === undefined || presence === 'online') return null;
  return (
    <div className={styles.root}>
      {t(presence === 'offline' ? 'presence.youAreOffline' : 'presence.youAreAway')}
      <Button
        size="small"
        appearance="primary"
        disabled={change.isPending}
        onClick={() => change.mutate('online')}
      >
        {t('presence.goOnline')}
      </Button>
    </div>
  );
}
