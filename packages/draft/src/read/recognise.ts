/** What a message tells: its kind, how strongly, and which of its statements say so. */
import type { EntryKind } from '../types.ts';
import { type Candidate, candidatesOf } from './candidates.ts';
import { BLAME, CHATTER, FIRST_NOTICE, FOLLOW_UP, JOKE } from './cues.ts';
import { type Statement, statementsOf } from './statements.ts';

export interface ReadStatement extends Statement {
  readonly kind: EntryKind | null;
  readonly weight: number;
  /** An effect or resolution that says things are better (`good`), or that they are not (`bad`). */
  readonly outcome: 'good' | 'bad' | null;
}

export interface MessageReading {
  readonly kind: EntryKind | null;
  /** 0 for chatter; about 3 for a plain observation; 6 and more for a declaration or a resolution. */
  readonly weight: number;
  readonly outcome: 'good' | 'bad' | null;
  readonly statements: readonly ReadStatement[];
  readonly firstNotice: boolean;
  readonly followUps: readonly string[];
  /** Asks something without stating a fact. */
  readonly asks: boolean;
}

const MOST_OF_BLAME = 0.5;
/** What a speaker takes back weighs little. */
const TAKEN_BACK =
  /\b(?:i must have|my (?:mistake|bad)|never ?mind|ignore (?:that|me)|false alarm|i misread|scratch that)\b/;
const TECHNICAL = /`[^`]+`|\b[a-z]+[A-Z]\w+|\b\w+_\w+|\b\w+\.\w+\.\w+|"[^"]+"/;
const LINK_ONLY = /^<?https?:\/\/\S+\/(?:pull|merge_requests|pulls)\/\d+\S*>?$/;
/** A name and nothing but the way to a runbook or a script: it is handed over. */
const HANDS_OVER =
  /^(?:<?@[\w. -]{1,40}>?[,:]?\s+){1,3}<?https?:\/\/\S*(?:run-?book|play-?book|script|\.(?:py|sh|rb|ps1)\b|maintenance)\S*>?$/i;
const LINKED_CHANGE = /https?:\/\/\S+\/(?:pull|merge_requests|commit|compare)\/\S+/;

/** A change put into the chat by its link: a revert or a repair is an act, whatever the words around it. */
function linkedChange(plain: string): Candidate {
  const weight = /\b(?:revert|roll ?back)/.test(plain)
    ? 4
    : /\b(?:fix|hotfix|disable|restore|don't|correct)/.test(plain)
      ? 3
      : 2;
  return { kind: 'act', weight, outcome: null };
}

function readStatement(statement: Statement): ReadStatement {
  const { plain } = statement;
  if (plain.length < 2 || CHATTER.test(plain)) return { ...statement, kind: null, weight: 0, outcome: null };
  const found = candidatesOf(statement);
  if (statement.linkedTitle) found.push(linkedChange(plain));
  if (LINK_ONLY.test(statement.text)) found.push({ kind: 'act', weight: 2.5, outcome: null });
  else if (HANDS_OVER.test(statement.text)) found.push({ kind: 'act', weight: 2.4, outcome: null });
  else if (LINKED_CHANGE.test(statement.text)) {
    // "looks like <commit>" points at the change that did it.
    const points = found.some(({ kind }) => kind === 'identify');
    found.push({ kind: points ? 'identify' : 'act', weight: points ? 4.6 : 1.5, outcome: null });
  }
  if (statement.question && found.length === 0) {
    found.push({ kind: 'hypothesise', weight: TECHNICAL.test(statement.text) ? 1.6 : 0.4, outcome: null });
  }
  let best: Candidate | null = null;
  let total = 0;
  for (const candidate of found) {
    total += candidate.weight;
    if (!best || candidate.weight > best.weight) best = candidate;
  }
  if (!best)
    return { ...statement, kind: null, weight: TECHNICAL.test(statement.text) ? 0.6 : 0.2, outcome: null };
  // Several cues in one statement say more than one, but not as much as their sum.
  let weight = best.weight + Math.min(1.5, (total - best.weight) * 0.2);
  if (best.kind === 'hypothesise' && plain.split(' ').length < 6) weight -= 0.8;
  if (BLAME.test(plain)) weight = Math.min(weight, MOST_OF_BLAME);
  // "rolled back, errors dropping" is an act with its effect.
  const outcome =
    best.outcome ?? found.find((one) => one.kind === 'effect' && one.weight >= 3)?.outcome ?? null;
  return { ...statement, kind: best.kind, weight, outcome };
}

/** Reads a message's text. Deterministic; looks at at most a couple of dozen statements of it. */
export function readMessage(text: string): MessageReading {
  const statements = statementsOf(text).map(readStatement);
  let best: ReadStatement | null = null;
  let total = 0;
  for (const statement of statements) {
    total += statement.weight;
    if (!best || statement.weight > best.weight) best = statement;
  }
  if (!best)
    return {
      kind: null,
      weight: 0,
      outcome: null,
      statements,
      firstNotice: false,
      followUps: [],
      asks: false,
    };
  let weight = best.weight + Math.min(2, (total - best.weight) * 0.15);
  if (TAKEN_BACK.test(text.slice(0, 2000).toLowerCase())) weight *= 0.4;
  if (JOKE.test(text.toLowerCase())) weight -= best.kind === 'identify' ? 2 : 1;
  return {
    kind: best.kind,
    weight: Math.max(0, weight),
    outcome:
      best.outcome ??
      statements.find(({ weight: own, outcome }) => own >= 3 && outcome !== null)?.outcome ??
      null,
    statements,
    firstNotice: statements.some((statement) => FIRST_NOTICE.test(statement.plain)),
    followUps: statements
      .filter((statement) => FOLLOW_UP.test(statement.plain) && !statement.question)
      .map((statement) => statement.text),
    asks:
      (best.kind === 'hypothesise' || best.kind === null) &&
      statements.every((statement) => statement.question || statement.weight === 0) &&
      statements.some((statement) => statement.question),
  };
}
