import { ProblemError } from '../problem-error.ts';

/** `"v12"`: the version of a postmortem's text. */
export function etagOf(version: number): string {
  return `"v${version}"`;
}

/** The version that `If-Match` names; null for `*`. Throws `precondition-required` without, `invalid-request` for another form. */
export function expectedVersion(header: string | undefined): number | null {
  if (header === undefined)
    throw new ProblemError(
      'precondition-required',
      'Send If-Match with the ETag of the text that was changed.',
    );
  if (header.trim() === '*') return null;
  const version = /^\s*"v(\d{1,15})"\s*$/.exec(header)?.[1];
  if (version === undefined)
    throw new ProblemError('invalid-request', 'If-Match is no ETag of a postmortem, such as "v12".');
  return Number(version);
}

/** Whether `If-None-Match` names the tag: the client has it already. */
export function hasAlready(header: string | undefined, etag: string): boolean {
  return (
    header?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*') ?? false
  );
}
