import type { Activity } from 'botbuilder';

/** What an agent typed in answer to a message that they quoted. */
export interface Quoting {
  readonly text: string;
  /** The channel's id of the quoted message. */
  readonly messageId: string;
}

const BLOCKQUOTE =
  /<blockquote\b[^>]*\bitemtype="https?:\/\/schema\.skype\.com\/Reply"[^>]*>[\s\S]*?<\/blockquote>/i;
const ITEM_ID = /^<blockquote\b[^>]*?\bitemid="([^"]+)"/i;
const QUOTE_MARK = /<quoted\b[^>]*?\/?>(?:<\/quoted>)?/gi;

/**
 * The quote that a Teams message is an answer to, and the words without it; undefined when it quotes
 * nothing. Teams says it in one of two ways: an entity `quotedReply` with a mark in the text where the
 * quote stands, or a block in the message's HTML. On other channels nothing tells a quote from a
 * `replyToId` that the client has set by itself.
 */
export function quotingOf(activity: Partial<Activity>): Quoting | undefined {
  if (activity.channelId !== 'msteams') return undefined;
  const entity = activity.entities?.find(({ type }) => type === 'quotedReply');
  const messageId: unknown = entity?.quotedReply?.messageId;
  if (typeof messageId === 'string') {
    return { messageId, text: (activity.text ?? '').replace(QUOTE_MARK, '').trim() };
  }
  const html = activity.attachments?.find(({ contentType }) => contentType === 'text/html');
  const content: unknown = html?.content;
  const [quote] = typeof content === 'string' ? (BLOCKQUOTE.exec(content) ?? []) : [];
  const [, quotedId] = ITEM_ID.exec(quote ?? '') ?? [];
  if (typeof content !== 'string' || quote === undefined || quotedId === undefined)
    return undefined;
  return { messageId: quotedId, text: textOf(content.replace(quote, '')) };
}

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' },
};

function textOf(html: string): string {
  return html
    .replace(/<br\b[^>]*>|<\/(?:p|div|li)>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d{1,6})|([a-z]+));/gi, (whole, code?: string, name?: string) =>
      code ? String.fromCodePoint(Number(code)) : (ENTITIES[name?.toLowerCase() ?? ''] ?? whole),
    )
    .trim();
}
