/**
 * Line ends as they are in the file. The editor counts `\n` alone as a line end (so that its offsets are those of the
 * shared text), and the `\r` before it is one more character of the line: hidden here, never landed behind, taken
 * away together with its `\n`, and put in where a file with `\r\n` gets a new line.
 */
import {
  ChangeSet,
  type ChangeSpec,
  EditorSelection,
  EditorState,
  type Extension,
  RangeSetBuilder,
  type Text,
  type Transaction,
} from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { ySyncAnnotation } from 'y-codemirror.next';

/** Whether new lines of this text end in `\r\n`: those that it has do, for the most part. */
export function endsInCrlf(text: string): boolean {
  let lf = 0;
  let crlf = 0;
  for (let at = text.indexOf('\n'); at >= 0 && lf + crlf < 1000; at = text.indexOf('\n', at + 1)) {
    if (text.charCodeAt(at - 1) === 13) crlf++;
    else lf++;
  }
  return crlf > lf;
}

const hidden = Decoration.replace({});

function carriageReturns(view: EditorView, withBreak: boolean): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  const { doc } = view.state;
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = doc.lineAt(at);
      if (line.text.endsWith('\r'))
        builder.add(line.to - 1, withBreak ? Math.min(line.to + 1, doc.length) : line.to, hidden);
      at = line.to + 1;
    }
  }
  return builder.finish();
}

const hideReturns = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    atoms: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = carriageReturns(view, false);
      this.atoms = carriageReturns(view, true);
    }
    update(update: ViewUpdate): void {
      if (!update.docChanged && !update.viewportChanged) return;
      this.decorations = carriageReturns(update.view, false);
      this.atoms = carriageReturns(update.view, true);
    }
  },
  {
    decorations: (plugin) => plugin.decorations,
    provide: (plugin) => EditorView.atomicRanges.of((view) => view.plugin(plugin)?.atoms ?? Decoration.none),
  },
);

/** What must be put in or taken out so that line ends typed or pasted are those of the file. */
export function lineEndRepairs(transaction: Transaction, crlf: boolean): ChangeSpec[] {
  const repairs: ChangeSpec[] = [];
  const doc = transaction.newDoc;
  transaction.changes.iterChanges((_fromA, _toA, fromB, _toB, inserted) => {
    if (inserted.lines === 1 && inserted.length < 2) return;
    const text = inserted.toString();
    if (!crlf) {
      for (let at = text.indexOf('\r\n'); at >= 0; at = text.indexOf('\r\n', at + 2))
        repairs.push({ from: fromB + at, to: fromB + at + 1 });
      return;
    }
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      const place = fromB + at;
      if (characterAt(doc, place - 1) !== '\r') repairs.push({ from: place, insert: '\r' });
    }
  });
  return repairs;
}

function characterAt(doc: Text, at: number): string {
  return at < 0 || at >= doc.length ? '' : doc.sliceString(at, at + 1);
}

/** A selection whose ends never stand between a `\r` and its line end. */
export function beforeReturns(selection: EditorSelection, doc: Text): EditorSelection {
  const fits = (at: number): number =>
    characterAt(doc, at - 1) === '\r' && (at === doc.length || characterAt(doc, at) === '\n') ? at - 1 : at;
  if (selection.ranges.every(({ anchor, head }) => fits(anchor) === anchor && fits(head) === head))
    return selection;
  return EditorSelection.create(
    selection.ranges.map(({ anchor, head }) => EditorSelection.range(fits(anchor), fits(head))),
    selection.mainIndex,
  );
}

const keepLineEnds = (crlf: boolean): Extension =>
  EditorState.transactionFilter.of((transaction) => {
    if (transaction.annotation(ySyncAnnotation) !== undefined) return transaction;
    if (!transaction.docChanged && (!crlf || transaction.selection === undefined)) return transaction;
    const repairs = transaction.docChanged ? lineEndRepairs(transaction, crlf) : [];
    if (repairs.length === 0 && !crlf) return transaction;
    const doc = transaction.newDoc;
    const changes = ChangeSet.of(repairs, doc.length, '\n');
    const selection = beforeReturns(transaction.newSelection.map(changes), changes.apply(doc));
    return [transaction, { changes, selection, sequential: true }];
  });

/** Extensions for a text; `crlf` as `endsInCrlf` says of it at the beginning. */
export function lineEnds(crlf: boolean): Extension {
  return [EditorState.lineSeparator.of('\n'), hideReturns, keepLineEnds(crlf)];
}
