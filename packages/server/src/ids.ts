import { randomBytes } from 'node:crypto';
import type { Clock, Ids } from './context.ts';

const TIME_DIGITS = 9;
const CHANCE_DIGITS = 11;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Ids that begin with the time (so that tables grow at their end) and go on with 56 bits of chance. */
export function createIds(clock: Clock): Ids {
  return {
    id() {
      let id = clock.now().toString(36).padStart(TIME_DIGITS, '0');
      for (const byte of randomBytes(CHANCE_DIGITS)) id += ALPHABET[byte % ALPHABET.length];
      return id;
    },
    secret: () => randomBytes(32).toString('base64url'),
  };
}
