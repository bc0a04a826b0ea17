/** What the search index holds of one postmortem: its tokens by where they stand, and tokens for each facet. */
import { sql } from 'kysely';
import { engineOf } from '../engine/kysely-over.ts';
import type { Projection } from '../project-document.ts';
import type { Db } from '../store.ts';
import {
  beginningLength,
  beginningMark,
  blockOf,
  facetToken,
  headMark,
  hidden,
  inBin,
  titleMark,
} from './facet-tokens.ts';
import { tokensOf } from './tokens.ts';

export interface IndexedText {
  readonly number: number;
  readonly title: string;
  readonly text: string;
  readonly headTo: number;
  /** Made by `facetTokens`. */
  readonly facets: readonly string[];
}

/** What narrows a search; the tokens hold it too, so that narrowing costs no more than one more word. */
export interface FacetFacts {
  readonly state: string;
  readonly severity: number | null;
  readonly date: string | null;
  readonly removed: boolean;
  /** Null where everybody sees it; else who does, besides administrators. */
  readonly seenBy: readonly string[] | null;
  readonly facets: Projection['facets'];
}

export function facetTokens(facts: FacetFacts): string[] {
  return [
    facetToken('state', facts.state),
    facetToken('severity', facts.severity === null ? 'none' : String(facts.severity)),
    ...(facts.removed ? [inBin] : []),
    ...(facts.date === null
      ? []
      : [
          facetToken('year', facts.date.slice(0, 4)),
          facetToken('month', facts.date.slice(0, 7).replace('-', '')),
        ]),
    ...(facts.seenBy === null ? [] : [hidden, ...facts.seenBy.map((userId) => facetToken('seen', userId))]),
    ...facts.facets.map(({ kind, value }) => facetToken(kind, value)),
  ];
}

interface Tokens {
  readonly title: ReadonlySet<string>;
  readonly head: ReadonlySet<string>;
  /** How often, of words in neither. */
  readonly body: ReadonlyMap<string, number>;
}

function tokenize({ title, text, headTo }: IndexedText): Tokens {
  const inTitle = new Set(tokensOf(title));
  const inHead = new Set<string>();
  for (const token of tokensOf(text.slice(0, headTo))) if (!inTitle.has(token)) inHead.add(token);
  const inBody = new Map<string, number>();
  for (const token of tokensOf(text.slice(headTo))) {
    if (!inTitle.has(token) && !inHead.has(token)) inBody.set(token, (inBody.get(token) ?? 0) + 1);
  }
  return { title: inTitle, head: inHead, body: inBody };
}

/** Puts documents into the index, in place of what it held of them. */
export async function indexTexts(db: Db, texts: readonly IndexedText[], fresh: boolean): Promise<void> {
  const words = new Set<string>();
  const postgres = engineOf(db) === 'postgres';
  for (const text of texts) {
    const tokens = tokenize(text);
    for (const part of [tokens.title, tokens.head, tokens.body.keys()]) {
      for (const token of part) if (isVocabulary(token)) words.add(token);
    }
    await (postgres ? indexPostgres(db, text, tokens) : indexSqlite(db, text, tokens, fresh));
  }
  await addWords(db, [...words].sort(), postgres);
}

async function indexSqlite(db: Db, text: IndexedText, tokens: Tokens, fresh: boolean): Promise<void> {
  if (!fresh) await sql`delete from search where rowid = ${text.number}`.execute(db);
  await sql`insert into search (rowid, title, head, body, facet) values (${text.number}, ${[...tokens.title].join(' ')},
    ${[...tokens.head].join(' ')}, ${[...tokens.body.keys()].join(' ')}, ${text.facets.join(' ')})`.execute(
    db,
  );
}

async function indexPostgres(db: Db, text: IndexedText, tokens: Tokens): Promise<void> {
  const block = blockOf(text.number);
  const lexemes = new Set<string>();
  // Positions only say how often and how weighty.
  for (const token of text.facets) lexemes.add(`${block}.${token}`);
  const beginnings = new Set<string>();
  const word = (token: string, weight: string) => {
    lexemes.add(`${block}.${token}:${weight}`);
    if (token.length >= beginningLength) beginnings.add(token.slice(0, beginningLength));
  };
  for (const token of tokens.title) {
    word(token, '1A');
    lexemes.add(`${block}.${titleMark}${token}`);
  }
  for (const token of tokens.head) {
    word(token, '1B');
    lexemes.add(`${block}.${headMark}${token}`);
  }
  for (const [token, count] of tokens.body) {
    if (lexemes.size >= mostLexemes) break;
    word(token, count === 1 ? '1' : count < 4 ? '1,2' : '1,2,3');
  }
  for (const beginning of beginnings) lexemes.add(`${block}.${beginningMark}${beginning}`);
  await sql`insert into search (number, tokens) values (${text.number}, ${[...lexemes].join(' ')}::tsvector)
    on conflict (number) do update set tokens = excluded.tokens`.execute(db);
}

/** A tsvector may have 1 MB. */
const mostLexemes = 30_000;

/** Words, also with a number behind them; what else has digits in it is data. */
const vocabulary = /^(?=.{4,40}$)[\p{L}\p{M}]{3,}\p{N}{0,4}$/u;

function isVocabulary(token: string): boolean {
  return vocabulary.test(token);
}

async function addWords(db: Db, words: readonly string[], postgres: boolean): Promise<void> {
  if (words.length === 0) return;
  const json = JSON.stringify(words);
  const { rows } = await (postgres
    ? sql<{
        word: string;
      }>`insert into words (word) select value from jsonb_array_elements_text(${json}::jsonb) as new (value)
        order by value collate "C" on conflict do nothing returning word`
    : sql<{ word: string }>`insert into words (word) select value from json_each(${json}) where true
        on conflict do nothing returning word`
  ).execute(db);
  if (rows.length === 0) return;
  const pairs = JSON.stringify(
    rows.flatMap(({ word }) => trigramsOf(word).map((trigram) => [trigram, word])),
  );
  await (postgres
    ? sql`insert into word_trigrams (trigram, word)
        select value ->> 0, value ->> 1 from jsonb_array_elements(${pairs}::jsonb) as new (value) on conflict do nothing`
    : sql`insert into word_trigrams (trigram, word)
        select value ->> 0, value ->> 1 from json_each(${pairs}) where true on conflict do nothing`
  ).execute(db);
}

/** Three letters each, the word's beginning and end marked: `^qu que eue ue$`. */
export function trigramsOf(word: string): string[] {
  const characters = ['^', ...word, '$'];
  const trigrams = new Set<string>();
  for (let i = 0; i + 2 < characters.length; i++) trigrams.add(characters.slice(i, i + 3).join(''));
  return [...trigrams];
}
