/** What `bench/store.ts` times: one keystroke of a search, a page, a list, a save; alone, and all at once. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { outbox, postmortems, type Role, type Store, search, type Viewer } from '@debrief/store';
import { generatePostmortem, randomOf } from './library-generator.ts';
import { benchUser, idOf } from './store-library.ts';

export interface Times {
  readonly name: string;
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly most: number;
}

export const viewers: Readonly<Record<Exclude<Role, 'reader'>, Viewer>> = {
  admin: { userId: null, role: 'admin' },
  member: { userId: benchUser, role: 'member' },
};

export function summed(name: string, times: readonly number[]): Times {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return {
    name,
    count: sorted.length,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    most: sorted.at(-1) ?? Number.NaN,
  };
}

/** Searches as people type them: one to three words of some postmortem, letter by letter. */
export function typedSearches(count: number, searches: number, seed: number): string[][] {
  const random = randomOf(seed);
  return Array.from({ length: searches }, () => {
    const { text } = generatePostmortem(Math.floor(random() * count));
    const words = (random() < 0.4 ? text.slice(2, text.indexOf('\n')) : text).match(/[a-z]{3,}/g) ?? [
      'service',
    ];
    const from = Math.floor(random() * words.length);
    const query = words.slice(from, from + 1 + Math.floor(random() * 3)).join(' ');
    return Array.from({ length: query.length }, (_, i) => query.slice(0, i + 1));
  });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

export function searchOnce(store: Store, q: string, viewer: Viewer): Promise<number> {
  return timed(() => store.read((db) => search.library(db, viewer, { q, limit: 20 })));
}

export function pageOnce(store: Store, index: number, viewer: Viewer): Promise<number> {
  return timed(() => store.read((db) => postmortems.get(db, viewer, idOf(index))));
}

export function listOnce(store: Store, options: search.LibraryOptions, viewer: Viewer): Promise<number> {
  return timed(() => store.read((db) => search.library(db, viewer, options)));
}

let saves = 0;

/** One save as a command makes it: text, all that is read off it, revision, news. */
export function saveOnce(store: Store, index: number): Promise<number> {
  const at = new Date().toISOString();
  const id = idOf(index);
  const revisionId = `save${process.pid}x${saves++}`;
  const text = `${generatePostmortem(index).text}\nAdded by ${revisionId}.\n`;
  return timed(() =>
    store.write(async (db) => {
      await postmortems.saveText(db, viewers.admin, {
        id,
        text,
        expectedVersion: null,
        actor: null,
        authors: [],
        at,
        reason: 'edited',
        revisionId,
      });
      await outbox.add(db, { at, kind: 'saved', postmortemId: id, actor: null });
    }),
  );
}

/** Everything at once for `seconds`: four people typing, forty pages, ten lists and five saves a second. */
export async function mixed(store: Store, count: number, seconds: number): Promise<Times[]> {
  const random = randomOf(99);
  const any = () => Math.floor(random() * count);
  const times = { search: [] as number[], page: [] as number[], list: [] as number[], save: [] as number[] };
  const until = performance.now() + seconds * 1000;
  const pending = new Set<Promise<unknown>>();
  const every = async (ms: number, list: number[], once: () => Promise<number>) => {
    for (let next = performance.now(); next < until; next += ms) {
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - performance.now())));
      // The next one comes when its time has come, whether the last was answered or not.
      const one = once().then((time) => list.push(time));
      pending.add(one);
      void one.finally(() => pending.delete(one));
    }
  };
  const keys = typedSearches(count, 400, 5).flat();
  let key = 0;
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  await Promise.all([
    ...[0, 1, 2, 3].map(() =>
      every(180, times.search, () => searchOnce(store, keys[key++ % keys.length] ?? '', viewers.member)),
    ),
    every(25, times.page, () => pageOnce(store, any(), viewers.member)),
    every(100, times.list, () => listOnce(store, { limit: 50 }, viewers.member)),
    every(200, times.save, () => saveOnce(store, any())),
  ]);
  await Promise.all(pending);
  delay.disable();
  return [
    summed('mixed: search keystroke', times.search),
    summed('mixed: page', times.page),
    summed('mixed: list', times.list),
    summed('mixed: save', times.save),
    {
      name: 'mixed: delay of the event loop',
      count: 0,
      p50: delay.percentile(50) / 1e6,
      p95: delay.percentile(95) / 1e6,
      p99: delay.percentile(99) / 1e6,
      most: delay.max / 1e6,
    },
  ];
}
