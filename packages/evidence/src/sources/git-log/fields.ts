/** One commit a line: `--format` with tabs (recommended), pipes or other marks; `--format=reference`; `--oneline`. */

import type { Commit } from '../../reading/commit-words.ts';
import type { Stamp } from '../../reading/times.ts';
import { writtenStamp } from '../../reading/written-stamps.ts';

const HASH = /^[0-9a-f]{7,64}$/;
const SEPARATORS = ['\t', '\u001f', '|', '~', ';', ','] as const;
const REFERENCE = /^([0-9a-f]{7,40}) \((.*), (\d{4}-\d{2}-\d{2})\)$/;
const ONELINE = /^([0-9a-f]{7,40})(?: \([^)]{1,200}\))? \S/;

/** The mark between fields: the first after the hash in every line. Null where the lines have none. */
export function separatorOf(lines: readonly string[]): string | null {
  for (const separator of SEPARATORS) {
    const fits = lines.filter((line) => {
      const cells = line.split(separator);
      return cells.length >= 3 && HASH.test(cells[0]?.trim() ?? '') && cells.some((cell) => isDate(cell));
    });
    if (fits.length > 0 && fits.length * 10 >= lines.length * 8) return separator;
  }
  return null;
}

/** True for a log of `--oneline`: hashes and subjects, no dates. */
export function isOneline(lines: readonly string[]): boolean {
  return (
    lines.length >= 2 &&
    lines.every((line) => ONELINE.test(line)) &&
    /\d/.test(lines.map((line) => line.slice(0, 7)).join(''))
  );
}

export function isReference(line: string): boolean {
  return REFERENCE.test(line);
}

function isDate(cell: string): boolean {
  const text = cell.trim();
  return (
    (text.length >= 10 && text.length < 40 && !HASH.test(text) && writtenStamp(text) !== undefined) ||
    /^\d{10}$/.test(text)
  );
}

/**
 * A commit of a line: hash first; dates are author's then committer's; the last other cell is the subject, the
 * first the author (an address beside it is theirs). Null where there is no date.
 */
export function commitOfLine(line: string, separator: string): Commit | null {
  const cells = line.split(separator);
  const hash = cells[0]?.trim() ?? '';
  if (!HASH.test(hash)) return null;
  const dates: Stamp[] = [];
  const words: string[] = [];
  let parents: number | undefined;
  let email: string | undefined;
  for (const cell of cells.slice(1)) {
    const text = cell.trim();
    const stamp = words.length < 3 && isDate(text) ? writtenStamp(text) : undefined;
    if (stamp && dates.length < 2) dates.push(stamp);
    else if (/^[0-9a-f]{7,64}(?: [0-9a-f]{7,64})*$/.test(text) && words.length === 0 && text.length > 10)
      parents = text.split(' ').length;
    else if (email === undefined && words.length === 1 && /^<?[^\s@<>]+@[^\s@<>]+>?$/.test(text))
      email = text.replace(/[<>]/g, '');
    else words.push(cell);
  }
  const authored = dates[0];
  if (!authored) return null;
  const subjectFirst = words.length === 1;
  return {
    hash,
    author: subjectFirst ? undefined : words[0]?.trim(),
    email,
    authored,
    committed: dates[1],
    subject: (subjectFirst ? words : words.slice(1)).join(separator).trim(),
    body: '',
    parents,
  };
}

/** `--format=reference`: the hash, the subject, the day. */
export function commitOfReference(line: string): Commit | null {
  const match = REFERENCE.exec(line);
  const authored = writtenStamp(match?.[3]);
  if (!match || !authored) return null;
  return {
    hash: match[1] ?? '',
    author: undefined,
    authored,
    committed: undefined,
    subject: match[2] ?? '',
    body: '',
  };
}
