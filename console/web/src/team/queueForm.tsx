import {
  Button,
  Field,
  Input,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { QueueAnswer } from '../../../wire.ts';
import { RequestError } from '../api/request.ts';
import { saveQueue } from '../api/team.ts';
import { useWords } from '../i18n/index.ts';
import { useNotices } from '../shell/notices.tsx';
import type { FieldProblems } from './fieldProblem.ts';
import { problemFor } from './fieldProblem.ts';
import { NumberField } from './numberField.tsx';
import { PolicyFields } from './policyFields.tsx';
import { CLOCKS, queueDraftOf, queueOf, queueProblemsOf } from './queueDraft.ts';
import { HoursFields, PromiseFields } from './serviceFields.tsx';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: '20px 24px',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(190px, 1fr))',
    alignItems: 'start',
    gap: '12px 16px',
  },
  part: { display: 'flex', flexDirection: 'column', marginTop: '4px' },
  actions: { display: 'flex', gap: '8px', justifyContent: 'flex-end' },
});

/** The form for a queue's routing policy and clocks. */
export function QueueForm(props: {
  readonly queue: QueueAnswer;
  readonly others: readonly QueueAnswer[];
}) {
  const { queue, others } = props;
  const { t } = useWords();
  /** What the draft began from. */
  const [base, setBase] = useState(queue);
  const [draft, setDraft] = useState(() => queueDraftOf(queue, t));
  const [problems, setProblems] = useState<FieldProblems>({});
  const notices = useNotices();
  const styles = useStyles();
  const changed = JSON.stringify(draft) !== JSON.stringify(queueDraftOf(base, t));
  const beginFrom = (stored: QueueAnswer): void => {
    setBase(stored);
    setDraft(queueDraftOf(stored, t));
    setProblems({});
  };
  const save = useMutation({
    mutationFn: () => saveQueue(queue.id, queueOf(draft, base)),
    onSuccess: (stored) => {
      beginFrom(stored);
      notices.success(t('team.saved'));
    },
    onError: (error) => {
      const refusal = error instanceof RequestError ? error : undefined;
      if (refusal?.code === 'conflict') return; // the newer one has been read, and is told of
      setProblems(refusal?.fields ?? {});
      if (Object.keys(refusal?.fields ?? {}).length === 0) notices.error(error);
    },
  });
  const isBehind = queue.version > base.version && !save.isPending;
  if (isBehind && !changed) beginFrom(queue);
  const form = { draft, problems, onChange: setDraft };
  return (
    <form
      className={styles.root}
      noValidate
      data-testid="queue-form"
      onSubmit={(event) => {
        event.preventDefault();
        const found = queueProblemsOf(draft, t);
        setProblems(found);
        if (Object.keys(found).length === 0) save.mutate();
      }}
    >
      <Field label={t('queueForm.name')} {...problemFor('name', problems)}>
        <Input
          value={draft.name ?? ''}
          onChange={(_event, { value }) => setDraft({ ...draft, name: value })}
        />
      </Field>
      <PolicyFields {...form} />
      <div className={styles.part}>
        <Text weight="semibold">{t('queueForm.clocks')}</Text>
      </div>
      <div className={styles.grid}>
        {CLOCKS.map((name) => (
          <NumberField
            key={name}
            {...form}
            field={name}
            label={t(`queueForm.${name}`)}
            step={1}
            unit={t('queueForm.seconds')}
          />
        ))}
        <NumberField {...form} field="missesToAway" label={t('queueForm.missesToAway')} step={1} />
      </div>
      <HoursFields {...form} />
      <PromiseFields {...form} others={others} />
      {isBehind && changed && (
        <MessageBar intent="warning" layout="multiline" data-testid="queue-conflict">
          <MessageBarBody>{t('queueForm.conflict')}</MessageBarBody>
          <MessageBarActions>
            <Button onClick={() => beginFrom(queue)}>{t('queueForm.conflictTheirs')}</Button>
            <Button onClick={() => setBase(queue)}>{t('queueForm.conflictMine')}</Button>
          </MessageBarActions>
        </MessageBar>
      )}
      <div className={styles.actions}>
        <Button disabled={!changed} onClick={() => beginFrom(base)}>
          {t('queueForm.reset')}
        </Button>
        <Button
          type="submit"
          appearance="primary"
          disabled={!changed || isBehind || save.isPending}
          data-testid="queue-save"
        >
          {t('app.save')}
        </Button>
      </div>
    </form>
  );
}
