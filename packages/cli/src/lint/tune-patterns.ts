import process from 'node:process';
import { setFlagsFromString } from 'node:v8';

/** From so many files on, patterns are run so often that it pays to compile them well. */
const FILES_WORTH_IT = 4;

/**
 * Compiling our patterns well takes twice as long as compiling them plainly, which is a sixth of the time that one file
 * takes. Concerns what is compiled from here on, in speed alone.
 */
export function tunePatterns(files: number): void {
  // A later V8 may not know the flag and would say so aloud.
  if (files < FILES_WORTH_IT && Number.parseInt(process.versions.node, 10) <= 24)
    setFlagsFromString('--no-regexp-optimization');
}
