/** Findings with lines and columns of the file that people open: what every output prints. */
import { lineAt, type Postmortem, type TextChange } from '@debrief/document';
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
  const lines = lineAt(source);
  return {
    file,
    findings: findings.map((finding) => {
      const { rule, severity, message, url, why, rewrite, fix } = finding;
      const from = clamp(toSource(finding.from), source.length);
      const to = Math.max(from, clamp(toSource(finding.to), source.length));
      const { line, column } = lines.position(from);
      const end = lines.position(to);
      const lineFrom = from - column + 1;
      return {
        rule,
        severity,
        message,
        url,
        line,
        column,
        endLine: end.line,
        endColumn: end.column,
        from,
        to,
        ...(fix && format === 'markdown' && { fix }),
        why,
        ...(rewrite !== undefined && { rewrite }),
        source: source.slice(lineFrom, endOfLine(source, lineFrom)),
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

function endOfLine(source: string, lineFrom: number): number {
  const next = source.indexOf('\n', lineFrom);
  const end = next === -1 ? source.length : next;
  return end > lineFrom && source.charCodeAt(end - 1) === 13 ? end - 1 : end;
}
