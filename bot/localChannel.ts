import { randomBytes } from 'node:crypto';
import type { Attachment } from 'botbuilder';
import type { Server } from 'restify';
import type { Store } from '../storage/index.ts';
import { ATTACHMENT_URN, type DirectLine, mountDirectLine } from './directLine/index.ts';
import type { Env } from './env.ts';
import type { Log } from './log.ts';
import type { TurnInbox } from './turnInbox.ts';

/** What the local channel is made of. */
export interface LocalChannelParts {
  readonly env: Pick<Env, 'DIRECT_LINE_SECRET' | 'PUBLIC_URL'>;
  readonly store: Store;
  readonly inbox: TurnInbox;
  readonly log: Log;
  readonly now: () => Date;
}

/** The local Direct Line, joined to the inbox. */
export interface LocalChannel extends DirectLine {
  /** The link under which agents see a customer's file. */
  readonly attachmentUrl: (attachment: Attachment) => string | undefined;
}

/** Mounts the local Direct Line on the inbox and the transcript. */
export async function mountLocalChannel(
  server: Server,
  { env, store, inbox, log, now }: LocalChannelParts,
): Promise<LocalChannel> {
  const candidate = randomBytes(48).toString('base64url');
  const directLine = mountDirectLine(server, {
    handoff: store.handoff,
    events: store.events,
    attachments: store.attachments,
    signingSecret: await store.secrets.secret('directLine', candidate),
    siteSecret: env.DIRECT_LINE_SECRET,
    publicUrl: env.PUBLIC_URL,
    now,
    reportFailure: (error) => log.error({ err: error }, 'Direct Line failed'),
    async accept(activity) {
      const { channelId, conversation, from, id } = activity;
      const key = { channelId, conversationId: conversation.id, userId: from.id };
      await inbox.accept(activity, key, 'pull');
      return { id };
    },
    typing: {
      toCustomer: (listener) =>
        store.signals.subscribe(({ conversationId, from, agent }) => {
          if (from !== 'customer') listener({ conversationId, ...(agent && { agent }) });
        }),
      fromCustomer: (conversationId) => store.signals.publish({ conversationId, from: 'customer' }),
    },
  });
  return {
    ...directLine,
    attachmentUrl: ({ contentUrl, name }) =>
      contentUrl?.startsWith(ATTACHMENT_URN)
        ? directLine.links.pathOf(contentUrl.slice(ATTACHMENT_URN.length), name ?? 'file')
        : undefined,
  };
}
