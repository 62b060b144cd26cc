import type { MessageAnswer } from '../../../console/wire.ts';
import type { HandoffEvent } from '../../../handoff/index.ts';

/** A customer's message, the first of its conversation unless told otherwise. */
export function aMessage(parts: Partial<MessageAnswer> = {}): MessageAnswer {
  const { seq = 1 } = parts;
  return {
    id: `c1.${seq}`,
    conversationId: 'c1',
    seq,
    from: 'customer',
    text: 'Where is my order?',
    at: '2026-11-22T12:00:00.000Z',
    status: 'sent',
    failure: null,
    agentId: null,
    agentName: null,
    clientMessageId: null,
    analysis: null,
    event: null,
    attachments: [],
    suggestedActions: [],
    ...parts,
  };
}

/** The transcript's line of an event; `agentName` is the name of the agent that it tells of. */
export function anEvent(event: HandoffEvent, agentName: string | null = null): MessageAnswer {
  const agentId = agentName && 'agentId' in event ? event.agentId : null;
  return aMessage({ from: 'event', text: event.type, status: 'stored', event, agentId, agentName });
}
