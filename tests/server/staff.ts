import { setTimeout as delay } from 'node:timers/promises';
import type {
  AgentAnswer,
  ArticleAnswer,
  EventAnswer,
  MessageAnswer,
  QueueEntryAnswer,
} from '../../console/wire.ts';
import { type ConsoleClient, ConsoleRefusal } from '../support/consoleClient.ts';
import type { SeededRandom } from '../support/seededRandom.ts';

/** Between two revisions, or two looks, of somebody, in milliseconds. */
const PAUSE_MS = 200;

/** An agent who greets, answers each question, says goodbye and resolves; driven by the live stream alone. */
export class AgentRobot {
  readonly client: ConsoleClient;
  readonly #mine = new Set<string>();
  #handled = 0;

  constructor(client: ConsoleClient) {
    this.client = client;
  }

  /** Events that it has acted on. */
  get handled(): number {
    return this.#handled;
  }

  /** Works until told to stop. */
  async work(stopping: AbortSignal): Promise<void> {
    const { events } = this.client;
    while (!stopping.aborted) {
      const next = await events.until('an event', (items) => items[this.#handled], {
        signal: stopping,
        patienceMs: 600_000,
      });
      await this.#take(next);
      this.#handled += 1;
    }
  }

  async #take({ event }: EventAnswer): Promise<void> {
    const me = this.client.accountId;
    try {
      if (event.type === 'assigned' && event.agentId === me) {
        const { conversationId, escalationId } = event;
        this.#mine.add(conversationId);
        await this.client.say(conversationId, `hello ${escalationId}`, `${me}.${escalationId}`);
        await this.#serve(conversationId);
      } else if (event.type === 'messageStored' && event.from === 'customer') {
        if (this.#mine.has(event.conversationId)) await this.#serve(event.conversationId);
      } else if (event.type === 'ownerChanged' && event.agentId !== me) {
        this.#mine.delete(event.conversationId);
      }
    } catch (error) {
      // The conversation went to somebody else, or back to the bot, while this was on its way.
      if (!(error instanceof ConsoleRefusal && error.status === 409)) throw error;
    }
  }

  async #serve(conversationId: string): Promise<void> {
    const path = `/conversations/${conversationId}/messages?limit=500`;
    const messages = await this.client.list<MessageAnswer>(path, 'after');
    const said = new Set(messages.filter(({ from }) => from === 'agent').map(({ text }) => text));
    for (const { from, text, seq } of messages) {
      const answer = from === 'customer' ? answerTo(text) : undefined;
      if (answer === undefined || said.has(answer)) continue;
      await this.client.say(conversationId, answer, `answer-${seq}`);
      if (answer.startsWith('goodbye')) {
        await this.client.post(`/conversations/${conversationId}/resolve`);
      }
    }
  }
}

function answerTo(text: string): string | undefined {
  if (text.startsWith('question ')) return `answer to ${text}`;
  return text.startsWith('done ') ? text.replace('done', 'goodbye') : undefined;
}

/** Saves revisions of an article until told to stop; `saved` gets those that were acknowledged. */
export async function edit(
  editor: ConsoleClient,
  id: string,
  saved: ArticleAnswer[],
  random: SeededRandom,
  stopping: AbortSignal,
): Promise<void> {
  const fields = { product: 'all', issueType: 'service', urgency: 'normal', intents: [], tags: [] };
  const path = `/articles/${id}`;
  for (let revision = 1; !stopping.aborted; revision += 1) {
    const note = `revision ${revision} of ${id}`;
    const text = { title: `Zorblax ${id}`, body: `The ${note}.`, questions: [], note };
    const article = { ...fields, ...text, status: 'draft', expectedRevision: revision - 1 };
    saved.push(await savedOnce(editor, path, article));
    await delay(random.between(0, PAUSE_MS));
  }
}

/** A conflict with our own revision means that the answer to it was lost. */
async function savedOnce(
  editor: ConsoleClient,
  path: string,
  article: { readonly note: string },
): Promise<ArticleAnswer> {
  try {
    return await editor.put<ArticleAnswer>(`${path}/en`, article);
  } catch (error) {
    if (!(error instanceof ConsoleRefusal && error.code === 'conflict')) throw error;
    const [latest] = await editor.list<ArticleAnswer>(`${path}?language=en`);
    if (latest?.note !== article.note) throw error;
    return latest;
  }
}

/** What a supervisor has seen of the line and of the agents. */
export interface Sightings {
  readonly waiting: QueueEntryAnswer[];
  readonly agents: AgentAnswer[];
}

/** Looks at the line and at the agents until told to stop. */
export async function watch(
  supervisor: ConsoleClient,
  sightings: Sightings,
  stopping: AbortSignal,
): Promise<void> {
  while (!stopping.aborted) {
    sightings.waiting.push(...(await supervisor.list<QueueEntryAnswer>('/queue')));
    sightings.agents.push(...(await supervisor.list<AgentAnswer>('/agents')));
    await delay(PAUSE_MS);
  }
}
