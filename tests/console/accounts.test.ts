import { expect } from 'chai';
import { ensureFirstAdmin } from '../../console/index.ts';
import type { ApiClient } from './apiClient.ts';
import { anOffice, CHEAP, type Office, PASSWORD } from './office.ts';

const mei = {
  email: 'Mei@Shop.Example',
  name: 'Mei',
  password: PASSWORD,
  roles: ['agent'],
  skills: { refunds: 0.9 },
  languages: ['zh'],
  capacity: { default: 4, byChannel: { facebook: 1 } },
};

describe('Accounts', () => {
  let office: Office;
  let admin: ApiClient;
  let agent: ApiClient;
  let supervisor: ApiClient;

  beforeEach(async () => {
    office = await anOffice();
    admin = await office.employ({ id: 'ada', roles: ['admin'] });
    agent = await office.employ({ id: 'lin' });
    supervisor = await office.employ({ id: 'sue', roles: ['supervisor'] });
  });

  afterEach(() => office.close());

  it('are created by an admin, with an agent who is offline and has nothing', async () => {
    const { status, body } = await admin.post('/agents', mei);
    expect(status).to.equal(201);
    expect(body).to.deep.include({
      email: 'mei@shop.example',
      skills: { refunds: 0.9 },
      capacity: mei.capacity,
      presence: 'offline',
      load: 0,
      rating: { mean: null, count: 0 },
    });
    expect((await admin.get(`/agents/${body.id}`)).body).to.deep.equal(body);
    const credentials = { email: mei.email, password: PASSWORD };
    expect((await office.visitor.post('/session', credentials)).status).to.equal(201);
  });

  it('are created and changed by nobody else', async () => {
    for (const client of [agent, supervisor]) {
      expect((await client.post('/agents', mei)).body.error.code).to.equal('forbidden');
      expect((await client.patch('/agents/lin', { name: 'X' })).status).to.equal(403);
    }
  });

  it('have one e-mail each', async () => {
    await admin.post('/agents', mei);
    const { status, body } = await admin.post('/agents', mei);
    expect([status, body.error.code]).to.deep.equal([409, 'emailTaken']);
    const renamed = await admin.patch('/agents/lin', { email: mei.email });
    expect(renamed.body.error.fields).to.deep.equal({ email: 'is taken' });
  });

  it('say for each field what is wrong with it', async () => {
    const { status, body } = await admin.post('/agents', {
      ...mei,
      email: 'nonsense',
      password: 'short',
      roles: ['boss'],
      skills: { refunds: 2 },
      capacity: -1,
      nickname: 'M',
    });
    expect(status).to.equal(400);
    expect(body.error.code).to.equal('invalidRequest');
    expect(body.error.fields).to.have.all.keys(
      ...['email', 'password', 'roles.0', 'skills.refunds', 'capacity', 'nickname'],
    );
    const { body: empty } = await admin.post('/agents', {});
    expect(empty.error.fields.name).to.equal('is required');
  });

  it('are refused in the language of who asks', async () => {
    const chinese = admin.with({ 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' });
    const { body } = await chinese.post('/agents', { name: 'x'.repeat(500), roles: 'agent' });
    expect(body.error.fields).to.include({ email: '必填', name: '最多 100 个字符' });
    expect(body.error.fields.roles).to.equal('类型应为 array');
  });

  it('show names to everybody, e-mails to who leads the team', async () => {
    const emails = async (client: ApiClient) =>
      (await client.get('/agents')).body.items.map((one: { email: string | null }) => one.email);
    expect(await emails(agent)).to.deep.equal([null, 'lin@shop.example', null]);
    expect(await emails(supervisor)).not.to.include(null);
    expect((await agent.get('/agents/ada')).body).to.include({ name: 'Ada', email: null });
  });

  it('change while the agent goes on', async () => {
    await agent.put('/me/presence', { presence: 'online', leaseSeconds: 60 });
    const { body } = await admin.patch('/agents/lin', { name: 'Lin Li', skills: { returns: 1 } });
    expect(body).to.deep.include({ name: 'Lin Li', skills: { returns: 1 }, presence: 'online' });
    expect((await agent.get('/me')).body.name).to.equal('Lin Li');
  });

  it('end their sessions with a new password', async () => {
    expect((await admin.patch('/agents/lin', { password: 'another password' })).status).to.equal(
      200,
    );
    expect((await agent.get('/me')).status).to.equal(401);
  });

  it('lose what a role allowed at once, and agents their presence', async () => {
    await agent.put('/me/presence', { presence: 'online', leaseSeconds: 60 });
    await admin.patch('/agents/lin', { roles: ['editor'] });
    expect((await agent.get('/conversations')).status).to.equal(403);
    expect((await agent.get('/me')).body.agent).to.equal(null);
    expect((await office.store.handoff.agent('lin'))?.presence).to.equal('offline');
  });

  it('keep one admin', async () => {
    const { status, body } = await admin.patch('/agents/ada', { roles: ['agent'] });
    expect([status, body.error.code]).to.deep.equal([409, 'lastAdmin']);
  });
});

describe('The first admin', () => {
  let office: Office;

  beforeEach(async () => {
    office = await anOffice();
  });

  afterEach(() => office.close());

  const ensure = (password?: string) =>
    ensureFirstAdmin({
      accounts: office.store.accounts,
      email: 'Admin@shop.example',
      password,
      newPassword: () => 'made up for you',
      now: () => new Date(),
      cost: CHEAP,
    });

  it('gets a password that is told once', async () => {
    const first = {
      outcome: 'created',
      email: 'admin@shop.example',
      generatedPassword: 'made up for you',
    };
    expect(await ensure()).to.deep.equal(first);
    expect(await ensure()).to.deep.equal({ outcome: 'present' });
    const credentials = { email: 'admin@shop.example', password: 'made up for you' };
    const { body } = await office.visitor.post('/session', credentials);
    expect(body.me.roles).to.have.members(['admin', 'supervisor', 'editor', 'agent']);
    expect(body.me.agent).to.include({ presence: 'offline' });
  });

  it('has the password that the settings name', async () => {
    expect(await ensure('from the settings')).to.deep.equal({
      outcome: 'created',
      email: 'admin@shop.example',
    });
  });
});
