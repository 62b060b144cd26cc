import { expect } from 'chai';
import type { PendingMessage } from '../../../console/web/src/outbox/pendingMessage.ts';
import { type TimelineItem, timelineOf } from '../../../console/web/src/transcript/timeline.ts';
import type { MessageAnswer } from '../../../console/wire.ts';
import { aMessage, anEvent } from './aMessage.ts';

describe('A transcript’s timeline', () => {
  it('begins each day with its name', () => {
    const items = timeline([
      aMessage({ seq: 1, at: local(21, '12:00') }),
      aMessage({ seq: 2, at: local(21, '18:00') }),
      aMessage({ seq: 3, at: local(22, '09:00') }),
    ]);
    expect(items.map(shape)).to.deep.equal(['day', '1', '2', 'day', '3']);
  });

  it('puts messages of one sender together while they are close in time', () => {
    const items = timeline([
      aMessage({ seq: 1, at: local(22, '12:00') }),
      aMessage({ seq: 2, at: local(22, '12:02') }),
      aMessage({ seq: 3, at: local(22, '12:06') }),
      aMessage({ seq: 4, at: local(22, '12:06'), from: 'bot' }),
    ]);
    expect(items.map(shape)).to.deep.equal(['day', '1', '2 continues', '3', '4']);
  });

  it('names the sender anew when another agent goes on, after an event, and on a new day', () => {
    const items = timeline([
      aMessage({ seq: 1, at: local(22, '23:58'), from: 'agent', agentId: 'a1' }),
      aMessage({ seq: 2, at: local(22, '23:58'), from: 'agent', agentId: 'a2' }),
      { ...ASSIGNED, seq: 3, at: local(22, '23:58') },
      aMessage({ seq: 4, at: local(22, '23:59'), from: 'agent', agentId: 'a2' }),
      aMessage({ seq: 5, at: local(23, '00:00'), from: 'agent', agentId: 'a2' }),
    ]);
    expect(items.map(shape)).to.deep.equal(['day', '1', '2', 'event 3', '4', 'day', '5']);
  });

  it('divides once, above the customer’s first message that is new', () => {
    const messages = [
      aMessage({ seq: 1 }),
      aMessage({ seq: 2, from: 'bot' }),
      aMessage({ seq: 3 }),
      aMessage({ seq: 4 }),
    ];
    const items = timeline(messages, { unreadAfter: 1 });
    expect(items.map(shape)).to.deep.equal(['day', '1', '2', 'unread', '3', '4 continues']);
  });

  it('divides nothing when it was never read, or is all read', () => {
    const messages = [aMessage({ seq: 1 }), aMessage({ seq: 2 })];
    for (const unreadAfter of [0, 2]) {
      expect(timeline(messages, { unreadAfter }).map(shape)).not.to.include('unread');
    }
  });

  it('ends with what is still being sent', () => {
    const items = timeline([aMessage()], { pending: [aPendingMessage('p1')] });
    expect(items.map(shape)).to.deep.equal(['day', '1', 'pending p1']);
  });

  it('shows a message once when the server has it already, at the same place on the page', () => {
    const pending = [aPendingMessage('p1')];
    const stored = aMessage({ seq: 2, from: 'agent', agentId: 'a1', clientMessageId: 'p1' });
    const before = timeline([aMessage()], { pending });
    const after = timeline([aMessage(), stored], { pending });
    expect(after.map(shape)).to.deep.equal(['day', '1', '2']);
    expect(after.at(-1)?.key).to.equal(before.at(-1)?.key);
  });
});

const ASSIGNED = anEvent(
  {
    type: 'assigned',
    conversationId: 'c1',
    escalationId: 'e1',
    agentId: 'a2',
    by: 'routed',
    waitSeconds: 3,
  },
  '林晓',
);

function timeline(
  messages: readonly MessageAnswer[],
  {
    pending = [],
    unreadAfter = 0,
  }: Partial<Omit<Parameters<typeof timelineOf>[0], 'messages'>> = {},
): readonly TimelineItem[] {
  return timelineOf({ messages, pending, unreadAfter });
}

/** An item in a word or two. */
function shape(item: TimelineItem): string {
  if (item.kind === 'message') return `${item.message.seq}${item.continues ? ' continues' : ''}`;
  if (item.kind === 'event') return `event ${item.message.seq}`;
  return item.kind === 'pending' ? `pending ${item.pending.clientMessageId}` : item.kind;
}

function aPendingMessage(clientMessageId: string): PendingMessage {
  const rest = { conversationId: 'c1', text: 'Hello', note: false, refused: null } as const;
  return { clientMessageId, ...rest, at: '2026-11-22T12:00:00.000Z' };
}

/** A time of November 2026 where the reader is: days begin at their midnight. */
function local(day: number, time: string): string {
  return new Date(`2026-11-${day}T${time}:00`).toISOString();
}
