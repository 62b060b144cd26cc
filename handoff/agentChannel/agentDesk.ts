import { botMessage } from '../botMessage.ts';
import type { Conversation } from '../conversation.ts';
import type { Handoff } from '../handoff.ts';
import { referenceOf } from '../inbound.ts';
import type { Change, HandoffStore } from '../store.ts';
import type { Turn } from '../turn.ts';
import { type AgentLinks, linkCodeIn } from './agentLinks.ts';
import { readCommand, typedAs } from './commands.ts';
import { type DeskState, deskStateOf, type Offer } from './desk.ts';
import { DeskCommands } from './deskCommands.ts';
import { conversationOfLine } from './deskFollower.ts';
import type { Reply } from './deskReplies.ts';
import { type Quoting, quotingOf } from './quoted.ts';
import { speechOf } from './speech.ts';
import type { AgentLink } from './store.ts';
import { DESK_WORDS } from './words.ts';

/** Messages at a desk among which a quoted one is looked for. */
const QUOTABLE = 400;

/** How long the presence of an agent whose desk was taken away holds, in milliseconds. */
const GRACE_MS = 30_000;

/** What a desk works with. */
export interface AgentDeskParts {
  readonly store: HandoffStore;
  readonly handoff: Handoff;
  readonly links: AgentLinks;
  /** Whether this account may work with customers now. */
  readonly mayWork: (agentId: string) => Promise<boolean>;
  readonly now: () => Date;
}

/** What a turn at a desk writes, on the conversation as it is when it is written. */
export type DeskOutcome = (conversation: Conversation) => Change;

/**
 * Takes the messages of agents' chat accounts before anything else does: they are commands to handoff,
 * and never a customer's.
 */
export class AgentDesk {
  readonly #parts: AgentDeskParts;
  readonly #commands: DeskCommands;

  constructor(parts: AgentDeskParts) {
    this.#parts = parts;
    this.#commands = new DeskCommands(parts);
  }

  /** What becomes of an agent's message; undefined when it is a customer's. */
  async outcome(turn: Turn): Promise<DeskOutcome | undefined> {
    const { conversation, entry } = turn;
    if (conversation.delivery === 'pull') return undefined; // strangers choose their names there
    const link = await this.#parts.links.ofAccount(conversation.customerId);
    const isMessage = entry.activity.type === 'message';
    if (link && !isMessage) return (current) => kept(turn, current);
    if (link) return this.#worked(turn, link);
    const code = isMessage ? linkCodeIn(entry.activity.text ?? '') : undefined;
    if (code !== undefined) return this.#linked(turn, code);
    if (!conversation.deskOf) return undefined;
    return isMessage ? leaving(turn) : (current) => kept(turn, current);
  }

  /** Ends the agent's link from elsewhere, and tells them at their desk; false when there was none. */
  async end(agentId: string): Promise<boolean> {
    const { store, links, handoff, now } = this.#parts;
    const link = await links.of(agentId);
    if (!link || !(await links.end(agentId))) return false;
    const agent = await store.agent(agentId);
    const desk = await store.conversation(link.deskId);
    if (agent && desk && deskStateOf(desk, agentId).onDuty) {
      // Without the desk only an open console keeps them there.
      await handoff.setPresence(agentId, agent.presence, new Date(now().getTime() + GRACE_MS));
    }
    for (let current = desk; current?.deskOf === agentId; ) {
      const { unlinked: text } = DESK_WORDS[current.language];
      const after = { ...current, deskOf: null, dialogState: null };
      const items = [botMessage(after, text, now())];
      const messages = { conversationId: current.id, items };
      const { outcome } = await store.commit({ conversation: after, messages });
      if (outcome === 'committed') break;
      current = await store.conversation(link.deskId);
    }
    return true;
  }

