/** The implementation under contract: how to open an empty store, and how to dispose of it. */
export interface Subject<S> {
  open(): Promise<S>;
  close(stores: S): Promise<void>;
}

/** Opens an empty store for each test of the suite around it; returns the way to the present one. */
export function eachWithEmpty<S>(subject: Subject<S>): () => S {
  let stores: S | undefined;
  beforeEach(async () => {
    stores = await subject.open();
  });
  afterEach(async () => {
    if (stores !== undefined) await subject.close(stores);
    stores = undefined;
  });
  return () => {
    if (stores === undefined) throw new Error('no store is open');
    return stores;
  };
}

/** Waits for listeners; a store on another machine may tell them a little later. */
export async function heardAll(heard: readonly unknown[], count: number): Promise<void> {
  const deadline = Date.now() + 5000;
  while (heard.length < count && Date.now() < deadline) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
