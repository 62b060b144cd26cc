import type { Activity, Attachment } from 'botbuilder';
import type { HandoffStore, Message } from '../../handoff/index.ts';
import { ATTACHMENT_URN, type AttachmentLinks } from './attachmentLinks.ts';
import { BOT_ACCOUNT, DIRECT_LINE_CHANNEL, type TypingToCustomer } from './parts.ts';
import { type Bearer, recordIdOf } from './tokens.ts';

/** Activities for a client, and the watermark from which to go on: the last `seq` looked at. */
export interface ActivitySet {
  readonly activities: readonly ClientView[];
  readonly watermark: string;
}

/** An activity as clients get it. */
export type ClientView = Omit<Partial<Activity>, 'timestamp'> & { readonly timestamp: string };

/** How many messages are read from the transcript at once. */
const PAGE = 100;

/** Shows a conversation's transcript to its customer: without notes and events. */
export class TranscriptView {
  readonly #handoff: Pick<HandoffStore, 'messages'>;
  readonly #links: AttachmentLinks;

  constructor(parts: {
    readonly handoff: Pick<HandoffStore, 'messages'>;
    readonly links: AttachmentLinks;
  }) {
    this.#handoff = parts.handoff;
    this.#links = parts.links;
  }

  /** What comes after `seq`: at most a page, and whether nothing more was there to show. */
  async after(
    seq: number,
    bearer: Bearer,
    baseUrl: string,
  ): Promise<ActivitySet & { readonly isLast: boolean }> {
    let last = seq;
    while (true) {
      const page = await this.#handoff.messages(recordIdOf(bearer), { after: last, limit: PAGE });
      last = page.at(-1)?.seq ?? last;
      const shown = page.filter(({ from }) => from !== 'note' && from !== 'event');
      const isLast = page.length < PAGE;
      if (shown.length > 0 || isLast) {
        return {
          isLast,
          activities: shown.map((message) => this.#show(message, bearer, baseUrl)),
          watermark: String(last),
        };
      }
    }
  }

  #show(message: Message, bearer: Bearer, baseUrl: string): ClientView {
    const { serviceUrl, recipient, relatesTo, attachments, ...activity } = message.activity ?? {};
    const own = message.from === 'customer';
    const numbered = `${bearer.conversationId}|${String(message.seq).padStart(7, '0')}`;
    return {
      ...activity,
      type: activity.type ?? 'message',
      text: activity.text ?? message.text,
      id: own ? (activity.id ?? numbered) : numbered,
      timestamp: message.at.toISOString(),
      channelId: DIRECT_LINE_CHANNEL,
      conversation: { id: bearer.conversationId } as Activity['conversation'],
      from: own
        ? { id: bearer.userId, name: activity.from?.name ?? '', role: 'user' }
        : sender(message),
      ...(attachments && {
        attachments: attachments.map((attachment) => this.#link(attachment, baseUrl)),
      }),
    };
  }

  #link(attachment: Attachment, baseUrl: string): Attachment {
    if (!attachment.contentUrl?.startsWith(ATTACHMENT_URN)) return attachment;
    const id = attachment.contentUrl.slice(ATTACHMENT_URN.length);
    const path = this.#links.pathOf(id, attachment.name ?? 'file');
    const contentUrl = `${baseUrl}${path}`;
    // Web Chat shows a customer's own picture only by its thumbnail.
    const isImage = attachment.contentType.startsWith('image/');
    return { ...attachment, contentUrl, ...(isImage && { thumbnailUrl: contentUrl }) };
  }
}

/** Typing, as clients get it. It has no id and no place in the transcript. */
export function typingView(typing: TypingToCustomer, bearer: Bearer, now: Date): ClientView {
  return {
    type: 'typing',
    timestamp: now.toISOString(),
    channelId: DIRECT_LINE_CHANNEL,
    conversation: { id: bearer.conversationId } as Activity['conversation'],
    from: typing.agent ? agentAccount(typing.agent.id, typing.agent.name) : BOT_ACCOUNT,
  };
}

/** The bot and every agent are one party to the customer, told apart by name. */
function sender(message: Message): Activity['from'] {
  if (message.agentId === undefined) return BOT_ACCOUNT;
  return agentAccount(message.agentId, message.activity?.from?.name ?? '');
}

/** The same for what an agent says and for their typing, which ends with what they say. */
function agentAccount(id: string, name: string): Activity['from'] {
  return { id: `agent:${id}`, name, role: 'bot' };
}
