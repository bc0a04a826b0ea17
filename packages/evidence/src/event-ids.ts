/** Ids of events: `e` and as many hex digits of the identity's digest as it takes to be alone, at least 7. */

const LONGER = 12;
/** The hex of 12 bits and of 4. */
const THREE_DIGITS = Array.from({ length: 4096 }, (_, number) => number.toString(16).padStart(3, '0'));
const ONE_DIGIT = Array.from({ length: 16 }, (_, number) => number.toString(16));

/**
 * A digest of 64 bits as two words (MurmurHash3's mixing of two lanes, by Austin Appleby, public domain). An id has
 * to be stable and well spread, not hard to forge: what proves a record is the SHA-256 in `raw`.
 */
function identityDigest(source: string, identity: string): readonly [number, number] {
  let a = 0x9747b28c;
  let b = 0x1b873593;
  for (const text of [source, identity]) {
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      a = Math.imul(a ^ code, 0xcc9e2d51);
      a = (a << 15) | (a >>> 17);
      b = Math.imul(b ^ code, 0x85ebca6b);
      b = (b << 13) | (b >>> 19);
    }
    a = finish(a ^ text.length);
  }
  a = finish(a ^ b);
  return [a >>> 0, finish(b ^ a) >>> 0];
}

function finish(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** Gives ids; remembers those given in some eight bytes each. */
export class EventIds {
  /** Short ids given, one above their value, in an open hash table that is at most half full. */
  #table = new Uint32Array(1 << 12);
  #count = 0;
  readonly #longer = new Set<string>();

  /** The id for a record of `source` with `identity`. A later record whose short id is taken gets a longer one. */
  idFor(source: string, identity: string): string {
    const [high, low] = identityDigest(source, identity);
    const short = high >>> 4;
    if (this.#take(short)) {
      return `e${THREE_DIGITS[short >>> 16]}${THREE_DIGITS[(short >>> 4) & 4095]}${ONE_DIGIT[short & 15]}`;
    }
    const digest = high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
    let longer = digest.slice(0, LONGER);
    for (let again = 1; this.#longer.has(longer); again += 1) longer = `${digest}${again.toString(16)}`;
    this.#longer.add(longer);
    return `e${longer}`;
  }

  /** True where the short id was free; takes it. */
  #take(value: number): boolean {
    if (this.#count * 2 >= this.#table.length) this.#grow();
    const place = this.#find(this.#table, value);
    if (this.#table[place] !== 0) return false;
    this.#table[place] = value + 1;
    this.#count += 1;
    return true;
  }

  /** Where a value stands, or would. Short ids are well spread: their low bits choose the place. */
  #find(table: Uint32Array, value: number): number {
    const last = table.length - 1;
    let place = value & last;
    while (table[place] !== 0 && table[place] !== value + 1) place = (place + 1) & last;
    return place;
  }

  #grow(): void {
    const larger = new Uint32Array(this.#table.length * 2);
    for (const entry of this.#table) if (entry !== 0) larger[this.#find(larger, entry - 1)] = entry;
    this.#table = larger;
  }
}
