import { expect } from 'chai';
import { SuiteThread } from '../../recognizers/suiteThread.ts';

describe('SuiteThread', function () {
  this.timeout(60_000);
  let thread: SuiteThread;

  before(async () => {
    thread = new SuiteThread();
    await thread.ready();
  });

  after(() => thread.close());

  const ask = (text: string) =>
    thread.ask({ text, language: 'en', kinds: ['dateTime'], now: new Date(2026, 10, 22) });

  it('answers', async () => {
    const [date] = await ask('3 days ago');
    expect(date?.value).to.deep.include({ from: '2026-11-19' });
  });

  it('gives up on a question that takes too long, and answers again with a new thread', async () => {
    const startedAt = performance.now();
    expect(await ask('12 34 5 '.repeat(600))).to.deep.equal([]);
    expect(performance.now() - startedAt).to.be.below(250);
    let answered: readonly unknown[] = [];
    while (answered.length === 0) {
      const askedAt = performance.now();
      answered = await ask('3 days ago');
      expect(performance.now() - askedAt, 'nobody waits for the stuck thread').to.be.below(250);
      await new Promise(setImmediate);
    }
    expect(answered).to.have.length(1);
  });
});
