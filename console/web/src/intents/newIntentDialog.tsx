import { Field, Input, Switch, Textarea } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { createIntent } from '../api/intents.ts';
import { RequestError } from '../api/request.ts';
import { useWords } from '../i18n/index.ts';
import { ActionDialog } from '../shell/actionDialog.tsx';
import { useNotices } from '../shell/notices.tsx';
import { navigate } from '../state/route.ts';
import { linesOf } from './intentDraft.ts';

/** The form for a new intent. */
export function NewIntentDialog({ onClose }: { readonly onClose: () => void }) {
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [humanOnly, setHumanOnly] = useState(false);
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const notices = useNotices();
  const { t } = useWords();
  const create = useMutation({
    mutationFn: () =>
      createIntent({
        ...{ name: name.trim(), description: description.trim(), humanOnly },
        utterances: linesOf(text, ''),
      }),
    onSuccess: (intent) => {
      onClose();
      navigate({ page: 'intent', name: intent.name, view: 'utterances', q: '' });
    },
    onError: (error) => {
      if (!(error instanceof RequestError)) return notices.error(error);
      if (error.status === 409) return setProblem(t('intents.exists'));
      const [found] = Object.values(error.fields);
      if (found) setProblem(found);
      else notices.error(error);
    },
  });
  const submit = (): void => {
    if (name.trim() === '') setProblem(t('agentForm.required'));
    else create.mutate();
  };
  return (
    <ActionDialog
      title={t('intents.create')}
      hint={t('intents.createHint')}
      submit={t('agentForm.create')}
      busy={create.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label={t('intents.name')}
        required
        hint={t('intents.nameHint')}
        {...(problem ? { validationMessage: problem } : {})}
      >
        <Input
          value={name}
          maxLength={100}
          autoComplete="off"
          data-testid="intent-name"
          onChange={(_event, { value }) => {
            setName(value);
            setProblem(undefined);
          }}
        />
      </Field>
      <Field label={t('intents.description')} hint={t('intents.descriptionHint')}>
        <Input
          value={description}
          maxLength={500}
          onChange={(_event, { value }) => setDescription(value)}
        />
      </Field>
      <Field label={t('intents.utterances')} hint={t('intents.oneALine')}>
        <Textarea
          value={text}
          rows={5}
          resize="vertical"
          data-testid="intent-utterances"
          onChange={(_event, { value }) => setText(value)}
        />
      </Field>
      <Switch
        label={t('intents.humanOnlyLabel')}
        checked={humanOnly}
        onChange={(_event, { checked }) => setHumanOnly(checked)}
      />
    </ActionDialog>
  );
}
