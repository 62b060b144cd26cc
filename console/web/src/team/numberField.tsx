import { Field, Input } from '@fluentui/react-components';
import type { FieldProblems } from './fieldProblem.ts';
import { problemFor } from './fieldProblem.ts';
import type { QueueDraft } from './queueDraft.ts';

/** What every field of a queue's form works on. */
export interface QueueFields {
  readonly draft: QueueDraft;
  readonly problems: FieldProblems;
  readonly onChange: (draft: QueueDraft) => void;
}

/** A number of a queue. */
export function NumberField(
  props: QueueFields & {
    readonly field: string;
    readonly label: string;
    readonly step: number;
    readonly unit?: string;
    readonly hint?: string;
  },
) {
  const { draft, field } = props;
  return (
    <Field
      label={props.label}
      {...(props.hint === undefined ? {} : { hint: props.hint })}
      {...problemFor(field, props.problems)}
    >
      <Input
        type="number"
        min={0}
        step={props.step}
        value={draft[field] ?? ''}
        data-testid={`queue-${field}`}
        contentAfter={props.unit}
        onChange={(_event, { value }) => props.onChange({ ...draft, [field]: value })}
      />
    </Field>
  );
}
