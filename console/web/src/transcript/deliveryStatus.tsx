import { Link, makeStyles, tokens } from '@fluentui/react-components';
import {
  CheckmarkRegular,
  ClockRegular,
  ErrorCircleRegular,
  PlugDisconnectedRegular,
} from '@fluentui/react-icons';
import { useWords } from '../i18n/index.ts';

const useStyles = makeStyles({
  mark: {
    display: 'inline-flex',
    flexShrink: 0,
    marginBottom: '4px',
    fontSize: '13px',
    color: tokens.colorNeutralForeground4,
  },
  failed: {
    display: 'flex',
    alignItems: 'center',
    gap: '5px',
    padding: '0 2px',
    fontSize: '11px',
    lineHeight: '16px',
    color: tokens.colorPaletteRedForeground1,
  },
  action: { fontSize: '11px' },
});

const MARKS = {
  sending: { icon: <ClockRegular />, words: 'status.sending' },
  waiting: { icon: <PlugDisconnectedRegular />, words: 'status.waitingForConnection' },
  stored: { icon: <ClockRegular />, words: 'status.stored' },
  sent: { icon: <CheckmarkRegular />, words: 'status.sent' },
} as const;

/** A small sign for how far a message has come; `waiting`: for the connection. */
export function DeliveryMark({ status }: { readonly status: string }) {
  const styles = useStyles();
  const { t } = useWords();
  const mark = status in MARKS ? MARKS[status as keyof typeof MARKS] : MARKS.stored;
  const words = t(mark.words);
  return (
    <span className={styles.mark} role="img" aria-label={words} title={words}>
      {mark.icon}
    </span>
  );
}

/** Says that a message did not reach the customer, why, and what can be done. */
export function FailedDelivery(props: {
  readonly reason: string | null;
  readonly onRetry?: (() => void) | undefined;
  readonly onDiscard?: () => void;
}) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <span className={styles.failed} data-testid="failed-delivery">
      <ErrorCircleRegular />
      {t('status.failed')}
      {props.reason && ` · ${props.reason}`}
      {props.onRetry && (
        <Link
          as="button"
          inline
          className={styles.action}
          data-testid="retry"
          onClick={props.onRetry}
        >
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
