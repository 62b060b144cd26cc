import {
  Field,
  Input,
  makeStyles,
  Select,
  Switch,
  Text,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useId } from 'react';
import type { QueueAnswer } from '../../../wire.ts';
import { useWords } from '../i18n/index.ts';
import { problemFor } from './fieldProblem.ts';
import { isOn, switched } from './formPart.ts';
import { NumberField, type QueueFields } from './numberField.tsx';
import { PROMISES, WEEKDAYS } from './serviceDraft.ts';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: '12px', marginTop: '4px' },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between' },
  hint: { color: tokens.colorNeutralForeground3 },
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(190px, 1fr))',
    alignItems: 'start',
    gap: '12px 16px',
  },
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
    <section className={styles.part} aria-label={t('queueForm.hours')}>
      <div className={styles.head}>
        <Text weight="semibold">{t('queueForm.hours')}</Text>
        <Switch
          label={t(isOn(draft, 'hours') ? 'queueForm.hoursSet' : 'queueForm.alwaysOpen')}
          checked={isOn(draft, 'hours')}
          data-testid="queue-hours"
          onChange={(_event, { checked }) => onChange(switched(draft, 'hours', checked))}
        />
      </div>
      {isOn(draft, 'hours') && (
        <>
          <Text size={200} className={styles.hint}>
            {t('queueForm.hoursHint')}
          </Text>
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
        </>
      )}
    </section>
  );
}

/** What the queue promises, and what happens when it doesn't keep it. */
export function PromiseFields(props: QueueFields & { readonly others: readonly QueueAnswer[] }) {
  const { others, ...form } = props;
  const { draft, problems, onChange } = form;
  const styles = useStyles();
  const { t } = useWords();
  return (
    <section className={styles.part} aria-label={t('queueForm.promises')}>
      <div className={styles.head}>
        <Text weight="semibold">{t('queueForm.promises')}</Text>
        <Switch
          label={t(isOn(draft, 'sla') ? 'queueForm.promised' : 'queueForm.notPromised')}
          checked={isOn(draft, 'sla')}
          data-testid="queue-sla"
          onChange={(_event, { checked }) => onChange(switched(draft, 'sla', checked))}
        />
      </div>
      {isOn(draft, 'sla') && (
        <>
          <Text size={200} className={styles.hint}>
            {t('queueForm.promisesHint')}
          </Text>
          <div className={styles.grid}>
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
            <NumberField
              {...form}
              field="sla.warnAt"
              label={t('queueForm.warnAt')}
              step={5}
              unit="%"
            />
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
          </div>
        </>
      )}
    </section>
  );
}

/** 1970-01-05 was a Monday. */
function weekdayName(day: number, language: string): string {
  const date = new Date(Date.UTC(1970, 0, 5 + day));
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(date);
}
