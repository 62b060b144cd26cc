import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import {
  AgentSuggestions,
  agentSource,
  evaluateSuggestions,
  KnowledgeBase,
  type RecordedConversation,
} from '../knowledge/index.ts';
import { ensureActiveModel, Recognizer } from '../recognizers/index.ts';
import { openSqliteStore, type Store } from '../storage/index.ts';
import { SAMPLE_SHOP } from './prepareStore.ts';
import { SMALL_TALK } from './recommending.ts';
import { fillWithSampleShop } from './sampleShop.ts';
import { searchSettings } from './searchSettings.ts';

// `npm run -s evaluate:suggestions -- --conversations FILE`: replays conversations against the sample shop,
// trained as it trains itself at its first start, and prints one JSON object, a `SuggestionQuality`.

const USAGE = `Usage: evaluate:suggestions --conversations FILE
JSON Lines, one conversation each: {"language": "zh" | "en", "turns": [{"from": "customer" | "bot" | "agent",
"text", "articleId"?}]}; the last of the agent's turns with an articleId names what was used in the end.`;

const turn = z.object({
  from: z.enum(['customer', 'bot', 'agent']),
  text: z.string(),
  articleId: z.string().optional(),
});
const conversation = z
  .object({ language: z.enum(['zh', 'en']), turns: z.array(turn).min(2) })
  .refine(({ turns }) => turns.some(({ from, articleId }) => from === 'agent' && articleId), {
    message: 'no turn of the agent names an article',
  });

try {
  const { values } = parseArgs({ options: { conversations: { type: 'string' } } });
  if (values.conversations === undefined) throw new Error('--conversations FILE is missing');
  const conversations = await readConversations(values.conversations);
  const quality = await inSampleShop(async (suggestions) => {
    const replay = () => evaluateSuggestions(conversations, (said) => suggestions.suggest(said));
    // Once for nobody: times are those of a server that is at work already.
    await replay();
    return replay();
  });
  process.stdout.write(`${JSON.stringify(quality)}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}\n`);
  process.exitCode = 1;
}

async function readConversations(file: string): Promise<readonly RecordedConversation[]> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      return conversation.parse(JSON.parse(line));
    } catch (cause) {
      const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : 'not JSON';
      throw new Error(`${file}:${index + 1}: ${reason}`, { cause });
    }
  });
}

/** Works with the suggestions of a sample shop that is filled and trained for it, in memory. */
async function inSampleShop<T>(work: (suggestions: AgentSuggestions) => Promise<T>): Promise<T> {
  const store: Store = await openSqliteStore({ file: ':memory:' });
  const now = () => new Date();
  try {
    await fillWithSampleShop(store, SAMPLE_SHOP, now());
    const recognizer = new Recognizer({ model: await ensureActiveModel({ ...store, now }) });
    const search = await searchSettings({ DATA_DIR: SAMPLE_SHOP, SAMPLE_SHOP: true });
    const knowledge = new KnowledgeBase({ ...store, search, now });
    await knowledge.load();
    const rankIntents = recognizer.rankIntents.bind(recognizer);
    const suggestions = new AgentSuggestions({
      knowledge: agentSource(knowledge),
      rankIntents,
      smallTalk: SMALL_TALK,
    });
    try {
      return await work(suggestions);
    } finally {
      await recognizer.close();
    }
  } finally {
    await store.close();
  }
}
