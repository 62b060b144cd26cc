import { randomUUID } from 'node:crypto';
import { type Activity, TestAdapter, type TurnContext } from 'botbuilder';
import type { Agent, Conversation, Delivery, Message, Phrases } from '../../handoff/index.ts';
import {
  conversationIdOf,
  Handoff,
  inboundOf,
  LineNews,
  Router,
  sweepClocks,
  TurnRunner,
  WaitTimes,
} from '../../handoff/index.ts';
import { openSqliteStore } from '../../storage/index.ts';
import { anAgent, NOW } from './records.ts';

const PHRASES: Phrases = {
  place: (place) => `You are number ${place}`,
  wait: (usual, most) => `(${usual} to ${most} minutes)`,
  message: { leave: 'Leave a message', leaves: /^message$/i, kept: 'Write it here' },
  closed: (opening) => `Closed until ${opening}`,
  assigned: (name) => `${name} is here`,
  requeued: 'Finding somebody else',
  backWithBot: 'The bot is back',
  askRating: 'How was it?',
  thanksForRating: 'Thank you',
  stillThere: 'Still there?',
  goneSilent: 'Until later',
  leaveQueue: 'Back to the bot',
  leavesQueue: /^bot$/i,
  apology: 'Sorry',
};

/** What customers hear in tests. */
export const WORDING = { en: PHRASES, zh: PHRASES };

/**
 * A whole handoff on the embedded store in memory, with a clock that the test turns: customers write,
 * a bot answers, agents act. Every step is awaited to its end.
 */
export async function aDesk(
  bot: (context: TurnContext) => Promise<unknown> = async (context) =>
    context.sendActivity(`bot: ${context.activity.text}`),
  delivery: Delivery = 'pull',
) {
  const store = await openSqliteStore({ file: ':memory:' });
  const clock = { now: NOW };
  const now = () => clock.now;
  const onError = (error: unknown) => {
    throw error;
  };
  const waits = new WaitTimes({ store: store.handoff, now });
  const parts = { store: store.handoff, wording: WORDING, waits, newId: randomUUID, now };
  const handoff = new Handoff(parts);
  const router = new Router({ ...parts, events: store.events, onError });
  const news = new LineNews(parts);
  const turns = new TurnRunner({ ...parts, handoff, sends: 'outbox' });
  const adapter = new TestAdapter(async () => {});

  const idOf = (userId: string) =>
    conversationIdOf({ channelId: 'directline', conversationId: `d-${userId}`, userId });

  return {
    store,
    handoff,
    router,
    turns,
    waits,
    /** The instant so many seconds from now. */
    in: (seconds: number): Date => new Date(clock.now.getTime() + seconds * 1000),
    /** Lets a millisecond pass, unnoticed. */
    tick(): void {
      clock.now = new Date(clock.now.getTime() + 1);
    },
    /** Lets so many seconds pass, with the sweep at the end of them. */
    async pass(seconds: number): Promise<void> {
      clock.now = new Date(clock.now.getTime() + seconds * 1000);
      await sweepClocks({ store: store.handoff, handoff }, now());
      await router.drain();
      await news.sweep();
    },
    async employ(changes: Partial<Agent> = {}): Promise<Agent> {
      const agent = anAgent(changes);
      await store.handoff.commit({ agent });
      await router.drain();
      return { ...agent, version: 1 };
    },
    agent: async (id: string) => present(await store.handoff.agent(id)),
    conversation: async (userId = 'ann'): Promise<Conversation> =>
      present(await store.handoff.conversation(idOf(userId))),
    idOf,
    /** The customer writes; the turn and the routing after it have run when this resolves. */
    async write(text: string, userId = 'ann', activityId: string = randomUUID()): Promise<void> {
      const activity: Partial<Activity> = {
        type: 'message',
        id: activityId,
        text,
        channelId: 'directline',
        serviceUrl: 'urn:test',
        conversation: { id: `d-${userId}` } as Activity['conversation'],
        from: { id: userId, name: userId },
        recipient: { id: 'bot', name: 'bot' },
      };
      const key = { channelId: 'directline', conversationId: `d-${userId}`, userId };
      const receipt = await store.handoff.receive(inboundOf(activity, key, delivery, now()), {
        holder: 'test',
        now: now(),
        until: new Date(now().getTime() + 30_000),
      });
      const { drain } = receipt;
      if (drain) {
        await adapter.processActivity(structuredClone(drain.first.activity), async (context) => {
          await turns.run(context, drain.lease, drain.first, async () => {
            await bot(context);
          });
        });
      }
      await router.drain();
    },
    async transcript(userId = 'ann'): Promise<readonly Message[]> {
      return store.handoff.messages(idOf(userId), { limit: 500 });
    },
    /** The transcript as "sender: text" lines. */
    async lines(userId = 'ann'): Promise<string[]> {
      const messages = await store.handoff.messages(idOf(userId), { limit: 500 });
      return messages.map(({ from, text }) => `${from}: ${text}`);
    },
    close: () => store.close(),
  };
}

/** The test's value, which must be there. */
export function present<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new Error('Expected a value');
  return value;
}
