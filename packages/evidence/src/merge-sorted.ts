/** Merges sorted streams of batches into one, holding one batch of each, and takes batches apart. */

interface Head<T> {
  readonly rest: AsyncIterator<readonly T[]>;
  batch: readonly T[];
  at: number;
}

async function advance<T>(head: Head<T>): Promise<boolean> {
  head.at += 1;
  while (head.at >= head.batch.length) {
    const next = await head.rest.next();
    if (next.done === true) return false;
    head.batch = next.value;
    head.at = 0;
  }
  return true;
}

/** Merges `streams`, each in order by `compare`. The number of streams is expected to be small. */
export async function* mergeSorted<T>(
  streams: readonly AsyncIterable<readonly T[]>[],
  compare: (a: T, b: T) => number,
): AsyncGenerator<readonly T[]> {
  const heads: Head<T>[] = [];
  for (const stream of streams) {
    const head: Head<T> = { rest: stream[Symbol.asyncIterator](), batch: [], at: -1 };
    if (await advance(head)) heads.push(head);
  }
  let merged: T[] = [];
  while (heads.length > 1) {
    let least = 0;
    for (let index = 1; index < heads.length; index += 1) {
      const one = heads[index]!;
      const other = heads[least]!;
      if (compare(one.batch[one.at]!, other.batch[other.at]!) < 0) least = index;
    }
    const head = heads[least]!;
    merged.push(head.batch[head.at]!);
    if (head.at + 1 >= head.batch.length) {
      yield merged;
      merged = [];
    }
    if (!(await advance(head))) heads.splice(least, 1);
  }
  if (merged.length > 0) yield merged;
  const last = heads[0];
  if (last === undefined) return;
  yield last.batch.slice(last.at);
  for (let next = await last.rest.next(); next.done !== true; next = await last.rest.next()) yield next.value;
}

/**
 * The items of batches one by one. By hand, since an async generator takes several turns of the event queue for each
 * item that it gives.
 */
export function oneByOne<T>(batches: AsyncGenerator<readonly T[]>): AsyncIterableIterator<T> {
  let batch: readonly T[] = [];
  let at = 0;
  const refill = async (): Promise<IteratorResult<T>> => {
    while (at >= batch.length) {
      const next = await batches.next();
      if (next.done === true) return { done: true, value: undefined };
      batch = next.value;
      at = 0;
    }
    at += 1;
    return { done: false, value: batch[at - 1]! };
  };
  return {
    next() {
      if (at >= batch.length) return refill();
      at += 1;
      return Promise.resolve({ done: false, value: batch[at - 1]! });
    },
    async return() {
      await batches.return(undefined);
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
