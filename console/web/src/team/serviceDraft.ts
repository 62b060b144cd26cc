import type { QueueAnswer } from '../../../wire.ts';
import type { Translate } from '../i18n/translation.ts';
import type { FieldProblems } from './fieldProblem.ts';
import { isOn, ON } from './formPart.ts';
import { readSpans, readSpecialDays, spansText, specialDaysText } from './hoursText.ts';
import type { QueueDraft } from './queueDraft.ts';

/** What is promised, in the order of the form; in minutes there. */
export const PROMISES = ['firstAnswer', 'nextAnswer', 'resolution'] as const;
/** The days of a week from Monday on, as places in the hours. */
export const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6] as const;

const OFFICE = '09:00–18:00';
const MOST_MINUTES = 31 * 24 * 60;

/** The form's texts for opening hours and promises; where there are none, what one would start from. */
export function serviceDraftOf({ hours, sla }: QueueAnswer, t: Translate): QueueDraft {
  const minutes = (seconds: number | null | undefined) => (seconds ? String(seconds / 60) : '');
  return {
    hours: hours ? ON : '',
    'hours.timeZone': hours?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    'hours.specialDays': specialDaysText(hours?.specialDays ?? [], t('queueForm.closed')),
    ...Object.fromEntries(WEEKDAYS.map((day) => [`hours.week.${day}`, weekdayText(hours, day)])),
    sla: sla ? ON : '',
    ...Object.fromEntries(
      PROMISES.map((name) => [`sla.${name}Seconds`, minutes(sla?.[`${name}Seconds`])]),
    ),
    'sla.warnAt': String(Math.round((sla?.warnAt ?? 0.8) * 100)),
    'sla.raisePriority': String(sla?.raisePriority ?? 1),
    'sla.overflowTo': sla?.overflowTo ?? '',
  };
}

/** What the server would refuse of them, told at once. */
export function serviceProblemsOf(draft: QueueDraft, t: Translate): FieldProblems {
  return {
    ...(isOn(draft, 'hours') && hoursProblems(draft, t)),
    ...(isOn(draft, 'sla') && slaProblems(draft, t)),
  };
}

/** The opening hours and promises that the form describes. */
export function serviceOf(draft: QueueDraft): Required<Pick<QueueAnswer, 'hours' | 'sla'>> {
  const number = (field: string) => Number(draft[field]);
  const seconds = (name: string) => {
    const minutes = draft[`sla.${name}Seconds`]?.trim();
    return minutes ? Math.round(Number(minutes) * 60) : null;
  };
  const special = readSpecialDays(draft['hours.specialDays'] ?? '');
  return {
    hours: isOn(draft, 'hours')
      ? {
          timeZone: draft['hours.timeZone']?.trim() ?? '',
          week: WEEKDAYS.map((day) => readSpans(draft[`hours.week.${day}`] ?? '') ?? []),
          specialDays: 'days' in special ? special.days : [],
        }
      : null,
    sla: isOn(draft, 'sla')
      ? {
          firstAnswerSeconds: seconds('firstAnswer'),
          nextAnswerSeconds: seconds('nextAnswer'),
          resolutionSeconds: seconds('resolution'),
          warnAt: number('sla.warnAt') / 100,
          raisePriority: number('sla.raisePriority'),
          overflowTo: draft['sla.overflowTo'] || null,
        }
      : null,
  };
}

function weekdayText(hours: QueueAnswer['hours'], day: number): string {
  if (!hours) return day < 5 ? OFFICE : '';
  return spansText(hours.week[day] ?? []);
}

function hoursProblems(draft: QueueDraft, t: Translate): FieldProblems {
  const problems: Record<string, string> = {};
  if (!isTimeZone(draft['hours.timeZone']?.trim() ?? '')) {
    problems['hours.timeZone'] = t('queueForm.timeZoneWrong');
  }
  for (const day of WEEKDAYS) {
    const field = `hours.week.${day}`;
    if (!readSpans(draft[field] ?? '')) problems[field] = t('queueForm.hoursWrong');
  }
  const special = readSpecialDays(draft['hours.specialDays'] ?? '');
  if ('wrongLine' in special) {
    problems['hours.specialDays'] = t('queueForm.specialDayWrong', { line: special.wrongLine });
  }
  return problems;
}

function slaProblems(draft: QueueDraft, t: Translate): FieldProblems {
  const problems: Record<string, string> = {};
  const check = (field: string, min: number, max: number) => {
    const value = Number(draft[field] || Number.NaN);
    if (!(value >= min && value <= max)) problems[field] = t('agentForm.range', { min, max });
  };
  for (const name of PROMISES) {
    const field = `sla.${name}Seconds`;
    if (draft[field]?.trim()) check(field, 1 / 60, MOST_MINUTES);
  }
  check('sla.warnAt', 1, 100);
  check('sla.raisePriority', 0, 10);
  return problems;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name !== '';
  } catch {
    return false;
  }
}
