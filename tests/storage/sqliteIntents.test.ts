import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect } from 'chai';
import { editTowards } from '../../recognizers/authoring/intentSet.ts';
import type { IntentStore, Utterance } from '../../recognizers/store.ts';
import { openSqliteStore, type Store } from '../../storage/index.ts';
import { NOW } from '../support/records.ts';

/** More than one transaction takes. */
const MANY: readonly Utterance[] = Array.from({ length: 4_000 }, (_, index) => {
  return { utterance: `where is parcel ${index}`, intent: 'parcel', language: 'en' };
});
const HELLO: Utterance = { utterance: 'hello', intent: 'greet', language: 'en' };

describe('A large change of the intents in SQLite', () => {
  let folder: string;
  let server: Store;
  let command: Store;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'baton-intents-'));
    server = await openSqliteStore({ file: join(folder, 'store.sqlite') });
    command = await openSqliteStore({ file: join(folder, 'store.sqlite'), access: 'command' });
  });
  afterEach(async () => {
    await command.close();
    await server.close();
    await rm(folder, { recursive: true });
  });

  /** Makes these the utterances. */
  async function become({ intents }: Pick<Store, 'intents'>, utterances: readonly Utterance[]) {
    const state = await stateOf(intents);
    const edit = editTowards(
      state,
      { profiles: [], utterances },
      { author: '', note: '', at: NOW },
    );
    return edit && intents.saveIntents(edit);
  }
  const texts = async ({ intents }: Pick<Store, 'intents'>) =>
    (await stateOf(intents)).utterances.map(({ utterance }) => utterance);

  it('lets others write in between', async () => {
    let turns = 0;
    const saved = become(server, MANY);
    const others = (async () => {
      for (; (await server.intents.revision()) === 0; turns += 1) {
        await server.secrets.secret(`secret ${turns}`, 'x');
      }
    })();
    expect(await saved).to.equal('saved');
    await others;
    expect(turns).to.be.greaterThan(3);
  });

  it('gives way to another process that was faster, and leaves nothing behind', async () => {
    await become(server, [HELLO]);
    const large = become(server, MANY);
    await nextTurn(); // the state is read,
    await nextTurn(); // the draft begun
    expect(await become(command, [HELLO, { ...HELLO, utterance: 'hi' }])).to.equal('saved');
    expect(await large).to.equal('conflict');
    expect(await texts(server)).to.deep.equal(['hello', 'hi']);
    expect(await become(server, MANY)).to.equal('saved');
    expect(await texts(command)).to.have.length(MANY.length);
  });

  it('is as if it had never been begun when its process ends halfway', async () => {
    await become(command, [HELLO]);
    const large = become(command, MANY).catch((error: unknown) => error);
    await nextTurn();
    await nextTurn();
    await nextTurn();
    await command.close();
    expect(await large).to.be.an('error');
    expect(await texts(server)).to.deep.equal(['hello']);
    expect(await become(server, [{ ...HELLO, utterance: 'hi' }])).to.equal('saved');
    expect(await texts(server)).to.deep.equal(['hi']);
    const { added, removed } = await server.intents.changedUtterances(2);
    expect([added.length, removed.length]).to.deep.equal([1, 1]);
    command = await openSqliteStore({ file: join(folder, 'store.sqlite'), access: 'command' });
  });
});

async function stateOf(intents: IntentStore) {
  const state = await intents.intents();
  if (!state) throw new Error('There is always a newest state');
  return state;
}
