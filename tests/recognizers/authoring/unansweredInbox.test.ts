import { expect } from 'chai';
import { IntentBook, UnansweredInbox } from '../../../recognizers/index.ts';
import { modelToBytes } from '../../../recognizers/modelBytes.ts';
import { trainRecognition } from '../../../recognizers/recognitionModel.ts';
import { openSqliteStore, type Store } from '../../../storage/index.ts';
import { aModel, anUnanswered } from '../../contracts/intentRecords.ts';
import { NOW } from '../../support/records.ts';
import { UTTERANCES } from '../rows.ts';

describe('UnansweredInbox', function () {
  this.timeout(30_000);
  let store: Store;
  let inbox: UnansweredInbox;

  beforeEach(async () => {
    store = await openSqliteStore({ file: ':memory:' });
    inbox = new UnansweredInbox({ ...store, book: new IntentBook(store) });
  });

  afterEach(() => store.close());

  const note = (...texts: readonly string[]) =>
    store.unanswered.noteUnanswered(
      texts.map((text) => anUnanswered({ id: text, text })),
      100,
    );
  async function activate(id: string, rows: typeof UTTERANCES): Promise<void> {
    const bytes = modelToBytes(trainRecognition(rows, [], { seed: 1 }));
    const over = (await store.models.modelVersion('active'))?.id ?? null;
    await store.models.addModel(aModel({ id, bytes }), { bytes: 9, versions: 9 });
    await store.models.activateModel(id, { over, now: NOW });
  }

  it('begins with what the active model is least sure of, whichever was active then', async () => {
    await note('where is my order', 'order return parcel package please');
    await activate('first', UTTERANCES);
    const texts = async () =>
      (await inbox.queue({ limit: 9 })).map(({ messages }) => messages[0]?.text);
    expect(await texts()).to.deep.equal([
      ...['order return parcel package please', 'where is my order'],
    ]);
    const [, sure] = await inbox.queue({ limit: 9 });
    expect(sure?.ranking[0]?.intent).to.equal('order.status');
    expect(await inbox.queue({ limit: 1 })).to.have.length(1);
    const renamed = UTTERANCES.map((row) => ({ ...row, intent: `new.${row.intent}` }));
    await activate('second', renamed);
    const [, again] = await inbox.queue({ limit: 9 });
    expect(again?.ranking[0]?.intent).to.equal('new.order.status');
  });

  it('is there before any model is', async () => {
    await note('hello?');
    const [group] = await inbox.queue({ limit: 9 });
    expect(group).to.deep.include({ ranking: [], margin: 0 });
  });
});
