import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { MessageAnswer } from '../../../wire.ts';
import { useSignedIn } from '../api/session.ts';
import { labelMessages, nameRightIntent } from '../api/unanswered.ts';
import { useWords } from '../i18n/index.ts';
import { IntentPicker } from '../intents/intentPicker.tsx';
import { Observable, useObservable } from '../state/observable.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: '8px',
    maxWidth: '320px',
    margin: '2px 0 4px',
    padding: '10px 12px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '18px',
  },
  picker: { minWidth: 0, width: '100%' },
  buttons: { display: 'flex', justifyContent: 'space-between', gap: '8px', margin: '0 -8px' },
  settled: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: '6px',
    padding: '2px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '18px',
    color: tokens.colorNeutralForeground2,
  },
  done: { flexShrink: 0, marginTop: '2px', color: tokens.colorPaletteGreenForeground1 },
  failed: { color: tokens.colorPaletteRedForeground1 },
});

const NONE = 'None';

/** What was named in this window, by message: the rows of a transcript come and go. */
const named = new Observable<
  Readonly<Record<string, { readonly intent: string; readonly isLabelled: boolean }>>
>({});

/** Whether the right intent of this message was named in this window. */
export function useIsNamed(messageId: string): boolean {
  return useObservable(named)[messageId] !== undefined;
}

/** Asks what the customer meant, passes it on, and says what became of it. */
export function WrongIntent(props: {
  readonly message: MessageAnswer;
  readonly onClose: () => void;
}) {
  const { message, onClose } = props;
  const { roles } = useSignedIn();
  const [isFailed, setFailed] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const answer = useObservable(named)[message.id];
  const styles = useStyles();
  const { t } = useWords();

  const name = async (intent: string): Promise<void> => {
    setBusy(true);
    setFailed(false);
    try {
      const { id } = await nameRightIntent(message, intent);
      const isLabelled = roles.some((role) => role === 'editor' || role === 'admin');
      // Who may label need not send it to themselves.
      if (isLabelled) await labelMessages([id], intent);
      named.update((all) => ({ ...all, [message.id]: { intent, isLabelled } }));
    } catch {
      setFailed(true);
    } finally {
      setBusy(false);
    }
  };

  if (answer) {
    const intent = answer.intent === NONE ? t('wrongIntent.noIntent') : answer.intent;
    return (
      <div className={styles.settled} role="status" data-testid="right-intent-named">
        <CheckmarkCircleRegular className={styles.done} aria-hidden />
        {t(answer.isLabelled ? 'wrongIntent.labelled' : 'wrongIntent.sent', { intent })}
      </div>
    );
  }
  const taken = message.analysis?.intent;
  return (
    <fieldset
      className={styles.root}
      style={{ border: 'none' }}
      disabled={isBusy}
      data-testid="wrong-intent"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <legend style={{ display: 'contents' }}>{t('wrongIntent.question')}</legend>
      <IntentPicker
        className={styles.picker}
        label={t('wrongIntent.pick')}
        without={[NONE, ...(taken ? [taken] : [])]}
        testId="right-intent"
        onPick={(intent) => void name(intent)}
      />
      {isFailed && (
        <span className={styles.failed} role="alert">
          {t('wrongIntent.failed')}
        </span>
      )}
      <span className={styles.buttons}>
        <Button size="small" appearance="subtle" onClick={() => void name(NONE)}>
          {t('wrongIntent.nothing')}
        </Button>
        <Button size="small" appearance="subtle" onClick={onClose}>
          {t('wrongIntent.cancel')}
        </Button>
      </span>
    </fieldset>
  );
}
