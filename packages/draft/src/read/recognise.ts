/** What a message tells: its kind, how strongly, and which of its statements say so. */
import type { EntryKind } from '../types.ts';
import { ATTRIBUTIVE, CHATTER, CUES, FIRST_NOTICE, FOLLOW_UP, JOKE, VERBS } from './cues.ts';
import { isGerundSubject, isInvertedQuestion, isProposal, type Mood, moodAt } from './grammar.ts';
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

interface Candidate {
  readonly kind: EntryKind;
  readonly weight: number;
  readonly outcome: 'good' | 'bad' | null;
}

const BAD_EFFECT =
  /\b(?:still (?!working|healthy|fine|good|up\b)|persist|didn't|did not|no (?:change|improvement|effect|luck)|again)\b|\bpersist/;
/** "no longer seeing errors": a symptom negated this way is gone; "not sure about the errors" is not. */
const GONE =
  /\b(?:no longer|no more|no new|not (?:seeing|getting) (?:any )?(?:more )?|stopped (?:seeing|getting)|zero|without)\s*(?:\w+\s+){0,2}$/;
const DENIED = /n't\b|\bnot\b|\bnever\b|\bno longer\b/;
const SYMPTOM_QUESTION =
  /^\W*(?:is|are|anyone|anybody|does anyone|has anyone|is anyone|are you|are we|do you see|seeing|did)\b/;
const TECHNICAL = /`[^`]+`|\b[a-z]+[A-Z]\w+|\b\w+_\w+|\b\w+\.\w+\.\w+|"[^"]+"/;
const LINK_ONLY = /^<?https?:\/\/\S+\/(?:pull|merge_requests|pulls)\/\d+\S*>?$/;
const LINKED_CHANGE = /https?:\/\/\S+\/(?:pull|merge_requests|commit|compare)\/\S+/;

function actOf(
  form: 'ing' | 'past' | 'base',
  weight: number,
  mood: Mood,
  statement: Statement,
  to: number,
): Candidate | null {
  const { plain, question } = statement;
  if (mood === 'negated' || mood === 'conditional') return null;
  if (question && (isInvertedQuestion(plain) || isProposal(plain))) {
    return { kind: 'hypothesise', weight: isProposal(plain) ? 2.5 : 1, outcome: null };
  }
  if (mood === 'intended') return { kind: 'decide', weight: Math.min(weight, 3.2), outcome: null };
  if (mood === 'proposed') return { kind: 'decide', weight: form === 'base' ? 1.6 : 1.2, outcome: null };
  if (mood === 'hedged') return { kind: 'hypothesise', weight: 2, outcome: null };
  if (form === 'base') return null;
  if (form === 'ing' && isGerundSubject(plain, to))
    return { kind: 'hypothesise', weight: 1.5, outcome: null };
  return { kind: 'act', weight, outcome: null };
}

function verbCandidates(statement: Statement, found: Candidate[]): void {
  const { plain } = statement;
  for (const { form, weight, pattern } of VERBS) {
    const match = pattern.exec(plain);
    if (!match) continue;
    const to = match.index + match[0].length;
    if (
      form === 'past' &&
      ATTRIBUTIVE.test(plain.slice(Math.max(0, match.index - 16), match.index)) &&
      weight < 4
    )
      continue;
    const act = actOf(form, weight, moodAt(plain, match.index, to), statement, to);
    if (act) found.push(act);
  }
}

function cueCandidate(
  kind: EntryKind,
  weight: number,
  mood: Mood,
  statement: Statement,
  matched: string,
  before: string,
): Candidate | null {
  const { plain, question } = statement;
  const asked = question && isInvertedQuestion(plain);
  switch (kind) {
    case 'resolve':
      // "this isn't fixed": the denial may stand between the subject and what is denied of it.
      if (mood === 'negated' || DENIED.test(matched)) return { kind: 'observe', weight: 2.5, outcome: 'bad' };
      if (asked || mood === 'conditional' || mood === 'intended') return null;
      if (mood === 'proposed') return { kind: 'hypothesise', weight: 1.5, outcome: null };
      if (question) return { kind: 'hypothesise', weight: 2, outcome: null };
      return { kind, weight: mood === 'hedged' ? weight - 1.5 : weight, outcome: 'good' };
    case 'effect': {
      if (asked || mood === 'conditional') return null;
      const bad = BAD_EFFECT.test(matched) || mood === 'negated';
      if (mood === 'intended' || mood === 'proposed')
        return { kind: 'hypothesise', weight: 1.5, outcome: null };
      return {
        kind: bad && mood === 'negated' ? 'observe' : kind,
        weight: question ? weight - 1.5 : weight,
        outcome: bad ? 'bad' : 'good',
      };
    }
    case 'observe': {
      if (mood === 'conditional' || mood === 'intended') return null;
      if (mood === 'negated' && !/n't|not |cannot/.test(matched)) {
        return GONE.test(before) ? { kind: 'effect', weight: 2.8, outcome: 'good' } : null;
      }
      if (mood === 'proposed') return { kind: 'hypothesise', weight: 1.2, outcome: null };
      if (asked)
        return {
          kind: SYMPTOM_QUESTION.test(plain) ? 'observe' : 'hypothesise',
          weight: weight * 0.6,
          outcome: null,
        };
      return { kind, weight, outcome: null };
    }
    case 'identify':
      if (mood === 'negated' || asked) return { kind: 'hypothesise', weight: 1.5, outcome: null };
      if (question) return { kind: 'hypothesise', weight: 2.5, outcome: null };
      if (mood === 'proposed' || mood === 'conditional')
        return { kind: 'hypothesise', weight: 1.5, outcome: null };
      return mood === 'hedged' && weight < 5
        ? { kind: 'hypothesise', weight: weight - 0.5, outcome: null }
        : { kind, weight, outcome: null };
    case 'declare':
      if (mood === 'negated' || mood === 'conditional' || question) return null;
      return mood === 'proposed'
        ? { kind: 'decide', weight: 2, outcome: null }
        : { kind, weight, outcome: null };
    case 'communicate':
      if (mood === 'negated' || asked) return null;
      return {
        kind: mood === 'proposed' ? 'decide' : kind,
        weight: mood === 'fact' || mood === 'intended' ? weight : weight - 2,
        outcome: null,
      };
    case 'acknowledge':
    case 'join':
      return mood === 'negated' || question ? null : { kind, weight, outcome: null };
    default:
      if (mood === 'negated') return null;
      return { kind, weight: asked ? weight * 0.4 : weight, outcome: null };
  }
}

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
  const found: Candidate[] = [];
  verbCandidates(statement, found);
  for (const { kind, weight, pattern } of CUES) {
    const match = pattern.exec(plain);
    if (!match) continue;
    const candidate = cueCandidate(
      kind,
      weight,
      moodAt(plain, match.index, match.index + match[0].length),
      statement,
      match[0],
      plain.slice(Math.max(0, match.index - 30), match.index),
    );
    if (candidate) found.push(candidate);
  }
  if (statement.linkedTitle) found.push(linkedChange(plain));
  if (LINK_ONLY.test(statement.text)) found.push({ kind: 'act', weight: 2.5, outcome: null });
  else if (LINKED_CHANGE.test(statement.text)) found.push({ kind: 'act', weight: 1.5, outcome: null });
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
  if (JOKE.test(text.toLowerCase())) weight -= 1;
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
