import { makeStyles, tokens } from '@fluentui/react-components';
import type { MessageAnswer } from '../../../wire.ts';
import { clockTime, dayName } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { serverNow } from '../state/clock.ts';
import { eventWords } from './eventWords.ts';

const useStyles = makeStyles({
  day: {
    alignSelf: 'center',
    margin: '14px 0 4px',
    fontSize: '11px',
    color: tokens.colorNeutralForeground3,
  },
  unread: {
    display: 'flex',
    alignItems: 'center',
    gap: '10px',
    margin: '12px 0 2px',
    fontSize: '11px',
    color: tokens.colorBrandForeground1,
    '::before': {
      content: '""',
      flexGrow: 1,
      height: '1px',
      backgroundColor: tokens.colorNeutralStroke2,
    },
    '::after': {
      content: '""',
      flexGrow: 1,
      height: '1px',
      backgroundColor: tokens.colorNeutralStroke2,
    },
  },
  event: {
    alignSelf: 'center',
    maxWidth: '80%',
    margin: '10px 0 2px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '16px',
    textAlign: 'center',
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
  },
});

/** The line where a new day begins. */
export function DayDivider({ at }: { readonly at: string }) {
  const styles = useStyles();
  const { language } = useWords();
  return (
    <time className={styles.day} dateTime={at}>
      {dayName(at, serverNow(), language)}
    </time>
  );
}

/** The quiet line above what is new. */
export function UnreadDivider() {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <div className={styles.unread} data-testid="unread-divider">
      {t('transcript.unread')}
    </div>
  );
}

/** An event of the transcript, small and in the middle. */
export function EventLine({ message }: { readonly message: MessageAnswer }) {
  const styles = useStyles();
  const { t, language } = useWords();
  return (
    <div
      className={styles.event}
      data-testid="message"
      data-from="event"
      data-status={message.status}
    >
      {eventWords(message, t, language)} · {clockTime(message.at, language)}
    </div>
  );
}
