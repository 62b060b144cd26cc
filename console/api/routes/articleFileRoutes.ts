import {
  type ArticleImportOptions,
  applyImport,
  checkComplete,
  type ImportPlan,
  planImport,
  readFilesAside,
  writeFileAside,
} from '../../../knowledge/index.ts';
import { ConsoleError } from '../../consoleError.ts';
import type { ArticleImportAnswer } from '../../wire.ts';
import { iso } from '../answers/iso.ts';
import type { ApiParts } from '../apiParts.ts';
import { nameIn, namesOf } from '../names.ts';
import { type Route, route } from '../route.ts';
import {
  articleExport,
  articleExportAnswer,
  articleImport,
  articleImportAnswer,
} from '../schemas/articleFiles.ts';
import { AUTHORS, by, READERS } from './intentRoutes.ts';

/** Longest request with files, in bytes: 12 MB of files as base64. */
const FILES_BYTES = 16 * 1024 * 1024;
/** So many articles are named for each thing that happens to them. */
const MOST_NAMED = 100;

/** Articles from and to files. */
export const articleFileRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/articles/export',
    summary: 'The latest revision of each article as a file; taking it in again changes nothing',
    access: READERS,
    query: articleExport,
    answer: articleExportAnswer,
    async run({ query }, api) {
      const options = { ...query, now: api.now() };
      const file = await writeFileAside(await api.articles.articles(), options);
      const { name: fileName, contentType, count, bytes } = file;
      return { fileName, contentType, count, base64: Buffer.from(bytes).toString('base64') };
    },
  }),
  route({
    method: 'POST',
    path: '/articles/import',
    summary: 'Take files in, all or nothing unless `partial`; `dryRun` only says what would change',
    access: AUTHORS,
    body: articleImport,
    bodyBytes: FILES_BYTES,
    answer: articleImportAnswer,
    async run({ caller, body }, api) {
      const { files, mode, partial, dryRun, basis, note } = body;
      const rows = await readFilesAside(
        files.map(({ name, base64 }) => ({ name, bytes: Buffer.from(base64, 'base64') })),
      );
      const { status, issueType } = body.defaults;
      const defaults: ArticleImportOptions['defaults'] = {
        status,
        ...(issueType && { issueType }),
      };
      const plan = await planImport(rows, { mode, defaults }, api);
      if (dryRun) return answerOf(plan, true, api);
      if (basis !== undefined && basis !== plan.basis) throw overtaken();
      if (!partial) checkComplete(plan);
      const { author, at } = by(caller, note, api);
      const names = [...new Set(files.map(({ name }) => name))].slice(0, 3).join(', ');
      const revising = { author, note: note || `From ${names}`, now: at };
      const { conflicts } = await applyImport(plan, revising, api.knowledge);
      const late = new Set(conflicts.map(({ language, id }) => `${language}/${id}`));
      const done = <T extends { readonly language: string; readonly id: string }>(
        articles: readonly T[],
      ) => articles.filter(({ language, id }) => !late.has(`${language}/${id}`));
      const carriedOut = {
        ...plan,
        created: done(plan.created),
        changed: done(plan.changed),
        conflicts: [...plan.conflicts, ...conflicts],
      };
      return answerOf(carriedOut, false, api);
    },
  }),
];

function overtaken(): ConsoleError {
  return new ConsoleError(
    'conflict',
    'Some of these articles have changed since they were checked',
    {
      fields: { basis: 'is of articles as they were before' },
    },
  );
}

async function answerOf(
  plan: ImportPlan,
  dryRun: boolean,
  api: ApiParts,
): Promise<ArticleImportAnswer> {
  const { created, changed, unchanged, older, conflicts, refused } = plan;
  const named = conflicts.slice(0, MOST_NAMED);
  const names = await namesOf(
    named.map(({ author }) => author),
    api,
  );
  return {
    dryRun,
    basis: plan.basis,
    counts: {
      ...{ created: created.length, changed: changed.length, unchanged: unchanged.length },
      ...{ older: older.length, conflicts: conflicts.length, refused: refused.length },
    },
    created: created.slice(0, MOST_NAMED).map(articleOf),
    changed: changed
      .slice(0, MOST_NAMED)
      .map((article) => ({ ...articleOf(article), fields: article.fields })),
    older: older.slice(0, MOST_NAMED).map(articleOf),
    conflicts: named.map((article) => ({
      ...articleOf(article),
      fields: article.fields,
      revision: article.revision,
      author: article.author,
      authorName: nameIn(names, article.author),
      at: iso(article.at),
    })),
    refused: refused.slice(0, MOST_NAMED),
  };
}

function articleOf({ file, line, id, language, title }: ImportPlan['unchanged'][number]) {
  return { file, line, id, language, title };
}
