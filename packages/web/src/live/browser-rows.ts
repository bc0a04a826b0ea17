/** The browser's database for edits that wait. */
import type { UpdateRows } from './unsaved-copies.ts';

let opening: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  opening ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('debrief-unsaved', 1);
    request.onupgradeneeded = () => {
      const store = request.result.createObjectStore('updates', { keyPath: 'key', autoIncrement: true });
      store.createIndex('scope', 'scope');
    };
    request.onsuccess = () => {
      const database = request.result;
      database.onclose = () => {
        opening = null;
      };
      resolve(database);
    };
    request.onerror = () => {
      opening = null;
      reject(request.error ?? new Error('The browser’s database does not open'));
    };
  });
  return opening;
}

async function run<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  return new Promise<T>((resolve, reject) => {
    const transaction = database.transaction('updates', mode, { durability: 'strict' });
    const request = ask(transaction.objectStore('updates'));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error ?? new Error('The browser kept nothing'));
    transaction.onerror = () => reject(transaction.error ?? new Error('The browser kept nothing'));
  });
}

interface Row {
  readonly key: number;
  readonly update: Uint8Array;
}

export const browserRows: UpdateRows = {
  all: (scope) => run('readonly', (store) => store.index('scope').getAll(scope) as IDBRequest<Row[]>),
  add: async (scope, update) => Number(await run('readwrite', (store) => store.add({ scope, update }))),
  async remove(keys) {
    if (keys.length === 0) return;
    await run('readwrite', (store) => {
      for (const key of keys.slice(1)) store.delete(key);
      return store.delete(keys[0] ?? 0);
    });
  },
};
