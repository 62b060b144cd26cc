import { Field, Input, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import { useWords } from '../i18n/index.ts';
import { ActionDialog } from '../shell/actionDialog.tsx';
import { useAction } from './useAction.ts';

const REASONS = ['busy', 'skill', 'language', 'away', 'other'] as const;

/** Asks why the agent declines. */
export function DeclineDialog(props: {
  readonly conversationId: string;
  readonly onClose: () => void;
}) {
  const [reason, setReason] = useState<(typeof REASONS)[number]>('busy');
  const [otherText, setOtherText] = useState('');
  const decline = useAction(props.conversationId, 'decline', props.onClose);
  const { t } = useWords();
  return (
    <ActionDialog
      title={t('decline.title')}
      hint={t('decline.hint')}
      submit={t('decline.submit')}
      busy={decline.isPending}
      onClose={props.onClose}
      onSubmit={() =>
        decline.mutate({ reason: (reason === 'other' && otherText.trim()) || reason })
      }
    >
      <Field label={t('decline.reason')}>
        <RadioGroup
          value={reason}
          onChange={(_event, { value }) =>
            setReason(REASONS.find((known) => known === value) ?? 'other')
          }
        >
          {REASONS.map((name) => (
            <Radio key={name} value={name} label={t(`decline.${name}`)} />
          ))}
        </RadioGroup>
      </Field>
      {reason === 'other' && (
        <Field label={t('decline.otherText')}>
          <Input
            value={otherText}
            maxLength={200}
            onChange={(_event, { value }) => setOtherText(value)}
          />
        </Field>
      )}
    </ActionDialog>
  );
}
