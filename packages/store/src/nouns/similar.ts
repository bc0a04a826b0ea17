/** Incidents like one another: the index gives candidates by the rarest words, `learn` scores them. */
import { sql } from 'kysely';
import { likeness } from '../reading-thread.ts';
import { facetToken, hidden, inBin } from '../search/facet-tokens.ts';
import { type Asked, matching } from '../search/match.ts';
import { amongNumbers } from '../search/number-list.ts';
import { tokensOf } from '../search/tokens.ts';
import type { Db } from '../store.ts';
import { type Viewer, visible } from '../viewer.ts';
import { type SummaryRow, selectSummaries, summaryOf } from './postmortem-rows.ts';
import { seenPostmortem } from './seen-postmortem.ts';

export interface SimilarRow {
  readonly postmortem: SummaryRow;
  /** 0 to 1. */
  readonly score: number;
  /** What the two have in common, in words. */
  readonly why: string[];
}

/** Words of the document that are looked up; of each, so many postmortems at most. */
const probedWords = 20;
const perWord = 40;
/** Candidates that are read and scored. */
const mostScored = 40;
/** Longer texts are read up to here: reading is what takes the time. */
const readLength = 40_000;

/** Undefined where the viewer does not see `id`. */
export async function toPostmortem(
  db: Db,
  viewer: Viewer,
  id: string,
  { limit }: { readonly limit: number },
): Promise<SimilarRow[] | undefined> {
  const row = await seenPostmortem(db, viewer, id)
    .select(['postmortems.text', 'postmortems.number'])
    .executeTakeFirst();
  return row && likeText(db, viewer, row.text, row.number, limit);
}

/** For a text that is not in the library, such as an alert's words. */
export async function toText(
  db: Db,
  viewer: Viewer,
  text: string,
  { limit }: { readonly limit: number },
): Promise<SimilarRow[]> {
  return likeText(db, viewer, text, null, limit);
}

async function likeText(
  db: Db,
  viewer: Viewer,
  text: string,
  own: number | null,
  limit: number,
): Promise<SimilarRow[]> {
  const { readDocument } = await import('@debrief/document');
  const document = readDocument(text.slice(0, readLength));
  const without: Asked['without'] = [
    { token: inBin, unless: null },
    ...(viewer.role === 'admin'
      ? []
      : [{ token: hidden, unless: viewer.userId === null ? null : facetToken('seen', viewer.userId) }]),
  ];
  const weights = new Map<number, number>();
  const probe = async (asked: Omit<Asked, 'without'>, weight: number) => {
    const found = await matching(db, { ...asked, without }, 'any', perWord);
    // A word that few have tells more than one whose newest holders are all that was asked for.
    const share = weight / Math.log2(2 + found.length);
    for (const number of found) if (number !== own) weights.set(number, (weights.get(number) ?? 0) + share);
  };
  await Promise.all([
    ...tellingWords(text.slice(0, readLength), document.title?.value ?? '').map(({ token, weight }) =>
      probe({ words: [{ token, prefix: false, typed: token }], facets: [] }, weight),
    ),
    ...document.services.map(({ value }) =>
      probe({ words: [], facets: [[facetToken('service', value.toLowerCase().trim())]] }, 1),
    ),
  ]);
  const numbers = [...weights]
    .sort(([a, x], [b, y]) => y - x || b - a)
    .slice(0, mostScored)
    .map(([number]) => number);
  return scored(db, viewer, document.source, numbers, limit);
}

/** Words of a document that are likely to tell it from others: names, rare shapes, what title and text repeat. */
function tellingWords(text: string, title: string): { token: string; weight: number }[] {
  const inTitle = new Set(tokensOf(title));
  const counts = new Map<string, number>();
  for (const token of tokensOf(text)) {
    if (token.length >= 4 && !/^\d+$/.test(token)) counts.set(token, (counts.get(token) ?? 0) + 1);
  }
  return [...counts]
    .map(([token, count]) => ({
      token,
      weight: (1 + Math.log2(count)) * (inTitle.has(token) ? 2 : 1) * Math.min(2, token.length / 6),
    }))
    .sort((a, b) => b.weight - a.weight || (a.token < b.token ? -1 : 1))
    .slice(0, probedWords);
}

async function scored(
  db: Db,
  viewer: Viewer,
  text: string,
  numbers: readonly number[],
  limit: number,
): Promise<SimilarRow[]> {
  if (numbers.length === 0) return [];
  const texts = await db
    .selectFrom('postmortems')
    .select(['postmortems.id', sql<string>`substr(postmortems.text, 1, ${sql.lit(readLength)})`.as('text')])
    .where(amongNumbers(db, 'postmortems.number', numbers))
    .where(visible(viewer))
    .execute();
  const results = await likeness(text, texts, limit);
  if (results.length === 0) return [];
  const rows = await selectSummaries(db, viewer)
    .where(
      'postmortems.id',
      'in',
      results.map(({ file }) => file),
    )
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return results.flatMap(({ file, score, why }) => {
    const row = byId.get(file);
    return row === undefined ? [] : [{ postmortem: summaryOf(row), score, why: [...why] }];
  });
}
