import { expect } from 'chai';
import type { AgentLink, LinkCode } from '../../handoff/agentChannel/store.ts';
import type { Store } from '../../storage/store.ts';
import { later, NOW } from './records.ts';
import { eachWithEmpty, type Subject } from './subject.ts';

/** Beyond the server's own clock, by which a database removes what ran out. */
const END = later(365 * 24 * 3600);

/** The chat accounts in which agents work, and the codes that link them. */
export function agentLinkStoreContract(
  subject: Subject<Pick<Store, 'agentLinks' | 'events'>>,
): void {
  const stores = eachWithEmpty(subject);
  const links = () => stores().agentLinks;
  const events = async () => (await stores().events.since(undefined, 20)).items.map((i) => i.event);

  /** Links as an agent does: with a code that was just given out. */
  async function linked(link: AgentLink, code = aCode({ agentId: link.agentId })) {
    await links().saveCode(code);
    return links().link(code, link);
  }

  describe('link codes', () => {
    it('are open until they run out', async () => {
      await links().saveCode(aCode());
      expect(await links().openCodes(NOW)).to.deep.equal([aCode()]);
      expect(await links().openCodes(END)).to.deep.equal([]);
    });

    it('replace the agent’s earlier one, and nobody else’s', async () => {
      await links().saveCode(aCode({ hash: 'first' }));
      await links().saveCode(aCode({ agentId: 'agent-2', hash: 'other' }));
      await links().saveCode(aCode({ hash: 'second' }));
      const hashes = (await links().openCodes(NOW)).map(({ hash }) => hash);
      expect(hashes).to.deep.equal(['second', 'other']);
      expect(await links().link(aCode({ hash: 'first' }), aLink())).to.equal('codeGone');
    });

    it('can be used up without linking anything, once', async () => {
      await links().saveCode(aCode());
      expect(await links().dropCode(aCode())).to.equal(true);
      expect(await links().dropCode(aCode())).to.equal(false);
      expect(await links().link(aCode(), aLink())).to.equal('codeGone');
    });
  });

  describe('agents’ chat accounts', () => {
    it('are found by agent and by account, and their linking is in the log', async () => {
      expect(await linked(aLink())).to.equal('linked');
      expect(await links().linkOf('agent-1')).to.deep.equal(aLink());
      expect(await links().linkOfAccount('account-1')).to.deep.equal(aLink());
      expect(await links().links()).to.deep.equal([aLink()]);
      expect(await links().linkOf('agent-2')).to.equal(undefined);
      expect(await links().linkOfAccount('account-2')).to.equal(undefined);
      const told = { type: 'agentLinked', agentId: 'agent-1', channelId: 'msteams' };
      expect(await events()).to.deep.equal([told]);
    });

    it('are linked once for each code, however many try at once', async () => {
      await links().saveCode(aCode());
      const accounts = ['account-1', 'account-2', 'account-3'];
      const tries = accounts.map((accountId) => links().link(aCode(), aLink({ accountId })));
      const outcomes = await Promise.all(tries);
      expect(outcomes.sort()).to.deep.equal(['codeGone', 'codeGone', 'linked']);
      expect(await links().links()).to.have.length(1);
      expect(await events()).to.have.length(1);
    });

    it('give way to the agent’s next one', async () => {
      await linked(aLink());
      const next = aLink({ accountId: 'account-2', channelId: 'slack', accountName: null });
      expect(await linked(next)).to.equal('linked');
      expect(await links().linkOf('agent-1')).to.deep.equal(next);
      expect(await links().linkOfAccount('account-1')).to.equal(undefined);
    });

    it('are never two agents’, and the code that tried is used up', async () => {
      await linked(aLink());
      const code = aCode({ agentId: 'agent-2' });
      expect(await linked(aLink({ agentId: 'agent-2' }), code)).to.equal('accountTaken');
      expect(await links().openCodes(NOW)).to.deep.equal([]);
      expect((await links().linkOfAccount('account-1'))?.agentId).to.equal('agent-1');
    });

    it('are free again once they are unlinked', async () => {
      await linked(aLink());
      expect(await links().unlink('agent-1')).to.equal(true);
      expect(await links().unlink('agent-1')).to.equal(false);
      expect(await links().linkOfAccount('account-1')).to.equal(undefined);
      expect((await events()).at(-1)).to.deep.equal({ type: 'agentUnlinked', agentId: 'agent-1' });
      expect(await linked(aLink({ agentId: 'agent-2' }))).to.equal('linked');
    });
  });
}

/** A code of the first agent's. */
export function aCode(changes: Partial<LinkCode> = {}): LinkCode {
  return { agentId: 'agent-1', hash: 'hash-of-a-code', expiresAt: END, ...changes };
}

/** The first agent's account in Teams. */
export function aLink(changes: Partial<AgentLink> = {}): AgentLink {
  return {
    agentId: 'agent-1',
    accountId: 'account-1',
    channelId: 'msteams',
    accountName: 'Mei',
    deskId: 'desk-1',
    linkedAt: NOW,
    ...changes,
  };
}
