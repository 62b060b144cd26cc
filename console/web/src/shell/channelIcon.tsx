import { makeStyles, tokens } from '@fluentui/react-components';
import {
  ChatRegular,
  GlobeRegular,
  PeopleCommunityRegular,
  ThumbLikeRegular,
} from '@fluentui/react-icons';
import { useWords } from '../i18n/index.ts';
import { channelLabel } from '../i18n/labels.ts';

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    flexShrink: 0,
    fontSize: '14px',
    color: tokens.colorNeutralForeground4,
  },
});

/** A quiet picture of the channel; its name on hovering. */
export function ChannelIcon({ channelId }: { readonly channelId: string }) {
  const styles = useStyles();
  const { t } = useWords();
  const label = channelLabel(channelId, t);
  return (
    <span className={styles.root} role="img" aria-label={label} title={label}>
      {iconOf(channelId)}
    </span>
  );
}

function iconOf(channelId: string) {
  switch (channelId) {
    case 'directline':
    case 'webchat':
      return <GlobeRegular />;
    case 'msteams':
      return <PeopleCommunityRegular />;
    case 'facebook':
      return <ThumbLikeRegular />;
    default:
      return <ChatRegular />;
  }
}
