import { z } from 'zod';
import type { ChatAccountAnswer, LinkCodeAnswer } from '../../wire.ts';
import { named, time } from './named.ts';

/** An agent's chat account. */
export const chatAccountAnswer = named<ChatAccountAnswer>(
  'ChatAccount',
  z.object({
    linked: z
      .object({ channelId: z.string(), accountName: z.string().nullable(), linkedAt: time })
      .nullable(),
  }),
);

/** A one-time code. */
export const linkCodeAnswer = named<LinkCodeAnswer>(
  'LinkCode',
  z.object({ code: z.string(), expiresAt: time }),
);
