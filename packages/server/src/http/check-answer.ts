import { isDeepStrictEqual } from 'node:util';
import type * as z from 'zod';

/**
 * For tests and development: throws where an answer is not what the endpoint promises, also where it says more than
 * promised (that is how a thing leaks).
 */
export function checkAnswer(name: string, shape: z.ZodType, answer: unknown): void {
  const said: unknown = JSON.parse(JSON.stringify(answer));
  const read = shape.safeParse(said);
  if (!read.success) throw new Error(`The answer of ${name} breaks its promise: ${read.error.message}`);
  if (!isDeepStrictEqual(read.data, said))
    throw new Error(`The answer of ${name} says more than it promised`);
}
