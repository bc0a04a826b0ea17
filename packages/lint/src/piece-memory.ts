/**
 * What was said about the pieces of a document (its sentences, its tasks), kept for the document's next version.
 * A piece that reads the same as one before, and stands in the same circumstances, is not asked about again.
 */
import type { Action, Field, Span } from '@debrief/document';
import type { ActionText } from './language/action-texts.ts';
import type { Sentence } from './language/prose.ts';
import type { Report } from './rule.ts';

/** What one check said about one piece. */
export interface PieceReport {
  /** Which of the checks said it. */
  readonly check: number;
  readonly report: Report;
}

/** What was said about a piece; offsets count from where it begins. */
interface Answer<P> {
  readonly piece: P;
  readonly reports: readonly PieceReport[];
}

/** What was said about the pieces of one version, by how they read. */
export interface PieceMemory<P> {
  /** What the checks read of the document besides; another answer makes all that was said doubtful. */
  readonly reads: string;
  readonly said: ReadonlyMap<object | string, readonly Answer<P>[]>;
}

/** How pieces are told apart. */
export interface Likeness<P> {
  /** The same object, or equal words, for pieces that read the same. */
  readonly words: (piece: P) => object | string;
  /** As it stands in the document, whole. */
  readonly text: (piece: P) => string;
  /** Whether two pieces of the same words are the same in all else that a check may see, except where they stand. */
  readonly alike: (a: P, b: P) => boolean;
}

/**
 * Says about the pieces, in their order, what is remembered, or else what `ask` answers (to be moved by where the
 * piece begins); returns what to remember.
 *
 * @param reads what the checks read of the document besides the piece, as one key.
 * @param doubtful pieces to ask about again, by their text.
 */
export function recall<P extends Span>(
  previous: PieceMemory<P> | null,
  pieces: readonly P[],
  reads: string,
  { words, text, alike }: Likeness<P>,
  doubtful: ((text: string) => boolean) | null,
  ask: (piece: P) => readonly PieceReport[],
  say: (said: PieceReport, by: number) => void,
): PieceMemory<P> {
  const known = previous?.reads === reads ? previous.said : null;
  const said = new Map<object | string, Answer<P>[]>();
  for (const piece of pieces) {
    const key = words(piece);
    const answers = said.get(key);
    let answer = answers?.find((one) => alike(one.piece, piece));
    if (answer === undefined) {
      const reports =
        (doubtful?.(text(piece)) ? undefined : known?.get(key)?.find((one) => alike(one.piece, piece)))
          ?.reports ?? ask(piece).map(({ check, report }) => ({ check, report: moved(report, -piece.from) }));
      answer = { piece, reports };
      if (answers === undefined) said.set(key, [answer]);
      else answers.push(answer);
    }
    for (const one of answer.reports) say(one, piece.from);
  }
  return { reads, said };
}

/** The same report for the same words `by` further on. */
function moved(report: Report, by: number): Report {
  const { from, to, fix } = report;
  return {
    ...report,
    from: from + by,
    to: to + by,
    ...(fix && { fix: fix.map((one) => ({ from: one.from + by, to: one.to + by, insert: one.insert })) }),
  };
}

export const likeSentences: Likeness<Sentence> = {
  words: ({ wording }) => wording,
  text: ({ text }) => text,
  alike: (a, b) =>
    a.role === b.role &&
    a.sectionKind === b.sectionKind &&
    a.block === b.block &&
    a.quoted === b.quoted &&
    a.question === b.question &&
    (a.section?.heading ?? '') === (b.section?.heading ?? ''),
};

export const likeTasks: Likeness<ActionText> = {
  words: ({ raw }) => raw,
  text: ({ raw }) => raw,
  alike: (a, b) =>
    a.inActions === b.inActions &&
    a.to - a.from === b.to - b.from &&
    (a.action === null || b.action === null
      ? a.action === b.action
      : alikeActions(a.action, a.from, b.action, b.from)),
};

const FIELDS = ['owner', 'due', 'priority', 'status', 'ticket', 'type'] as const;

/** `atA` and `atB` are where the tasks begin. */
function alikeActions(a: Action, atA: number, b: Action, atB: number): boolean {
  return (
    a.from - atA === b.from - atB &&
    a.to - atA === b.to - atB &&
    a.layout === b.layout &&
    a.strength === b.strength &&
    a.factors.length === b.factors.length &&
    a.factors.every((factor, index) => factor === b.factors[index]) &&
    FIELDS.every((name) => alikeFields(a[name], atA, b[name], atB))
  );
}

function alikeFields(a: Field<unknown> | null, atA: number, b: Field<unknown> | null, atB: number): boolean {
  if (a === null || b === null) return a === b;
  return a.from - atA === b.from - atB && a.to - atA === b.to - atB && a.value === b.value && a.raw === b.raw;
}
