import type { AssignmentResult } from './assignments.ts';
import type { ClusterResults } from './cluster.ts';
import type { DecisionResults, DecisionTimes } from './decisions.ts';
import type { EscalationResults } from './escalations.ts';
import type { FileStep } from './imports.ts';
import type { TurnResult } from './turns.ts';

/** Turns of Baton and of the echo bot, in the same minute on the same machine. */
export interface Comparison {
  readonly concurrency: number;
  readonly baton: TurnResult;
  readonly echo: TurnResult;
  /** Baton's turns a second, as a share of the echo bot's. */
  readonly ratio: number;
}

/** Turns on the embedded store beside the echo bot's; `aim`: the ratio that we aim at. */
export function turnsTable(turns: readonly Comparison[], aim: number): string {
  const rows = turns.flatMap(({ concurrency, baton, echo, ratio }) => [
    [`${concurrency} at once`, 'Baton', ...cells(baton), ratio],
    ['', 'echo bot', ...cells(echo)],
  ]);
  return table(`Turns through the local Direct Line; the aim is a ratio of ${aim} or better`, [
    ['conversations', 'bot', 'turns/s', 'p50 ms', 'p99 ms', 'CPU ms', 'ratio'],
    ...rows,
  ]);
}

/** Turns on MongoDB beside those on the embedded store. */
export function clusterTable(
  { database, results }: ClusterResults,
  embedded: readonly Comparison[],
): string {
  const rows = results.flatMap(({ instances, turns, idleCpuMsPerSecond }) =>
    turns.map((result, index) => {
      const alone = embedded.find(({ concurrency }) => concurrency === result.concurrency)?.baton;
      const ratio = alone ? Number((result.perSecond / alone.perSecond).toPrecision(2)) : '?';
      const idle = index === 0 ? (idleCpuMsPerSecond ?? '?') : '';
      const name = index === 0 ? `${instances} instances` : '';
      return [name, `${result.concurrency} at once`, ...cells(result), ratio, idle];
    }),
  );
  return table(`The same on MongoDB (${database}); ratio: to the embedded store`, [
    ['', 'conversations', 'turns/s', 'p50 ms', 'p99 ms', 'CPU ms', 'ratio', 'idle ms/s'],
    ...rows,
  ]);
}

/** From asking for a human to the durable assignment; `promiseMs`: what a customer is promised. */
export function escalationsTable(
  stores: readonly { readonly name: string; readonly escalations: EscalationResults }[],
  promiseMs: number,
): string {
  const rows = stores.flatMap(({ name, escalations: { sequentially, tenPerSecond } }) => [
    [name, 'one by one', sequentially.count, sequentially.p50Ms, sequentially.p99Ms],
    ['', '10 a second', tenPerSecond.count, tenPerSecond.p50Ms, tenPerSecond.p99Ms],
  ]);
  return table(
    `From asking for a human to the durable assignment; the promise is ${promiseMs} ms`,
    [['store', 'escalations', 'count', 'p50 ms', 'p99 ms'], ...rows],
  );
}

/** Both routing decisions in microseconds, beside what one would write first. */
export function decisionsTable({ arrivals, freed }: DecisionResults): string {
  const rows = (results: readonly DecisionTimes[]) =>
    results.map((result) => [
      ...['', result.size, result.index, result.recorded],
      ...[result.filterAndSort, result.countQueries, `× ${result.timesFaster}`],
    ]);
  const heads = ['index', 'and record', 'sort', 'count+sort', 'faster'];
  return [
    table('An agent for who arrives, in microseconds; faster: the index beside filter-and-sort', [
      ['', 'agents', ...heads],
      ...rows(arrivals),
    ]),
    table('What of the line an agent takes who is freed, one of 1000, in microseconds', [
      ['', 'waiting', ...heads],
      ...rows(freed),
    ]),
  ].join('');
}

/** From the escalation to the durable assignment, without channel and turn. */
export function assignmentsTable(results: readonly AssignmentResult[], promiseMs: number): string {
  const title = 'From the escalation to the durable assignment, without channel and turn';
  const server = results.find((result) => result.server !== undefined)?.server;
  const on = server === undefined ? '' : ` (MongoDB: ${server})`;
  return table(`${title}${on}; the aim at 100 a second is a p99 of ${promiseMs / 10} ms`, [
    ['store', '', 'a second', 'count', 'p50 ms', 'p99 ms'],
    ...results.map(({ store, perSecond, times }) => [
      ...[store, '', perSecond],
      ...(times ? [times.count, times.p50Ms, times.p99Ms] : ["didn't keep up"]),
    ]),
  ]);
}

/** Large files, and how long nobody else was served. */
export function importsTable(steps: readonly FileStep[]): string {
  return table(
    'Files of 15,000 utterances and 10,000 articles (MongoDB: 1,000), and the longest stand of the event loop',
    [
      ['store', '', 's', 'stand ms'],
      ...steps.map(({ store, step, seconds, longestStandMs }) => [
        ...[store, step.padEnd(32)],
        ...[seconds, longestStandMs],
      ]),
    ],
  );
}

function cells({ perSecond, p50Ms, p99Ms, cpuMsPerTurn }: TurnResult) {
  return [perSecond, p50Ms, p99Ms, cpuMsPerTurn ?? '?'];
}

function table(title: string, rows: readonly (readonly (string | number)[])[]): string {
  return ['', title, ...rows.map(line), ''].join('\n');
}

function line(row: readonly (string | number)[]): string {
  return row.map((cell, n) => (n < 2 ? `${cell}`.padEnd(16) : `${cell}`.padStart(12))).join('');
}
