import { z } from 'zod';
import { exportIntents, importIntents, restoreIntents } from '../../../recognizers/index.ts';
import { importAnswerOf } from '../answers/authoringAnswers.ts';
import { type Route, route } from '../route.ts';
import {
  exportAnswer,
  importAnswer,
  intentExport,
  intentImport,
  note,
  revision,
} from '../schemas/intents.ts';
import { AUTHORS, authoringOf, by, READERS } from './intentRoutes.ts';

/** Longest file as JSON, in bytes. */
const FILE_BYTES = 16 * 1024 * 1024;

const FILES = {
  jsonl: ['jsonl', 'application/jsonl'],
  csv: ['csv', 'text/csv'],
  nlp: ['json', 'application/json'],
  lu: ['lu', 'text/plain'],
  descriptions: ['jsonl', 'application/jsonl'],
} as const;

/** Intents from and to files, and back from their own history. */
export const intentFileRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/intents/export',
    summary: 'The intents as a file; taking it in again changes nothing',
    access: READERS,
    query: intentExport,
    answer: exportAnswer,
    async run({ query: { format, language, ...query } }, api) {
      const state = await authoringOf(api).book.state(query.revision);
      const [ending, type] = FILES[format];
      const name = format === 'descriptions' ? 'intent-descriptions' : 'intents';
      return {
        fileName: `${[name, ...(language ? [language] : [])].join('-')}.${ending}`,
        contentType: `${type}; charset=utf-8`,
        revision: state.revision,
        content: await exportIntents(state, { format, language }),
      };
    },
  }),
  route({
    method: 'POST',
    path: '/intents/import',
    summary: 'Take a file in, all of it or nothing; `dryRun` only says what would change',
    access: AUTHORS,
    body: intentImport,
    bodyBytes: FILE_BYTES,
    answer: importAnswer,
    async run({ caller, body }, api) {
      const { book } = authoringOf(api);
      const { format, content, language, mode, dryRun, expectedRevision, note } = body;
      const file = { content, format, language };
      const options = { mode, dryRun, expectedRevision };
      const imported = await importIntents(book, file, by(caller, note, api), options);
      return importAnswerOf(imported, dryRun);
    },
  }),
  route({
    method: 'POST',
    path: '/intents/restore',
    summary: 'Bring all intents back as they were at a revision, as a new change',
    access: AUTHORS,
    body: z.strictObject({
      revision,
      expectedRevision: revision.optional(),
      note,
    }),
    answer: importAnswer,
    async run({ caller, body }, api) {
      const { book } = authoringOf(api);
      const note = body.note || `Back to revision ${body.revision}`;
      const { expectedRevision } = body;
      return importAnswerOf(
        await restoreIntents(book, body.revision, by(caller, note, api), { expectedRevision }),
        false,
      );
    },
  }),
];
