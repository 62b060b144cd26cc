import { openMongoStore } from '../../storage/index.ts';
import type { Store } from '../../storage/store.ts';
import { mongoDatabases } from '../support/mongoDatabases.ts';
import { MongoProxy } from './mongoProxy.ts';

/** Several stores on one database, as several instances have them. */
export interface MongoInstances {
  /** The URI of the present test's database. */
  uri(): string;
  /** Another instance; closed after the test. */
  open(options?: {
    readonly proxy?: MongoProxy;
    readonly onError?: (error: unknown) => void;
  }): Promise<Store>;
  /** A way to the server, for one instance or more; closed after the test. */
  proxy(): Promise<MongoProxy>;
}

/** Gives each test of the suite around it an empty database, and instances on it. */
export function mongoInstances(): MongoInstances {
  let uri: string | undefined;
  let stores: Store[] = [];
  let proxies: MongoProxy[] = [];
  afterEach(async function () {
    this.timeout(60_000);
    await Promise.all(stores.map((store) => store.close()));
    await Promise.all(proxies.map((proxy) => proxy.close()));
    [stores, proxies, uri] = [[], [], undefined];
  });
  const databases = mongoDatabases();
  const present = () => {
    uri ??= databases.create();
    return uri;
  };
  return {
    uri: present,
    async open({ proxy, ...options } = {}) {
      const direct = present();
      const store = await openMongoStore({ uri: proxy?.through(direct) ?? direct, ...options });
      stores.push(store);
      return store;
    },
    async proxy() {
      const proxy = await MongoProxy.to(present());
      proxies.push(proxy);
      return proxy;
    },
  };
}
