import { openSqliteStore } from '../../storage/index.ts';
import { storeContract } from '../contracts/store.ts';

describe('the embedded store', () => {
  storeContract({
    open: () => openSqliteStore({ file: ':memory:' }),
    close: (store) => store.close(),
  });
});
