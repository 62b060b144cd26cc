import { Button, Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { QueueAnswer } from '../../../wire.ts';
import { RequestError } from '../api/request.ts';
import { saveQueue } from '../api/team.ts';
import { useWords } from '../i18n/index.ts';
import { useNotices } from '../shell/notices.tsx';
import type { FieldProblems } from './agentDraft.ts';
import { problemFor } from './fieldProblem.ts';
import { NumberField } from './numberField.tsx';
import { CLOCKS, queueDraftOf, queueOf, queueProblemsOf, WEIGHTS } from './queueDraft.ts';
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
    gap: '12px 16px',
  },
  hint: { color: tokens.colorNeutralForeground3 },
  part: { display: 'flex', flexDirection: 'column', marginTop: '4px' },
  actions: { display: 'flex', gap: '8px', justifyContent: 'flex-end' },
});

const WEIGHT_LABELS = {
  skill: 'queueForm.weightSkill',
  load: 'queueForm.weightLoad',
  rating: 'queueForm.weightRating',
  sameAgent: 'queueForm.weightSameAgent',
  language: 'queueForm.weightLanguage',
} as const;

/** The form for a queue's routing policy and clocks. */
export function QueueForm(props: {
  readonly queue: QueueAnswer;
  readonly others: readonly QueueAnswer[];
}) {
  const { queue, others } = props;
  const { t } = useWords();
  const before = queueDraftOf(queue, t);
  const [draft, setDraft] = useState(before);
  const [problems, setProblems] = useState<FieldProblems>({});
  const notices = useNotices();
  const styles = useStyles();
  const changed = JSON.stringify(draft) !== JSON.stringify(before);
  const save = useMutation({
    mutationFn: () => saveQueue(queueOf(draft, queue)),
    onSuccess: () => notices.success(t('team.saved')),
    onError: (error) => {
      const fields = error instanceof RequestError ? error.fields : {};
      setProblems(fields);
      if (Object.keys(fields).length === 0) notices.error(error);
    },
  });
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
      <div className={styles.part}>
        <Text weight="semibold">{t('queueForm.weights')}</Text>
        <Text size={200} className={styles.hint}>
          {t('queueForm.weightsHint')}
        </Text>
      </div>
      <div className={styles.grid}>
        {WEIGHTS.map((name) => (
          <NumberField
            key={name}
            {...form}
            field={`weights.${name}`}
            label={t(WEIGHT_LABELS[name])}
            step={0.1}
          />
        ))}
        <NumberField
          {...form}
          field="requiredLevel"
          label={t('queueForm.requiredLevel')}
          step={0.1}
        />
      </div>
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
      <div className={styles.actions}>
        <Button disabled={!changed} onClick={() => setDraft(before)}>
          {t('queueForm.reset')}
        </Button>
        <Button
          type="submit"
          appearance="primary"
          disabled={!changed || save.isPending}
          data-testid="queue-save"
        >
          {t('app.save')}
        </Button>
      </div>
    </form>
  );
}
