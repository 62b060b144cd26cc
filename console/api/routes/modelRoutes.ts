import { z } from 'zod';
import type { ModelVersion } from '../../../recognizers/index.ts';
import type { ModelAnswer } from '../../wire.ts';
import { modelAnswers, trainingAnswerOf } from '../answers/authoringAnswers.ts';
import type { ApiParts } from '../apiParts.ts';
import { type Route, route } from '../route.ts';
import * as field from '../schemas/fields.ts';
import {
  differenceAnswer,
  modelAnswer,
  modelComparison,
  modelList,
  newestTraining,
  newTraining,
  reportAnswer,
  trainingAnswer,
} from '../schemas/models.ts';
import { AUTHORS, authoringOf, page, READERS } from './intentRoutes.ts';

/** The trained versions, and the training of new ones. */
export const modelRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/models',
    summary: 'The trained versions, newest first',
    access: READERS,
    query: page,
    answer: modelList,
    async run({ query: { cursor, limit } }, api) {
      const versions = await authoringOf(api).models.models({ below: cursor, limit: limit + 1 });
      const items = versions.slice(0, limit);
      return {
        items: await modelAnswers(items, api),
        next: versions.length > limit ? String(items.at(-1)?.number) : null,
      };
    },
  }),
  route({
    method: 'POST',
    path: '/models',
    summary: 'Begin to train a version on the intents as they are; one training runs at a time',
    access: AUTHORS,
    body: newTraining,
    status: 201,
    answer: trainingAnswer,
    async run({ caller, body }, api) {
      const request = { ...body, author: caller.account.id };
      return trainingAnswerOf(await authoringOf(api).trainings.start(request), api);
    },
  }),
  route({
    method: 'GET',
    path: '/models/training',
    summary: 'The training that runs, or the last one',
    access: READERS,
    answer: newestTraining,
    async run(_, api) {
      const training = await authoringOf(api).trainings.newest();
      return { training: training ? await trainingAnswerOf(training, api) : null };
    },
  }),
  route({
    method: 'DELETE',
    path: '/models/training',
    summary: 'End the training that runs',
    access: AUTHORS,
    status: 204,
    async run(_, api) {
      await authoringOf(api).trainings.cancel();
    },
  }),
  route({
    method: 'POST',
    path: '/models/rollback',
    summary: 'Put the version to use that was in use before',
    access: AUTHORS,
    body: z.strictObject({}),
    answer: modelAnswer,
    async run(_, api) {
      return answerOf(await authoringOf(api).versions.rollBack(), api);
    },
  }),
  route({
    method: 'GET',
    path: '/models/{id}',
    summary: 'A version',
    access: READERS,
    params: field.idParams,
    answer: modelAnswer,
    async run({ params }, api) {
      return answerOf(await authoringOf(api).versions.version(params.id), api);
    },
  }),
  route({
    method: 'GET',
    path: '/models/{id}/report',
    summary: 'What cross-validation told of a version and its utterances',
    access: READERS,
    params: field.idParams,
    answer: reportAnswer,
    async run({ params }, api) {
      const report = await authoringOf(api).versions.report(params.id);
      return { report: report?.training ?? null, selfTraining: report?.selfTraining ?? {} };
    },
  }),
  route({
    method: 'GET',
    path: '/models/{id}/comparison',
    summary: 'How a version compares with the active one, as activation asks',
    access: READERS,
    params: field.idParams,
    answer: modelComparison,
    async run({ params }, api) {
      return authoringOf(api).versions.comparison(params.id);
    },
  }),
  route({
    method: 'GET',
    path: '/models/{id}/difference',
    summary: 'Utterances that a version understands differently from the active one',
    access: READERS,
    params: field.idParams,
    answer: differenceAnswer,
    async run({ params }, api) {
      return { difference: await authoringOf(api).versions.difference(params.id) };
    },
  }),
  route({
    method: 'POST',
    path: '/models/{id}/activate',
    summary: 'Put a version to use on all instances; one that got worse only with `force`',
    access: AUTHORS,
    params: field.idParams,
    body: z.strictObject({ force: z.boolean().default(false) }),
    answer: modelAnswer,
    async run({ params, body }, api) {
      return answerOf(await authoringOf(api).versions.activate(params.id, body), api);
    },
  }),
];

async function answerOf(version: ModelVersion, api: ApiParts): Promise<ModelAnswer> {
  const [answer] = await modelAnswers([version], api);
  if (!answer) throw new Error(`Model ${version.id} gave no answer`);
  return answer;
}
