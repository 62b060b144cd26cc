import {
  Dropdown,
  Field,
  Input,
  Option,
  Radio,
  RadioGroup,
  Textarea,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { ConversationAnswer } from '../../../wire.ts';
import { useQueues } from '../api/team.ts';
import { useWords } from '../i18n/index.ts';
import { ActionDialog } from '../shell/actionDialog.tsx';
import { ColleagueField } from './colleagueField.tsx';
import { useAction } from './useAction.ts';

type TransferTo = 'agent' | 'queue' | 'skills';

/** Asks whom it goes to. */
export function TransferDialog(props: {
  readonly conversation: ConversationAnswer;
  readonly onClose: () => void;
}) {
  const { conversation } = props;
  const queues = (useQueues().data ?? []).filter(
    (queue) => queue.id !== conversation.escalation?.queueId,
  );
  const [to, setTo] = useState<TransferTo>('agent');
  const [agentId, setAgentId] = useState<string>();
  const [queueId, setQueueId] = useState<string>();
  const [skills, setSkills] = useState(conversation.escalation?.skills.join(', ') ?? '');
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const transfer = useAction(conversation.id, 'transfer', props.onClose);
  const { t } = useWords();

  const skillNames = skills.split(/[,，、\s]+/u).filter(Boolean);
  const submit = (): void => {
    const target = {
      agent: agentId && { agentId },
      queue: queueId && { queueId },
      skills: skillNames.length > 0 && { skills: skillNames },
    }[to];
    setMissing(!target);
    if (target) transfer.mutate({ ...target, ...(note.trim() ? { note: note.trim() } : {}) });
  };
  return (
    <ActionDialog
      title={t('transfer.title')}
      submit={t('transfer.submit')}
      busy={transfer.isPending}
      onClose={props.onClose}
      onSubmit={submit}
    >
      <RadioGroup
        layout="horizontal"
        value={to}
        onChange={(_event, { value }) => {
          setTo(value as TransferTo);
          setMissing(false);
        }}
      >
        <Radio value="agent" label={t('transfer.toAgent')} />
        {queues.length > 0 && <Radio value="queue" label={t('transfer.toQueue')} />}
        <Radio value="skills" label={t('transfer.toSkills')} />
      </RadioGroup>
      {to === 'agent' && (
        <ColleagueField
          conversation={conversation}
          presences={['online']}
          hint={t('transfer.agentHint')}
          chosenId={agentId}
          missing={missing}
          onChoose={(id) => {
            setAgentId(id);
            setMissing(false);
          }}
        />
      )}
      {to === 'queue' && (
        <Field
          label={t('transfer.queue')}
          hint={t('transfer.queueHint')}
          {...(missing ? { validationMessage: t('transfer.chooseQueue') } : {})}
        >
          <Dropdown
            inlinePopup
            value={queues.find((queue) => queue.id === queueId)?.name ?? ''}
            selectedOptions={queueId === undefined ? [] : [queueId]}
            data-testid="transfer-queue"
            onOptionSelect={(_event, { optionValue }) => {
              setQueueId(optionValue);
              setMissing(false);
            }}
          >
            {queues.map((queue) => (
              <Option key={queue.id} value={queue.id}>
                {queue.name}
              </Option>
            ))}
          </Dropdown>
        </Field>
      )}
      {to === 'skills' && (
        <Field
          label={t('transfer.skills')}
          hint={t('transfer.skillsHint')}
          {...(missing ? { validationMessage: t('transfer.chooseSkills') } : {})}
        >
          <Input
            value={skills}
            onChange={(_event, { value }) => {
              setSkills(value);
              setMissing(false);
            }}
          />
        </Field>
      )}
      <Field label={t('transfer.note')}>
        <Textarea
          value={note}
          rows={3}
          maxLength={2000}
          onChange={(_event, { value }) => setNote(value)}
        />
      </Field>
    </ActionDialog>
  );
}
