/**
 * Tables drawn aligned, row by row: each row stays a line of the text that can be typed in, its cells laid out as
 * columns. Only rows in view are looked at, so that a timeline of thousands of rows costs no more than one of ten.
 */
import { syntaxTree } from '@codemirror/language';
import { type EditorState, Prec, type Range } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
import { previewChanges, touching } from './preview-plugin.ts';
import {
  type Alignment,
  alignmentsOf,
  type ColumnWidth,
  cellsOf,
  columnWidths,
  isDelimiterRow,
} from './table-layout.ts';

interface Columns {
  readonly widths: readonly ColumnWidth[];
  readonly alignments: readonly Alignment[];
}

const sampled = 150;
/** A table of more columns is no table for people: it stays as it is written. */
const mostColumns = 60;

/** Widths from rows spread over the whole table, the same wherever it is scrolled to. */
function columnsOf(state: EditorState, from: number, to: number): Columns {
  const first = state.doc.lineAt(from).number;
  const last = state.doc.lineAt(to).number;
  const step = Math.max(1, Math.ceil((last - first + 1) / sampled));
  const rows: string[] = [];
  for (let number = first; number <= last; number += number < first + 2 ? 1 : step)
    rows.push(state.doc.line(number).text);
  const delimiter = state.doc.line(Math.min(first + 1, last)).text;
  return { widths: columnWidths(rows), alignments: alignmentsOf(delimiter) };
}

const pipe = Decoration.mark({ class: 'md-pipe' });
const rowLine = Decoration.line({ class: 'md-row' });
const openRowLine = Decoration.line({ class: 'md-row md-row-open' });
const headLine = Decoration.line({ class: 'md-row md-row-head' });
const openHeadLine = Decoration.line({ class: 'md-row md-row-head md-row-open' });
const delimiterLine = Decoration.line({ class: 'md-row-delimiter' });

function cellMark(column: number, { widths, alignments }: Columns): Decoration {
  const { wanted, least } = widths[column] ?? { wanted: 8, least: 6 };
  const align = alignments[column] ?? 'start';
  return Decoration.mark({
    class: `md-cell${align === 'start' ? '' : ` md-${align}`}`,
    attributes: {
      style: `flex: ${wanted} 1 0; max-width: ${wanted + 2}ch; min-width: ${least + 1}ch`,
    },
  });
}

function decorateTable(
  view: EditorView,
  table: { from: number; to: number },
  visible: { from: number; to: number },
  add: (range: Range<Decoration>) => void,
): void {
  const { state } = view;
  const { text } = state.doc.lineAt(table.from);
  if (cellsOf(text).length > mostColumns) return;
  const touches = touching(view);
  const columns = columnsOf(state, table.from, table.to);
  const marks: Decoration[] = [];
  const head = state.doc.lineAt(table.from).number;
  const first = state.doc.lineAt(Math.max(table.from, visible.from)).number;
  const last = state.doc.lineAt(Math.min(table.to, visible.to)).number;
  for (let number = first; number <= last; number++) {
    const line = state.doc.line(number);
    const open = touches(line.from, line.to);
    if (number === head + 1 && isDelimiterRow(line.text)) {
      if (!open) add(delimiterLine.range(line.from));
      continue;
    }
    if (number === head) add((open ? openHeadLine : headLine).range(line.from));
    else add((open ? openRowLine : rowLine).range(line.from));
    let before = 0;
    cellsOf(line.text).forEach((cell, column) => {
      if (cell.from > before) add(pipe.range(line.from + before, line.from + cell.from));
      marks[column] ??= cellMark(column, columns);
      if (cell.to > cell.from) add(marks[column].range(line.from + cell.from, line.from + cell.to));
      before = cell.to;
    });
    const end = line.text.endsWith('\r') ? line.to - 1 : line.to;
    if (line.from + before < end) add(pipe.range(line.from + before, end));
  }
}

function decorate(view: EditorView): DecorationSet {
  const ranges: Range<Decoration>[] = [];
  const tree = syntaxTree(view.state);
  for (const visible of view.visibleRanges) {
    tree.iterate({
      ...visible,
      enter: (node) => {
        if (node.name === 'Table') decorateTable(view, node, visible, (range) => ranges.push(range));
        // Nothing that has tables inside: only these are worth going into.
        return node.name === 'Document' || /^(?:Blockquote|BulletList|OrderedList|ListItem)$/.test(node.name);
      },
    });
  }
  return Decoration.set(ranges, true);
}

/** Lowest of all: a cell is the outermost mark, what is inside it keeps its own. */
export const tablePlugin = Prec.lowest(
  ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = decorate(view);
      }
      update(update: ViewUpdate): void {
        if (previewChanges(update)) this.decorations = decorate(update.view);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  ),
);
