import type { QueueDraft } from './queueDraft.ts';

/** The parts of a queue's form that can be left out. */
export type FormPart = 'hours' | 'sla' | 'busy' | 'busyWeights';

/** What a draft has for a part that is used. */
export const ON = 'on';

/** Whether a part of the form that can be left out is used. */
export const isOn = (draft: QueueDraft, part: FormPart): boolean => draft[part] === ON;

/** The draft with a part of the form used or left out. */
export function switched(draft: QueueDraft, part: FormPart, on: boolean): QueueDraft {
  return { ...draft, [part]: on ? ON : '' };
}
