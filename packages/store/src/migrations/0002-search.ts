import type { Engine } from '../store.ts';
import type { Migration } from './migration.ts';

/**
 * Full text. Both engines index the same tokens, made by `search/tokens.ts`; the text itself is not kept twice.
 * `words` and `word_trigrams` are the library's vocabulary, for words that were mistyped.
 */
function statements(engine: Engine): string[] {
  const rowless = engine === 'sqlite' ? ' strict, without rowid' : '';
  const text = engine === 'sqlite' ? 'text' : 'text collate "C"';
  const vocabulary = [
    `create table words (word ${text} primary key)${rowless}`,
    `create table word_trigrams (trigram ${text} not null, word ${text} not null, primary key (trigram, word))${rowless}`,
  ];
  if (engine === 'sqlite') {
    return [
      ...vocabulary,
      `create virtual table search using fts5 (title, head, body, facet, content = '', contentless_delete = 1,
        detail = 'column', prefix = '1 2 3',
        tokenize = "ascii tokenchars '_'")`,
    ];
  }
  return [
    ...vocabulary,
    `create table search (number bigint primary key references postmortems (number) on delete cascade,
      tokens tsvector not null)`,
    // Without a pending list: no save and no search pays for the ones before it.
    'create index search_tokens on search using gin (tokens) with (fastupdate = off)',
    'alter table search alter column tokens set statistics 1000',
  ];
}

export const migration: Migration = { number: 2, name: 'search', statements };
