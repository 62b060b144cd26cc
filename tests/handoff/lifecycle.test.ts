import { EventFactory, type TurnContext } from 'botbuilder';
import { expect } from 'chai';
import { HandoffError, turnOf } from '../../handoff/index.ts';
import { aDesk, present } from '../support/desk.ts';
import { later } from '../support/records.ts';

async function shop(context: TurnContext): Promise<void> {
  const { text } = context.activity;
  if (text === 'break') throw new Error('broken');
  if (text === 'human') {
    await context.sendActivity('I will find somebody');
    turnOf(context).escalate({ reason: 'customerAsked', skills: ['refunds'] });
    return;
  }
  if (text === 'initiate') {
    const value = { skills: ['beauty'], priority: 3, language: 'zh', reason: 'VIP' };
    await context.sendActivity(EventFactory.createHandoffInitiation(context, value));
    return;
  }
  await context.sendActivity(`bot: ${text}`);
}

async function refusal(command: Promise<unknown>): Promise<string | undefined> {
  try {
    await command;
    return undefined;
  } catch (error) {
    if (error instanceof HandoffError) return error.code;
    throw error;
  }
}

const lin = { agentId: 'lin', supervisor: false };
const mei = { agentId: 'mei', supervisor: false };

describe('The life of an escalation', () => {
  let desk: Awaited<ReturnType<typeof aDesk>>;

  beforeEach(async () => {
    desk = await aDesk(shop);
  });

  afterEach(() => desk.close());

  it('takes a customer from the bot to an agent and back, in one transcript', async () => {
    await desk.employ();
    await desk.write('hello');
    await desk.write('human');
    await desk.handoff.say(desk.idOf('ann'), lin, {
      text: 'How can I help?',
      clientMessageId: '1',
    });
    await desk.write('where is my money');
    await desk.handoff.resolve(desk.idOf('ann'), lin);
    await desk.write('5');
    await desk.write('bye');
    expect(await desk.lines()).to.deep.equal([
      'customer: hello',
      'bot: bot: hello',
      'customer: human',
      'bot: I will find somebody',
      'event: escalated',
      'event: assigned',
      'bot: Lin is here',
      'agent: How can I help?',
      'customer: where is my money',
      'event: ended',
      'bot: How was it?',
      'customer: 5',
      'event: rated',
      'bot: Thank you',
      'customer: bye',
      'bot: bot: bye',
    ]);
    expect((await desk.agent('lin')).rating).to.deep.equal({ count: 1, sum: 5 });
    expect((await desk.agent('lin')).holds).to.deep.equal([]);
    expect((await desk.conversation()).epoch).to.equal(3);
  });

  it('is only an offer to an agent who accepts by hand, until they do', async () => {
    await desk.employ({ acceptsByHand: true });
    await desk.write('human');
    const id = desk.idOf('ann');
    expect(await desk.lines()).to.not.include('bot: Lin is here');
    expect(await refusal(desk.handoff.accept(id, mei))).to.equal('notOwner');
    await desk.pass(40);
    await desk.handoff.accept(id, lin);
    await desk.handoff.accept(id, lin);
    expect((await desk.lines()).slice(-3)).to.deep.equal([
      'event: assigned',
      'event: accepted',
      'bot: Lin is here',
    ]);
    // The time for the first answer begins with the acceptance.
    await desk.pass(40);
    expect((await desk.conversation()).state).to.equal('assigned');
    await desk.pass(20);
    expect((await desk.conversation()).state).to.equal('waiting');
  });

  it('is accepted by an answer, too', async () => {
    await desk.employ({ acceptsByHand: true });
    await desk.write('human');
    const answer = { text: 'How can I help?', clientMessageId: '1' };
    expect((await desk.handoff.say(desk.idOf('ann'), lin, answer)).text).to.equal(answer.text);
    expect((await desk.handoff.say(desk.idOf('ann'), lin, answer)).text).to.equal(answer.text);
    expect((await desk.lines()).slice(-2)).to.deep.equal([
      'bot: Lin is here',
      'agent: How can I help?',
    ]);
  });

  it('goes on to the next without a word where an offer is not accepted in time', async () => {
    await desk.employ({ acceptsByHand: true });
    await desk.write('human');
    await desk.employ({ id: 'mei', name: 'Mei' });
    await desk.pass(60);
    expect((await desk.conversation()).agentId).to.equal('mei');
    expect(await desk.lines()).to.not.include('bot: Lin is here');
    expect(await desk.lines()).to.include('bot: Mei is here');
    const told = (await desk.lines()).filter((line) => line.startsWith('bot: '));
    expect(told).to.deep.equal(['bot: I will find somebody', 'bot: Mei is here']);
  });

  it('tells a customer in line their place, and assigns when an agent comes', async () => {
    await desk.write('human');
    await desk.pass(1);
    await desk.write('human', 'bob');
    expect(await desk.lines('bob')).to.include('bot: You are number 2');
    await desk.employ({ capacity: 1 });
    expect((await desk.conversation()).agentId).to.equal('lin');
    expect((await desk.conversation('bob')).state).to.equal('waiting');
    const [decision] = await desk.store.handoff.decisions(desk.idOf('ann'));
    expect(decision).to.include({ kind: 'freed', outcome: 'assigned', agentId: 'lin' });
  });

  it('reads skills, priority and language from handoff.initiate, and keeps the event inside', async () => {
    await desk.write('initiate');
    const conversation = await desk.conversation();
    const escalation = await desk.store.handoff.escalation(present(conversation.escalationId));
    expect(escalation).to.deep.include({
      reason: 'initiated',
      skills: ['beauty'],
      priority: 3,
      language: 'zh',
      message: 'VIP',
    });
    expect(await desk.lines()).to.deep.equal([
      'customer: initiate',
      'event: escalated',
      'bot: You are number 1',
    ]);
  });

  it('goes back in line with its age when the agent declines, and on to another', async () => {
    await desk.employ();
    await desk.write('human');
    await desk.pass(10);
    await desk.employ({ id: 'mei', name: 'Mei' });
    await desk.handoff.decline(desk.idOf('ann'), lin, 'not mine');
    await desk.router.drain();
    const conversation = await desk.conversation();
    expect(conversation.agentId).to.equal('mei');
    const escalation = present(
      await desk.store.handoff.escalation(present(conversation.escalationId)),
    );
    expect(escalation.queuedAt).to.deep.equal(later(0));
    expect((await desk.agent('lin')).holds).to.deep.equal([]);
  });

  it('moves on when the agent does not answer in time, but not once they have answered', async () => {
    await desk.employ();
    await desk.write('human');
    await desk.pass(59);
    expect((await desk.conversation()).agentId).to.equal('lin');
    await desk.employ({ id: 'mei', name: 'Mei' });
    await desk.pass(1);
    expect((await desk.conversation()).agentId).to.equal('mei');
    await desk.handoff.say(desk.idOf('ann'), mei, { text: 'Hello', clientMessageId: '1' });
    await desk.pass(600);
    expect((await desk.conversation()).agentId).to.equal('mei');
  });

  it('moves on when the agent’s connection ends, even after an answer', async () => {
    await desk.employ({ presenceUntil: later(20) });
    await desk.write('human');
    await desk.handoff.say(desk.idOf('ann'), lin, { text: 'Hello', clientMessageId: '1' });
    await desk.pass(20);
    expect((await desk.conversation()).state).to.equal('waiting');
    expect(await desk.lines()).to.include('bot: Finding somebody else');
    await desk.employ({ id: 'mei', name: 'Mei' });
    expect((await desk.conversation()).agentId).to.equal('mei');
  });

  it('lets a waiting customer go back to the bot', async () => {
    await desk.write('human');
    await desk.write('Back to the bot');
    await desk.write('hello again');
    expect((await desk.lines()).slice(-3)).to.deep.equal([
      'bot: The bot is back',
      'customer: hello again',
      'bot: bot: hello again',
    ]);
    expect(await desk.store.handoff.waiting(10)).to.deep.equal([]);
  });

  it('holds the slot through wrap-up and frees it after', async () => {
    const queue = await desk.handoff.queue();
    await desk.store.handoff.saveQueue({ ...queue, wrapUpSeconds: 30 });
    await desk.employ({ capacity: 1 });
    await desk.write('human');
    await desk.handoff.resolve(desk.idOf('ann'), lin);
    await desk.write('human', 'bob');
    expect((await desk.conversation('bob')).state).to.equal('waiting');
    await desk.pass(30);
    expect((await desk.conversation('bob')).agentId).to.equal('lin');
  });

  it('transfers to another agent with a note, who alone may have it for a minute', async () => {
    await desk.employ();
    await desk.write('human');
    await desk.employ({ id: 'mei', name: 'Mei' });
    await desk.employ({ id: 'zhou', name: 'Zhou', skills: { refunds: 1 } });
    await desk.handoff.transfer(desk.idOf('ann'), lin, { agentId: 'mei', note: 'knows cameras' });
    await desk.router.drain();
    expect((await desk.conversation()).agentId).to.equal('mei');
    expect(await desk.lines()).to.include('note: knows cameras');
  });

  it('takes a rating only while the question is open, and any other text as an ordinary turn', async () => {
    await desk.employ();
    await desk.write('human');
    await desk.handoff.resolve(desk.idOf('ann'), lin);
    await desk.write('what about 5 shirts?');
    expect((await desk.lines()).at(-1)).to.equal('bot: bot: what about 5 shirts?');
    await desk.pass(1801);
    await desk.write('4');
    expect((await desk.lines()).at(-1)).to.equal('bot: bot: 4');
    expect((await desk.agent('lin')).rating.count).to.equal(0);
  });

  it('answers with an apology when the bot breaks, and goes on with the next message', async () => {
    await desk.write('break');
    await desk.write('hello');
    expect(await desk.lines()).to.deep.equal([
      'customer: break',
      'bot: Sorry',
      'customer: hello',
      'bot: bot: hello',
    ]);
  });

  it('answers an activity that is delivered three times once', async () => {
    await desk.write('hello', 'ann', 'same');
    await desk.write('hello', 'ann', 'same');
    await desk.write('hello', 'ann', 'same');
    expect(await desk.lines()).to.deep.equal(['customer: hello', 'bot: bot: hello']);
  });
});

