import { type Counts, countFindings, type LocatedFile, type LocatedFinding } from '../locate.ts';
import type { Severity } from '../rule.ts';

export interface PrettyOptions {
  /** Only when the output is a terminal that wants it. */
  readonly color: boolean;
  /** Columns to fit source lines into. */
  readonly width?: number;
}

type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'blue' | 'green';
const codes: Readonly<Record<Style, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  yellow: [33, 39],
  blue: [34, 39],
  green: [32, 39],
};
const severityStyle: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', info: 'blue' };

/** Findings for people: source line with caret, what, why, and a wording to consider. */
export function printPretty(files: readonly LocatedFile[], options: PrettyOptions): string {
  let out = '';
  for (const file of files) out += printPrettyFile(file, options);
  return out + printPrettySummary(files.length, countFindings(files), options);
}

/** The part of one file; empty when it has no findings. */
export function printPrettyFile({ file, findings }: LocatedFile, options: PrettyOptions): string {
  if (findings.length === 0) return '';
  const paint = painter(options.color);
  const parts = findings.map((finding) => printFinding(file, finding, paint, options.width ?? 100));
  return `${parts.join('\n')}\n`;
}

/** The closing line, with how many findings there are of each kind. */
export function printPrettySummary(
  files: number,
  { error, warning, info }: Counts,
  options: PrettyOptions,
): string {
  const paint = painter(options.color);
  const read = files === 1 ? '1 file' : `${files} files`;
  if (error + warning + info === 0) return `${paint('green', 'Nothing to report')} in ${read}.\n`;
  const parts = [
    error > 0 ? paint('red', plural(error, 'error')) : '',
    warning > 0 ? paint('yellow', plural(warning, 'warning')) : '',
    info > 0 ? paint('blue', plural(info, 'suggestion')) : '',
  ];
  return `${parts.filter(Boolean).join(', ')} in ${read}.\n`;
}

function printFinding(file: string, finding: LocatedFinding, paint: Painter, width: number): string {
  const { severity, rule, line, column, message, why, rewrite, url, fix } = finding;
  const style = severityStyle[severity];
  const gutter = String(line);
  const bar = paint('dim', `${' '.repeat(gutter.length)} │`);
  const { text, caretFrom, caretLength } = excerpt(finding, Math.max(20, width - gutter.length - 3));
  const lines = [
    `${paint('bold', `${clean(file)}:${line}:${column}`)} ${paint(style, severity)} ${paint('dim', rule)}`,
    `${paint('dim', `${gutter} │`)} ${text}`,
    `${bar} ${' '.repeat(caretFrom)}${paint(style, '^'.repeat(caretLength))}`,
    `  ${clean(message)}`,
    paint('dim', `  why: ${clean(why)} (${url})`),
  ];
  if (rewrite !== undefined) lines.push(`  ${paint('green', 'consider:')} ${clean(rewrite)}`);
  if (fix) lines.push(paint('dim', '  --fix can do this.'));
  return `${lines.join('\n')}\n`;
}

/** The line around the finding, cut to `width` columns, and where the caret goes below it. */
function excerpt({ source, line, column, endLine, endColumn }: LocatedFinding, width: number) {
  const from = column - 1;
  const to = Math.min(source.length, Math.max(from + 1, endLine === line ? endColumn - 1 : source.length));
  // A line may be a megabyte long: look only at what could be shown.
  const fitsWhole = from < width && columnsOf(source.slice(0, Math.min(to, from + 40))) <= width;
  const start = fitsWhole ? 0 : Math.max(0, from - Math.floor(width / 3));
  const end = Math.min(source.length, start + width);
  const before = start > 0 ? '…' : '';
  const after = end < source.length ? '…' : '';
  const shown = before + clean(source.slice(start, end)) + after;
  const caretFrom = columnsOf(before + clean(source.slice(start, from)));
  const caretLength = Math.max(1, columnsOf(clean(source.slice(from, Math.min(to, end)))));
  return { text: shown, caretFrom, caretLength };
}

const wide =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Extended_Pictographic}/u;

/** How many terminal columns the text takes. */
function columnsOf(text: string): number {
  let columns = 0;
  for (const letter of text) columns += wide.test(letter) ? 2 : /\p{M}|\u200D|\uFE0F/u.test(letter) ? 0 : 1;
  return columns;
}

/** Documents are data: what would steer a terminal is shown as a blank or a mark instead. */
function clean(text: string): string {
  return text
    .replace(/[\t\r\n]/g, ' ')
    .replace(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, '\uFFFD');
}

type Painter = (style: Style, text: string) => string;

function painter(color: boolean): Painter {
  return (style, text) => (color ? `\u001B[${codes[style][0]}m${text}\u001B[${codes[style][1]}m` : text);
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
