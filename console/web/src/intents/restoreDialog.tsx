import { Field, Input } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { IntentChangeAnswer } from '../../../wire.ts';
import { restoreIntents } from '../api/intents.ts';
import { dateAndTime } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { ActionDialog } from '../shell/actionDialog.tsx';
import { useNotices } from '../shell/notices.tsx';

/** Asks before all intents become again what they were after a change. */
export function RestoreDialog(props: {
  readonly change: IntentChangeAnswer;
  readonly onClose: () => void;
}) {
  const [note, setNote] = useState('');
  const notices = useNotices();
  const { t, language } = useWords();
  const restore = useMutation({
    mutationFn: () => restoreIntents(props.change.revision, note.trim()),
    onSuccess: ({ added, removed }) => {
      notices.success(t('intents.restored', { added, removed }));
      props.onClose();
    },
    onError: (error) => notices.error(error),
  });
  return (
    <ActionDialog
      title={t('intents.restoreTitle')}
      hint={t('intents.restoreHint', { at: dateAndTime(props.change.at, language) })}
      submit={t('intents.restore')}
      busy={restore.isPending}
      onSubmit={() => restore.mutate()}
      onClose={props.onClose}
    >
      <Field label={t('intents.note')}>
        <Input value={note} maxLength={500} onChange={(_event, { value }) => setNote(value)} />
      </Field>
    </ActionDialog>
  );
}
