import { z } from 'zod';
import type { BusinessHours, SlaPolicy } from '../../../handoff/index.ts';
import * as field from './fields.ts';

const openSpan = z
  .strictObject({
    from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 09:00'),
    until: z
      .string()
      .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a time such as 18:00, at most 24:00'),
  })
  .refine(({ from, until }) => from < until, 'the end has to come after the beginning');

const openSpans = z
  .array(openSpan)
  .max(10)
  .refine(
    (spans) =>
      spans.every(({ from }, index) => index === 0 || (spans[index - 1]?.until ?? '') <= from),
    'in order, without overlap',
  );

/** When a queue has agents. */
export const businessHours: z.ZodType<BusinessHours> = z.strictObject({
  timeZone: z.string().max(100).refine(isTimeZone, 'an IANA time zone such as Asia/Shanghai'),
  week: z.array(openSpans).length(7),
  specialDays: z
    .array(z.strictObject({ date: z.iso.date(), name: z.string().max(100), open: openSpans }))
    .max(500),
});

const MONTH_SECONDS = 31 * 86_400;
const target = z.int().min(1).max(MONTH_SECONDS).nullable();

/** What a queue promises. */
export const slaPolicy: z.ZodType<SlaPolicy> = z.strictObject({
  firstAnswerSeconds: target,
  nextAnswerSeconds: target,
  resolutionSeconds: target,
  warnAt: z.number().gt(0).max(1),
  raisePriority: z.int().min(0).max(10),
  overflowTo: field.id.nullable(),
});

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
