import type { Activity } from 'botbuilder';
import * as z from 'zod';

/** Most characters of a customer's message that are kept; the rest of a longer one is cut off. */
const LONGEST_TEXT = 10_000;
/** Levels of objects and arrays in an activity; what stores and clones it goes down by recursion. */
const DEEPEST = 64;

const account = z.looseObject({
  id: z.string().min(1).max(512),
  name: z.string().max(512).nullish(),
});
const conversation = z.looseObject({ id: z.string().min(1).max(1024) });

/** What every activity from a channel must have; fields that we do not name pass as they are. */
const ACTIVITY = z
  .looseObject({
    type: z.string().min(1).max(64),
    id: z.string().min(1).max(512).optional(),
    timestamp: z.iso.datetime({ offset: true }).optional(),
    localTimestamp: z.iso.datetime({ offset: true }).optional(),
    channelId: z.string().min(1).max(128),
    serviceUrl: z.string().max(2048).optional(),
    conversation: conversation.nullish(),
    from: account.nullish(),
    recipient: account.nullish(),
    text: z
      .string()
      .transform((text) => text.slice(0, LONGEST_TEXT))
      .nullish(),
    locale: z.string().max(64).nullish(),
    attachments: z
      .array(z.looseObject({ contentType: z.string().max(256) }))
      .max(20)
      .nullish(),
    entities: z
      .array(z.looseObject({ type: z.string().max(256) }))
      .max(100)
      .nullish(),
  })
  .superRefine(({ type, ...activity }, context) => {
    // Facebook's handover events name neither.
    for (const field of ['conversation', 'from'] as const) {
      if (type === 'message' && !activity[field]) {
        context.addIssue({ code: 'custom', path: [field], message: 'A message needs it' });
      }
    }
  });

/** The activity, or what is wrong with it, by field. */
export type ReadActivity =
  | { readonly activity: Activity }
  | { readonly fields: Readonly<Record<string, string>> };

/** Checks the body of a request to `/api/messages`. */
export function readActivity(body: unknown): ReadActivity {
  if (isDeeperThan(body, DEEPEST)) {
    return { fields: { body: `Too deep: at most ${DEEPEST} levels` } };
  }
  const result = ACTIVITY.safeParse(body);
  if (result.success) return { activity: result.data as unknown as Activity };
  return {
    fields: Object.fromEntries(
      result.error.issues.map(({ path, message }) => [path.join('.') || 'body', message]),
    ),
  };
}

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((item) => isDeeperThan(item, levels - 1));
}
