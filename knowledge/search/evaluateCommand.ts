import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { KnowledgeError } from '../knowledgeError.ts';
import { evaluateSearch } from './evaluateSearch.ts';
import { loadPinyin } from './pinyin.ts';

// `npm run -s evaluate:search -- --articles FILE --queries FILE`: reads two files of JSON Lines and prints
// one JSON object, a `SearchQuality`. Ends with 1 and a sentence when a file or a row isn't right.

const language = z.enum(['zh', 'en']);
const text = z.string().default('');
const articleRow = z.object({
  id: z.string().min(1),
  title: text,
  questions: z.array(z.string()).default([]),
  body: text,
  language,
});
const queryRow = z.object({ query: z.string(), articleId: z.string(), language });

try {
  const options = { articles: { type: 'string' }, queries: { type: 'string' } } as const;
  const { articles, queries } = parseArgs({ options }).values;
  const quality = evaluateSearch(
    readRows('--articles', articles, articleRow),
    readRows('--queries', queries, queryRow),
    { settings: { soundOf: await loadPinyin() } },
  );
  process.stdout.write(`${JSON.stringify(quality)}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

function readRows<Row>(option: string, file: string | undefined, row: z.ZodType<Row>): Row[] {
  if (file === undefined) throw new KnowledgeError('invalidFile', `${option} FILE is missing`);
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, place) =>
      line.trim() === '' ? [] : [readRow(line, row, `${file}:${place + 1}`)],
    );
}

function readRow<Row>(line: string, row: z.ZodType<Row>, where: string): Row {
  try {
    return row.parse(JSON.parse(line));
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : 'not JSON';
    throw new KnowledgeError('invalidFile', `${where}: ${reason}`, { cause });
  }
}
