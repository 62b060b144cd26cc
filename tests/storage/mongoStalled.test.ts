import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import type { Store } from '../../storage/store.ts';
import { aLease, anAnswer, committed, later, present } from '../contracts/records.ts';
import { mongoInstances } from './mongoInstances.ts';
import { type Hold, named } from './mongoProxy.ts';

/** Within so long the others can write what a silent instance had begun to write, in milliseconds. */
const FREE_WITHIN_MS = 12_000;

describe('an instance on MongoDB that goes silent within a transaction', function () {
  this.timeout(90_000);
  const instances = mongoInstances();
  let other: Store;
  let child: ChildProcess;
  let conversationId: string;
  let commit: Hold;

  beforeEach(async () => {
    other = await instances.open();
    const proxy = await instances.proxy();
    const program = fileURLToPath(new URL('./mongoStalled.ts', import.meta.url));
    child = fork(program, [proxy.through(instances.uri())], { execArgv: ['--import', 'tsx'] });
    [conversationId] = await once(child, 'message');
    commit = proxy.hold(named('commitTransaction'));
    child.send('answer');
    await commit.held; // the conversation is written, and not yet committed
  });

  afterEach(async () => {
    const ended = once(child, 'exit');
    if (child.exitCode === null && child.signalCode === null && child.kill('SIGKILL')) await ended;
  });

  /** The other instance takes over the turn, and answers in its own words. */
  async function takeOver(): Promise<void> {
    const begin = performance.now();
    const [taken] = await other.handoff.claimTurns(aLease(later(31), 'instance-2'), 10);
    const { lease, first } = present(taken);
    const messages = { conversationId, items: [anAnswer({ text: 'In time' })] };
    await committed(other.handoff, { messages, turn: { lease, entry: first } });
    expect(performance.now() - begin).to.be.lessThan(FREE_WITHIN_MS);
  }

  async function texts(): Promise<readonly string[]> {
    const messages = await other.handoff.messages(conversationId, { limit: 10 });
    return messages.map(({ text }) => text);
  }

  it('is replaced within seconds when it was killed', async () => {
    child.kill('SIGKILL');
    await takeOver();
    expect(await texts()).to.deep.equal(['hello', 'In time']);
  });

  it('is replaced when it is only stalled, and writes nothing when it wakes', async () => {
    child.kill('SIGSTOP');
    await takeOver();
    const answered = once(child, 'message');
    child.kill('SIGCONT');
    commit.release();
    const [outcome] = await answered;
    expect(outcome).to.equal('leaseLost');
    expect(await texts()).to.deep.equal(['hello', 'In time']);
  });
});
