/** Adds, changes, moves and removes timeline rows in the layout that the timeline has. */
import type { Postmortem, Section, TextChange, TimelineEntry } from '../model.ts';
import type { Row } from '../read/blocks.ts';
import { removeLines } from './remove-lines.ts';
import { addSection } from './section-edits.ts';
import { columnAt, insertRow, rowAt, rowLine, tableIn } from './table-row.ts';
import { cellText, lineEnd, lineStart, newlineOf, nextLine, oneLine } from './written.ts';

export interface NewEntry {
  /** The time as it shall be written (`14:23`, `2024-01-15 14:23 UTC`). */
  readonly time: string;
  readonly text: string;
  /** Labels of footnotes to cite (`e1a2b3c`). */
  readonly citations?: readonly string[];
  /** Comparable milliseconds (`Stamp.clock`) for its place; without, it goes to the end. */
  readonly clock?: number;
  /** Which timeline of the document; the first when left out. */
  readonly timeline?: number;
}

/**
 * The changes that add a row in order of time, shaped like its neighbours. Makes a Timeline section with a table where
 * there is none. Throws a `RangeError` for a timeline told in prose, where no row can be added.
 */
export function addEntry(document: Postmortem, entry: NewEntry): readonly TextChange[] {
  const entries = document.timeline.filter((other) => other.timeline === (entry.timeline ?? 0));
  const words = withCitations(oneLine(entry.text), entry.citations ?? []);
  const time = oneLine(entry.time);
  const next =
    entry.clock === undefined ? undefined : entries.find((other) => other.stamp.clock > (entry.clock ?? 0));
  const neighbour = next ?? entries.at(-1);
  if (neighbour === undefined) return addToEmpty(document, time, words);
  if (neighbour.layout === 'prose') {
    throw new RangeError(
      'This timeline is told in prose: a row cannot be added to it; write the sentence where it belongs',
    );
  }
  if (neighbour.layout === 'table') return addTableRow(document, neighbour, next ?? null, time, words);
  const { text } = document;
  const newline = newlineOf(text);
  const line = likeNeighbour(text, neighbour, time, words);
  if (neighbour.layout === 'headings') {
    if (next !== undefined) {
      const at = lineStart(text, next.from);
      return [{ from: at, to: at, insert: `${line}${newline}${newline}` }];
    }
    const end = lineEnd(text, Math.max(neighbour.from, trimEnd(text, neighbour)));
    return [{ from: end, to: end, insert: `${newline}${newline}${line}` }];
  }
  if (next !== undefined) {
    const at = lineStart(text, next.from);
    return [{ from: at, to: at, insert: `${line}${newline}` }];
  }
  const end = lineEnd(text, trimEnd(text, neighbour));
  return [{ from: end, to: end, insert: `${newline}${line}` }];
}

/** The changes that give a row other words or another time; what is left out stays. */
export function changeEntry(
  document: Postmortem,
  entry: TimelineEntry,
  to: { readonly time?: string; readonly text?: string },
): readonly TextChange[] {
  const fit = entry.layout === 'table' ? cellText : oneLine;
  const changes: TextChange[] = [];
  if (to.time !== undefined)
    changes.push({ from: entry.stamp.from, to: entry.stamp.to, insert: fit(to.time) });
  if (to.text !== undefined) {
    const words = withCitations(fit(to.text), entry.citations);
    const gap =
      entry.textSpan.from === entry.textSpan.to && /\S/.test(document.text[entry.textSpan.from - 1] ?? ' ')
        ? ' '
        : '';
    changes.push({ from: entry.textSpan.from, to: entry.textSpan.to, insert: gap + words });
  }
  return changes;
}

/** The change that takes a row out, with its line. */
export function removeEntry(document: Postmortem, entry: TimelineEntry): readonly TextChange[] {
  if (entry.layout === 'prose') return [{ from: entry.from, to: entry.to, insert: '' }];
  return [
    removeLines(document.text, { from: entry.from, to: Math.max(entry.from, trimEnd(document.text, entry)) }),
  ];
}

/** The changes that put a row's lines, as they are, before `next` (or after the last row). */
export function moveEntry(
  document: Postmortem,
  entry: TimelineEntry,
  next: TimelineEntry | null,
): readonly TextChange[] {
  const { text } = document;
  const last = document.timeline.filter((other) => other.timeline === entry.timeline).at(-1);
  if (next === entry || (next === null && last === entry)) return [];
  const newline = newlineOf(text);
  const cut = removeLines(text, { from: entry.from, to: Math.max(entry.from, trimEnd(text, entry)) });
  const lines = text.slice(lineStart(text, entry.from), lineEnd(text, trimEnd(text, entry)));
  if (next !== null) {
    const at = lineStart(text, next.from);
    return at === cut.to ? [] : [cut, { from: at, to: at, insert: `${lines}${newline}` }];
  }
  if (last === undefined) return [];
  const end = lineEnd(text, trimEnd(text, last));
  return [cut, { from: end, to: end, insert: `${newline}${lines}` }];
}

