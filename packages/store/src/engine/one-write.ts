import { AsyncLocalStorage } from 'node:async_hooks';

const writing = new AsyncLocalStorage<object>();

/** Runs `work` as the transaction of `store`; a second one inside would wait for the first for ever, so it throws. */
export function asOneWrite<T>(store: object, work: () => Promise<T>): Promise<T> {
  if (writing.getStore() === store) {
    throw new Error('store.write() inside store.write(): hand the transaction’s `db` on instead.');
  }
  return writing.run(store, work);
}
