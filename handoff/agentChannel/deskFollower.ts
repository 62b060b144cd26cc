import { presenceAt } from '../agent.ts';
import { botMessage } from '../botMessage.ts';
import type { Conversation, Message, NewMessage } from '../conversation.ts';
import type { Handoff } from '../handoff.ts';
import type { EventFeed, HandoffStore, HeardEvent } from '../store.ts';
import type { AgentLinks } from './agentLinks.ts';
import { typedAs } from './commands.ts';
import { type DeskItem, deskStateOf, offDuty, openItems } from './desk.ts';
import { type DeskLine, type HeldConversation, newsFor } from './news.ts';
import { speechOf } from './speech.ts';
import { DESK_WORDS } from './words.ts';

/** An agent's conversations that a desk tells of, and messages of one that it tells at once. */
const MOST_HELD = 200;
const MOST_MESSAGES = 50;
/** Messages of a new conversation that are read for its last words. */
const PAST_READ = 16;
/** How often a desk is tried to be told when it changes meanwhile. */
const ATTEMPTS = 8;

/** What desks are told by. */
export interface DeskFollowerParts {
  readonly store: HandoffStore;
  readonly handoff: Pick<Handoff, 'queue'>;
  readonly links: AgentLinks;
  /** Whether this account may work with customers now. */
  readonly mayWork: (agentId: string) => Promise<boolean>;
  readonly events: Pick<EventFeed, 'subscribe'>;
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
}

/**
 * Tells each agent at their desk what happens with their customers. What a desk has been told is part
 * of its own record, and is written together with the lines that tell it, over the version it was read
 * at: so nothing is told twice or forgotten, however many instances try and wherever one dies. Events
 * only say at which desk to look; a sweep looks at all.
 */
export class DeskFollower {
  readonly #parts: DeskFollowerParts;
  /** Who has a conversation, of agents with desks. */
  readonly #agentOf = new Map<string, string>();
  readonly #linked = new Set<string>();
  /** Desks that are being looked at, and whether to look again. */
  readonly #looking = new Map<string, { again: boolean; done: Promise<void> }>();

  constructor(parts: DeskFollowerParts) {
    this.#parts = parts;
  }

