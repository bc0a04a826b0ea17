/** The note at the end of a task that holds fields without labels: "(@mei, 2025-03-04)", "— @per, 2025-04-22". */

/** One piece of a note, with its place in the words. */
export interface NotePart {
  readonly kind: 'handle' | 'date' | 'other';
  readonly from: number;
  readonly to: number;
}

export interface ActionNote {
  /** Where the note begins, with its bracket or dash. */
  readonly from: number;
  readonly parts: readonly NotePart[];
}

const BRACKETED = /\s*[([（]([^()[\]（）\n]{2,90})[)\]）][\s.!*]*$/;
const DASHED = /\s+[—–-]{1,2}\s+([^()[\]—–\n]{2,90}?)[\s.!*]*$/;
const HANDLE = /^@[\p{L}\p{N}][\p{L}\p{N}._/-]{0,60}$/u;
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?';
const DATE = new RegExp(
  `^(?:(?:due|by|until|before|eta)[: ]{1,2})?(?:\\d{4}-\\d\\d-\\d\\d|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}|\\d{1,2} ${MONTH}(?: \\d{4})?|${MONTH} \\d{1,2}(?: \\d{4})?)$`,
  'i',
);
/** A team, a ticket or a priority beside the handle: no more than three words. */
const BESIDE = /^[#\p{L}\p{N}][\p{L}\p{N}._#/-]*(?: [\p{L}\p{N}._#/-]+){0,2}$/u;

/** A note is short: only the last words are searched. */
const REACH = 120;

/** The note at the end of these words, or null where the last words are part of the task. */
export function noteAtEnd(words: string): ActionNote | null {
  const before = Math.max(0, words.length - REACH);
  const end = words.slice(before);
  const found = BRACKETED.exec(end) ?? DASHED.exec(end);
  if (found === null || before + found.index < 4) return null;
  const start = before + found.index + found[0].indexOf(found[1]!);
  const parts: NotePart[] = [];
  let at = start;
  for (const piece of found[1]!.split(/[,;|·]/)) {
    const said = piece.trim();
    const from = at + piece.indexOf(said);
    at += piece.length + 1;
    if (said === '') continue;
    const kind = HANDLE.test(said) ? 'handle' : DATE.test(said) ? 'date' : 'other';
    if (kind === 'other' && !BESIDE.test(said)) return null;
    parts.push({ kind, from, to: from + said.length });
  }
  // A date alone may belong to the task ("Restore the backup (2025-03-04)"): a handle makes it a note.
  return parts.some(({ kind }) => kind === 'handle') ? { from: before + found.index, parts } : null;
}
