import { Failure } from './failure.ts';

/** A count from the command line; throws a `Failure` for anything but a whole number above 0. */
export function wholeNumber(option: string, words: string): number {
  const value = Number(words);
  if (!Number.isSafeInteger(value) || value < 1) {
    throw new Failure(`--${option} is \`${words}\`; it takes a whole number from 1 on.`);
  }
  return value;
}
