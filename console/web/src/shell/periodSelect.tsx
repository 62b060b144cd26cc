import { Select } from '@fluentui/react-components';
import { PERIODS, type Period } from '../api/period.ts';
import { useWords } from '../i18n/index.ts';

/** Chooses how far back a report goes. */
export function PeriodSelect(props: {
  readonly days: Period;
  readonly testId?: string;
  readonly onChange: (days: Period) => void;
}) {
  const { days, testId, onChange } = props;
  const { t } = useWords();
  return (
    <Select
      aria-label={t('app.period')}
      value={String(days)}
      data-testid={testId}
      onChange={(_event, { value }) =>
        onChange(PERIODS.find((one) => String(one) === value) ?? days)
      }
    >
      {PERIODS.map((one) => (
        <option key={one} value={one}>
          {t('app.lastDays', { count: one })}
        </option>
      ))}
    </Select>
  );
}