/** Cites one more event in a row. */
export function citeInEntry(
  document: Postmortem,
  entry: TimelineEntry,
  label: string,
): readonly TextChange[] {
  if (entry.citations.includes(label)) return [];
  const rest = document.text.slice(entry.textSpan.to, lineEnd(document.text, entry.textSpan.to));
  const behind = /^(?:[ \t]*\[\^[^\]\s]+\])*/.exec(rest)?.[0].length ?? 0;
  const at = entry.textSpan.to + behind;
  return [{ from: at, to: at, insert: ` [^${label}]` }];
}

function withCitations(words: string, labels: readonly string[]): string {
  const missing = labels.filter((label) => !words.includes(`[^${label}]`));
  return [words, ...missing.map((label) => `[^${label}]`)].filter((part) => part !== '').join(' ');
}

/** End of a row's own text, without the blank lines below it. */
function trimEnd(text: string, entry: TimelineEntry): number {
  let end = entry.to;
  while (end > entry.from && /\s/.test(text[end - 1] ?? '')) end--;
  return end;
}

function likeNeighbour(text: string, neighbour: TimelineEntry, time: string, words: string): string {
  const start = lineStart(text, neighbour.from);
  const before = text.slice(start, neighbour.stamp.from);
  if (neighbour.layout === 'headings') {
    const newline = newlineOf(text);
    const sameLine = neighbour.textSpan.from <= lineEnd(text, neighbour.stamp.to);
    return sameLine
      ? `${before}${time}${text.slice(neighbour.stamp.to, neighbour.textSpan.from)}${words}`
      : `${before}${time}${text.slice(neighbour.stamp.to, lineEnd(text, neighbour.stamp.to))}${newline}${newline}${words}`;
  }
  const between = text.slice(neighbour.until?.to ?? neighbour.stamp.to, neighbour.textSpan.from);
  const separator = between.includes('\n') || between === '' ? ' ' : between;
  const lineTail = /(?: {2}|\\)$/.exec(text.slice(start, lineEnd(text, neighbour.from)))?.[0] ?? '';
  return `${before}${time}${separator}${words}${neighbour.layout === 'lines' ? lineTail : ''}`;
}

function addTableRow(
  document: Postmortem,
  neighbour: TimelineEntry,
  next: TimelineEntry | null,
  time: string,
  words: string,
): readonly TextChange[] {
  const { text } = document;
  const place = rowAt(document, neighbour.from);
  if (place === null) throw new RangeError('The row beside the new one stands in no table');
  const values = new Array<string>(place.table.rows[0]?.cells.length ?? 2).fill('');
  const timeColumn = Math.max(0, columnAt(place.row, neighbour.stamp.from));
  const textColumn = columnAt(place.row, neighbour.textSpan.from);
  values[timeColumn] = time;
  values[
    textColumn === -1 || textColumn === timeColumn ? Math.min(values.length - 1, timeColumn + 1) : textColumn
  ] = words;
  const nextRow: Row | null = next === null ? null : place.row;
  return [insertRow(text, place.table, rowLine(text, place.table, values), nextRow)];
}

function addToEmpty(document: Postmortem, time: string, words: string): readonly TextChange[] {
  const section = document.sections.find((candidate) => candidate.kind === 'timeline');
  if (section === undefined) {
    return addSection(
      document,
      'Timeline',
      `| Time | Event |\n| --- | --- |\n| ${cellText(time)} | ${cellText(words)} |`,
    );
  }
  const table = tableIn(document, section.contentFrom, section.to);
  if (table !== null) {
    const values = new Array<string>(Math.max(2, table.rows[0]?.cells.length ?? 2)).fill('');
    values[0] = time;
    values[1] = words;
    return [insertRow(document.text, table, rowLine(document.text, table, values), null)];
  }
  return [appendLine(document.text, section, `- ${time} - ${words}`)];
}

function appendLine(text: string, section: Section, line: string): TextChange {
  const newline = newlineOf(text);
  let end = section.to;
  while (end > section.contentFrom && /\s/.test(text[end - 1] ?? '')) end--;
  const at = end <= section.contentFrom ? Math.min(text.length, nextLine(text, section.headingSpan.to)) : end;
  return at === end
    ? { from: at, to: at, insert: `${newline}${newline}${line}` }
    : { from: at, to: at, insert: `${newline}${line}${newline}` };
}
