import { Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { ConversationAnswer } from '../../../wire.ts';
import { useWords } from '../i18n/index.ts';
import { ActionDialog } from '../shell/actionDialog.tsx';
import { ColleagueField } from './colleagueField.tsx';
import { useAction } from './useAction.ts';

/** Asks a colleague something that the customer never sees. */
export function ConsultDialog(props: {
  readonly conversation: ConversationAnswer;
  readonly onClose: () => void;
}) {
  const { conversation } = props;
  const [agentId, setAgentId] = useState<string>();
  const [question, setQuestion] = useState('');
  const [tried, setTried] = useState(false);
  const consult = useAction(conversation.id, 'consult', props.onClose);
  const { t } = useWords();
  const asked = question.trim();
  const submit = (): void => {
    setTried(true);
    if (agentId && asked) consult.mutate({ agentId, question: asked });
  };
  return (
    <ActionDialog
      title={t('consult.title')}
      submit={t('consult.submit')}
      busy={consult.isPending}
      onClose={props.onClose}
      onSubmit={submit}
    >
      <ColleagueField
        conversation={conversation}
        presences={['online', 'away']}
        hint={t('consult.hint')}
        chosenId={agentId}
        missing={tried && !agentId}
        onChoose={setAgentId}
      />
      <Field
        label={t('consult.question')}
        {...(tried && !asked ? { validationMessage: t('consult.missing') } : {})}
      >
        <Textarea
          value={question}
          rows={3}
          maxLength={2000}
          data-testid="consult-question"
          onChange={(_event, { value }) => setQuestion(value)}
        />
      </Field>
    </ActionDialog>
  );
}
