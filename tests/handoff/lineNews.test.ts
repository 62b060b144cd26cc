import { expect } from 'chai';
import { DEFAULT_WORDING, placeText, saidMinutes, waitsTold } from '../../handoff/index.ts';
import { aDesk, present } from '../support/desk.ts';
import { anEscalation, aQueue, later, NOW } from '../support/records.ts';

const LIN = { agentId: 'lin', supervisor: false };

type Desk = Awaited<ReturnType<typeof aDesk>>;

describe('A customer in line', () => {
  let desk: Desk;

  beforeEach(async () => {
    desk = await aDesk(async (context) =>
      context.activity.text === 'human'
        ? context.sendActivity({ type: 'event', name: 'handoff.initiate', value: {} })
        : context.sendActivity('bot here'),
    );
    await desk.store.handoff.saveQueue(
      aQueue({ relaxSeconds: 0, missesToAway: 0, idleSeconds: 0 }),
    );
    await desk.employ({ id: 'lin', name: 'Lin', capacity: 1, presenceUntil: later(1e6) });
  });

  afterEach(() => desk.close());

  /** Three conversations of ten minutes each are over, and somebody else's is with the only agent. */
  async function busyDesk(): Promise<void> {
    for (const customer of ['a', 'b', 'c']) {
      await desk.write('human', customer);
      await desk.handoff.say(desk.idOf(customer), LIN, { text: 'Hi', clientMessageId: 'Hi' });
      await desk.pass(600);
      await desk.handoff.resolve(desk.idOf(customer), LIN);
    }
    await desk.pass(120);
    await desk.write('human', 'first');
    await desk.handoff.say(desk.idOf('first'), LIN, { text: 'Hi', clientMessageId: 'Hi' });
  }

  it('hears the place and how long it takes, and the escalation keeps what was told', async () => {
    await busyDesk();
    await desk.write('human');
    const [told] = present(await escalationOf(desk)).waitTold ?? [];
    expect((await desk.lines()).at(-1)).to.equal('bot: You are number 1 (10 to 25 minutes)');
    // The next slot of one agent whose conversations take 600 s: exponential with that mean.
    expect(told?.p50Seconds).to.be.closeTo(600 * Math.LN2, 10);
    expect(told?.p90Seconds).to.be.closeTo(600 * Math.LN10, 25);
  });

  it('hears the place alone while too little is known', async () => {
    await desk.write('human', 'first');
    await desk.write('human');
    expect((await desk.lines()).at(-1)).to.equal('bot: You are number 1');
    expect(present(await escalationOf(desk)).waitTold).to.equal(undefined);
  });

  it('is told when the wait has changed much, but not again and again', async () => {
    await busyDesk();
    await desk.write('human');
    const before = (await desk.lines()).length;
    await desk.pass(300);
    expect(await desk.lines()).to.have.length(before);
    // Past what nine of ten should take, and still an exponential time to go.
    await desk.pass(1200);
    expect((await desk.lines()).slice(before)).to.deep.equal([
      'bot: You are number 1 (10 to 25 minutes)',
    ]);
    for (let look = 0; look < 40; look += 1) await desk.pass(600);
    expect((await desk.lines()).length - before).to.be.at.most(5);
    expect(present(await escalationOf(desk)).waitTold).to.have.length.at.most(6);
  });

  it('goes back to the bot by the button, and leaves the line', async () => {
    await busyDesk();
    await desk.write('human');
    await desk.write('Back to the bot');
    expect((await desk.lines()).at(-1)).to.equal('bot: The bot is back');
    expect(await desk.store.handoff.waiting(10)).to.deep.equal([]);
    await desk.write('hello');
    expect((await desk.lines()).at(-1)).to.equal('bot: bot here');
  });

  it('leaves a message instead of waiting: keeps the place, hears no more of the wait, and gets the answer', async () => {
    await busyDesk();
    await desk.write('human');
    const offered = present((await desk.transcript()).at(-1)?.activity?.suggestedActions);
    expect(offered.actions.map(({ value }) => value)).to.deep.equal([
      'Leave a message',
      'Back to the bot',
    ]);
    await desk.write('Leave a message');
    expect((await desk.lines()).at(-1)).to.equal('bot: Write it here');
    await desk.write('My parcel is wet.');
    await desk.pass(4000);
    expect((await desk.lines()).at(-1)).to.equal('customer: My parcel is wet.');
    await desk.handoff.resolve(desk.idOf('first'), LIN);
    await desk.pass(1);
    await desk.handoff.say(desk.idOf('ann'), LIN, {
      text: 'A new one is on its way.',
      clientMessageId: 'A new one is on its way.',
    });
    expect((await desk.lines()).at(-1)).to.equal('agent: A new one is on its way.');
    const [told] = waitsTold(present(await escalationOf(desk)));
    expect(told).to.include({ left: false, waitedSeconds: 4001 });
  });
});

describe('What a customer in line hears', () => {
  it('says minutes as people do, and never too few', () => {
    expect([5, 61, 400, 1000, 3700, 9000].map(saidMinutes)).to.deep.equal([1, 2, 7, 20, 90, 150]);
  });

  it('names both ends, or one where they are the same', () => {
    const text = (language: 'zh' | 'en', p50Seconds: number, p90Seconds: number) =>
      placeText(DEFAULT_WORDING, language, 2, aQueue(), NOW, { p50Seconds, p90Seconds });
    expect(text('en', 100, 500)).to.match(
      /number 2 .* about 2 minutes, and rarely more than 10\.$/,
    );
    expect(text('en', 20, 50)).to.match(/less than a minute\.$/);
    expect(text('zh', 100, 500)).to.match(/第 2 位.*2 分钟左右，一般不超过 10 分钟。$/);
  });

  it('says nothing of estimates that nobody can judge yet, and of those before an agent gave it back', () => {
    const model = { p50Seconds: 10, p90Seconds: 20 };
    const waitTold = [{ at: NOW, ...model, model }];
    expect(waitsTold(anEscalation({ waitTold }))).to.deep.equal([]);
    const passedOver = [{ agentId: 'lin', at: later(5), cause: 'noAnswer' }] as const;
    const back = anEscalation({ waitTold, passedOver, assignedAt: later(30), agentId: 'mei' });
    expect(waitsTold(back)).to.deep.equal([]);
  });
});

async function escalationOf(desk: Desk) {
  const all = await desk.store.handoff.recentEscalations({ from: NOW, to: later(1e6) }, 10);
  return all.find(({ conversationId }) => conversationId === desk.idOf('ann'));
}
