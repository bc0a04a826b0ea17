/**
 * What can be read from all phrasings beforehand. The build fills this file in (`scripts/build.mjs`), for reading them
 * takes longer than linting a page; in the source tree it is empty, and each phrasing is read when it is first asked.
 */
import type { Plan } from './plan.ts';

export interface Prepared {
  /** Needs by number, their word parts separated by blanks. */
  readonly needs: readonly string[];
  /** Plans by `keyOf` the pattern. */
  readonly plans: Readonly<Record<string, readonly Plan[]>>;
}

export const prepared: Prepared | null = null;
