import { expect } from 'chai';
import { DEFAULT_QUEUE, type Queue } from '../../handoff/index.ts';
import { aDesk } from '../support/desk.ts';
import { NOW } from '../support/records.ts';

const AGENT = { agentId: 'agent-1', supervisor: false };
const SLA = {
  ...{ firstAnswerSeconds: 100, nextAnswerSeconds: 50, resolutionSeconds: null },
  ...{ warnAt: 0.8, raisePriority: 1, overflowTo: null },
};

/** A desk whose bot hands over at once, and whose only queue has this policy. */
async function aDeskWith(policy: Partial<Queue>) {
  const desk = await aDesk(async (context) => {
    if (context.activity.text === 'human') {
      await context.sendActivity({ type: 'event', name: 'handoff.initiate', value: {} });
    }
  });
  await desk.store.handoff.saveQueue({ ...DEFAULT_QUEUE, ...policy });
  return {
    ...desk,
    say: (text: string) =>
      desk.handoff.say(desk.idOf('ann'), AGENT, { text, clientMessageId: text }),
    escalation: async () => (await desk.store.handoff.waiting(1))[0],
    struck: async () =>
      (await desk.transcript()).flatMap(({ event }) =>
        event?.type === 'slaStruck' ? [`${event.clock} ${event.level}`] : [],
      ),
  };
}

describe('The clocks of an escalation', () => {
  it('ask a silent customer once, then give the conversation back and free the slot', async () => {
    const desk = await aDeskWith({ idleSeconds: 300 });
    await desk.employ({ id: 'agent-1', presenceUntil: new Date(NOW.getTime() + 1e9) });
    await desk.write('human');
    await desk.say('What colour?');
    await desk.pass(299);
    expect(await desk.lines()).not.to.include('bot: Still there?');
    await desk.pass(1);
    await desk.pass(200);
    expect((await desk.lines()).filter((line) => line === 'bot: Still there?')).to.have.length(1);
    await desk.pass(100);
    expect((await desk.lines()).at(-1)).to.equal('bot: Until later');
    expect((await desk.conversation()).state).to.equal('bot');
    expect((await desk.agent('agent-1')).holds).to.deep.equal([]);
  });

  it('leave a customer alone who answers, and one who waits for an answer', async () => {
    const desk = await aDeskWith({ idleSeconds: 300, answerSeconds: 3_600 });
    await desk.employ({ id: 'agent-1', presenceUntil: new Date(NOW.getTime() + 1e9) });
    await desk.write('human');
    await desk.say('What colour?');
    await desk.pass(300);
    await desk.write('Red');
    await desk.pass(3_000);
    expect((await desk.conversation()).state).to.equal('assigned');
    expect((await desk.lines()).filter((line) => line === 'bot: Still there?')).to.have.length(1);
  });

  it('warn of a promise, call it broken, and move the customer up in line', async () => {
    const desk = await aDeskWith({ sla: SLA });
    await desk.write('human');
    await desk.pass(79);
    expect(await desk.struck()).to.deep.equal([]);
    await desk.pass(1);
    expect(await desk.struck()).to.deep.equal(['firstAnswer warning']);
    await desk.pass(60);
    await desk.pass(60);
    expect(await desk.struck()).to.deep.equal(['firstAnswer warning', 'firstAnswer breach']);
    expect((await desk.escalation())?.priority).to.equal(2);
  });

  it('promise an answer to each message, and stand still while the customer has the word', async () => {
    const desk = await aDeskWith({ sla: SLA });
    await desk.employ({ id: 'agent-1', presenceUntil: new Date(NOW.getTime() + 1e9) });
    await desk.write('human');
    await desk.say('What colour?');
    await desk.pass(600);
    expect(await desk.struck()).to.deep.equal([]);
    await desk.write('Red');
    await desk.pass(40);
    expect(await desk.struck()).to.deep.equal(['nextAnswer warning']);
    await desk.say('Thank you');
    await desk.pass(600);
    expect(await desk.struck()).to.deep.equal(['nextAnswer warning']);
  });

  it('pass who has waited too long to the queue that helps out, with their age', async () => {
    const desk = await aDeskWith({ sla: { ...SLA, overflowTo: 'help' } });
    await desk.store.handoff.saveQueue({ ...DEFAULT_QUEUE, id: 'help', name: 'Help' });
    await desk.write('human');
    await desk.pass(80);
    await desk.pass(20);
    const escalation = await desk.escalation();
    expect(escalation?.queueId).to.equal('help');
    expect(escalation?.queuedAt).to.deep.equal(NOW);
    expect((await desk.transcript()).map(({ event }) => event?.type)).to.include('overflowed');
  });

  it('set an agent away who keeps missing what they are given', async () => {
    const desk = await aDeskWith({ answerSeconds: 10, passOverSeconds: 0, missesToAway: 2 });
    await desk.employ({ id: 'agent-1', presenceUntil: new Date(NOW.getTime() + 1e9) });
    await desk.write('human');
    await desk.pass(10);
    expect((await desk.agent('agent-1')).presence).to.equal('online');
    await desk.pass(10);
    expect((await desk.agent('agent-1')).presence).to.equal('away');
    await desk.pass(10);
    expect((await desk.conversation()).state).to.equal('waiting');
  });

  it('forget the misses of an agent who answers', async () => {
    const desk = await aDeskWith({ answerSeconds: 10, passOverSeconds: 0, missesToAway: 2 });
    await desk.employ({ id: 'agent-1', presenceUntil: new Date(NOW.getTime() + 1e9) });
    await desk.write('human');
    await desk.pass(10);
    await desk.say('Here I am');
    expect((await desk.agent('agent-1')).misses).to.equal(0);
  });

  it('follow a setting that is changed while they run', async () => {
    const desk = await aDeskWith({ sla: SLA });
    await desk.write('human');
    const queue = await desk.handoff.queue('default');
    await desk.store.handoff.saveQueue({ ...queue, sla: { ...SLA, firstAnswerSeconds: 1_000 } });
    await desk.pass(500);
    expect(await desk.struck()).to.deep.equal([]);
    await desk.pass(300);
    expect(await desk.struck()).to.deep.equal(['firstAnswer warning']);
  });

  it('tell who comes after hours from when on somebody is there', async () => {
    const hours = {
      timeZone: 'UTC',
      week: Array.from({ length: 7 }, () => [{ from: '00:00', until: '00:01' }]),
      specialDays: [],
    };
    const desk = await aDeskWith({ hours, sla: SLA });
    await desk.write('human');
    expect((await desk.lines()).at(-1)).to.match(/^bot: Closed until .*00:00$/);
    await desk.pass(3_600);
    expect(await desk.struck()).to.deep.equal([]);
  });
});
