import type { Store } from '../../storage/store.ts';
import { accountStoreContract } from './accountStore.ts';
import { articleStoreContract } from './articleStore.ts';
import { botStoresContract } from './botStores.ts';
import { customerStoresContract } from './customerStores.ts';
import { handoffStoreContract } from './handoffStore.ts';
import { intentStoreContract } from './intentStore.ts';
import type { Subject } from './subject.ts';

/** All that Baton expects of its storage, whichever database is behind it. */
export function storeContract(subject: Subject<Store>): void {
  handoffStoreContract(subject);
  accountStoreContract(subject);
  articleStoreContract(subject);
  intentStoreContract(subject);
  customerStoresContract(subject);
  botStoresContract(subject);
}
