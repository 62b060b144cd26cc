import type { Conversation, Message } from '../../handoff/index.ts';
import type { InboxEntry } from '../../handoff/store.ts';
import { decodeDocument, encodeDocument } from '../documents.ts';
import type {
  ConversationDocument,
  Desk,
  DocumentOf,
  InboxDocument,
  MessageDocument,
} from './collections.ts';

/*
 * A channel's activity and a dialog's state are foreign JSON: their keys may be operators, be empty
 * or hold a NUL, and they may be nested more deeply than BSON allows. They are kept as encoded text,
 * and come back as they went; everything else is plain BSON that an operator can query.
 */

/** A record as a document of its id. */
export function toDocument<T extends { readonly id: string }>({ id, ...fields }: T) {
  return { _id: id, ...fields } as unknown as DocumentOf<T>;
}

/** The record of a document that `toDocument` made. */
export function fromDocument<T extends { readonly id: string }>(document: DocumentOf<T>): T {
  const { _id, ...fields } = document;
  return { id: _id, ...fields } as unknown as T;
}

/** The desk of a conversation in which nothing has happened. */
export const NEW_DESK: Desk = {
  seq: 0,
  spoken: 0,
  position: 0,
  pending: 0,
  token: 0,
  holder: null,
  until: null,
  guards: 0,
};

/** The fields of a conversation's document that hold the record. */
export function conversationFields(conversation: Conversation) {
  const { id: _, reference, dialogState, ...fields } = conversation;
  return {
    ...fields,
    reference: encodeDocument(reference),
    dialogState: encodeDocument(dialogState),
  };
}

export function toConversation(document: ConversationDocument): Conversation {
  const { _id, desk, activeAt, drainableAt, reference, dialogState, ...fields } = document;
  return {
    id: _id,
    ...fields,
    reference: decodeDocument(reference),
    dialogState: decodeDocument(dialogState),
  };
}

/** The id of a message's or an inbox entry's document. */
export function placeId(conversationId: string, number: number): string {
  return `${conversationId}/${number}`;
}

export function toMessageDocument(message: Message, commit: string): MessageDocument {
  const { activity, ...fields } = message;
  return {
    _id: placeId(message.conversationId, message.seq),
    ...fields,
    ...(activity && { activity: encodeDocument(activity) }),
    commit,
  };
}

export function toMessage(document: MessageDocument): Message {
  const { _id, commit, activity, ...fields } = document;
  return { ...fields, ...(activity !== undefined && { activity: decodeDocument(activity) }) };
}

export function toEntry(document: InboxDocument): InboxEntry {
  const { conversationId, position, activityId, receivedAt, attempts, messageSeq } = document;
  const activity = decodeDocument<InboxEntry['activity']>(document.activity);
  return { conversationId, position, activityId, activity, receivedAt, attempts, messageSeq };
}
