import { Field, Input, makeStyles, Select, Text, Textarea } from '@fluentui/react-components';
import { useId } from 'react';
import type { QueueAnswer } from '../../../wire.ts';
import { useWords } from '../i18n/index.ts';
import { problemFor } from './fieldProblem.ts';
import { FieldGrid, SwitchedSection } from './formSection.tsx';
import { NumberField, type QueueFields } from './numberField.tsx';
import { PROMISES, WEEKDAYS } from './serviceDraft.ts';

const useStyles = makeStyles({
  days: {
    display: 'grid',
    gridTemplateColumns: 'minmax(72px, max-content) 1fr',
    alignItems: 'center',
    gap: '8px 12px',
  },
});

/** When the queue has agents: a week's hours and the days that differ. */
export function HoursFields(form: QueueFields) {
  const { draft, problems, onChange } = form;
  const styles = useStyles();
  const zones = useId();
  const { t, language } = useWords();
  const set = (field: string, value: string) => onChange({ ...draft, [field]: value });
  return (
    <SwitchedSection
      form={form}
      part="hours"
      title={t('queueForm.hours')}
      hint={t('queueForm.hoursHint')}
      labels={{ on: t('queueForm.hoursSet'), off: t('queueForm.alwaysOpen') }}
    >
      <Field label={t('queueForm.timeZone')} {...problemFor('hours.timeZone', problems)}>
        <Input
          list={zones}
          value={draft['hours.timeZone'] ?? ''}
          onChange={(_event, { value }) => set('hours.timeZone', value)}
        />
      </Field>
      <datalist id={zones}>
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <div className={styles.days}>
        {WEEKDAYS.map((day) => {
          const field = `hours.week.${day}`;
          const name = weekdayName(day, language);
          return [
            <Text key={`${day}-name`}>{name}</Text>,
            <Field key={day} {...problemFor(field, problems)}>
              <Input
                aria-label={name}
                value={draft[field] ?? ''}
                placeholder={t('queueForm.closed')}
                data-testid={`queue-${field}`}
                onChange={(_event, { value }) => set(field, value)}
              />
            </Field>,
          ];
        })}
      </div>
      <Field
        label={t('queueForm.specialDays')}
        hint={t('queueForm.specialDaysHint')}
        {...problemFor('hours.specialDays', problems)}
      >
        <Textarea
          rows={3}
          value={draft['hours.specialDays'] ?? ''}
          data-testid="queue-hours.specialDays"
          onChange={(_event, { value }) => set('hours.specialDays', value)}
        />
      </Field>
    </SwitchedSection>
  );
}

/** What the queue promises, and what happens when it doesn't keep it. */
export function PromiseFields(props: QueueFields & { readonly others: readonly QueueAnswer[] }) {
  const { others, ...form } = props;
  const { draft, problems, onChange } = form;
  const { t } = useWords();
  return (
    <SwitchedSection
      form={form}
      part="sla"
      title={t('queueForm.promises')}
      hint={t('queueForm.promisesHint')}
      labels={{ on: t('queueForm.promised'), off: t('queueForm.notPromised') }}
    >
      <FieldGrid>
        {PROMISES.map((name) => (
          <NumberField
            key={name}
            {...form}
            field={`sla.${name}Seconds`}
            label={t(`queueForm.${name}`)}
            step={1}
            unit={t('queueForm.minutes')}
          />
        ))}
        <NumberField {...form} field="sla.warnAt" label={t('queueForm.warnAt')} step={5} unit="%" />
        <NumberField
          {...form}
          field="sla.raisePriority"
          label={t('queueForm.raisePriority')}
          step={1}
        />
        <Field label={t('queueForm.overflowTo')} {...problemFor('sla.overflowTo', problems)}>
          <Select
            value={draft['sla.overflowTo'] ?? ''}
            onChange={(_event, { value }) => onChange({ ...draft, 'sla.overflowTo': value })}
          >
            <option value="">{t('queueForm.noOverflow')}</option>
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      </FieldGrid>
    </SwitchedSection>
  );
}

/** 1970-01-05 was a Monday. */
function weekdayName(day: number, language: string): string {
  const date = new Date(Date.UTC(1970, 0, 5 + day));
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(date);
}
