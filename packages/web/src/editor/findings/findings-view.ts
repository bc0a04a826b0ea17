/** Findings in the text: underlines whose shape tells the severity, signs in the margin, what they say on hover. */
import { type Extension, Prec, RangeSet, StateEffect, StateField } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  EditorView,
  GutterMarker,
  gutter,
  hoverTooltip,
  keymap,
} from '@codemirror/view';
import type { Finding, Severity } from '@debrief/lint';

export interface FindingsHandlers {
  /** Draws what is said of findings into the tip and answers with what clears it away. */
  readonly draw: (place: HTMLElement, findings: readonly Finding[], close: () => void) => () => void;
  readonly next: (step: 1 | -1) => boolean;
}

export const setFindings = StateEffect.define<readonly Finding[]>();
const closeTips = StateEffect.define<null>();

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

function mark(finding: Finding, point: boolean): Decoration {
  const name = `finding finding-${finding.severity}`;
  return point
    ? Decoration.mark({ class: `${name} finding-point`, finding, inclusive: true })
    : Decoration.mark({ class: name, finding });
}

interface Placed {
  readonly marks: DecorationSet;
  /** Starts of findings, for the margin. */
  readonly starts: RangeSet<Sign>;
}

function place(findings: readonly Finding[], length: number): Placed {
  const marks = findings.flatMap((finding) => {
    const from = Math.min(finding.from, length);
    const to = Math.min(finding.to, length);
    return to > from ? [mark(finding, false).range(from, to)] : [];
  });
  const starts = findings.map((finding) => new Sign(finding).range(Math.min(finding.from, length)));
  return { marks: Decoration.set(marks, true), starts: RangeSet.of(starts, true) };
}

class Sign extends GutterMarker {
  readonly finding: Finding;
  constructor(finding: Finding) {
    super();
    this.finding = finding;
  }
}

/** One sign a line: of the worst finding that begins there, with how many they are. */
class LineSign extends GutterMarker {
  readonly severity: Severity;
  readonly count: number;
  constructor(severity: Severity, count: number) {
    super();
    this.severity = severity;
    this.count = count;
  }
  override eq(other: LineSign): boolean {
    return other.severity === this.severity && other.count === this.count;
  }
  override toDOM(): Node {
    const sign = document.createElement('span');
    sign.className = `finding-sign finding-sign-${this.severity}`;
    sign.title = this.count === 1 ? '1 finding on this line' : `${this.count} findings on this line`;
    return sign;
  }
}

const placed = StateField.define<Placed>({
  create: () => ({ marks: Decoration.none, starts: RangeSet.empty }),
  update(value, transaction) {
    for (const effect of transaction.effects)
      if (effect.is(setFindings)) return place(effect.value, transaction.newDoc.length);
    if (!transaction.docChanged) return value;
    return { marks: value.marks.map(transaction.changes), starts: value.starts.map(transaction.changes) };
  },
  provide: (field) => EditorView.decorations.from(field, ({ marks }) => marks),
});

function findingsIn(view: EditorView, from: number, to: number): readonly Finding[] {
  const found = new Set<Finding>();
  view.state.field(placed).starts.between(from, to, (at, _to, sign) => {
    if (at >= from && at <= to) found.add(sign.finding);
  });
  return [...found].sort((a, b) => rank[a.severity] - rank[b.severity] || a.from - b.from);
}

function findingsAt(view: EditorView, at: number): { from: number; to: number; found: Finding[] } {
  const found: Finding[] = [];
  let range = { from: at, to: at };
  view.state.field(placed).marks.between(at, at, (from, to, { spec }) => {
    found.push(spec.finding);
    range = { from: Math.min(range.from, from), to: Math.max(range.to, to) };
  });
  return { ...range, found: found.sort((a, b) => rank[a.severity] - rank[b.severity]) };
}

const margin: Extension = gutter({
  class: 'finding-margin',
  lineMarker(view, line) {
    const found = findingsIn(view, line.from, line.to);
    const [worst] = found;
    return worst ? new LineSign(worst.severity, found.length) : null;
  },
  lineMarkerChange: (update) => update.startState.field(placed) !== update.state.field(placed),
  initialSpacer: () => new LineSign('info', 1),
  domEventHandlers: {
    mousedown(view, line) {
      const [first] = findingsIn(view, line.from, line.to);
      if (!first) return false;
      view.dispatch({ selection: { anchor: Math.min(first.from, view.state.doc.length) } });
      view.focus();
      return true;
    },
  },
});

const tip = (handlers: FindingsHandlers): Extension =>
  hoverTooltip(
    (view, at, side) => {
      const { from, to, found } = findingsAt(view, at);
      if (found.length === 0 || (at === from && side < 0) || (at === to && side > 0)) return null;
      return {
        pos: from,
        end: to,
        above: true,
        create: () => {
          const dom = document.createElement('div');
          dom.className = 'finding-tip';
          const close = () => view.dispatch({ effects: closeTips.of(null) });
          const destroy = handlers.draw(dom, found, close);
          return { dom, destroy };
        },
      };
    },
    {
      hoverTime: 300,
      hideOn: (transaction) =>
        transaction.docChanged || transaction.effects.some((effect) => effect.is(closeTips)),
    },
  );

export function findingsView(handlers: FindingsHandlers): Extension {
  return [
    // Above what the grammar draws, so that an underline is never cut by bold or a link.
    Prec.high(placed),
    margin,
    tip(handlers),
    keymap.of([
      { key: 'F8', run: () => handlers.next(1), shift: () => handlers.next(-1), preventDefault: true },
    ]),
  ];
}
