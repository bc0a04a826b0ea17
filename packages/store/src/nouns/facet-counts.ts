/** How many postmortems each value of a facet has, under a narrowing. */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { engineOf } from '../engine/kysely-over.ts';
import { heavyMark } from '../engine/sqlite/sqlite-readers.ts';
import { matching, withForms } from '../search/match.ts';
import { askedOf, type Narrowing, rowCondition } from '../search/narrowing.ts';
import { amongNumbers } from '../search/number-list.ts';
import type { Db } from '../store.ts';
import { type Viewer, visible } from '../viewer.ts';

export interface FacetCount {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

export interface FacetCounts {
  readonly state: FacetCount[];
  readonly severity: FacetCount[];
  readonly service: FacetCount[];
  readonly factor: FacetCount[];
  readonly person: FacetCount[];
  readonly year: FacetCount[];
}

/** Of more matches, the newest are counted. */
const countedTo = 2000;
/** Values of a facet that are given, the commonest first. */
const given = 50;
/** Counts of the whole library are kept while nothing has changed; where counting takes long, for a while longer. */
const keptFor = 10_000;
const quick = 60;
const keptLonger = 30_000;

/** Counts for each facet under the same narrowing. Of more than 2,000 matches, the newest 2,000 are counted. */
export async function facets(db: Db, viewer: Viewer, narrowing: Narrowing): Promise<FacetCounts> {
  const asked = await withForms(db, askedOf(narrowing, viewer));
  if (asked.words.length === 0 && asked.facets.length === 0) return wholeLibrary(db, viewer);
  const numbers = await matching(db, asked, 'any', countedTo);
  const condition = sql<SqlBool>`(${amongNumbers(db, 'postmortems.number', numbers)} and ${rowCondition({
    removed: narrowing.removed,
    from: narrowing.from,
    to: narrowing.to,
  })})`;
  return shown([await tally(db, viewer, condition)], []);
}

interface Kept {
  readonly mark: string;
  readonly since: number;
  readonly tally: Promise<Tally>;
  /** Milliseconds that the counting took, once it is done. */
  took: number;
}

const kept = new WeakMap<Db, Kept>();
const administrator: Viewer = { userId: null, role: 'admin' };

/**
 * The counts of everything are kept for a while; the bin, and what this viewer does not see, are counted afresh and
 * taken off, so that a restriction holds at once.
 */
async function wholeLibrary(db: Db, viewer: Viewer): Promise<FacetCounts> {
  const mark = await lastChange(db);
  const now = performance.now();
  let known = kept.get(db);
  if (known === undefined || !isFresh(known, mark, now)) {
    const made: Kept = { mark, since: now, tally: tally(db, administrator, null), took: 0 };
    made.tally.then(
      () => {
        made.took = performance.now() - now;
      },
      () => kept.delete(db),
    );
    kept.set(db, made);
    known = made;
  }
  const bin = sql<SqlBool>`postmortems.removed_at is not null`;
  // Written so that SQLite looks for the few that are restricted, and not through all that are not in the bin.
  const hidden = sql<SqlBool>`(postmortems.restricted = 1 and coalesce(postmortems.removed_at, '') = '')`;
  const [whole, removed] = await Promise.all([known.tally, tally(db, administrator, bin)]);
  if (viewer.role === 'admin') return shown([whole], [removed]);
  const [restricted, own] = await Promise.all([tally(db, administrator, hidden), tally(db, viewer, hidden)]);
  return shown([whole, own], [removed, restricted]);
}

function isFresh(known: Kept, mark: string, now: number): boolean {
  const age = now - known.since;
  return known.mark === mark ? age < keptFor : known.took > quick && age < keptLonger;
}

/** Differs after every change of what is counted. */
async function lastChange(db: Db): Promise<string> {
  const [{ newest }, { updated }] = await Promise.all([
    db
      .selectFrom('postmortems')
      .select((select) => select.fn.max('number').as('newest'))
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('postmortems')
      .select((select) => select.fn.max('updated_at').as('updated'))
      .executeTakeFirstOrThrow(),
  ]);
  return JSON.stringify([newest, updated]);
}

interface Columns {
  readonly state: string;
  readonly severity: number | null;
  readonly year: string | null;
  readonly count: number;
}

interface Values {
  readonly kind: string;
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

interface Tally {
  readonly columns: readonly Columns[];
  readonly values: readonly Values[];
}

/** `condition` null: everything, the bin too. */
async function tally(db: Db, viewer: Viewer, condition: RawBuilder<SqlBool> | null): Promise<Tally> {
  const mark = engineOf(db) === 'sqlite' ? sql.raw(heavyMark) : sql``;
  const all = db.selectFrom('postmortems').where(visible(viewer));
  const seen = condition === null ? all : all.where(condition);
  const columns = sql<Columns>`${mark} select state, severity, year, count(*) as count from
    (${seen.select([sql<string>`postmortems.state || ''`.as('state'), 'postmortems.severity', sql<string>`substr(postmortems.date, 1, 4)`.as('year')])})
    as matches group by state, severity, year`;
  // A cross join, so that SQLite begins with the postmortems and not with all facets of a kind.
  const from =
    condition === null
      ? sql`facets where true`
      : sql`(${seen.select('postmortems.id')}) as seen cross join facets where facets.postmortem_id = seen.id`;
  const values = sql<Values>`${mark} select kind, value, min(label) as label, count(*) as count from ${from}
    and kind in ('service', 'factor', 'person') group by kind, value`;
  const [{ rows: columnRows }, { rows: valueRows }] = await Promise.all([
    columns.execute(db),
    values.execute(db),
  ]);
  return { columns: columnRows, values: valueRows };
}

function shown(more: readonly Tally[], less: readonly Tally[]): FacetCounts {
  const counts = new Map<string, Map<string, { label: string; count: number }>>();
  const add = (kind: string, value: string, label: string, count: number) => {
    const ofKind = counts.get(kind) ?? new Map<string, { label: string; count: number }>();
    counts.set(kind, ofKind);
    const known = ofKind.get(value);
    if (known === undefined) ofKind.set(value, { label, count });
    else known.count += count;
  };
  for (const [tallies, sign] of [
    [more, 1],
    [less, -1],
  ] as const) {
    for (const { columns, values } of tallies) {
      for (const { state, severity, year, count } of columns) {
        add('state', state, state, count * sign);
        add(
          'severity',
          severity === null ? 'none' : String(severity),
          severity === null ? 'none' : `SEV-${severity}`,
          count * sign,
        );
        if (year !== null) add('year', year, year, count * sign);
      }
      for (const { kind, value, label, count } of values) add(kind, value, label, count * sign);
    }
  }
  const list = (kind: string, compare: (a: FacetCount, b: FacetCount) => number) =>
    [...(counts.get(kind) ?? [])]
      .map(([value, { label, count }]): FacetCount => ({ value, label, count }))
      .filter(({ count }) => count > 0)
      .sort(compare)
      .slice(0, given);
  const byCount = (a: FacetCount, b: FacetCount) => b.count - a.count || (a.value < b.value ? -1 : 1);
  const byValue = (a: FacetCount, b: FacetCount) => (a.value < b.value ? -1 : 1);
  return {
    state: list('state', byCount),
    severity: list('severity', byValue),
    service: list('service', byCount),
    factor: list('factor', byCount),
    person: list('person', byCount),
    year: list('year', (a, b) => byValue(b, a)),
  };
}
