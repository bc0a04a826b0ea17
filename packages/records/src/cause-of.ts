/** The system's own words for a failed file operation, without the stack and the call. */
export function causeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const known: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file or folder',
    EACCES: 'it may not be read or written (permission denied)',
    EPERM: 'the system does not permit it',
    EISDIR: 'it is a folder',
    ENOTDIR: 'a part of its path is not a folder',
    ELOOP: 'its links lead in a circle',
    ENOSPC: 'the disk is full',
    EROFS: 'the disk is read-only',
    EMFILE: 'too many files are open',
  };
  if (known[code] !== undefined) return known[code];
  return error instanceof Error ? error.message : String(error);
}
