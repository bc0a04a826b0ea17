/** Ids of events: `e` and as many hex digits of the identity's digest as it takes to be alone, at least 7. */

const SHORT = 7;
const LONGER = 12;
const PAGE_BITS = 16;

/** Gives ids; remembers those given in at most 32 MB, however many there are. */
export class EventIds {
  readonly #digest: (text: string) => string;
  /** Bit sets of the short ids given, in pages of 2^16 bits made when first touched. */
  readonly #pages = new Map<number, Uint32Array>();
  readonly #longer = new Set<string>();

  constructor(digest: (text: string) => string) {
    this.#digest = digest;
  }

  /** The id for a record of `source` with `identity`. A later record whose short id is taken gets a longer one. */
  idFor(source: string, identity: string): string {
    const hex = this.#digest(`${source}\n${identity}`);
    const short = hex.slice(0, SHORT);
    if (this.#take(Number.parseInt(short, 16))) return `e${short}`;
    let length = LONGER;
    while (length < hex.length && this.#longer.has(hex.slice(0, length))) length += 4;
    this.#longer.add(hex.slice(0, length));
    return `e${hex.slice(0, length)}`;
  }

  #take(value: number): boolean {
    const number = value >>> PAGE_BITS;
    let page = this.#pages.get(number);
    if (page === undefined) {
      page = new Uint32Array(1 << (PAGE_BITS - 5));
      this.#pages.set(number, page);
    }
    const place = value & ((1 << PAGE_BITS) - 1);
    const word = page[place >>> 5]!;
    const bit = 1 << (place & 31);
    if ((word & bit) !== 0) return false;
    page[place >>> 5] = word | bit;
    return true;
  }
}
