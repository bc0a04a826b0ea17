import type { LiveTimers } from './live-state.ts';

/** The machine's own. */
export const realTimers: LiveTimers = {
  now: () => performance.now(),
  setTimeout: (work, ms) => setTimeout(work, ms),
  clearTimeout: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
};

/** Waits between attempts, in ms: from the first doubling to the last. */
const firstWait = 500;
const lastWait = 15_000;

/** How long to wait before trying again after so many attempts; shortened at random (0 ≤ x < 1) by up to half. */
export function waitBefore(attempt: number, random: number): number {
  return Math.min(lastWait, firstWait * 2 ** attempt) * (1 - random / 2);
}

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
