/** A value that can be watched: what components outside React's tree hold their state in. */
export interface Watched<T> {
  /** The same object as long as nothing changed. */
  get(): T;
  /** Calls back after each change; returns what ends it. */
  watch(listener: () => void): () => void;
}

export class Value<T> implements Watched<T> {
  #value: T;
  readonly #listeners = new Set<() => void>();

  constructor(value: T) {
    this.#value = value;
  }

  readonly get = (): T => this.#value;

  readonly watch = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get watched(): boolean {
    return this.#listeners.size > 0;
  }

  set(value: T): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const listener of [...this.#listeners]) listener();
  }
}
