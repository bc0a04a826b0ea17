/** Fills libraries with generated postmortems; what they hold already is kept. */
import { type Engine, postmortems, type Store } from '@debrief/store';
import { sql } from 'kysely';
import { generatePostmortem } from './library-generator.ts';

const atOnce = 200;

/** The id of generated postmortem `index`. */
export function idOf(index: number): string {
  return `bench${String(index).padStart(8, '0')}`;
}

/** Who may sign in and is used as a viewer who is no administrator. */
export const benchUser = 'benchuser';

async function countOf(store: Store): Promise<number> {
  const { count } = await store.read((db) =>
    db
      .selectFrom('postmortems')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('id', 'like', 'bench%')
      .executeTakeFirstOrThrow(),
  );
  return count;
}

/** Brings each store to `count` postmortems. */
export async function fillLibraries(
  stores: readonly Store[],
  count: number,
  onProgress: (done: number) => void,
): Promise<void> {
  const first = Math.min(...(await Promise.all(stores.map(countOf))));
  if (first >= count) return;
  await Promise.all(stores.map(prepare));
  let writing: Promise<unknown> = Promise.resolve();
  for (let from = first; from < count; from += atOnce) {
    const batch = Array.from({ length: Math.min(atOnce, count - from) }, (_, i) => made(from + i));
    await writing;
    writing = Promise.all(stores.map((store) => store.write((db) => postmortems.insertMany(db, batch))));
    // Lets the writes begin while the next texts are read.
    await new Promise((resolve) => setImmediate(resolve));
    onProgress(from + batch.length);
  }
  await writing;
  await Promise.all(stores.map(finish));
}

function made(index: number): postmortems.NewPostmortem {
  const { text, projection } = generatePostmortem(index);
  const fileName = `${String(index % 100).padStart(2, '0')}/${idOf(index)}.md`;
  const hour = new Date(Date.UTC(2012, 0, 1) + index * 3_600_000).toISOString();
  return {
    id: idOf(index),
    revisionId: `rev${idOf(index)}`,
    fileName,
    text,
    // One in a hundred is restricted.
    restricted: index % 100 === 7,
    people: index % 200 === 7 ? [benchUser] : [],
    actor: null,
    at: hour,
    reason: 'generated',
    projection,
  };
}

const engines: Readonly<Record<Engine, readonly [before: readonly string[], after: readonly string[]]>> = {
  sqlite: [[], ['pragma optimize']],
  // An index made at the end is made in a tenth of the time.
  postgres: [
    ['drop index if exists search_tokens'],
    [
      "set local maintenance_work_mem = '512MB'",
      'create index search_tokens on search using gin (tokens) with (fastupdate = off)',
      'analyze',
    ],
  ],
};

async function prepare(store: Store): Promise<void> {
  await store.write(async (db) => {
    for (const statement of engines[store.engine][0]) await sql.raw(statement).execute(db);
  });
}

async function finish(store: Store): Promise<void> {
  await store.write(async (db) => {
    for (const statement of engines[store.engine][1]) await sql.raw(statement).execute(db);
  });
}
