/**
 * Text to the tokens that both engines index: words in lower case without accents, names such as `HighErrorRate` whole
 * and in parts, pairs of characters where a script has no blanks. A token holds letters, digits and marks only, so
 * that it needs no quoting anywhere.
 */

const wordPattern = /[\p{L}\p{N}\p{M}]+(?:[._'’-][\p{L}\p{N}\p{M}]+)*/gu;
const joint = /[._'’-]/;
const camelHump = /(?<=\p{Ll}|\d)(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;
const accents = /[\u0300-\u036f]/g;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}ー]/u;
const unspacedRun = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}ー]+/gu;
/** A longer run is data (a key, a hash, base64). */
const longestToken = 64;

/** A word as it is compared: `Überlast` and `uberlast` are one. */
export function folded(word: string): string {
  // Most words are plain ASCII, which is folded by its case alone.
  return isAscii(word)
    ? word.toLowerCase()
    : word.normalize('NFKD').replace(accents, '').toLowerCase().normalize('NFC');
}

function isAscii(word: string): boolean {
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) > 127) return false;
  return true;
}

/** All tokens of a text in order, repeated as often as they stand there. */
export function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  for (const [word] of text.matchAll(wordPattern)) {
    let found = known.get(word);
    if (found === undefined) {
      found = tokensOfWord(word);
      if (word.length <= longestKept) {
        if (known.size >= mostKept) known.clear();
        known.set(word, found);
      }
    }
    for (const token of found) tokens.push(token);
  }
  return tokens;
}

/** A library says the same words again and again. Long ones are not kept: a slice would keep its document alive. */
const known = new Map<string, readonly string[]>();
const longestKept = 12;
const mostKept = 20_000;

function tokensOfWord(word: string): readonly string[] {
  const tokens = new Set<string>();
  const parts = word.split(joint);
  for (const part of parts) {
    if (unspaced.test(part)) addUnspaced(tokens, part);
    else {
      add(tokens, part);
      const humps = part.split(camelHump);
      if (humps.length > 1) for (const hump of humps) add(tokens, hump);
    }
  }
  return [...tokens];
}

function add(tokens: Set<string>, part: string): void {
  const token = folded(part).replace(/[^\p{L}\p{N}\p{M}]/gu, '');
  if (token !== '' && token.length <= longestToken) tokens.add(token);
}

function addUnspaced(tokens: Set<string>, part: string): void {
  for (const [run] of part.matchAll(unspacedRun)) {
    const characters = [...folded(run)];
    for (const character of characters) tokens.add(character);
    for (let i = 0; i + 1 < characters.length; i++) tokens.add(`${characters[i]}${characters[i + 1]}`);
  }
  for (const rest of part.split(unspacedRun)) if (rest !== '') add(tokens, rest);
}

/** What a search asks for: each of these must stand in a document, whole or (`prefix`) at the beginning of a word. */
export interface AskedWord {
  readonly token: string;
  readonly prefix: boolean;
  /** Words of the library that begin like this, where they were looked up: asked for one by one, which is faster. */
  readonly forms?: readonly string[];
  /** As it was typed, for marking it in the text and for saying what was meant instead. */
  readonly typed: string;
}

const mostAsked = 12;
/** Endings that English hangs on a word; what is left is asked for as a beginning. */
const endings = /(?:ings?|ed|es|s)$/;

/**
 * The words of a query. The last one is still being typed, unless a blank follows it; the others are found with other
 * endings too. The same word twice is asked for once.
 */
export function askedWords(query: string): AskedWord[] {
  const asked = new Map<string, AskedWord>();
  const words = [...query.matchAll(wordPattern)];
  const open = words.length > 0 && !/\s$/.test(query);
  for (const [index, [typed]] of words.entries()) {
    const typing = open && index === words.length - 1;
    for (const part of partsAsked(typed)) {
      const stem = part.length > 4 ? part.replace(endings, '') : part;
      const token = !typing && stem.length >= 3 ? stem : part;
      if (token === '' || token.length > longestToken) continue;
      // Numbers and short words mean themselves: `500` is not `5001`, `db` is not `dba`.
      const prefix = !unspaced.test(token) && (typing || (token.length >= 4 && !/\d/.test(token)));
      asked.set(token, { token, prefix, typed: part });
      if (asked.size >= mostAsked) return [...asked.values()];
    }
  }
  return [...asked.values()];
}

function partsAsked(typed: string): string[] {
  const parts: string[] = [];
  for (const part of typed.split(joint)) {
    if (!unspaced.test(part)) {
      parts.push(folded(part).replace(/[^\p{L}\p{N}\p{M}]/gu, ''));
      continue;
    }
    for (const [run] of part.matchAll(unspacedRun)) {
      const characters = [...folded(run)];
      if (characters.length === 1) parts.push(characters[0] ?? '');
      for (let i = 0; i + 1 < characters.length; i++) parts.push(`${characters[i]}${characters[i + 1]}`);
    }
    for (const rest of part.split(unspacedRun)) if (rest !== '') parts.push(folded(rest));
  }
  return parts;
}
