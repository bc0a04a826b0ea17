import type { LiveTimers } from './live-state.ts';

/** Timers by name: setting one again replaces it. */
export class Alarms {
  readonly #timers: LiveTimers;
  readonly #set = new Map<string, unknown>();

  constructor(timers: LiveTimers) {
    this.#timers = timers;
  }

  after(name: string, ms: number, work: () => void): void {
    this.stop(name);
    const run = () => {
      this.#set.delete(name);
      work();
    };
    this.#set.set(name, this.#timers.setTimeout(run, ms));
  }

  has(name: string): boolean {
    return this.#set.has(name);
  }

  stop(...names: readonly string[]): void {
    for (const name of names) {
      const timer = this.#set.get(name);
      if (timer !== undefined) this.#timers.clearTimeout(timer);
      this.#set.delete(name);
    }
  }

  stopAll(): void {
    this.stop(...this.#set.keys());
  }
}
