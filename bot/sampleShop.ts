import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { createAccount, hashPassword } from '../console/index.ts';
import { parseOrders } from '../customers/index.ts';
import { KnowledgeBase, parseMarkdownArticle, parseTaxonomy } from '../knowledge/index.ts';
import { IntentBook, importIntents, type Language } from '../recognizers/index.ts';
import type { Store } from '../storage/index.ts';
import { newPassword } from './newPassword.ts';
import { fillQuickReplies } from './sampleQuickReplies.ts';

/** Somebody who can sign in, with a password that is shown once and stored nowhere. */
export interface Credentials {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

const AGENTS = z.array(
  z.object({
    name: z.string(),
    email: z.email(),
    skills: z.record(z.string(), z.number().min(0).max(1)),
    languages: z.array(z.string()),
    capacity: z.number().int().positive(),
    ratings: z.object({ count: z.number().int(), sum: z.number().int() }),
  }),
);

/**
 * Fills an empty store with the sample shop from `directory`; returns its agents, or nothing when the
 * store has intents already. They are written last, so a start that was cut off is made up for.
 */
export async function fillWithSampleShop(
  store: Store,
  directory: string,
  now: Date,
): Promise<readonly Credentials[]> {
  if ((await store.intents.revision()) > 0) return [];
  await fillKnowledge(store, directory, now);
  await fillQuickReplies(store.quickReplies, directory, now);
  await store.orders.replaceOrders(parseOrders(await readJson(join(directory, 'orders.json'))));
  const agents = await fillAgents(store, directory, now);
  await fillIntents(store, directory, now);
  return agents;
}

async function fillKnowledge(store: Store, directory: string, now: Date): Promise<void> {
  const taxonomy = parseTaxonomy(await readJson(join(directory, 'taxonomy.json')));
  const by = { author: 'sample shop', at: now };
  await store.taxonomy.saveTaxonomy({ ...taxonomy, ...by, version: 0 }); // or it is there already
  const knowledge = new KnowledgeBase(store);
  await knowledge.load();
  const languages: readonly Language[] = ['zh', 'en'];
  for (const language of languages) {
    const folder = join(directory, 'articles', language);
    for (const file of (await readdir(folder)).sort()) {
      const article = parseMarkdownArticle(await readFile(join(folder, file), 'utf8'));
      // What is there already, from a start that was cut off, stays as it is.
      await knowledge.save(
        { ...article, status: 'published' },
        { author: 'sample shop', note: 'Sample shop', expectedRevision: 0, now },
      );
    }
  }
}

async function fillAgents(
  store: Store,
  directory: string,
  now: Date,
): Promise<readonly Credentials[]> {
  const agents = AGENTS.parse(await readJson(join(directory, 'agents.json')));
  return Promise.all(
    agents.map(async ({ ratings, email, ...profile }) => {
      const password = newPassword();
      const existing = await store.accounts.accountByEmail(email);
      if (existing) {
        const passwordHash = await hashPassword(password);
        await store.accounts.saveAccount({ ...existing, passwordHash });
      } else {
        const roles = ['agent' as const];
        const account = await createAccount(
          store.accounts,
          { ...profile, email, password, roles },
          { now },
        );
        const agent = await store.handoff.agent(account.id);
        if (agent) await store.handoff.commit({ agent: { ...agent, rating: ratings } });
      }
      return { name: profile.name, email, password };
    }),
  );
}

async function fillIntents(store: Store, directory: string, now: Date): Promise<void> {
  const book = new IntentBook({ intents: store.intents });
  const by = { author: 'sample shop', note: 'Sample shop', at: now };
  const files = ['intents.jsonl', 'descriptions.jsonl'].map((name) => join(directory, name));
  const contents = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  const file = { content: contents.join('\n'), format: 'jsonl' } as const;
  await importIntents(book, file, by, { mode: 'add' });
}

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8'));
}