  /** Starts to follow the events; the returned function stops that and waits for what is under way. */
  start(): () => Promise<void> {
    const stop = this.#parts.events.subscribe((event) => this.#hear(event));
    return async () => {
      stop();
      await Promise.all([...this.#looking.values()].map(({ done }) => done));
    };
  }

  /** Looks at all desks, for what was missed. */
  async sweep(): Promise<void> {
    await this.learn();
    for (const agentId of [...this.#linked]) await this.look(agentId);
  }

  /** Reads who has a desk. */
  async learn(): Promise<void> {
    const links = await this.#parts.links.all();
    this.#linked.clear();
    for (const { agentId } of links) this.#linked.add(agentId);
  }

  /** Tells the agent what there is to tell; resolves when it is in the desk's transcript. */
  look(agentId: string): Promise<void> {
    const looking = this.#looking.get(agentId);
    if (looking) {
      looking.again = true;
      return looking.done;
    }
    const state = { again: false, done: Promise.resolve() };
    state.done = this.#lookUntilDone(agentId, state)
      .catch(this.#parts.onError)
      .finally(() => this.#looking.delete(agentId));
    this.#looking.set(agentId, state);
    return state.done;
  }

  /** Only the instance that wrote an event acts on it at once; all keep in mind who has what. */
  #hear({ event, isOwn }: HeardEvent): void {
    if (event.type === 'agentLinked') this.#linked.add(event.agentId);
    if (event.type === 'agentUnlinked') this.#linked.delete(event.agentId);
    if (event.type === 'presenceChanged' && this.#linked.has(event.agentId)) {
      if (isOwn) void this.look(event.agentId);
    }
    if (event.type === 'ownerChanged') {
      const before = this.#agentOf.get(event.conversationId);
      this.#agentOf.delete(event.conversationId);
      const { agentId } = event;
      if (agentId && this.#linked.has(agentId)) this.#agentOf.set(event.conversationId, agentId);
      for (const one of new Set([before, agentId])) {
        if (isOwn && one && this.#linked.has(one)) void this.look(one);
      }
    }
    if (event.type === 'messageStored' || event.type === 'messageStatus') {
      const agentId = this.#agentOf.get(event.conversationId);
      if (isOwn && agentId) void this.look(agentId);
    }
  }

  async #lookUntilDone(agentId: string, state: { again: boolean }): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      state.again = false;
      const isTold = await this.#tell(agentId);
      if (isTold && !state.again) return;
    }
  }

  /** False when the desk changed meanwhile, or there may be more to tell. */
  async #tell(agentId: string): Promise<boolean> {
    const { store, links, mayWork, now } = this.#parts;
    const link = await links.of(agentId);
    const desk = link && (await store.conversation(link.deskId));
    if (!desk || desk.deskOf !== agentId) return true;
    const before = deskStateOf(desk, agentId);
    if (!before.onDuty) return true;
    const agent = await store.agent(agentId);
    const isAtWork = agent && presenceAt(agent, now()) !== 'offline' && (await mayWork(agentId));
    if (!agent || !isAtWork) {
      const { offDuty: text, offers } = DESK_WORDS[desk.language];
      const back = [{ title: offers.online, value: typedAs('online', desk.language) }];
      const after = { ...offDuty(before), offers: back };
      return this.#commit(desk, after, [{ key: 'offDuty', text, offers: back }]);
    }
    const { items } = await store.conversations({ agentId, state: 'assigned', limit: MOST_HELD });
    const heldIds = new Set(items.map(({ conversation }) => conversation.id));
    const held: HeldConversation[] = [];
    for (const { conversation, escalation, lastMessage } of items) {
      this.#agentOf.set(conversation.id, agentId);
      const open = openItems(before).find((one) => one.conversationId === conversation.id);
      const after = open?.seen ?? Math.max(0, (lastMessage?.seq ?? 0) - PAST_READ);
      const limit = open ? MOST_MESSAGES : 4 * PAST_READ;
      const messages = await store.messages(conversation.id, { after, limit });
      const { answerSeconds } = await this.#parts.handoff.queue(escalation?.queueId);
      held.push({ conversation, escalation, messages, answerSeconds });
    }
    const lost = await this.#each(openItems(before), async (item) =>
      heldIds.has(item.conversationId) ? undefined : store.conversation(item.conversationId),
    );
    const answers = await this.#each(before.items, (item) => this.#answersOf(item));
    const names = new Map<string, string>();
    for (const author of authorsOf(held)) {
      const colleague = await store.agent(author);
      if (colleague) names.set(author, colleague.name);
    }
    const nameOf = (id: string) => names.get(id) ?? id;
    const facts = { agentId, held, lost, answers: answers.flat(), nameOf };
    const news = newsFor(before, facts, speechOf(desk.key.channelId), desk.language);
    const isAll = held.every(({ messages }) => messages.length < MOST_MESSAGES);
    if (news.lines.length === 0 && isAll) return true;
    return (await this.#commit(desk, news.state, news.lines)) && isAll;
  }

  async #answersOf({
    conversationId,
    onTheWay,
  }: DeskItem): Promise<readonly Message[] | undefined> {
    if (onTheWay.length === 0) return undefined;
    const after = Math.min(...onTheWay) - 1;
    const messages = await this.#parts.store.messages(conversationId, { after, limit: 500 });
    return messages.filter(({ seq }) => onTheWay.includes(seq));
  }

  async #each<T>(
    items: readonly DeskItem[],
    read: (item: DeskItem) => Promise<T | undefined>,
  ): Promise<readonly T[]> {
    const found: T[] = [];
    for (const item of items) {
      const one = await read(item);
      if (one !== undefined) found.push(one);
    }
    return found;
  }

  async #commit(
    desk: Conversation,
    dialogState: unknown,
    lines: readonly DeskLine[],
  ): Promise<boolean> {
    const { store, now } = this.#parts;
    const items = lines.map((line) => deskMessage(desk, line, now()));
    const result = await store.commit({
      conversation: { ...desk, dialogState },
      messages: { conversationId: desk.id, items },
    });
    return result.outcome === 'committed';
  }
}

/** A line for the agent; written over this version of the desk, so that its key is nobody else's. */
function deskMessage(desk: Conversation, { key, text, offers }: DeskLine, now: Date): NewMessage {
  const message = botMessage(desk, text, now, { ...(offers && { buttons: offers }) });
  const { textFormat } = speechOf(desk.key.channelId);
  return {
    ...message,
    activity: { ...message.activity, textFormat },
    clientMessageId: `${desk.version}/${key}`,
  };
}

/** The conversation that a line at a desk is about, by its `clientMessageId`. */
export function conversationOfLine(clientMessageId: string | undefined): string | undefined {
  return clientMessageId?.split('/')[1];
}

function authorsOf(held: readonly HeldConversation[]): ReadonlySet<string> {
  return new Set(
    held.flatMap(({ messages }) =>
      messages.flatMap(({ from, agentId }) => (from === 'note' && agentId ? [agentId] : [])),
    ),
  );
}
