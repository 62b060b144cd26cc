import { parseArgs } from 'node:util';
import { loadPinyin, SEARCH_DEFAULTS, SearchIndex } from '../knowledge/index.ts';
import {
  baton,
  FLEX_SEARCH,
  MINI_SEARCH,
  ORAMA,
  PLAIN_BM25,
  type SearchEngine,
} from './searchEngines.ts';
import {
  type AskedQuestion,
  manyArticles,
  mistyped,
  readQuestions,
  type SearchSet,
  searchSet,
} from './searchSets.ts';

const USAGE = `Usage: bench:search [--data DIR] [--seeds N] [--only quality|ablation|speed] [--own]
Compares our search with others, as tables in Markdown, on the sample shop's questions and on every
NAME.jsonl of DIR (--own: ours alone), rows {"utterance","intent","language"}. Where to get sets:
  banking77  github.com/PolyAI-LDN/task-specific-datasets (CC BY 4.0)
  clinc150   github.com/clinc/oos-eval (CC BY 3.0), data_full without the oos rows
  hwu64      github.com/xliuhw/NLU-Evaluation-Data (CC BY 4.0)
  smp2020    the public training file of SMP2020-ECDT, intents as domain.intent; in Chinese`;

/** Known questions of an article, as in knowledge bases of the two languages that we know. */
const KNOWN = { zh: 20, en: 5 } as const;
/** The others are asked for in seconds what they answer in minutes beyond this many articles. */
const MOST_FOR_OTHERS = 10_000;
const SIZES = [10_000, 100_000];
const SPEED_QUERIES = 500;

try {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      seeds: { type: 'string', default: '3' },
      only: { type: 'string' },
      own: { type: 'boolean', default: false },
    },
  });
  const questions = await readQuestions(values.data);
  const soundOf = await loadPinyin();
  const ours = baton('**Baton**', { soundOf });
  const others = values.own ? [] : [PLAIN_BM25, MINI_SEARCH, FLEX_SEARCH, ORAMA];
  const engines = [ours, ...others];
  const sets = Array.from({ length: Number(values.seeds) }, (_, place) =>
    [...questions].flatMap(([name, rows]) => {
      const language = rows[0]?.language ?? 'en';
      const set = searchSet(name, rows, { known: KNOWN[language], seed: place + 1 });
      return [set, mistyped(set, place + 1)];
    }),
  );
  if ((values.only ?? 'quality') === 'quality') printQuality(engines, sets);
  if ((values.only ?? 'ablation') === 'ablation') printAblation(soundOf, sets);
  if ((values.only ?? 'speed') === 'speed') printSpeed(engines, questions, soundOf);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}\n`);
  process.exitCode = 1;
}

function printQuality(engines: readonly SearchEngine[], sets: readonly (readonly SearchSet[])[]) {
  print(`\nRecall@1 / recall@5, mean of ${sets.length} seeds\n`);
  print(`| set | articles | queries | ${engines.map(({ name }) => name).join(' | ')} |`);
  print(`|---|---|---|${'---|'.repeat(engines.length)}`);
  sets[0]?.forEach(({ name, articles, queries }, place) => {
    const same = sets.map((seed) => seed[place] as SearchSet);
    const cells = engines.map((engine) => meanRecall(engine, same));
    print(`| ${name} | ${articles.length} | ${queries.length} | ${cells.join(' | ')} |`);
  });
}

function printAblation(
  soundOf: (character: string) => string,
  sets: readonly (readonly SearchSet[])[],
) {
  const { zh, en } = SEARCH_DEFAULTS.bm25;
  const usual = { k1: 1.2, b: 0.75 };
  const variants = {
    zh: [
      baton('all', { soundOf }),
      baton('without sounds', {}),
      baton('without sounds, k1 = 1.2, b = .75', { bm25: { zh: usual, en } }),
      { ...PLAIN_BM25, name: 'nor spread in the idf: plain BM25' },
    ],
    en: [
      baton('all', {}),
      baton('without corrections', { corrects: false }),
      baton('words alone', { lexicalShare: 1 }),
      baton('grams alone', { lexicalShare: 0 }),
      baton('half words, half grams', { lexicalShare: 0.5 }),
      baton('k1 = 1.2, b = .75', { bm25: { zh, en: usual } }),
      baton('words alone, without corrections', { lexicalShare: 1, corrects: false }),
    ],
  };
  for (const language of ['zh', 'en'] as const) {
    const places = (sets[0] ?? []).flatMap((set, place) =>
      set.language === language ? [place] : [],
    );
    print(`\n| ${language} | ${places.map((place) => sets[0]?.[place]?.name).join(' | ')} |`);
    print(`|---|${'---|'.repeat(places.length)}`);
    for (const variant of variants[language]) {
      const cells = places.map((place) =>
        meanRecall(
          variant,
          sets.map((seed) => seed[place] as SearchSet),
        ),
      );
      print(`| ${variant.name} | ${cells.join(' | ')} |`);
    }
  }
}

function printSpeed(
  engines: readonly SearchEngine[],
  questions: ReadonlyMap<string, readonly AskedQuestion[]>,
  soundOf: (character: string) => string,
) {
  print('\n| | articles | build, CPU s | p50 ms | p95 ms | MB |');
  print('|---|---|---|---|---|---|');
  for (const language of ['zh', 'en'] as const) {
    const rows = [...questions.values()].flat().filter((row) => row.language === language);
    for (const size of SIZES) {
      const articles = manyArticles(size, rows, 1);
      const queries = manyArticles(SPEED_QUERIES, rows, 2).map(({ title }) => title);
      for (const engine of engines.slice(0, size > MOST_FOR_OTHERS ? 1 : engines.length)) {
        const before = memory();
        const start = process.cpuUsage();
        const find = engine.build(articles, language);
        const { user, system } = process.cpuUsage(start);
        const seconds = (user + system) / 1e6;
        const megabytes = (memory() - before) / 1e6;
        for (const query of queries.slice(0, 50)) find(query, 5);
        const times = queries.map((query) => timed(() => find(query, 5))).sort((a, b) => a - b);
        const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(2);
        print(
          `| ${engine.name}, ${language} | ${size} | ${seconds.toFixed(1)} | ${at(0.5)} | ${at(0.95)} | ${megabytes.toFixed(0)} |`,
        );
      }
      if (size === MOST_FOR_OTHERS) printChange(articles, language, soundOf);
    }
  }
}

function printChange(
  articles: Parameters<SearchEngine['build']>[0],
  language: 'zh' | 'en',
  soundOf: (character: string) => string,
) {
  const index = new SearchIndex({ soundOf });
  for (const article of articles) index.put(article);
  const times = articles.slice(0, 100).map((article) => timed(() => index.put(article)));
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  print(`| one article replaced, ${language} | ${articles.length} | | ${mean.toFixed(2)} | | |`);
}

function meanRecall(engine: SearchEngine, sets: readonly SearchSet[]): string {
  let [first, five] = [0, 0];
  for (const { articles, queries, language } of sets) {
    const find = engine.build(articles, language);
    const ranks = queries.map(({ query, articleId }) => find(query, 5).indexOf(articleId));
    first += ranks.filter((rank) => rank === 0).length / queries.length;
    five += ranks.filter((rank) => rank >= 0).length / queries.length;
  }
  const shown = (sum: number) => (sum / sets.length).toFixed(3).replace(/^0/, '');
  return `${shown(first)} / ${shown(five)}`;
}

/** Used memory after collecting what is not, in bytes; needs `--expose-gc`. */
function memory(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
