/**
 * Edits that the server has not made durable, kept in the browser (IndexedDB) until it has. Each tab takes away only
 * what it read or wrote itself: two tabs on one postmortem cannot throw away one another's words.
 */
import type { LivePersistence } from '@debrief/wire/live';

/** Rows of updates, each with a key of its own. */
export interface UpdateRows {
  all(scope: string): Promise<readonly { readonly key: number; readonly update: Uint8Array }[]>;
  add(scope: string, update: Uint8Array): Promise<number>;
  remove(keys: readonly number[]): Promise<void>;
}

/** The place for one person's edits of one postmortem. `failed` is called when the browser cannot keep them. */
export function unsavedCopy(
  rows: UpdateRows,
  scope: string,
  failed: (error: unknown) => void,
): LivePersistence {
  let keys: number[] = [];
  // One after the other: what is taken away is what was there when it became durable.
  let queue: Promise<unknown> = Promise.resolve();
  const then = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(work);
    queue = done.catch(failed);
    return done;
  };
  return {
    load: () =>
      then(async () => {
        const found = await rows.all(scope);
        keys.push(...found.map(({ key }) => key));
        return found.map(({ update }) => update);
      }),
    append: (update) => void then(async () => keys.push(await rows.add(scope, update))).catch(() => {}),
    clear: () =>
      void then(async () => {
        const durable = keys;
        keys = [];
        await rows.remove(durable);
      }).catch(() => {}),
  };
}
