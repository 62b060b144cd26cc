import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import type { ChatAccountAnswer } from '../../../wire.ts';
import { unlinkChatAccount } from '../api/links.ts';
import { useWords } from '../i18n/index.ts';
import { channelLabel } from '../i18n/labels.ts';
import { refresh } from '../live/refresh.ts';
import { ChannelIcon } from '../shell/channelIcon.tsx';
import { useNotices } from '../shell/notices.tsx';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  who: { display: 'flex', flexDirection: 'column', minWidth: 0, flexGrow: 1 },
  when: { color: tokens.colorNeutralForeground3 },
});

/** The account that is linked, and the way to unlink it. */
export function LinkedAccount(props: {
  readonly linked: NonNullable<ChatAccountAnswer['linked']>;
}) {
  const { channelId, accountName, linkedAt } = props.linked;
  const notices = useNotices();
  const styles = useStyles();
  const { t, language } = useWords();
  const unlink = useMutation({
    mutationFn: unlinkChatAccount,
    onSuccess: () => {
      notices.success(t('linking.unlinked'));
      refresh(['link']);
    },
    onError: (error) => notices.error(error),
  });
  const channel = channelLabel(channelId, t);
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <div className={styles.root} data-testid="linked-account">
      <ChannelIcon channelId={channelId} />
      <span className={styles.who}>
        <Text weight="semibold" truncate>
          {accountName ? t('linking.linked', { name: accountName, channel }) : channel}
        </Text>
        <Text size={200} className={styles.when}>
          {t('linking.since', { when: when.format(new Date(linkedAt)) })}
        </Text>
      </span>
      <Button
        appearance="subtle"
        disabled={unlink.isPending}
        data-testid="unlink"
        onClick={() => unlink.mutate()}
      >
        {t('linking.unlink')}
      </Button>
    </div>
  );
}
