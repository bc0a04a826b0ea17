/** Front matter as flat key–value pairs with places: YAML between `---`, TOML between `+++`. */
import { trimmed } from './cells.ts';

export interface FrontMatterEntry {
  readonly key: string;
  readonly keyFrom: number;
  /** The value without quotes; one entry for each element of a list. */
  readonly from: number;
  readonly to: number;
}

const YAML_KEY = /^(\s*)(?:- )?(['"]?)([\p{L}_][\p{L}\p{N}_ .()/-]{0,60}?)\2\s*:(?:\s+|$)/u;
const TOML_KEY = /^(\s*)(['"]?)([\p{L}_][\p{L}\p{N}_ .-]{0,60}?)\2\s*=\s*/u;
const YAML_ITEM = /^\s*-\s+/;
const BLOCK_SCALAR = /^[|>][+-]?\d?\s*$/;

/**
 * Reads line by line rather than through a YAML parser: a half-written or broken block must still give what
 * can be read, with the place of each value.
 */
export function readFrontMatter(text: string, from: number, to: number): readonly FrontMatterEntry[] {
  const entries: FrontMatterEntry[] = [];
  const toml = text.startsWith('+++', from) || text.startsWith('+++', from + 1);
  let at = text.indexOf('\n', from) + 1;
  let key = '';
  let keyFrom = 0;
  let open = false;
  if (at === 0) return entries;
  while (at < to) {
    let end = text.indexOf('\n', at);
    if (end < 0 || end > to) end = to;
    const line = text.slice(at, end);
    const found = (toml ? TOML_KEY : YAML_KEY).exec(line);
    const item = toml ? null : YAML_ITEM.exec(line);
    if (found && !toml && key !== '' && (found[1] !== '' || /^\s*- /.test(line))) {
      // A map inside a list (`authors: - name: …`) gives its names; other nested keys are not the document's.
      if (open && found[3] === 'name')
        addValue(text, key, keyFrom, ...ends(trimmed(text, at + found[0].length, end)), entries);
    } else if (found) {
      key = found[3]!;
      keyFrom = at + found[1]!.length;
      const value = trimmed(text, at + found[0].length, end);
      const words = text.slice(value.from, value.to);
      if (words === '' || (toml && words === '[')) open = true;
      else if (BLOCK_SCALAR.test(words)) {
        const block = blockScalar(text, end + 1, to);
        if (block.to > block.from) entries.push({ key, keyFrom, from: block.from, to: block.to });
        at = block.next;
        open = false;
        continue;
      } else {
        open = false;
        addValue(text, key, keyFrom, value.from, value.to, entries);
      }
    } else if (open && (item || toml)) {
      const value = trimmed(text, at + (item ? item[0].length : 0), end);
      if (text[value.from] === ']') open = false;
      else
        addScalar(
          text,
          key,
          keyFrom,
          value.from,
          text[value.to - 1] === ',' ? value.to - 1 : value.to,
          entries,
        );
    }
    at = end + 1;
  }
  return entries;
}

function ends(span: { from: number; to: number }): [number, number] {
  return [span.from, span.to];
}

function blockScalar(text: string, from: number, to: number): { from: number; to: number; next: number } {
  let at = from;
  let last = from;
  while (at < to) {
    let end = text.indexOf('\n', at);
    if (end < 0 || end > to) end = to;
    if (end > at && text[at] !== ' ' && text[at] !== '\t') break;
    last = end;
    at = end + 1;
  }
  return { ...trimmed(text, from, last), next: Math.max(at, from) };
}

function addValue(
  text: string,
  key: string,
  keyFrom: number,
  from: number,
  to: number,
  entries: FrontMatterEntry[],
): void {
  if (text[from] !== '[' || text[to - 1] !== ']') {
    addScalar(text, key, keyFrom, from, to, entries);
    return;
  }
  let start = from + 1;
  for (let at = start; at < to; at++) {
    if (text[at] === ',' || at === to - 1) {
      const value = trimmed(text, start, at);
      if (value.to > value.from) addScalar(text, key, keyFrom, value.from, value.to, entries);
      start = at + 1;
    }
  }
}

function addScalar(
  text: string,
  key: string,
  keyFrom: number,
  from: number,
  to: number,
  entries: FrontMatterEntry[],
): void {
  const quote = text[from];
  if ((quote === '"' || quote === "'") && to - from >= 2) {
    const close = text.lastIndexOf(quote, to - 1);
    if (close > from) return void entries.push({ key, keyFrom, from: from + 1, to: close });
  }
  const comment = text.slice(from, to).search(/\s#/);
  entries.push({ key, keyFrom, from, to: comment > 0 ? from + comment : to });
}
