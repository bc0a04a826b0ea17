import { ProblemError } from '../problem-error.ts';
import { TokenBuckets } from './token-bucket.ts';

export interface SignInLimits {
  /** Before any secret is tried; throws `too-many-requests`. */
  attempt(address: string, account: string): void;
  /** After a success: from there that account may err again. */
  succeeded(address: string, account: string): void;
}

/**
 * An address may try thirty times, then once a second; ten times on one account, then once in half a minute. An account
 * is tried from everywhere together at most a hundred times, then once in ten seconds: one attacker cannot lock its
 * owner out, many cannot guess.
 */
export function createSignInLimits(now: () => number): SignInLimits {
  const byAddress = new TokenBuckets({ burst: 30, perSecond: 1, now });
  const byPair = new TokenBuckets({ burst: 10, perSecond: 1 / 30, now });
  const byAccount = new TokenBuckets({ burst: 100, perSecond: 0.1, now });
  const pair = (address: string, account: string) => `${address} ${account.toLowerCase()}`;
  return {
    attempt(address, account) {
      const wait = Math.max(
        byAddress.take(address),
        byPair.take(pair(address, account)),
        byAccount.take(account.toLowerCase()),
      );
      if (wait === 0) return;
      throw new ProblemError(
        'too-many-requests',
        `Too many attempts. Wait ${Math.ceil(wait)} s, then try again.`,
        {
          retryAfter: wait,
        },
      );
    },
    succeeded(address, account) {
      byPair.forget(pair(address, account));
    },
  };
}
