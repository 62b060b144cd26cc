import { expect } from 'chai';
import type { Db } from 'mongodb';
import { mongoDatabases } from '../support/mongoDatabases.ts';
import { mongoGround } from './ground.ts';
import { CROWD, type Crowd } from './load.ts';
import { copyProduct, type Replacement } from './productCopy.ts';
import { run } from './run.ts';
import type { Fault } from './schedule.ts';

/** A product with a condition taken out on purpose, and the chaos that shows what it was for. */
interface Mutant {
  readonly without: string;
  readonly replacements: readonly Replacement[];
  /** What the filled database has to lose as well. */
  readonly prepare?: (database: Db) => Promise<void>;
  /** The rule that has to be found broken. */
  readonly breaks: string;
  readonly crowd: Crowd;
  readonly schedule: readonly Fault[];
}

const NOBODY: Crowd = { asking: 0, talking: 0, askingOn: [], talkingOn: [] };

/** Each instance in turn stalls for so long, that others take its work. */
function stalls(count: number, forMs: number): readonly Fault[] {
  return Array.from({ length: count }, (_, index) => {
    return { afterMs: index === 0 ? 2_000 : forMs + 3_000, kind: 'pause', instance: index, forMs };
  });
}

/** A while without any fault. */
function calm(ms: number): readonly Fault[] {
  return [{ afterMs: ms, kind: 'cut', instance: 0, forMs: 0 }];
}

const MUTANTS: readonly Mutant[] = [
  {
    // Three guards, each of which is enough: the token, that the entry's turn is not over, and the
    // version that the turn has read.
    without: 'the fencing condition of a turn’s commit',
    replacements: [
      {
        file: 'storage/mongodb/conversations.js',
        text: "...(turn && { 'desk.token': turn.lease.token, 'desk.until': { $ne: null } }),",
        by: '',
      },
      {
        file: 'storage/mongodb/conversations.js',
        text: 'const version = record?.version ?? write.version;',
        by: 'const version = turn ? undefined : record?.version ?? write.version;',
      },
      {
        file: 'storage/mongodb/turns.js',
        text: 'matchedCount === 0',
        by: 'false',
      },
    ],
    breaks: 'the bot answers each question once',
    crowd: { ...NOBODY, asking: 16 },
    schedule: stalls(3, 12_000),
  },
  {
    without: 'the version of the agent in a claim',
    replacements: [
      {
        file: 'storage/mongodb/commitChange.js',
        text: 'await parts.agents.write(change.agent, session);',
        by: `await parts.agents.write({
          ...change.agent, version: (await parts.agents.get(change.agent.id))?.version ?? 0 }, session);`,
      },
    ],
    breaks: 'no agent holds more than their capacity',
    crowd: { ...CROWD, asking: 0, talking: 24 },
    schedule: calm(30_000),
  },
  {
    without: 'the unique key of the inbox',
    replacements: [
      {
        file: 'storage/mongodb/indexes.js',
        text: 'key: { conversationId: 1, activityId: 1 },\n            unique: true,',
        by: 'key: { conversationId: 1, activityId: 1 },',
      },
    ],
    prepare: (database) =>
      database
        .collection('inbox')
        .dropIndex('byActivity')
        .then(() => {}),
    breaks: 'an acknowledged message of a customer is there once',
    crowd: { ...NOBODY, asking: 6, askingOn: ['telegram', 'line'] },
    schedule: stalls(2, 7_000),
  },
];

describe('the chaos test, on products that lack a condition', function () {
  this.timeout(240_000);
  this.retries(2); // whether a fault hits the moment that the condition guards is chance
  const databases = mongoDatabases();

  for (const { without, replacements, prepare, breaks, crowd, schedule } of MUTANTS) {
    it(`finds what goes wrong without ${without}`, async () => {
      const copy = await copyProduct(replacements);
      try {
        const ground = await mongoGround(databases.create(), {
          ...{ instances: 2, main: copy.main, prepare },
        });
        try {
          const options = { seed: 7, minutes: 1, crowd, schedule, patienceMs: 15_000 };
          const { violations } = await run(ground, options);
          expect(violations.map(({ rule }) => rule)).to.include(breaks);
        } finally {
          await ground.close();
        }
      } finally {
        await copy.remove();
      }
    });
  }
});
