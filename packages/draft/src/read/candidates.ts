/** What one cue in one statement tells, once its mood is known. */
import type { EntryKind } from '../types.ts';
import { CUES } from './cues.ts';
import { isGerundSubject, isInvertedQuestion, isProposal, type Mood, moodAt } from './grammar.ts';
import type { Statement } from './statements.ts';
import { ATTRIBUTIVE, VERBS } from './verbs.ts';

export interface Candidate {
  readonly kind: EntryKind;
  readonly weight: number;
  readonly outcome: 'good' | 'bad' | null;
}

const BAD_EFFECT =
  /\b(?:still (?!working|healthy|fine|good|up\b)|persist|didn't|did not|no (?:change|improvement|effect|luck)|again)\b|\bpersist/;
/** "no longer seeing errors": a symptom negated this way is gone; "not sure about the errors" is not. */
const GONE =
  /\b(?:no longer|no more|no new|not (?:seeing|getting) (?:any )?(?:more )?|stopped (?:seeing|getting)|zero|without)\s*(?:\w+\s+){0,2}$/;
const NOT_YET = /\b(?:will|should|would|could|might|may|going to|once|if|when|until)\b|'ll\b/;
/** What is hoped for or expected has not happened yet. */
const HOPED =
  /\b(?:hopefully|theory|expect(?:ed|ing|s)?|such that|so that|should (?!be\b)\w+|until|unless)\b[^.;]*$/;
/** "things should be fine now" is how people say that it is over. */
const SHOULD_BE = /\bshould be\b/;
const UNKNOWN_AFTER =
  /^\W*(?:is |remains |still |yet )*(?:unknown|unclear|tbd|not (?:known|clear|yet|found)|to be)\b/;
const DENIED = /n't\b|\bnot\b|\bnever\b|\bno longer\b/;
/** "the backlog cannot be cleared": the denial stands within the words of relief. */
const NOT_SO =
  /\b(?:cannot|can't|not|never|won't|isn't|aren't|hasn't|haven't) (?:yet |be |been |fully |all )*(?:gone|cleared|stopped|subsided|drained|recovered|disappeared|restored|back|working|healthy|green|stable)\b/;
const GUESSED = /\b(?:might|may|maybe|possibly|could be|some kind of|probably)\b/;
const SYMPTOM_QUESTION =
  /^\W*(?:(?:hi|hey|hello)(?: all| folks| team| everyone| there)?\W+)?(?:is|are|anyone|anybody|does anyone|has anyone|is anyone|are you|are we|do you see|seeing|did)\b/;
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
      if ((NOT_YET.test(matched) && !SHOULD_BE.test(matched)) || HOPED.test(before))
        return { kind: 'hypothesise', weight: 1.5, outcome: null };
      if (mood === 'proposed') return { kind: 'hypothesise', weight: 1.5, outcome: null };
      if (question) return { kind: 'hypothesise', weight: 2, outcome: null };
      return { kind, weight: mood === 'hedged' ? weight - 1.5 : weight, outcome: 'good' };
    case 'effect': {
      if (asked || mood === 'conditional') return null;
      const denied = mood === 'negated' || NOT_SO.test(matched);
      const bad = BAD_EFFECT.test(matched) || denied;
      if (mood === 'intended' || mood === 'proposed')
        return { kind: 'hypothesise', weight: 1.5, outcome: null };
      return {
        kind: denied && !BAD_EFFECT.test(matched) ? 'observe' : kind,
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
      if (
        mood === 'negated' ||
        asked ||
        UNKNOWN_AFTER.test(plain.slice(plain.indexOf(matched) + matched.length))
      ) {
        return { kind: 'hypothesise', weight: 1.5, outcome: null };
      }
      if (question) return { kind: 'hypothesise', weight: 2.5, outcome: null };
      if (mood === 'proposed' || mood === 'conditional')
        return { kind: 'hypothesise', weight: 1.5, outcome: null };
      return (mood === 'hedged' || GUESSED.test(plain)) && weight < 5
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
    case 'act':
      if (mood === 'negated') return null;
      if (asked) return { kind: 'hypothesise', weight: 1, outcome: null };
      if (mood !== 'fact') return { kind: 'decide', weight: 1.6, outcome: null };
      return { kind, weight, outcome: null };
    default:
      if (mood === 'negated') return null;
      return { kind, weight: asked ? weight * 0.4 : weight, outcome: null };
  }
}

/** Everything that the verbs and cues of a statement tell. */
export function candidatesOf(statement: Statement): Candidate[] {
  const found: Candidate[] = [];
  verbCandidates(statement, found);
  const { plain } = statement;
  for (const { kind, weight, pattern } of CUES) {
    const match = pattern.exec(plain);
    if (!match) continue;
    const mood = moodAt(plain, match.index, match.index + match[0].length);
    const before = plain.slice(Math.max(0, match.index - 90), match.index);
    const candidate = cueCandidate(kind, weight, mood, statement, match[0], before);
    if (candidate) found.push(candidate);
  }
  return found;
}
