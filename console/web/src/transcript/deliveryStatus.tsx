import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  CheckmarkRegular,
  ClockRegular,
  ErrorCircleRegular,
  PlugDisconnectedRegular,
} from '@fluentui/react-icons';
import type { MessageStatus } from '../../../../handoff/index.ts';
import { useWords } from '../i18n/index.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: '5px',
    padding: '0 2px',
    fontSize: '11px',
    lineHeight: '16px',
    color: tokens.colorNeutralForeground3,
  },
  failed: { color: tokens.colorPaletteRedForeground1 },
  action: { fontSize: '11px' },
});

/** Whether a message has reached the customer; `waiting`: for the connection. */
export function DeliveryStatus(props: {
  readonly status: MessageStatus | 'sending' | 'waiting';
  readonly reason: string | null;
  readonly onRetry?: (() => void) | undefined;
  readonly onDiscard?: () => void;
}) {
  const styles = useStyles();
  const { t } = useWords();
  switch (props.status) {
    case 'sending':
      return (
        <span className={styles.root}>
          <ClockRegular /> {t('status.sending')}
        </span>
      );
    case 'waiting':
      return (
        <span className={styles.root}>
          <PlugDisconnectedRegular /> {t('status.waitingForConnection')}
        </span>
      );
    case 'stored':
      return (
        <span className={styles.root}>
          <ClockRegular /> {t('status.stored')}
        </span>
      );
    case 'sent':
      return (
        <span
          className={styles.root}
          role="img"
          aria-label={t('status.sent')}
          title={t('status.sent')}
        >
          <CheckmarkRegular />
        </span>
      );
    case 'failed':
      return (
        <span className={mergeClasses(styles.root, styles.failed)}>
          <ErrorCircleRegular />
          {t('status.failed')}
          {props.reason && ` · ${props.reason}`}
          {props.onRetry && (
            <Link as="button" inline className={styles.action} onClick={props.onRetry}>
              {t('status.retry')}
            </Link>
          )}
          {props.onDiscard && (
            <Link as="button" inline className={styles.action} onClick={props.onDiscard}>
              {t('status.discard')}
            </Link>
          )}
        </span>
      );
  }
}
