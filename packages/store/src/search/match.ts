/** Asks the index of either engine for the newest postmortems that match. */
import { sql } from 'kysely';
import { engineOf } from '../engine/kysely-over.ts';
import { heavyMark } from '../engine/sqlite/sqlite-readers.ts';
import type { Db } from '../store.ts';
import { beginningLength, beginningMark, blockOf, blockSize, headMark, titleMark } from './facet-tokens.ts';
import { amongNumbers } from './number-list.ts';
import type { AskedWord } from './tokens.ts';

/** Where the words must stand: all in the title; in title or head (facts, summary); anywhere. */
export type Tier = 'title' | 'head' | 'any';

export interface Asked {
  readonly words: readonly AskedWord[];
  /** Of each list one token must be there. */
  readonly facets: readonly (readonly string[])[];
  /** A postmortem with one of `tokens` does not match, but for those with `unless`. */
  readonly without: readonly { readonly token: string; readonly unless: string | null }[];
}

/** Numbers of the newest `limit` postmortems that match, newest first. `asked` has a word or a facet. */
export async function matching(db: Db, asked: Asked, tier: Tier, limit: number): Promise<number[]> {
  return engineOf(db) === 'postgres'
    ? matchingPostgres(db, asked, tier, limit)
    : matchingSqlite(db, asked, tier, limit);
}

/** More forms than these are asked for by their common beginning. */
const mostForms = 200;

/**
 * Looks up the words of the library that begin as asked. FTS5 puts together all places of all words with a beginning
 * before it gives the first, while single words are read from the newest on.
 */
export async function withForms(db: Db, asked: Asked): Promise<Asked> {
  if (engineOf(db) === 'postgres') return asked;
  const words = await Promise.all(
    asked.words.map(async (word) => {
      if (!word.prefix || word.token.length <= beginningLength) return word;
      const { rows } = await sql<{ word: string }>`select word from words
        where word >= ${word.token} and word < ${`${word.token}\u{10ffff}`} limit ${mostForms + 1}`.execute(
        db,
      );
      if (rows.length === 0 || rows.length > mostForms) return word;
      return { ...word, forms: rows.map((row) => row.word) };
    }),
  );
  return { ...asked, words };
}

const columns: Readonly<Record<Tier, string>> = {
  title: 'title',
  head: '{title head}',
  any: '{title head body}',
};

/** A beginning of fewer letters is sought in titles only: it stands in every text. */
function tierOf(word: AskedWord, tier: Tier): Tier {
  return word.prefix && word.token.length < beginningLength ? 'title' : tier;
}

async function matchingSqlite(db: Db, asked: Asked, tier: Tier, limit: number): Promise<number[]> {
  const parts = [
    ...asked.words.map((word) => `${columns[tierOf(word, tier)]} : ${formsOf(word)}`),
    ...asked.facets.map((tokens) => `facet : (${tokens.map((token) => `"${token}"`).join(' OR ')})`),
  ];
  const without = asked.without.map(({ token, unless }) =>
    unless === null ? `"${token}"` : `("${token}" NOT "${unless}")`,
  );
  const expression =
    without.length === 0
      ? parts.join(' AND ')
      : `(${parts.join(' AND ')}) NOT (facet : (${without.join(' OR ')}))`;
  const { rows } = await sql<{ number: number }>`${sql.raw(heavyMark)} select rowid as number from search
    where search match ${expression} order by rowid desc limit ${limit}`.execute(db);
  return rows.map(({ number }) => number);
}

function formsOf({ token, prefix, forms }: AskedWord): string {
  if (forms !== undefined) return `(${forms.map((form) => `"${form}"`).join(' OR ')})`;
  return `"${token}"${prefix ? ' *' : ''}`;
}

/** How many blocks are asked at once: few where the first gives enough, and not too many queries where none does. */
const groups = [1, 3, 12, Number.POSITIVE_INFINITY];

async function matchingPostgres(db: Db, asked: Asked, tier: Tier, limit: number): Promise<number[]> {
  const { rows: newest } = await sql<{
    number: number | null;
  }>`select max(number) as number from search`.execute(db);
  let block = Math.floor((newest[0]?.number ?? -1) / blockSize);
  const found: number[] = [];
  for (const group of groups) {
    if (block < 0 || found.length >= limit) break;
    const blocks: number[] = [];
    for (; block >= 0 && blocks.length < group; block--) blocks.push(block);
    const query = blocks.map((one) => `(${expressionIn(blockOf(one * blockSize), asked, tier)})`).join(' | ');
    // `offset 0` keeps the planner from walking by number instead of asking the index.
    const { rows } = await sql<{ number: number }>`select number from
      (select number from search where tokens @@ ${query}::tsquery offset 0) as matches
      order by number desc limit ${limit - found.length}`.execute(db);
    for (const { number } of rows) found.push(number);
  }
  return found;
}

function expressionIn(block: string, asked: Asked, tier: Tier): string {
  return [
    ...asked.words.map((word) => wordIn(block, word, tierOf(word, tier))),
    ...asked.facets.map((tokens) => `(${tokens.map((token) => `'${block}.${token}'`).join(' | ')})`),
    ...asked.without.map(({ token, unless }) =>
      unless === null ? `!'${block}.${token}'` : `(!'${block}.${token}' | '${block}.${unless}')`,
    ),
  ].join(' & ');
}

function wordIn(block: string, { token, prefix }: AskedWord, tier: Tier): string {
  const end = prefix ? ':*' : '';
  if (tier === 'title') return `'${block}.${titleMark}${token}'${end}`;
  if (tier === 'head')
    return `('${block}.${titleMark}${token}'${end} | '${block}.${headMark}${token}'${end})`;
  if (prefix && token.length === beginningLength) return `'${block}.${beginningMark}${token}'`;
  return `'${block}.${token}'${end}`;
}

/** `numbers` with how well each answers the words, best first; the newer first of equals. */
export async function ranked(
  db: Db,
  numbers: readonly number[],
  words: readonly AskedWord[],
): Promise<{ readonly number: number; readonly score: number }[]> {
  if (numbers.length === 0) return [];
  if (engineOf(db) === 'sqlite') {
    const tokens = words.map(({ token }) => token).join(' ');
    const { rows } = await sql<{ number: number; score: number }>`${sql.raw(heavyMark)}
      select number, debrief_rank(title, substr(text, 1, 60000), ${tokens}) as score from postmortems
      where ${amongNumbers(db, 'number', numbers)} order by score desc, number desc`.execute(db);
    return rows;
  }
  // Each with the words of its own block: those of the others would be looked for in vain.
  const queries = new Map<string, string>();
  const pairs = numbers.map((number) => {
    const block = blockOf(number);
    let query = queries.get(block);
    if (query === undefined) {
      query = words.map(({ token, prefix }) => `'${block}.${token}'${prefix ? ':*' : ''}`).join(' | ');
      queries.set(block, query);
    }
    return [number, query];
  });
  const { rows } = await sql<{ number: number; score: number }>`
    select search.number, ts_rank('{0.1, 0.2, 0.5, 1.0}', search.tokens, asked.query::tsquery) as score
    from (select (value ->> 0)::bigint as number, value ->> 1 as query
      from jsonb_array_elements(${JSON.stringify(pairs)}::jsonb) as listed (value)) as asked
    join search on search.number = asked.number
    order by score desc, search.number desc`.execute(db);
  return rows;
}
