import { sql } from 'kysely';
import { cursorOf, type Paged, type PageOptions, partsOf } from '../paging.ts';
import { nearestWords } from '../search/correct-words.ts';
import { type Asked, matching, ranked, withForms } from '../search/match.ts';
import { askedOf, type Narrowing, rowCondition } from '../search/narrowing.ts';
import { amongNumbers } from '../search/number-list.ts';
import { type SnippetRow, snippetsOf } from '../search/snippets.ts';
import type { AskedWord } from '../search/tokens.ts';
import type { Db } from '../store.ts';
import { type Viewer, visible } from '../viewer.ts';
import { type LibrarySort, listing } from './listing.ts';
import { type SummaryRow, selectSummaries, summaryOf } from './postmortem-rows.ts';

export type { Narrowing, PersonRole } from '../search/narrowing.ts';
export type { SnippetRow } from '../search/snippets.ts';
export { type FacetCount, type FacetCounts, facets } from './facet-counts.ts';
export type { LibrarySort } from './listing.ts';

export interface FoundRow extends SummaryRow {
  readonly snippets: SnippetRow[];
}

export interface LibraryPage extends Paged<FoundRow> {
  /** Matches, counted up to 1,000. */
  readonly total: number;
  readonly totalCapped: boolean;
  /** What was searched instead, where the words as typed find nothing. */
  readonly didYouMean: string | null;
}

export type LibraryOptions = Narrowing & PageOptions & { readonly sort?: LibrarySort };

const countedTo = 1000;
/** So many are ranked one by one; of more, those with the words in title and head, and the newest. */
const rankedTo = 210;
const rankedOfTier = 70;
const snippetText = 200_000;

/** The library: with words, what matches them, best first and with snippets; without, the newest first. */
export async function library(db: Db, viewer: Viewer, options: LibraryOptions): Promise<LibraryPage> {
  const asked = await withForms(db, askedOf(options, viewer));
  if (asked.words.length === 0) {
    const numbers = asked.facets.length === 0 ? null : await matching(db, asked, 'any', countedTo + 1);
    return { ...(await listing(db, viewer, options, numbers, countedTo)), didYouMean: null };
  }
  const found = await matching(db, asked, 'any', countedTo + 1);
  if (found.length > 0) return resultsOf(db, viewer, options, asked, found, null);
  const corrected = await correct(db, viewer, asked);
  if (corrected === null)
    return { items: [], nextCursor: null, total: 0, totalCapped: false, didYouMean: null };
  const again = await matching(db, corrected.asked, 'any', countedTo + 1);
  return resultsOf(db, viewer, options, corrected.asked, again, corrected.words);
}

async function resultsOf(
  db: Db,
  viewer: Viewer,
  options: LibraryOptions,
  asked: Asked,
  found: readonly number[],
  didYouMean: string | null,
): Promise<LibraryPage> {
  const totalCapped = found.length > countedTo;
  const relevance = options.sort === undefined || options.sort === 'relevance';
  const tokens = asked.words.map(({ token }) => token);
  const [seen, order] = await Promise.all([
    insideDays(db, viewer, options, found),
    relevance ? candidatesOf(db, asked, found).then((candidates) => ranked(db, candidates, asked.words)) : [],
  ]);
  const total = totalCapped ? countedTo : seen.size;
  if (!relevance) {
    const page = await listing(db, viewer, options, [...seen], countedTo);
    return { ...page, items: await withSnippets(db, page.items, tokens), total, totalCapped, didYouMean };
  }
  // The words of a title may lie further back than what was counted.
  const further = order.filter(({ number }) => number < (found.at(-1) ?? 0)).map(({ number }) => number);
  for (const number of await insideDays(db, viewer, options, further)) seen.add(number);
  const best = new Set(order.map(({ number }) => number));
  const shown = [...best, ...found.filter((number) => !best.has(number))].filter((number) =>
    seen.has(number),
  );
  const [offset] = partsOf(options.cursor, 1) ?? [];
  const from = typeof offset === 'number' && offset > 0 ? Math.floor(offset) : 0;
  const numbers = shown.slice(from, from + options.limit);
  const items = await rowsInOrder(db, viewer, numbers);
  return {
    items: await withSnippets(db, items, tokens),
    nextCursor: from + options.limit < shown.length ? cursorOf([from + options.limit]) : null,
    total,
    totalCapped,
    didYouMean,
  };
}

async function candidatesOf(db: Db, asked: Asked, found: readonly number[]): Promise<number[]> {
  if (found.length <= rankedTo) return [...found];
  const [title, head] = await Promise.all([
    matching(db, asked, 'title', rankedOfTier),
    matching(db, asked, 'head', rankedOfTier),
  ]);
  return [...new Set([...title, ...head, ...found.slice(0, rankedTo - 2 * rankedOfTier)])];
}

/**
 * Of `numbers` those that lie inside the days asked for: the index knows months only. Who sees what the index knows
 * as exactly as the rows do, which are asked again for each page.
 */
async function insideDays(
  db: Db,
  viewer: Viewer,
  { from, to, removed }: Narrowing,
  numbers: readonly number[],
): Promise<Set<number>> {
  if (numbers.length === 0 || (from === undefined && to === undefined)) return new Set(numbers);
  const rows = await db
    .selectFrom('postmortems')
    .select('postmortems.number')
    .where(amongNumbers(db, 'postmortems.number', numbers))
    .where(visible(viewer))
    .where(rowCondition({ removed, from, to }))
    .execute();
  return new Set(rows.map(({ number }) => number));
}

async function rowsInOrder(db: Db, viewer: Viewer, numbers: readonly number[]): Promise<FoundRow[]> {
  if (numbers.length === 0) return [];
  const rows = await selectSummaries(db, viewer).where('postmortems.number', 'in', numbers).execute();
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  return numbers.flatMap((number) => {
    const row = byNumber.get(number);
    return row === undefined ? [] : [{ ...summaryOf(row), snippets: [] }];
  });
}

async function withSnippets(
  db: Db,
  items: readonly FoundRow[],
  tokens: readonly string[],
): Promise<FoundRow[]> {
  if (items.length === 0) return [];
  const rows = await db
    .selectFrom('postmortems')
    .select(['id', sql<string>`substr(text, 1, ${sql.lit(snippetText)})`.as('text')])
    .where(
      'id',
      'in',
      items.map(({ id }) => id),
    )
    .execute();
  const texts = new Map(rows.map(({ id, text }) => [id, text]));
  return items.map((item) => ({ ...item, snippets: snippetsOf(texts.get(item.id) ?? '', tokens) }));
}

/** Puts a known word in place of each that finds nothing; null where there is none, or the whole still finds nothing. */
async function correct(
  db: Db,
  viewer: Viewer,
  asked: Asked,
): Promise<{ asked: Asked; words: string } | null> {
  const found = async (words: readonly AskedWord[]) =>
    (await matching(db, { ...askedOf({}, viewer), words }, 'any', 1)).length > 0;
  let changed = false;
  const words = await Promise.all(
    asked.words.map(async (word) => {
      if (await found([word])) return word;
      for (const near of await nearestWords(db, word.typed)) {
        const instead = { token: near, prefix: false, typed: near };
        if (await found([instead])) {
          changed = true;
          return instead;
        }
      }
      return word;
    }),
  );
  if (!changed) return null;
  const instead = { ...asked, words };
  if ((await matching(db, instead, 'any', 1)).length === 0) return null;
  return { asked: instead, words: words.map(({ typed }) => typed).join(' ') };
}
