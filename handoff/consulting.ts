import type { Agent, Consult } from './agent.ts';
import type { Conversation } from './conversation.ts';
import type { HandoffEvent } from './events.ts';
import { shownEvents, withMessages } from './shownEvents.ts';
import type { Change } from './store.ts';

/** Requests that an agent keeps; older ones give way, and stay as notes in their transcripts. */
const MOST_KEPT = 20;

/** A colleague is asked for advice: the question becomes a note, and the request theirs. */
export function consulted(
  conversation: Conversation,
  adviser: Agent,
  { byAgentId, question, now }: ConsultRequest,
): Change {
  const { id: conversationId, version } = conversation;
  const consult: Consult = { conversationId, byAgentId, at: now };
  const events: readonly HandoffEvent[] = [
    { type: 'consulted', conversationId, agentId: adviser.id, byAgentId },
  ];
  const note = {
    from: 'note',
    text: question,
    at: now,
    status: 'stored',
    agentId: byAgentId,
  } as const;
  return withMessages(
    {
      unchanged: { conversationId, version },
      agent: {
        ...adviser,
        consults: [...without(adviser, conversationId), consult].slice(-MOST_KEPT),
      },
      events,
      messages: shownEvents(conversationId, events, now),
    },
    { after: [note] },
  );
}

/** What is asked, and by whom. */
export interface ConsultRequest {
  readonly byAgentId: string;
  readonly question: string;
  readonly now: Date;
}

/** The advice was given, or the request put aside; nothing when none was open. */
export function consultClosed(
  adviser: Agent | undefined,
  conversationId: string,
): Pick<Change, 'agent' | 'events'> {
  const open = adviser?.consults?.some((consult) => consult.conversationId === conversationId);
  if (!adviser || !open) return {};
  return {
    agent: { ...adviser, consults: without(adviser, conversationId) },
    events: [{ type: 'consultClosed', conversationId, agentId: adviser.id }],
  };
}

function without({ consults = [] }: Agent, conversationId: string): readonly Consult[] {
  return consults.filter((consult) => consult.conversationId !== conversationId);
}
