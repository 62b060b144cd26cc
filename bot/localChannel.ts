import { randomBytes } from 'node:crypto';
import type { Attachment } from 'botbuilder';
import type { Server } from 'restify';
import type { Store } from '../storage/index.ts';
import type { ClientAddress } from './clientAddress.ts';
import { ATTACHMENT_URN, type DirectLine, mountDirectLine } from './directLine/index.ts';
import type { Env } from './env.ts';
import type { FailureLog } from './failureLog.ts';
import type { SecretStore } from './store.ts';
import type { TurnInbox } from './turnInbox.ts';

/** What the local channel is made of. */
export interface LocalChannelParts {
  readonly env: Pick<Env, 'DIRECT_LINE_SECRET' | 'PUBLIC_URL'>;
  readonly store: Store;
  readonly inbox: TurnInbox;
  /** See {@link signingSecretOf}. */
  readonly signingSecret: string;
  readonly clientAddress: ClientAddress;
  readonly failures: FailureLog;
  readonly now: () => Date;
}

/** The local Direct Line, joined to the inbox. */
export interface LocalChannel extends DirectLine {
  /** The link under which agents see a customer's file. */
  readonly attachmentUrl: (attachment: Attachment) => string | undefined;
}

/** What all instances sign tokens and links with. */
export function signingSecretOf(secrets: SecretStore): Promise<string> {
  return secrets.secret('directLine', randomBytes(48).toString('base64url'));
}

/** Mounts the local Direct Line on the inbox and the transcript. */
export function mountLocalChannel(
  server: Server,
  { env, store, inbox, signingSecret, clientAddress, failures, now }: LocalChannelParts,
): LocalChannel {
  const directLine = mountDirectLine(server, {
    handoff: store.handoff,
    events: store.events,
    attachments: store.attachments,
    signingSecret,
    clientAddress,
    siteSecret: env.DIRECT_LINE_SECRET,
    publicUrl: env.PUBLIC_URL,
    now,
    reportFailure: (error) => failures.failed(error, 'Direct Line failed'),
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
