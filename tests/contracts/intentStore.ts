import { expect } from 'chai';
import type { Store } from '../../storage/store.ts';
import { later, NOW } from './records.ts';
import { eachWithEmpty, heardAll, type Subject } from './subject.ts';

/** Training sentences and the model that came of them. */
export function intentStoreContract(subject: Subject<Pick<Store, 'intents' | 'events'>>): void {
  const stores = eachWithEmpty(subject);
  const intents = () => stores().intents;

  describe('utterances', () => {
    it('are replaced as a whole and keep their order', async () => {
      expect(await intents().utterances()).to.deep.equal([]);
      await intents().replaceUtterances([{ utterance: 'old', intent: 'greet', language: 'en' }]);
      const rows = [
        { utterance: '退货 😀', intent: 'returns', language: 'zh' },
        { utterance: 'a\u0000b', intent: 'None', language: 'en' },
        { utterance: 'hello', intent: 'greet', language: 'en' },
      ] as const;
      await intents().replaceUtterances(rows);
      expect(await intents().utterances()).to.deep.equal(rows);
    });
  });

  describe('the active model', () => {
    it('is the one that was activated last', async () => {
      expect(await intents().activeModel()).to.equal(undefined);
      const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 256);
      await intents().activateModel({ id: 'first', createdAt: NOW, bytes: new Uint8Array(3) });
      await intents().activateModel({ id: 'second', createdAt: later(1), bytes });
      const model = await intents().activeModel();
      expect(model).to.deep.include({ id: 'second', createdAt: later(1) });
      expect(Buffer.compare(model?.bytes ?? Buffer.of(), bytes)).to.equal(0);
    });

    it('is announced to all who recognize', async () => {
      const heard: unknown[] = [];
      const stop = stores().events.subscribe(({ event }) => heard.push(event));
      await intents().activateModel({ id: 'first', createdAt: NOW, bytes: Uint8Array.of(1) });
      await heardAll(heard, 1);
      stop();
      expect(heard).to.deep.equal([{ type: 'modelActivated', modelId: 'first' }]);
    });

    it('may be larger than one document of any database', async () => {
      const bytes = new Uint8Array(20 * 1024 * 1024).fill(7);
      await intents().activateModel({ id: 'large', createdAt: NOW, bytes });
      expect((await intents().activeModel())?.bytes.byteLength).to.equal(bytes.byteLength);
    });
  });
}
