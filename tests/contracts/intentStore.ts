import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect } from 'chai';
import type { IntentEdit, Utterance } from '../../recognizers/store.ts';
import type { Store } from '../../storage/store.ts';
import { NOW } from './records.ts';
import { eachWithEmpty, heardAll, type Subject } from './subject.ts';

const HELLO: Utterance = { utterance: 'hello', intent: 'greet', language: 'en' };
const RETURN: Utterance = { utterance: '退货 😀', intent: 'returns', language: 'zh' };

/** The intents, and every state that they ever had. */
export function intentStoreContract(
  subject: Subject<Pick<Store, 'intents' | 'events' | 'unanswered'>>,
): void {
  const stores = eachWithEmpty(subject);
  const intents = () => stores().intents;

  /** The next change. */
  async function save(fields: Partial<IntentEdit> & { note?: string } = {}) {
    const { added = [], removed = [], note = '' } = fields;
    const names = new Set([
      ...added.map(({ intent }) => intent),
      ...(fields.profiles ?? []).map(({ name }) => name),
      ...(fields.ended ?? []),
    ]);
    const change = {
      ...{ revision: (await intents().revision()) + 1, at: NOW, author: 'eve', note },
      ...{ intents: [...names], added: added.length, removed: removed.length },
    };
    return intents().saveIntents({
      ...{ change, profiles: [], ended: [], added, removed },
      ...fields,
    });
  }

  async function rows(revision?: number) {
    const state = await intents().intents(revision);
    return state?.utterances.map(({ utterance }) => utterance);
  }

  describe('utterances', () => {
    it('are kept in the order in which they were added, each under its own id', async () => {
      expect(await intents().intents()).to.deep.equal({
        revision: 0,
        profiles: [],
        utterances: [],
      });
      const odd: Utterance = { utterance: 'a\u0000b $x', intent: 'None', language: 'en' };
      expect(await save({ added: [RETURN, odd] })).to.equal('saved');
      await save({ added: [HELLO] });
      const { utterances = [] } = (await intents().intents()) ?? {};
      expect(utterances.map(({ id: _, ...row }) => row)).to.deep.equal([RETURN, odd, HELLO]);
      expect(new Set(utterances.map(({ id }) => id)).size).to.equal(3);
    });

    it('are there as they were at any revision', async () => {
      await save({ added: [HELLO, RETURN] });
      const [first] = (await intents().intents())?.utterances ?? [];
      await save({ added: [{ ...HELLO, utterance: 'hi' }], removed: [first?.id ?? 0] });
      const hi = (await intents().intents())?.utterances.at(-1);
      await save({ ended: ['greet'], removed: [hi?.id ?? 0] });
      expect(await rows()).to.deep.equal(['退货 😀']);
      expect(await rows(2)).to.deep.equal(['退货 😀', 'hi']);
      expect(await rows(1)).to.deep.equal(['hello', '退货 😀']);
      expect(await rows(0)).to.deep.equal([]);
      expect(await rows(4)).to.equal(undefined);
      const changed = await intents().changedUtterances(2);
      expect(changed.added.map(({ utterance }) => utterance)).to.deep.equal(['hi']);
      expect(changed.removed.map(({ utterance }) => utterance)).to.deep.equal(['hello']);
    });

    it('may be many in one change', async () => {
      const added = Array.from({ length: 15_000 }, (_, index) => {
        return { ...HELLO, utterance: `我想问一下第 ${index} 件事情到底怎么办才好` };
      });
      await save({ added });
      expect(await rows()).to.have.length(15_000);
      const all = (await intents().intents())?.utterances ?? [];
      await save({ ended: ['greet'], removed: all.map(({ id }) => id) });
      expect(await rows()).to.deep.equal([]);
      expect(await rows(1)).to.have.length(15_000);
    }).timeout(60_000);

    it('come all at once, whoever reads or writes meanwhile', async () => {
      await save({ added: [HELLO] });
      const added = Array.from({ length: 5_000 }, (_, index) => {
        return { ...RETURN, utterance: `退货 ${index}` };
      });
      const [hello] = (await intents().intents())?.utterances ?? [];
      const large = save({ added, removed: [hello?.id ?? 0] });
      const seen: (readonly [revision: number, rows: number, isHelloThere: boolean])[] = [];
      let isSaved = false;
      const reading = (async () => {
        while (!isSaved) {
          const { revision, utterances } = (await intents().intents()) ?? fail();
          const isHelloThere = utterances.some(({ intent }) => intent === 'greet');
          seen.push([revision, utterances.length, isHelloThere]);
          await nextTurn();
        }
      })();
      const outcomes = await Promise.all([large, save({ added: [RETURN] })]);
      isSaved = true;
      await reading;
      expect([...outcomes].sort()).to.deep.equal(['conflict', 'saved']);
      const after = outcomes[0] === 'saved' ? [2, 5_000, false] : [2, 2, true];
      for (const state of seen) expect(state).to.be.deep.oneOf([[1, 1, true], after]);
      expect(await rows()).to.have.length(outcomes[0] === 'saved' ? 5_000 : 2);
      expect(await rows(1)).to.deep.equal(['hello']);
    }).timeout(60_000);
  });

  describe('profiles', () => {
    const profile = { name: 'greet', description: 'Says hello', humanOnly: false };

    it('know the revision that last touched them', async () => {
      await save({ profiles: [profile, { name: 'returns', description: '', humanOnly: true }] });
      await save({ profiles: [{ ...profile, description: 'Greets' }] });
      expect(await intents().profiles()).to.deep.equal([
        { name: 'greet', description: 'Greets', humanOnly: false, revision: 2 },
        { name: 'returns', description: '', humanOnly: true, revision: 1 },
      ]);
      const before = await intents().intents(1);
      expect(before?.profiles[0]).to.deep.equal({ ...profile, revision: 1 });
      await save({ ended: ['greet'] });
      expect((await intents().profiles()).map(({ name }) => name)).to.deep.equal(['returns']);
    });
  });

  describe('changes', () => {
    it('are listed newest first, in pages, also those of one intent', async () => {
      await save({ added: [HELLO], note: 'one' });
      await save({ added: [RETURN], note: 'two' });
      await save({ added: [{ ...HELLO, utterance: 'hi' }], note: 'three' });
      const notes = async (options: { before?: number; intent?: string; limit: number }) =>
        (await intents().changes(options)).map(({ note }) => note);
      expect(await notes({ limit: 2 })).to.deep.equal(['three', 'two']);
      expect(await notes({ limit: 2, before: 2 })).to.deep.equal(['one']);
      expect(await notes({ limit: 9, intent: 'greet' })).to.deep.equal(['three', 'one']);
      const [newest] = await intents().changes({ limit: 1 });
      expect(newest).to.deep.equal({
        ...{ revision: 3, at: NOW, author: 'eve', note: 'three', intents: ['greet'] },
        ...{ added: 1, removed: 0 },
      });
    });

    it('of two on top of the same revision one is written', async () => {
      const outcomes = await Promise.all([save({ added: [HELLO] }), save({ added: [RETURN] })]);
      expect(outcomes).to.have.members(['saved', 'conflict']);
      expect(await rows()).to.have.length(1);
      expect(await intents().revision()).to.equal(1);
    });

    it('are told to all', async () => {
      const heard: unknown[] = [];
      const stop = stores().events.subscribe(({ event }) => heard.push(event));
      await save({ added: [HELLO] });
      await heardAll(heard, 1);
      stop();
      expect(heard).to.deep.equal([
        { type: 'intentsChanged', revision: 1, author: 'eve', intents: ['greet'] },
      ]);
    });
  });
}

function fail(): never {
  throw new Error('There is always a newest state');
}
