import { useMutation } from '@tanstack/react-query';
import type { IntentAnswer } from '../../../wire.ts';
import { removeIntent } from '../api/intents.ts';
import { useWords } from '../i18n/index.ts';
import { ActionDialog } from '../shell/actionDialog.tsx';
import { useNotices } from '../shell/notices.tsx';
import { navigate } from '../state/route.ts';

/** Asks before an intent goes with all its utterances. */
export function RemoveIntentDialog(props: {
  readonly intent: IntentAnswer;
  readonly onClose: () => void;
}) {
  const { name, utterances } = props.intent;
  const notices = useNotices();
  const { t } = useWords();
  const remove = useMutation({
    mutationFn: () => removeIntent(props.intent),
    onSuccess: () => {
      props.onClose();
      navigate({ page: 'intents', view: 'list' });
    },
    onError: (error) => notices.error(error),
  });
  return (
    <ActionDialog
      title={t('intents.removeTitle', { name })}
      hint={t('intents.removeHint', { count: utterances.zh + utterances.en })}
      submit={t('intents.removeIntent')}
      busy={remove.isPending}
      onSubmit={() => remove.mutate()}
      onClose={props.onClose}
    >
      {null}
    </ActionDialog>
  );
}
