import { Field, Radio, RadioGroup, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { useWords } from '../i18n/index.ts';
import { ActionDialog } from '../shell/actionDialog.tsx';
import { useAction } from './useAction.ts';

const DISPOSITIONS = ['solved', 'followUp', 'noAction', 'spam'] as const;

/** Asks how it ended. */
export function ResolveDialog(props: {
  readonly conversationId: string;
  readonly onClose: () => void;
}) {
  const [disposition, setDisposition] = useState<string>('solved');
  const [summary, setSummary] = useState('');
  const resolve = useAction(props.conversationId, 'resolve', props.onClose);
  const { t } = useWords();
  return (
    <ActionDialog
      title={t('resolve.title')}
      hint={t('resolve.hint')}
      submit={t('resolve.submit')}
      busy={resolve.isPending}
      onClose={props.onClose}
      onSubmit={() =>
        resolve.mutate({ disposition, ...(summary.trim() ? { summary: summary.trim() } : {}) })
      }
    >
      <Field label={t('resolve.disposition')}>
        <RadioGroup
          layout="horizontal"
          value={disposition}
          onChange={(_event, { value }) => setDisposition(value)}
        >
          {DISPOSITIONS.map((name) => (
            <Radio key={name} value={name} label={t(`resolve.${name}`)} />
          ))}
        </RadioGroup>
      </Field>
      <Field label={t('resolve.summary')} hint={t('resolve.summaryHint')}>
        <Textarea
          value={summary}
          rows={3}
          maxLength={2000}
          onChange={(_event, { value }) => setSummary(value)}
        />
      </Field>
    </ActionDialog>
  );
}
