/** Finds who does it: walks left from a verb group to the phrase that is its subject. */
import type { PhraseIndex, RawClause } from './clauses.ts';
import type { Phrase } from './phrases.ts';
import type { VerbGroup } from './verb-groups.ts';
import type { TaggedToken } from './word-forms.ts';
import { ING } from './word-forms.ts';
import { coordinators, relativePronouns, subordinators } from './words/function-words.ts';

/** The subject of a group, or null where the sentence names none. */
export function subjectOf(
  tokens: readonly TaggedToken[],
  group: VerbGroup,
  index: PhraseIndex,
  before: readonly RawClause[],
): Phrase | null {
  if (group.infinitive) return inherited(group, before);
  const gerund = group.helpers.length === 0 && tokens[group.main]!.form === ING;
  let at = group.first - 1;
  for (let steps = 0; at >= 0 && steps < 16; steps++) {
    const token = tokens[at]!;
    if (token.pos === 'adverb' || AFTER_NOUN.test(token.lower)) {
      at--;
      continue;
    }
    const phrase = index.ends.get(at);
    if (phrase !== undefined) {
      const ahead = phrase.first - 1;
      if (isRelative(tokens, phrase)) return antecedent(tokens, phrase, index) ?? phrase;
      const lead = tokens[ahead];
      if (
        lead !== undefined &&
        lead.pos === 'preposition' &&
        !opensClause(lead) &&
        !isParticleOf(tokens, ahead)
      ) {
        at = ahead - 1;
        continue;
      }
      return ofDecision(phrase, index, before) ?? ofInnerClause(tokens, phrase, before) ?? phrase;
    }
    if (token.text === ')') {
      at = matching(tokens, at) - 1;
      continue;
    }
    if (token.text === ',') {
      const jump = beforeInsertion(tokens, at);
      if (jump < 0) return gerund ? inherited(group, before) : null;
      at = jump;
      continue;
    }
    if (token.pos === 'conjunction' && coordinators.has(token.lower)) return inherited(group, before);
    if (token.pos === 'conjunction' && token.lower === 'that') {
      return index.ends.get(at - 1) ?? null;
    }
    if (token.pos === 'preposition' || token.pos === 'conjunction')
      return gerund ? inherited(group, before) : null;
    if (token.pos === 'verb' || token.pos === 'auxiliary')
      return gerund ? inherited(group, before) : acrossClause(tokens, at, index, before);
    if (/^["'“”‘’*]$/.test(token.text)) {
      at--;
      continue;
    }
    return null;
  }
  return null;
}

/** Adjectives that follow their noun: `the person responsible has …`, `everyone involved was …`. */
const AFTER_NOUN = /^(?:responsible|involved|concerned|accountable|present)$/;

/** `The deploy that Ana started failed`: what failed stands before `that`. */
function relativeObject(tokens: readonly TaggedToken[], inner: RawClause, index: PhraseIndex): Phrase | null {
  if (inner.subject === null || inner.object !== null) return null;
  const lead = tokens[inner.subject.first - 1];
  if (lead === undefined || !/^(?:that|which|whom)$/.test(lead.lower)) return null;
  return index.ends.get(inner.subject.first - 2) ?? null;
}

/** `A change pushed by Omar broke it`, `the engineer who was on shift left`: the inner clause has the subject. */
function acrossClause(
  tokens: readonly TaggedToken[],
  at: number,
  index: PhraseIndex,
  before: readonly RawClause[],
): Phrase | null {
  const last = before.at(-1);
  if (last === undefined || last.group.last !== at || last.group.infinitive) return null;
  return relativeObject(tokens, last, index) ?? last.subject;
}

/** `found out the logs were gone`: `out` belongs to the verb and leads no phrase. */
function isParticleOf(tokens: readonly TaggedToken[], at: number): boolean {
  return tokens[at - 1]?.pos === 'verb' && /^(?:out|up|down|off|back|away)$/.test(tokens[at]!.lower);
}

/** `whoever wrote this was …`, `anyone who skips the list will …`: the phrase is the inner clause's object. */
function ofInnerClause(
  tokens: readonly TaggedToken[],
  phrase: Phrase,
  before: readonly RawClause[],
): Phrase | null {
  const last = before.at(-1);
  if (last === undefined || last.object !== phrase || last.subject === null) return null;
  if (last.tense === 'participle' && last.subject.last + 1 === last.group.first) return last.subject;
  if (/^(?:whoever|whatever)$/.test(tokens[last.subject.head]!.lower)) return last.subject;
  const lead = tokens[last.group.first - 1];
  return lead?.pos === 'pronoun' && relativePronouns.has(lead.lower) ? last.subject : null;
}

/** `the decision to skip the canary was …`: the subject stands before the infinitive. */
function ofDecision(phrase: Phrase, index: PhraseIndex, before: readonly RawClause[]): Phrase | null {
  const last = before.at(-1);
  if (last === undefined || !last.group.infinitive || last.object !== phrase) return null;
  const owner = index.ends.get(last.group.first - 2);
  return owner !== undefined && !before.some((clause) => clause.object === owner) ? owner : null;
}

function opensClause(token: TaggedToken): boolean {
  return subordinators.has(token.lower);
}

function isRelative(tokens: readonly TaggedToken[], phrase: Phrase): boolean {
  if (phrase.first !== phrase.last || !relativePronouns.has(tokens[phrase.first]!.lower)) return false;
  const before = tokens[phrase.first - 1];
  return (
    before !== undefined && (before.text === ',' || /^(?:noun|proper|pronoun|code|number)$/.test(before.pos))
  );
}

function antecedent(tokens: readonly TaggedToken[], pronoun: Phrase, index: PhraseIndex): Phrase | null {
  let at = pronoun.first - 1;
  if (tokens[at]?.text === ',') at--;
  const nearest = index.ends.get(at);
  if (nearest === undefined) return null;
  const who = tokens[pronoun.first]!.lower === 'who';
  const lead = tokens[nearest.first - 1];
  if (!who && nearest.referent === 'person' && lead?.pos === 'preposition') {
    return index.ends.get(nearest.first - 2) ?? nearest;
  }
  return nearest;
}

/** Subject of an infinitive or a shared verb: the object of the clause before, else its subject. */
function inherited(group: VerbGroup, before: readonly RawClause[]): Phrase | null {
  const last = before.at(-1);
  if (last === undefined) return null;
  if (group.infinitive && last.object !== null && last.voice === 'active') return last.object;
  // `looked over it without being thorough, and trusted …`: the inner clause has no subject to share.
  return last.subject ?? before.findLast((clause) => clause.subject !== null)?.subject ?? null;
}

function matching(tokens: readonly TaggedToken[], close: number): number {
  for (let at = close - 1; at >= 0; at--) if (tokens[at]!.text === '(') return at;
  return 0;
}

/** From the comma that ends an insertion (`the on-call, who was new, wiped …`) to the word before it. */
function beforeInsertion(tokens: readonly TaggedToken[], comma: number): number {
  for (let at = comma - 1; at >= 0 && at > comma - 12; at--) if (tokens[at]!.text === ',') return at - 1;
  return -1;
}
