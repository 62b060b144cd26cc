import { openMongoStore } from '../../storage/index.ts';
import { storeContract } from '../contracts/store.ts';
import { mongoDatabases } from '../support/mongoDatabases.ts';

describe('the store on MongoDB', function () {
  this.timeout(60_000);
  const databases = mongoDatabases();

  storeContract({
    open: () => openMongoStore({ uri: databases.create() }),
    close: (store) => store.close(),
  });
});
