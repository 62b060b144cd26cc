import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newPassword } from '../../bot/newPassword.ts';
import { fillWithSampleShop } from '../../bot/sampleShop.ts';
import { ensureFirstAdmin } from '../../console/index.ts';
import { trainerId } from '../../recognizers/training.ts';
import { openMongoStore, openSqliteStore, type Store } from '../../storage/index.ts';
import { sampleShopModel } from './sampleShopModel.ts';
import { ADMIN } from './serverProcess.ts';

const SAMPLE_SHOP = fileURLToPath(new URL('../../bot/sampleShop', import.meta.url));
const KEEPING = { bytes: 10, versions: 200 };

/** Fills an embedded store in a folder as a first start does, so that a server there need not train. */
export async function fillFolder(dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  await fill(await openSqliteStore({ file: join(dataDir, 'baton.sqlite') }));
}

/** The same in an empty database. */
export async function fillDatabase(uri: string): Promise<void> {
  await fill(await openMongoStore({ uri }));
}

async function fill(store: Store): Promise<void> {
  const now = new Date();
  await ensureFirstAdmin({
    ...{ accounts: store.accounts, newPassword, now: () => now },
    ...ADMIN,
  });
  await fillWithSampleShop(store, SAMPLE_SHOP, now);
  await activateModel(store, now);
  await store.close();
}

/** The model that was trained once for all tests, as the version that a first start makes. */
async function activateModel({ intents, models }: Store, at: Date): Promise<void> {
  const { bytes } = await sampleShopModel();
  const id = randomUUID();
  const revision = (await intents.intents())?.revision ?? 0;
  await models.addModel(
    {
      ...{ id, at, revision, bytes, author: 'test', note: '', seed: 1, learnedFrom: 0 },
      ...{ trainer: await trainerId(), trainSeconds: 0, byteLength: bytes.byteLength },
      ...{ accuracy: null, report: null },
    },
    KEEPING,
  );
  await models.activateModel(id, { over: null, now: at });
}
