/** Which words two texts share that most texts do not: how near a change stands to the trouble. */

const WORD = /[\p{L}_][\p{L}\p{N}_]{3,}/gu;
const CAMEL = /([a-z0-9])([A-Z])/g;
const COMMON = new Set(
  'merge pull request from into with this that have been will should could would when what which they them then there here also just like more some only after before about because against using used uses into than over make made makes need needs does done fixes fixed update updated updates added adds remove removed removes change changed changes commit commits master main branch https http github test tests testing signed allow support time issue still back going look think know want good sure'.split(
    ' ',
  ),
);

/** The words of a text that may tell what it is about, lower case, parts of `camelCase` and `snake_case` included. */
export function topicWords(text: string): Set<string> {
  const words = new Set<string>();
  for (const match of text.slice(0, 4000).matchAll(WORD)) {
    const raw = match[0];
    const whole = raw.toLowerCase();
    if (!COMMON.has(whole)) words.add(whole);
    for (const part of raw.replace(CAMEL, '$1_$2').toLowerCase().split('_')) {
      if (part.length >= 4 && !COMMON.has(part)) words.add(part);
    }
  }
  return words;
}

/** Inverse document frequency of each word over the texts. */
export class Rarity {
  readonly #counts = new Map<string, number>();
  readonly #texts: number;

  constructor(texts: readonly Set<string>[]) {
    this.#texts = texts.length;
    for (const words of texts)
      for (const word of words) this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1);
  }

  /** 0 for a word of every text, about 1 for a word of one in many. */
  of(word: string): number {
    const count = this.#counts.get(word) ?? 1;
    return Math.max(0, Math.log((this.#texts + 1) / count) / Math.log(this.#texts + 1.5));
  }

  /** Shared words weighted by rarity; 0 to about 3. */
  shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
    const [small, large] = a.size < b.size ? [a, b] : [b, a];
    let sum = 0;
    for (const word of small) if (large.has(word)) sum += this.of(word) ** 2;
    return Math.min(3, sum);
  }
}
