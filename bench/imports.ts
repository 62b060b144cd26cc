import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { SessionAnswer } from '../console/wire.ts';
import { fillDatabase, fillFolder } from '../tests/support/filledShop.ts';
import { startMongoServer } from '../tests/support/mongoServer.ts';
import { ADMIN, type ServerProcess, startServer } from '../tests/support/serverProcess.ts';
import { until } from '../tests/support/until.ts';
import { databaseOn, dropDatabase } from './cluster.ts';
import { rounded } from './quantiles.ts';

const INTENT_ROWS = 15_000;
const INTENTS = 150;
const ARTICLES = 10_000;
/** Each is a transaction of its own, which the server for tests takes its time for. */
const ARTICLES_ON_MONGODB = 1_000;
const SAMPLE_SHOP = new URL('../bot/sampleShop/intents.jsonl', import.meta.url);
const LOOP_DELAY = new URL('loopDelay.mjs', import.meta.url).href;
/** What follows a request, such as the search's new words, counts with it; in milliseconds. */
const AFTERWARDS_MS = 3_000;
/** A page nests so deep, and has so many paragraphs, within the bounds. */
const NESTED = 390;
const PARAGRAPHS = 250_000;

/** What one request with a large file did to a server. */
export interface FileStep {
  readonly store: string;
  readonly step: string;
  readonly seconds: number;
  /** For how long the event loop stood still at most: so long a chat may have waited. */
  readonly longestStandMs: number;
}

/** Files as large as they get, into a server and out of it, on each store that there is. */
export async function measureImports(): Promise<readonly FileStep[]> {
  const folder = await mkdtemp(join(tmpdir(), 'baton-bench-'));
  const mongo = await startMongoServer();
  try {
    await fillFolder(folder);
    const steps = await stepsOn('embedded', { dataDir: folder, env: {} });
    if (!mongo) return steps;
    const uri = databaseOn(mongo.uri, `baton-bench-${process.pid}`);
    try {
      await fillDatabase(uri);
      const env = { MONGODB_URI: uri };
      return [...steps, ...(await stepsOn('MongoDB', { dataDir: folder, env }))];
    } finally {
      await dropDatabase(uri);
    }
  } finally {
    await mongo?.stop();
    await rm(folder, { recursive: true });
  }
}

async function stepsOn(
  store: string,
  { dataDir, env }: { readonly dataDir: string; readonly env: Readonly<Record<string, string>> },
): Promise<readonly FileStep[]> {
  const watched = { ...env, NODE_OPTIONS: `--import ${LOOP_DELAY}` };
  const start = () => startServer({ dataDir, env: watched });
  let server = await start();
  const steps: FileStep[] = [];
  const step = async (name: string, work: () => Promise<unknown>) => {
    await longestStand(server); // what was before doesn't count
    const startedAt = performance.now();
    await work();
    const seconds = rounded((performance.now() - startedAt) / 1_000);
    await delay(AFTERWARDS_MS);
    steps.push({ store, step: name, seconds, longestStandMs: await longestStand(server) });
  };
  try {
    const ask = await adminOf(server);
    const rows = await intentRows();
    const intents = { mode: 'add', format: 'jsonl', content: linesOf(rows) };
    const others = { format: 'csv', content: csvOf(rows) };
    const articles = {
      files: [
        fileOf(
          'articles.jsonl',
          linesOf(articlesOf(rows, env.MONGODB_URI ? ARTICLES_ON_MONGODB : ARTICLES)),
        ),
      ],
    };
    const page = { files: [fileOf('page.html', hardPage())], dryRun: true };
    await step('nothing', () => delay(AFTERWARDS_MS));
    await step('intents, dry run', () => ask('/intents/import', { ...intents, dryRun: true }));
    await step('intents', () => ask('/intents/import', intents));
    await step('other intents in their place', () =>
      ask('/intents/import', { ...others, mode: 'replace' }),
    );
    await step('intents listed', () => ask('/intents/intent.1/utterances'));
    await step('intents exported', () => ask('/intents/export?format=csv'));
    await step('intents restored', () => ask('/intents/restore', { revision: 1 }));
    await step('hostile page, dry run', () => ask('/articles/import', page));
    await step('articles', () => ask('/articles/import', articles));
    await step('articles again', () => ask('/articles/import', articles));
    await step('articles exported', () => ask('/articles/export?format=markdown'));
    await server.stop();
    server = await start();
    const asked = await adminOf(server);
    await step('after a restart', () => asked('/articles?q=refund&limit=1'));
    return steps;
  } finally {
    if (!server.hasEnded) await server.stop();
  }
}

async function longestStand(server: ServerProcess): Promise<number> {
  const told = () => [...server.output.matchAll(/longest stand: ([\d.]+) ms/g)];
  const before = told().length;
  process.kill(server.pid, 'SIGUSR2');
  await until('the server tells', () => told().length > before);
  return rounded(Number(told().at(-1)?.[1]));
}

/** Asks as the admin; with a body it posts. */
async function adminOf({ url }: ServerProcess) {
  const session = await asked(`${url}/api/v1/session`, {}, ADMIN);
  const { token } = session as SessionAnswer;
  return (path: string, body?: object) =>
    asked(`${url}/api/v1${path}`, { authorization: `Bearer ${token}` }, body);
}

async function asked(url: string, headers: Record<string, string>, body?: object) {
  const response = await fetch(url, {
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
    headers: { ...headers, 'content-type': 'application/json' },
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`${url} was refused: ${JSON.stringify(answer).slice(0, 500)}`);
  return answer;
}

interface Row {
  readonly utterance: string;
  readonly intent: string;
  readonly language: string;
}

async function intentRows(): Promise<readonly Row[]> {
  const lines = (await readFile(SAMPLE_SHOP, 'utf8')).trim().split('\n');
  const known = lines.map((line) => JSON.parse(line) as Row);
  return Array.from({ length: INTENT_ROWS }, (_, place) => {
    const { utterance, intent, language } = known[place % known.length] as Row;
    // Those of the shop's own intents make articles' words new.
    const own = place % 2 === 0 ? intent : `intent.${place % INTENTS}`;
    return { utterance: `${utterance} ${place}`, intent: own, language };
  });
}

function articlesOf(rows: readonly Row[], count: number) {
  return Array.from({ length: count }, (_, place) => {
    const own = Array.from(
      { length: 10 },
      (__, offset) => rows[(place * 7 + offset * 97) % rows.length],
    );
    const [title, ...others] = own.map((row) => row?.utterance ?? '');
    return {
      ...{ id: `article-${place}`, language: rows[(place * 7) % rows.length]?.language, title },
      ...{ questions: others.slice(0, 4), body: others.slice(4).join('\n\n') },
      ...{ status: 'published', issueType: 'returns', product: 'all' },
    };
  });
}

function hardPage(): string {
  return `<h2>Why?</h2>${'<div>'.repeat(NESTED)}${'<p>'.repeat(PARAGRAPHS)}`;
}

function linesOf(values: readonly object[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join('');
}

function csvOf(rows: readonly Row[]): string {
  const lines = rows.map(({ utterance, intent, language }) => {
    return `"${utterance.replaceAll('"', '""')} please",${intent},${language}\n`;
  });
  return `utterance,intent,language\n${lines.join('')}`;
}

function fileOf(name: string, text: string) {
  return { name, base64: Buffer.from(text).toString('base64') };
}
