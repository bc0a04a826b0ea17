/** The tokens of the index that are no words of the text. All begin with `_`, which no word does. */
import { createHash } from 'node:crypto';

type FacetTokenKind =
  | 'state'
  | 'severity'
  | 'year'
  | 'month'
  | 'seen'
  | 'service'
  | 'factor'
  | 'author'
  | 'owner'
  | 'reviewer';

/** One facet value as a token; a digest where the value could be any text. */
export function facetToken(kind: FacetTokenKind, value: string): string {
  const plain = /^[a-z0-9]{1,16}$/.test(value);
  return `_${kind}_${plain ? value : createHash('sha256').update(value).digest('hex').slice(0, 16)}`;
}

export const inBin = '_bin';
/** Of a restricted postmortem; whoever sees it has a `seen` token besides. */
export const hidden = '_hidden';

/**
 * PostgreSQL only. A GIN index puts together all places of a word before it gives the first, so that a word which
 * stands everywhere is slow in a large library. Each word is therefore indexed as of its block of 8,192 postmortems,
 * and blocks are asked one after another from the newest until enough is found.
 */
export function blockOf(number: number): string {
  return Math.floor(number / blockSize).toString(36);
}

export const blockSize = 8192;

/** PostgreSQL only: a word of the title, a word of the head, and the first three letters of any word. */
export const titleMark = '_t_';
export const headMark = '_h_';
export const beginningMark = '_p_';
export const beginningLength = 3;
