import { expect } from 'chai';
import type { Account, Session } from '../../console/store.ts';
import type { Store } from '../../storage/store.ts';
import { anAgent, later, NOW } from './records.ts';
import { eachWithEmpty, type Subject } from './subject.ts';

/** Accounts, the agents that belong to them, and sessions. */
export function accountStoreContract(
  subject: Subject<Pick<Store, 'accounts' | 'handoff' | 'events'>>,
): void {
  const stores = eachWithEmpty(subject);
  const accounts = () => stores().accounts;

  describe('accounts', () => {
    it('are found by id and by e-mail', async () => {
      expect(await accounts().saveAccount(anAccount())).to.equal('saved');
      const stored = { ...anAccount(), version: 1 };
      expect(await accounts().account('agent-1')).to.deep.equal(stored);
      expect(await accounts().accountByEmail('mei@shop.example')).to.deep.equal(stored);
      expect(await accounts().accounts()).to.deep.equal([stored]);
      expect(await accounts().account('nobody')).to.equal(undefined);
      expect(await accounts().accountByEmail('nobody@shop.example')).to.equal(undefined);
    });

    it('come with their agent, in one step', async () => {
      await accounts().saveAccount(anAccount(), anAgent());
      expect(await stores().handoff.agent('agent-1')).to.deep.equal(anAgent({ version: 1 }));
      const { items } = await stores().events.since(undefined, 10);
      expect(items.map(({ event }) => event)).to.deep.equal([
        { type: 'agentChanged', agentId: 'agent-1' },
      ]);
    });

    it('stay as they were when the agent has changed meanwhile', async () => {
      await accounts().saveAccount(anAccount(), anAgent());
      const renamed = anAccount({ version: 1, name: 'Mei Lin' });
      expect(await accounts().saveAccount(renamed, anAgent())).to.equal('conflict');
      expect((await accounts().account('agent-1'))?.name).to.equal('Mei');
    });

    it('are written over the version they were read at, only', async () => {
      await accounts().saveAccount(anAccount());
      expect(await accounts().saveAccount(anAccount())).to.equal('conflict');
      const renamed = anAccount({ version: 1, name: 'Mei Lin' });
      expect(await accounts().saveAccount(renamed)).to.equal('saved');
    });

    it('never share an e-mail address', async () => {
      const both = await Promise.all([
        accounts().saveAccount(anAccount({ id: 'a' }), anAgent({ id: 'a' })),
        accounts().saveAccount(anAccount({ id: 'b' }), anAgent({ id: 'b' })),
      ]);
      expect(both).to.have.members(['saved', 'emailTaken']);
      expect(await accounts().accounts()).to.have.length(1);
      expect(await stores().handoff.agents()).to.have.length(1);
    });

    it('can change their e-mail address, and the old one is free again', async () => {
      await accounts().saveAccount(anAccount());
      await accounts().saveAccount(anAccount({ version: 1, email: 'lin@shop.example' }));
      expect(await accounts().accountByEmail('mei@shop.example')).to.equal(undefined);
      expect(await accounts().saveAccount(anAccount({ id: 'other' }))).to.equal('saved');
    });
  });

  describe('sessions', () => {
    it('hold until they expire', async () => {
      await accounts().saveSession(aSession());
      expect(await accounts().session('s1', later(59))).to.deep.equal(aSession());
      expect(await accounts().session('s1', later(60))).to.equal(undefined);
    });

    it('end one by one, or all of an account together', async () => {
      for (const id of ['s1', 's2', 's3']) await accounts().saveSession(aSession({ id }));
      await accounts().saveSession(aSession({ id: 'foreign', accountId: 'other' }));
      await accounts().endSession('s1');
      expect(await accounts().session('s1', NOW)).to.equal(undefined);
      expect(await accounts().session('s2', NOW)).to.include({ id: 's2' });
      await accounts().endSessionsOf('agent-1');
      expect(await accounts().session('s3', NOW)).to.equal(undefined);
      expect(await accounts().session('foreign', NOW)).to.include({ id: 'foreign' });
      await accounts().endSession('s1');
    });
  });
}

function anAccount(fields: Partial<Account> = {}): Account {
  return {
    id: 'agent-1',
    version: 0,
    email: 'mei@shop.example',
    name: 'Mei',
    passwordHash: 'scrypt$…',
    roles: ['agent'],
    createdAt: NOW,
    ...fields,
  };
}

function aSession(fields: Partial<Session> = {}): Session {
  return { id: 's1', accountId: 'agent-1', csrfToken: 'csrf', expiresAt: later(60), ...fields };
}
