import { folded } from './search/tokens.ts';

/** A person's name as it is compared: `@Ana.Silva` and `ana silva` are one. */
export function personKey(name: string): string {
  return folded(name)
    .replace(/^@/, '')
    .replace(/[._\s]+/g, ' ')
    .trim();
}
