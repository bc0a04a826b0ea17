/** Keeps what was asked for last, up to a weight. */
export class Lru<V> {
  readonly #held = new Map<string, { readonly value: V; readonly weight: number }>();
  readonly #most: number;
  #weight = 0;

  constructor(mostWeight: number) {
    this.#most = mostWeight;
  }

  get(key: string): V | undefined {
    const held = this.#held.get(key);
    if (held === undefined) return undefined;
    this.#held.delete(key);
    this.#held.set(key, held);
    return held.value;
  }

  set(key: string, value: V, weight: number): void {
    this.#weight -= this.#held.get(key)?.weight ?? 0;
    this.#held.delete(key);
    if (weight > this.#most / 4) return;
    this.#held.set(key, { value, weight });
    this.#weight += weight;
    for (const [oldest, held] of this.#held) {
      if (this.#weight <= this.#most) break;
      this.#held.delete(oldest);
      this.#weight -= held.weight;
    }
  }

  get size(): number {
    return this.#held.size;
  }
}
