import type { Evidence } from '../checker.ts';
import type { ConversationRecord, LoggedEvent } from '../records.ts';
import { doubled, grouped } from './grouped.ts';

/**
 * Every change of owner has an epoch of its own, one higher than the last; the record is what the
 * last change made it; a customer's conversation has one record.
 */
export function oneOwner({ records }: Evidence) {
  const changes = grouped(
    records.log.filter(({ event }) => event.type === 'ownerChanged'),
    ({ event }) => event.conversationId ?? '',
  );
  const twice = doubled(records.conversations, ({ channelId, conversationId, userId }) =>
    JSON.stringify([channelId, conversationId, userId]),
  );
  const open = doubled(
    records.escalations.filter(({ state }) => state === 'waiting' || state === 'assigned'),
    ({ conversationId }) => conversationId,
  );
  return [
    ...twice.map((evidence) => ({ what: 'a customer has two conversations in one', evidence })),
    ...open.map((evidence) => ({ what: 'a conversation has two open escalations', evidence })),
    ...records.conversations.flatMap((conversation) =>
      faultsOf(conversation, changes.get(conversation.id) ?? []),
    ),
  ];
}

function faultsOf(conversation: ConversationRecord, changes: readonly LoggedEvent[]) {
  const { id, state, epoch, agentId } = conversation;
  const wrong = changes.find(({ event }, index) => event.epoch !== index + 1);
  const last = changes.at(-1)?.event;
  const isSame =
    state === (last?.state ?? 'bot') &&
    epoch === (last?.epoch ?? 0) &&
    agentId === (last?.agentId ?? null);
  return [
    ...(wrong
      ? [{ what: `conversation ${id} had two owners at once`, evidence: { wrong, changes } }]
      : []),
    ...(isSame
      ? []
      : [
          {
            what: `conversation ${id} is not whose the log says`,
            evidence: { conversation, last },
          },
        ]),
  ];
}