  async #linked(turn: Turn, code: string): Promise<DeskOutcome> {
    const { store, links, mayWork } = this.#parts;
    const { conversation, entry } = turn;
    const words = DESK_WORDS[conversation.language];
    const result = await links.redeem(code, conversation, isPrivate(entry.activity));
    if ('refusal' in result) {
      const text = words.linkRefused[result.refusal];
      return (current) => said(turn, current, current.dialogState, { text });
    }
    const { agentId } = result.link;
    const agent = await store.agent(agentId);
    if (!agent || !(await mayWork(agentId)))
      return answering(turn, agentId, { text: words.noRights });
    const text = words.linked(speechOf(conversation.key.channelId).inLine(agent.name));
    return answering(turn, agentId, { text, offers: starting(turn) });
  }

  async #worked(turn: Turn, link: AgentLink): Promise<DeskOutcome> {
    const { mayWork } = this.#parts;
    const { conversation, entry } = turn;
    const { agentId } = link;
    const words = DESK_WORDS[conversation.language];
    if (conversation.id !== link.deskId) {
      return (current) => said(turn, current, current.dialogState, { text: words.otherChat });
    }
    if (!(await mayWork(agentId))) return answering(turn, agentId, { text: words.noRights });
    // Sent by the turn that linked it and died, or once more by the agent: it is done.
    if (linkCodeIn(entry.activity.text ?? '') !== undefined) {
      const agent = await this.#parts.store.agent(agentId);
      const text = words.linked(speechOf(conversation.key.channelId).inLine(agent?.name ?? ''));
      return answering(turn, agentId, { text, offers: starting(turn) });
    }
    const state = deskStateOf(conversation, agentId);
    const quoting = quotingOf(entry.activity);
    const typed = quoting?.text ?? entry.activity.text?.trim() ?? '';
    const offered = state.offers.find(({ title }) => title.toLowerCase() === typed.toLowerCase());
    const command = readCommand(offered?.value ?? typed);
    const language = command.language && !offered ? command.language : conversation.language;
    const reply = await this.#commands.run(command, {
      ...{ agentId, conversation, entry, state, language },
      quotedId:
        quoting && command.number === undefined ? await this.#quoted(turn, quoting) : undefined,
    });
    if (reply === 'unlinked') return leaving(turn, DESK_WORDS[language].unlinked);
    return answering(turn, agentId, reply, language);
  }

  /** The conversation that a quoted line is about; '' when it is about none. */
  async #quoted({ conversation, entry }: Turn, { messageId }: Quoting): Promise<string> {
    const after = Math.max(0, (entry.messageSeq ?? 0) - QUOTABLE);
    const messages = await this.#parts.store.messages(conversation.id, { after, limit: QUOTABLE });
    const line = messages.find(
      ({ from, activity }) => from === 'bot' && activity?.id === messageId,
    );
    return conversationOfLine(line?.clientMessageId) ?? '';
  }
}

/** Words in answer to an agent, and what their desk then remembers. */
function answering(
  turn: Turn,
  agentId: string,
  { text, offers, next = (state) => state }: Reply,
  language = turn.conversation.language,
): DeskOutcome {
  return (current) => {
    const state = next(deskStateOf(current, agentId));
    const after: DeskState = { ...state, offers: offers ?? [] };
    const desk = { ...current, deskOf: agentId, language };
    return said(turn, desk, after, { text, offers }, current);
  };
}

/** The account is no agent's (any more): whatever it writes next is a customer's. */
function leaving(turn: Turn, text = DESK_WORDS[turn.conversation.language].notLinked): DeskOutcome {
  return (current) => said(turn, { ...current, deskOf: null }, null, { text }, current);
}

function said(
  turn: Turn,
  after: Conversation,
  dialogState: unknown,
  { text, offers }: Pick<Reply, 'text' | 'offers'>,
  current = after,
): Change {
  const { textFormat } = speechOf(current.key.channelId);
  const message = text
    ? [botMessage(after, text, turn.now, { ...(offers && { buttons: offers }) })]
    : [];
  const items = message.map((one) => ({ ...one, activity: { ...one.activity, textFormat } }));
  return {
    conversation: { ...after, dialogState, reference: referenceOf(turn.entry.activity) },
    messages: { conversationId: current.id, items },
  };
}

function kept({ entry }: Turn, current: Conversation): Change {
  return { conversation: { ...current, reference: referenceOf(entry.activity) } };
}

/** Whether nobody but the account reads along. */
function isPrivate({ conversation }: Turn['entry']['activity']): boolean {
  const type = conversation?.conversationType;
  return conversation?.isGroup !== true && (type === undefined || type === 'personal');
}

function starting({ conversation }: Turn): readonly Offer[] {
  const { offers } = DESK_WORDS[conversation.language];
  return [
    { title: offers.online, value: typedAs('online', conversation.language) },
    { title: offers.help, value: typedAs('help', conversation.language) },
  ];
}
