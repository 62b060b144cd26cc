import { expect } from 'chai';
import type { Escalation } from '../../handoff/index.ts';
import { aStoredEscalation } from '../contracts/records.ts';
import { later, NOW } from '../support/records.ts';
import type { ApiClient } from './apiClient.ts';
import { anOffice, type Office } from './office.ts';

describe('The reports on waits', () => {
  let office: Office;
  let boss: ApiClient;
  let lin: ApiClient;

  beforeEach(async () => {
    office = await anOffice();
    boss = await office.employ({ id: 'boss', roles: ['supervisor'] });
    lin = await office.employ({ id: 'lin', skills: { refund: 0.9 } });
    await served('quick', 10, 20);
    await served('slow', 60, 90);
    await told('gone', { resolvedAt: later(15), closedAt: later(15), outcome: 'leftQueue' });
  });

  afterEach(() => office.close());

  async function served(id: string, waited: number, until: number): Promise<void> {
    const times = { assignedAt: later(waited), resolvedAt: later(until), closedAt: later(until) };
    await told(id, { ...times, agentId: 'lin', outcome: 'resolved' });
  }

  async function told(id: string, fields: Partial<Escalation>): Promise<void> {
    const model = { p50Seconds: 20, p90Seconds: 40 };
    const waitTold = [{ at: NOW, ...model, model }];
    const made = { id, skills: ['refund'], queuedAt: NOW, channelId: 'directline', waitTold };
    await aStoredEscalation(office.store.handoff, { ...made, state: 'closed', ...fields });
  }

  it('tell supervisors how what was told came true', async () => {
    await office.pass(3600);
    const { status, body } = await boss.get('/insights/waits?days=1');
    expect(status).to.equal(200);
    // One of the two that are left when somebody leaves at 15 s ends within 20 s: none did but the first.
    expect(body.total).to.include({ count: 3, left: 1, meanErrorSeconds: 25 });
    expect(body.total.withinP50).to.be.closeTo(1 / 3, 1e-9);
    expect(body.bySize.map((one: { count: number }) => one.count)).to.deep.equal([
      3, 0, 0, 0, 0, 0,
    ]);
    expect((await lin.get('/insights/waits')).status).to.equal(403);
  });

  it('tell what another policy would have done', async function () {
    this.timeout(30_000);
    const span = { from: NOW.toISOString(), to: later(3600).toISOString() };
    const asked = { queueId: 'default', ...span, changes: { weights: { rating: 1 } } };
    const { status, body } = await boss.post('/insights/what-if', asked);
    expect(status).to.equal(200);
    expect(body.recorded).to.include({ offered: 3, waitP50: 15 });
    expect(body.changed.offered).to.deep.equal({ mean: 3, low: 3, high: 3 });
    expect(body.differences.offered.mean).to.equal(0);
  });

  it('refuse what cannot be replayed, and say why', async () => {
    const ask = (fields: object) =>
      boss.post('/insights/what-if', {
        ...{ queueId: 'default', from: NOW.toISOString(), to: later(3600).toISOString() },
        ...{ changes: {}, ...fields },
      });
    const empty = await ask({ from: later(-7200).toISOString(), to: later(-3600).toISOString() });
    expect(empty.status).to.equal(400);
    expect(empty.body.error.fields.from).to.match(/Nobody was served/);
    expect((await ask({ queueId: 'nowhere' })).body.error.fields.queueId).to.match(/no queue/);
    expect((await ask({ to: later(1e8).toISOString() })).body.error.fields.to).to.match(/31 days/);
    expect((await ask({ changes: { weights: { skill: -1 } } })).status).to.equal(400);
  });
});
