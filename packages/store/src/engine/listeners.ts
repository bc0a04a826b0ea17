/** Who wants to hear of something; a listener that throws hinders no other. */
export class Listeners<T extends unknown[]> {
  readonly #listeners = new Set<(...news: T) => void>();

  add(listener: (...news: T) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(...news: T): void {
    for (const listener of this.#listeners) {
      try {
        listener(...news);
      } catch (error) {
        process.emitWarning(error instanceof Error ? error : String(error));
      }
    }
  }
}
