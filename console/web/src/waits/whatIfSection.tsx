import { Button, Field, Input, makeStyles, Select, Spinner } from '@fluentui/react-components';
import { useState } from 'react';
import type { QueueAnswer } from '../../../wire.ts';
import { errorWords } from '../api/errorWords.ts';
import { RequestError } from '../api/request.ts';
import { useQueues } from '../api/team.ts';
import { useWhatIf } from '../api/waits.ts';
import { useWords } from '../i18n/index.ts';
import { Problem } from '../shell/emptyState.tsx';
import { serverNow } from '../state/clock.ts';
import { ReportSection } from '../training/reportSection.tsx';
import { WhatIfResult } from './whatIfResult.tsx';

const WEIGHTS = ['skill', 'load', 'rating', 'idle', 'sameAgent', 'language'] as const;
const DAY_MS = 86_400_000;

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(130px, 1fr))',
    gap: '10px 12px',
    alignItems: 'end',
    marginBottom: '12px',
  },
  amount: { minWidth: 0, '& input': { width: '100%', minWidth: 0 } },
  wide: { gridColumn: 'span 2', '@media (max-width: 599px)': { gridColumn: 'auto' } },
});

/** Chooses a queue, a period and changes, and shows what they would have done. */
export function WhatIfSection() {
  const { t } = useWords();
  const queues = useQueues().data ?? [];
  const [queueId, setQueueId] = useState('default');
  const queue = queues.find(({ id }) => id === queueId) ?? queues[0];
  return (
    <ReportSection title={t('waits.whatIf')} hint={t('waits.whatIfHint')} testId="what-if">
      {queue && <WhatIfForm key={queue.id} queue={queue} queues={queues} onQueue={setQueueId} />}
    </ReportSection>
  );
}

function WhatIfForm(props: {
  readonly queue: QueueAnswer;
  readonly queues: readonly QueueAnswer[];
  readonly onQueue: (id: string) => void;
}) {
  const { queue } = props;
  const { t } = useWords();
  const styles = useStyles();
  const whatIf = useWhatIf();
  const [from, setFrom] = useState(dayOf(serverNow() - 7 * DAY_MS));
  const [to, setTo] = useState(dayOf(serverNow()));
  const [weights, setWeights] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(WEIGHTS.map((name) => [name, String(queue.weights[name] ?? 0)])),
  );
  const [level, setLevel] = useState(String(queue.requiredLevel));
  const [hold, setHold] = useState(String(queue.relaxSeconds));
  const ask = () =>
    whatIf.mutate({
      queueId: queue.id,
      from: startOf(from, 0),
      // The last day is part of it.
      to: startOf(to, 1),
      changes: {
        weights: Object.fromEntries(WEIGHTS.map((name) => [name, Number(weights[name])])),
        requiredLevel: Number(level),
        relaxSeconds: Number(hold),
      },
    });
  return (
    <>
      <div className={styles.fields}>
        <Field label={t('waits.queue')} className={styles.wide}>
          <Select value={queue.id} onChange={(_event, { value }) => props.onQueue(value)}>
            {props.queues.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('waits.from')} className={styles.wide}>
          <Input type="date" value={from} onChange={(_event, { value }) => setFrom(value)} />
        </Field>
        <Field label={t('waits.to')} className={styles.wide}>
          <Input type="date" value={to} onChange={(_event, { value }) => setTo(value)} />
        </Field>
        {WEIGHTS.map((name) => (
          <Amount
            key={name}
            label={t(`waits.weightOf.${name}`)}
            value={weights[name] ?? '0'}
            step={0.1}
            testId={`what-if-${name}`}
            onChange={(value) => setWeights({ ...weights, [name]: value })}
          />
        ))}
        <Amount label={t('waits.requiredLevel')} value={level} step={0.1} onChange={setLevel} />
        <Amount label={t('waits.relaxSeconds')} value={hold} step={5} onChange={setHold} />
        <Button
          appearance="primary"
          disabled={whatIf.isPending || from === '' || to === ''}
          icon={whatIf.isPending ? <Spinner size="tiny" /> : undefined}
          data-testid="what-if-run"
          onClick={ask}
        >
          {whatIf.isPending ? t('waits.running') : t('waits.run')}
        </Button>
      </div>
      {whatIf.isError && <Problem text={problemOf(whatIf.error, t)} onRetry={ask} />}
      {whatIf.data && !whatIf.isPending && <WhatIfResult result={whatIf.data} />}
    </>
  );
}

function Amount(props: {
  readonly label: string;
  readonly value: string;
  readonly step: number;
  readonly testId?: string;
  readonly onChange: (value: string) => void;
}) {
  const styles = useStyles();
  return (
    <Field label={props.label}>
      <Input
        className={styles.amount}
        type="number"
        min={0}
        step={props.step}
        value={props.value}
        data-testid={props.testId}
        onChange={(_event, { value }) => props.onChange(value)}
      />
    </Field>
  );
}

/** What the server says of the fields, or what went wrong. */
function problemOf(error: unknown, t: ReturnType<typeof useWords>['t']): string {
  const fields = error instanceof RequestError ? Object.values(error.fields) : [];
  return fields[0] ?? errorWords(error, t);
}

/** A day as the field has it, by the browser's clock. */
function dayOf(at: number): string {
  const date = new Date(at);
  return [
    date.getFullYear(),
    String(date.getMonth() + 1).padStart(2, '0'),
    String(date.getDate()).padStart(2, '0'),
  ].join('-');
}

/** When a day begins where the browser is, so many days later. */
function startOf(day: string, daysLater: number): string {
  const date = new Date(`${day}T00:00:00`);
  date.setDate(date.getDate() + daysLater);
  return date.toISOString();
}
