import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useWords } from '../i18n/index.ts';
import { customersTyping } from '../live/typing.ts';
import { useObservable } from '../state/observable.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    marginTop: '12px',
    fontSize: '11px',
    color: tokens.colorNeutralForeground3,
  },
  dots: {
    display: 'flex',
    gap: '4px',
    padding: '10px 12px',
    borderRadius: '12px',
    borderTopLeftRadius: '4px',
    backgroundColor: 'var(--batonCustomer)',
  },
  dot: {
    width: '6px',
    height: '6px',
    borderRadius: '50%',
    backgroundColor: tokens.colorNeutralForeground4,
    animationName: { '0%, 60%, 100%': { opacity: 0.3 }, '30%': { opacity: 1 } },
    animationDuration: '1.2s',
    animationIterationCount: 'infinite',
  },
  second: { animationDelay: '0.15s' },
  third: { animationDelay: '0.3s' },
});

/** Says that the customer is typing. */
export function TypingIndicator(props: { readonly conversationId: string; readonly name: string }) {
  const typing = useObservable(customersTyping).has(props.conversationId);
  const styles = useStyles();
  const { t } = useWords();
  if (!typing) return null;
  return (
    <div className={styles.root} data-testid="customer-typing">
      <span className={styles.dots} aria-hidden="true">
        <span className={styles.dot} />
        <span className={mergeClasses(styles.dot, styles.second)} />
        <span className={mergeClasses(styles.dot, styles.third)} />
      </span>
      {t('transcript.typing', { name: props.name })}
    </div>
  );
}
