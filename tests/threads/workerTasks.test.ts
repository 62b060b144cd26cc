import { expect } from 'chai';
import { TaskRefused, WorkerTasks } from '../../threads/index.ts';

const SUMS = { worker: './sumWorker', importer: import.meta.url, most: 2, timeLimitMs: 60_000 };

/** Why a task was refused; other failures are thrown. */
function refusal(task: Promise<unknown>): Promise<string | undefined> {
  return task.then(
    () => undefined,
    (error) => {
      if (error instanceof TaskRefused) return error.refusal;
      throw error;
    },
  );
}

describe('Tasks in threads of their own', () => {
  it('bring what the worker posts', async () => {
    const sums = new WorkerTasks(SUMS);
    expect(await Promise.all([sums.run([1, 2]), sums.run([3, 4])])).to.deep.equal([3, 7]);
  });

  it('are refused when too many are in work, and taken again afterwards', async () => {
    const sums = new WorkerTasks(SUMS);
    const outcomes = await Promise.all([1, 2, 3].map((one) => refusal(sums.run([one]))));
    expect(outcomes).to.deep.equal([undefined, undefined, 'busy']);
    expect(await sums.run([5])).to.equal(5);
  });

  it('are ended when they take too long', async () => {
    const sums = new WorkerTasks({ ...SUMS, timeLimitMs: 20 });
    expect(await refusal(sums.run([]))).to.equal('tookTooLong');
  });

  it('fail with what the worker threw', async () => {
    const error = await new WorkerTasks(SUMS).run([-1]).catch((reason: Error) => reason);
    expect(error).to.be.an('error').with.property('message', 'a negative number');
  });
});
