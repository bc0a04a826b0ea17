import { AsyncLocalStorage } from 'node:async_hooks';

interface Writing {
  readonly store: object;
  /** Timers that the work sets carry this on; when they fire, the transaction may be long over. */
  open: boolean;
}

const writing = new AsyncLocalStorage<Writing>();

/** Throws inside a transaction of `store`: a second one in it would wait for the first for ever. */
export function refuseNested(store: object): void {
  const current = writing.getStore();
  if (current?.open === true && current.store === store) {
    throw new Error('store.write() inside store.write(): hand the transaction’s `db` on instead.');
  }
}

/** Runs `work` as a transaction of `store`. */
export async function asOneWrite<T>(store: object, work: () => Promise<T>): Promise<T> {
  const current: Writing = { store, open: true };
  try {
    return await writing.run(current, work);
  } finally {
    current.open = false;
  }
}
