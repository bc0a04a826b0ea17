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
  Prec,
  RangeSetBuilder,
  type StateCommand,
  type Text,
  type Transaction,
} from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  keymap,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
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

function carriageReturns(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  const { doc } = view.state;
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = doc.lineAt(at);
      if (line.text.endsWith('\r')) builder.add(line.to - 1, line.to, hidden);
      at = line.to + 1;
    }
  }
  return builder.finish();
}

const hideReturns = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = carriageReturns(view);
    }
    update(update: ViewUpdate): void {
      if (update.docChanged || update.viewportChanged) this.decorations = carriageReturns(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

/**
 * What must be put in or taken out after a transaction so that line ends typed or pasted are those of the file, and
 * `\r\n` is one thing: who deletes half of it deletes both.
 */
export function lineEndRepairs(transaction: Transaction, crlf: boolean): ChangeSpec[] {
  const repairs: ChangeSpec[] = [];
  const { newDoc: doc, startState } = transaction;
  const old = startState.doc;
  transaction.changes.iterChanges((fromA, toA, fromB, toB, inserted) => {
    const text = inserted.toString();
    if (toA > fromA && isPair(old, toA - 1) && !text.endsWith('\r')) {
      if (toA - fromA === 1 && text === '') repairs.push({ from: toB, to: toB + 1 });
      else repairs.push({ from: toB, insert: '\r' });
    }
    if (toA > fromA && isPair(old, fromA - 1) && !text.startsWith('\n') && characterAt(doc, fromB) !== '\n')
      repairs.push({ from: fromB - 1, to: fromB });
    if (!text.includes('\n')) return;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      const place = fromB + at;
      const returned = characterAt(doc, place - 1) === '\r';
      if (crlf && !returned) repairs.push({ from: place, insert: '\r' });
      else if (!crlf && returned && at > 0) repairs.push({ from: place - 1, to: place });
    }
  });
  return repairs;
}

function characterAt(doc: Text, at: number): string {
  return at < 0 || at >= doc.length ? '' : doc.sliceString(at, at + 1);
}

/** Whether `\r\n` stands at the place. */
function isPair(doc: Text, at: number): boolean {
  return characterAt(doc, at) === '\r' && characterAt(doc, at + 1) === '\n';
}

/** Whether the place lies between a `\r` and its line end. */
function isBetween(doc: Text, at: number): boolean {
  return characterAt(doc, at - 1) === '\r' && (at === doc.length || characterAt(doc, at) === '\n');
}

/**
 * A selection whose ends never stand between a `\r` and its line end. `before` is the selection that an arrow key moved:
 * from in front of the `\r` it goes on to the next line.
 */
export function besideReturns(
  selection: EditorSelection,
  doc: Text,
  before: EditorSelection | null = null,
): EditorSelection {
  if (!selection.ranges.some(({ anchor, head }) => isBetween(doc, anchor) || isBetween(doc, head)))
    return selection;
  const fits = (at: number, from: number | undefined): number => {
    if (!isBetween(doc, at)) return at;
    return from === at - 1 && at < doc.length ? at + 1 : at - 1;
  };
  return EditorSelection.create(
    selection.ranges.map((range, index) => {
      const head = fits(range.head, before?.ranges[index]?.head);
      return EditorSelection.range(range.empty ? head : fits(range.anchor, undefined), head);
    }),
    selection.mainIndex,
  );
}

const keepLineEnds = (crlf: boolean, returns: boolean): Extension =>
  EditorState.transactionFilter.of((transaction) => {
    if (transaction.annotation(ySyncAnnotation) !== undefined) return transaction;
    if (!transaction.docChanged) {
      if (!returns || transaction.selection === undefined) return transaction;
      const byKey = transaction.isUserEvent('select') && !transaction.isUserEvent('select.pointer');
      const before = byKey ? transaction.startState.selection : null;
      const selection = besideReturns(transaction.selection, transaction.newDoc, before);
      return selection === transaction.selection ? transaction : [transaction, { selection }];
    }
    const repairs = lineEndRepairs(transaction, crlf);
    if (repairs.length === 0 && !returns) return transaction;
    const doc = transaction.newDoc;
    const changes = ChangeSet.of(repairs, doc.length, '\n');
    const selection = besideReturns(transaction.newSelection.map(changes), changes.apply(doc));
    return [transaction, { changes, selection, sequential: true }];
  });

/** The key that goes to the end of a line stays there, in front of a hidden `\r`. */
const atLineEnd: StateCommand = ({ state }) =>
  state.selection.ranges.every(({ head }) => isPair(state.doc, head));

const endKeys = keymap.of([
  { key: 'End', run: atLineEnd, shift: atLineEnd, preventDefault: true },
  { mac: 'Cmd-ArrowRight', run: atLineEnd, shift: atLineEnd },
  { mac: 'Ctrl-e', run: atLineEnd, shift: atLineEnd },
]);

/** Extensions for a text as it is at the beginning; new lines end as most of its lines do. */
export function lineEnds(text: string): Extension {
  const returns = text.includes('\r');
  return [
    EditorState.lineSeparator.of('\n'),
    hideReturns,
    keepLineEnds(endsInCrlf(text), returns),
    ...(returns ? [Prec.high(endKeys)] : []),
  ];
}
