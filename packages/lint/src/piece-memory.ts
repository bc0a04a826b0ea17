/**
 * What was said about the pieces of a document (its sentences, its tasks), kept for the document's next version.
 * A piece that reads the same as one before, and stands in the same circumstances, is not asked about again.
 */
import type { Field, Postmortem, Span } from '@debrief/document';
import type { ActionText } from './language/action-texts.ts';
import type { Sentence } from './language/prose.ts';
import type { Report } from './rule.ts';

/** What one check said about one piece. */
export interface PieceReport {
  /** Which of the checks said it. */
  readonly check: number;
  readonly report: Report;
}

/** What was said about each piece (offsets from its start), by everything that a check of its scope may see of it. */
export interface PieceMemory {
  /** What the checks read of the document besides; another answer makes all that was said doubtful. */
  readonly reads: string;
  readonly said: ReadonlyMap<string, readonly PieceReport[]>;
}

export const nothingSaid: PieceMemory = { reads: '', said: new Map() };

/**
 * Says about the pieces, in their order, what is remembered, or else what `ask` answers; returns what to remember.
 *
 * @param reads what the checks read of the document besides the piece, as one key.
 * @param keyOf everything that a check may see of a piece, except where it stands.
 */
export function recall<P extends Span>(
  previous: PieceMemory,
  pieces: readonly P[],
  reads: string,
  keyOf: (piece: P) => string,
  ask: (piece: P) => readonly PieceReport[],
  say: (said: PieceReport) => void,
): PieceMemory {
  const known = previous.reads === reads ? previous.said : nothingSaid.said;
  const said = new Map<string, readonly PieceReport[]>();
  for (const piece of pieces) {
    const key = keyOf(piece);
    let own = said.get(key);
    if (own === undefined) {
      own = known.get(key) ?? ask(piece).map((one) => moved(one, -piece.from));
      said.set(key, own);
    }
    for (const one of own) say(moved(one, piece.from));
  }
  return { reads, said };
}

function moved({ check, report }: PieceReport, by: number): PieceReport {
  if (by === 0) return { check, report };
  const { from, to, fix } = report;
  return {
    check,
    report: {
      ...report,
      from: from + by,
      to: to + by,
      ...(fix && { fix: fix.map((one) => ({ from: one.from + by, to: one.to + by, insert: one.insert })) }),
    },
  };
}

/** Everything that a sentence check may see of a sentence, except where it stands. */
export function keyOfSentence({ text }: Postmortem, sentence: Sentence): string {
  const { role, sectionKind, block, quoted, question, section } = sentence;
  return `${role} ${sectionKind} ${block} ${quoted ? 1 : 0}${question ? 1 : 0} ${section?.heading ?? ''}\n${text.slice(sentence.from, sentence.to)}`;
}

/** Everything that a task check may see of a task, except where it stands. */
export function keyOfTask({ text }: Postmortem, { from, to, action, inActions }: ActionText): string {
  if (action === null) return `${inActions ? 1 : 0}\n${text.slice(from, to)}`;
  const { owner, due, priority, status, ticket, type, strength, factors, layout } = action;
  const start = Math.min(from, action.from);
  const end = Math.max(to, action.to);
  const shown = (field: Field<unknown> | null): string =>
    field === null ? '' : `${field.from - from}-${field.to - from} ${field.value} ${field.raw}`;
  return [
    `${layout} ${strength} ${start - from} ${end - from} ${to - from} ${action.from - from} ${action.to - from}`,
    shown(owner),
    shown(due),
    shown(priority),
    shown(status),
    shown(ticket),
    shown(type),
    factors.join(','),
    text.slice(start, end),
  ].join('\n');
}
