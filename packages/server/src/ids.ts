import { randomBytes } from 'node:crypto';
import type { Clock, Ids } from './context.ts';

const TIME_DIGITS = 9;
const ORDER_DIGITS = 3;
const CHANCE_DIGITS = 10;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';

/**
 * Ids that begin with the time and the order within its millisecond: those of one server sort as they were made, also
 * where the clock goes back, and tables grow at their end. They go on with 50 bits of chance.
 */
export function createIds(clock: Clock): Ids {
  let time = 0;
  let order = 0;
  return {
    id() {
      const now = clock.now();
      order = now > time ? 0 : order + 1;
      time = Math.max(time, now);
      let id =
        time.toString(36).padStart(TIME_DIGITS, '0') +
        (order % 36 ** ORDER_DIGITS).toString(36).padStart(ORDER_DIGITS, '0');
      for (const byte of randomBytes(CHANCE_DIGITS)) id += ALPHABET[byte % ALPHABET.length];
      return id;
    },
    secret: () => randomBytes(32).toString('base64url'),
  };
}
