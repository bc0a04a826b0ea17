import type * as z from 'zod';
import { ProblemError } from '../problem-error.ts';

/** Reads a part of a request by its schema; throws `invalid-request` that names each place and what is wrong there. */
export function readPart<S extends z.ZodType>(
  part: 'query' | 'body' | 'path',
  shape: S,
  value: unknown,
): z.output<S> {
  const read = shape.safeParse(value);
  if (read.success) return read.data;
  const errors = read.error.issues.flatMap((issue) =>
    (issue.code === 'unrecognized_keys' ? issue.keys : [null]).map((key) => ({
      path: [part, ...issue.path, ...(key === null ? [] : [key])].map(String).join('.'),
      message: key === null ? issue.message : 'This is not known here.',
    })),
  );
  const first = errors[0];
  throw new ProblemError(
    'invalid-request',
    first === undefined ? 'The request is not in order.' : `${first.path}: ${first.message}`,
    {
      errors,
    },
  );
}
