import type { Attachment } from 'botbuilder';
import type { Message } from '../../../handoff/index.ts';
import type { ConsoleParts } from '../../consoleParts.ts';
import type { AttachmentAnswer, MessageAnswer } from '../../wire.ts';
import { type Names, nameIn } from '../names.ts';
import { iso } from './iso.ts';

/** A message as colleagues see it: with the bot's thoughts. */
export function messageAnswerOf(
  message: Message,
  names: Names,
  { attachmentUrl = ownUrl }: Pick<ConsoleParts, 'attachmentUrl'>,
): MessageAnswer {
  const { conversationId, seq, activity } = message;
  return {
    id: `${conversationId}.${seq}`,
    conversationId,
    seq,
    from: message.from,
    text: message.text,
    at: iso(message.at),
    status: message.status,
    failure: message.failure ?? null,
    agentId: message.agentId ?? null,
    agentName: nameIn(names, message.agentId),
    clientMessageId: message.clientMessageId ?? null,
    analysis: message.analysis ?? null,
    event: message.event ?? null,
    attachments: (activity?.attachments ?? []).flatMap((one) =>
      attachmentAnswer(one, attachmentUrl),
    ),
    suggestedActions: (activity?.suggestedActions?.actions ?? []).map(({ title }) => title),
  };
}

function attachmentAnswer(
  attachment: Attachment,
  attachmentUrl: NonNullable<ConsoleParts['attachmentUrl']>,
): readonly AttachmentAnswer[] {
  const url = attachmentUrl(attachment);
  const { contentType, name = contentType } = attachment;
  return url === undefined ? [] : [{ name, contentType, url }];
}

/** Whatever a channel's client made up (`javascript:`, `data:`) is no link for agents. */
function ownUrl({ contentUrl }: Attachment): string | undefined {
  return contentUrl && /^https?:\/\//i.test(contentUrl) ? contentUrl : undefined;
}