describe('Commands of agents', () => {
  let desk: Awaited<ReturnType<typeof aDesk>>;

  beforeEach(async () => {
    desk = await aDesk(shop);
  });

  afterEach(() => desk.close());

  it('store a repeated message once, even when the conversation has moved on', async () => {
    await desk.employ();
    await desk.write('human');
    const message = { text: 'Hello', clientMessageId: 'm1' };
    const first = await desk.handoff.say(desk.idOf('ann'), lin, message);
    await desk.handoff.resolve(desk.idOf('ann'), lin);
    const second = await desk.handoff.say(desk.idOf('ann'), lin, message);
    expect(second.seq).to.equal(first.seq);
    const lines = (await desk.lines()).filter((line) => line === 'agent: Hello');
    expect(lines).to.have.length(1);
  });

  it('are refused to those who do not own the conversation', async () => {
    await desk.employ();
    await desk.write('human');
    await desk.employ({ id: 'mei' });
    const id = desk.idOf('ann');
    const message = { text: 'Hi', clientMessageId: '1' };
    expect(await refusal(desk.handoff.say(id, mei, message))).to.equal('notOwner');
    expect(await refusal(desk.handoff.resolve(id, mei))).to.equal('notOwner');
    expect(await refusal(desk.handoff.claim(id, mei))).to.equal('alreadyOwned');
    expect(await refusal(desk.handoff.resolve('nowhere', mei))).to.equal('notFound');
  });

  it('give one conversation to one of two who claim it at the same moment', async () => {
    await desk.write('hello');
    await desk.employ();
    await desk.employ({ id: 'mei' });
    const id = desk.idOf('ann');
    const results = await Promise.all([
      refusal(desk.handoff.claim(id, lin)),
      refusal(desk.handoff.claim(id, mei)),
    ]);
    expect(results).to.have.members([undefined, 'alreadyOwned']);
    const { agentId } = await desk.conversation();
    const [a, b] = [await desk.agent('lin'), await desk.agent('mei')];
    expect([...a.holds, ...b.holds]).to.have.length(1);
    expect((agentId === 'lin' ? a : b).holds).to.have.length(1);
  });

  it('refuse a claim beyond capacity, unless a supervisor forces it', async () => {
    await desk.employ({ capacity: 1 });
    await desk.write('human');
    await desk.write('hello', 'bob');
    const id = desk.idOf('bob');
    expect(await refusal(desk.handoff.claim(id, lin, { force: true }))).to.equal('agentFull');
    await desk.handoff.claim(id, { agentId: 'lin', supervisor: true }, { force: true });
    expect((await desk.agent('lin')).holds).to.have.length(2);
    const [decision] = await desk.store.handoff.decisions(id);
    expect(decision).to.include({ kind: 'manual', agentId: 'lin' });
  });

  it('never let load exceed capacity, however many escalate at once', async () => {
    await desk.employ({ capacity: 2 });
    await desk.employ({ id: 'mei', capacity: 1 });
    await Promise.all(['a', 'b', 'c', 'd', 'e'].map((name) => desk.write('human', name)));
    expect((await desk.agent('lin')).holds).to.have.length(2);
    expect((await desk.agent('mei')).holds).to.have.length(1);
    expect(await desk.store.handoff.waiting(10)).to.have.length(2);
  });
});
