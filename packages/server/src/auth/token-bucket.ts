/** Rate limits that need no store: so many at once, so many a second after that, by key. */

export interface BucketOptions {
  /** How many may come at once. */
  readonly burst: number;
  /** How many come back each second. */
  readonly perSecond: number;
  /** Milliseconds that never go back (`performance.now`): a jump of the wall clock locks nobody out. */
  readonly now: () => number;
}

interface Bucket {
  left: number;
  at: number;
}

const MOST_KEYS = 20_000;

export class TokenBuckets {
  readonly #buckets = new Map<string, Bucket>();
  readonly #options: BucketOptions;

  constructor(options: BucketOptions) {
    this.#options = options;
  }

  /** Takes one; gives 0, or the seconds to wait where none is left. */
  take(key: string): number {
    const { burst, perSecond, now } = this.#options;
    const at = now();
    const held = this.#buckets.get(key) ?? { left: burst, at };
    const left = Math.min(burst, held.left + ((at - held.at) / 1000) * perSecond);
    this.#buckets.delete(key);
    this.#buckets.set(key, { left: left >= 1 ? left - 1 : left, at });
    // The one that was quiet longest goes first; it is full again, or nearly.
    if (this.#buckets.size > MOST_KEYS) this.#buckets.delete(this.#buckets.keys().next().value ?? '');
    return left >= 1 ? 0 : (1 - left) / perSecond;
  }

  /** Forgets a key: after a success. */
  forget(key: string): void {
    this.#buckets.delete(key);
  }
}
