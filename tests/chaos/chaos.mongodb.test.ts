import { expect } from 'chai';
import { mongoDatabases } from '../support/mongoDatabases.ts';
import { mongoGround } from './ground.ts';
import { reportOf } from './report.ts';
import { run } from './run.ts';

const MINUTES = 2;
const SEED = Number(process.env.CHAOS_SEED ?? Math.floor(Math.random() * 1e6));

describe(`three instances in chaos for ${MINUTES} minutes (CHAOS_SEED=${SEED})`, function () {
  this.timeout(600_000);
  const databases = mongoDatabases();

  it('break no rule', async () => {
    const ground = await mongoGround(databases.create(), { instances: 3 });
    try {
      const result = await run(ground, { seed: SEED, minutes: MINUTES });
      expect(result.violations, reportOf(SEED, result)).to.deep.equal([]);
      const { journals, records } = result.evidence;
      expect(records.messages.length).to.be.greaterThan(200);
      expect(records.escalations.length).to.be.greaterThan(5);
      expect(journals.agents.every(({ answers }) => answers.length > 0)).to.equal(true);
      expect(Object.values(result.faults).every((count) => count > 0)).to.equal(true);
    } finally {
      await ground.close();
    }
  });
});
