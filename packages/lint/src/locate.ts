/** Findings with lines and columns of the file that people open: what every output prints. */
import type { Postmortem, TextChange } from '@debrief/document';
import type { Finding, Severity } from './rule.ts';

/** A finding in the file's own coordinates: lines and columns 1-based, offsets 0-based UTF-16. */
export interface LocatedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly url: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly from: number;
  readonly to: number;
  readonly fix?: readonly TextChange[];
  readonly why: string;
  readonly rewrite?: string;
  /** The first line of the finding as it stands in the file, without its line ending. */
  readonly source: string;
}

/** Plain data: it can cross to another thread and back. */
export interface LocatedFile {
  readonly file: string;
  readonly findings: readonly LocatedFinding[];
}

export interface Counts {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
}

/**
 * Puts findings into the coordinates of `document.source`. For HTML, whose text was converted to be
 * read, offsets are mapped back and fixes are left out: they are edits of the converted text.
 */
export function locate(file: string, document: Postmortem, findings: readonly Finding[]): LocatedFile {
  const { source, format, toSource } = document;
  const starts = lineStarts(source);
  return {
    file,
    findings: findings.map((finding) => {
      const { rule, severity, message, url, why, rewrite, fix } = finding;
      const from = clamp(toSource(finding.from), source.length);
      const to = Math.max(from, clamp(toSource(finding.to), source.length));
      const line = lineOf(starts, from);
      const endLine = lineOf(starts, to);
      const lineFrom = starts[line]!;
      return {
        rule,
        severity,
        message,
        url,
        line: line + 1,
        column: from - lineFrom + 1,
        endLine: endLine + 1,
        endColumn: to - starts[endLine]! + 1,
        from,
        to,
        ...(fix && format === 'markdown' && { fix }),
        why,
        ...(rewrite !== undefined && { rewrite }),
        source: source.slice(lineFrom, endOfLine(source, lineFrom, starts[line + 1])),
      };
    }),
  };
}

/** How many findings of each severity there are. */
export function countFindings(files: readonly LocatedFile[]): Counts {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { findings } of files) for (const { severity } of findings) counts[severity]++;
  return counts;
}

function clamp(offset: number, length: number): number {
  return Math.max(0, Math.min(length, offset));
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function endOfLine(text: string, from: number, next: number | undefined): number {
  let end = next === undefined ? text.length : next - 1;
  if (end > from && text.charCodeAt(end - 1) === 13) end--;
  return end;
}
