import { openSqliteStore, type Store } from '../storage/index.ts';
import type { Env } from './env.ts';
import { SAMPLE_SHOP } from './prepareStore.ts';
import { fillWithSampleShop } from './sampleShop.ts';

/** Settings of a sample shop that nothing has been changed in. */
const ENV = { DATA_DIR: SAMPLE_SHOP, SAMPLE_SHOP: true } satisfies Pick<
  Env,
  'DATA_DIR' | 'SAMPLE_SHOP'
>;

/** Does work in the shipped sample shop, in memory. */
export async function inSampleShop<T>(
  work: (store: Store, env: typeof ENV) => Promise<T>,
): Promise<T> {
  const store = await openSqliteStore({ file: ':memory:' });
  try {
    await fillWithSampleShop(store, SAMPLE_SHOP, new Date());
    return await work(store, ENV);
  } finally {
    await store.close();
  }
}
