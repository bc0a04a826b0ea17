/** Builds clauses: each verb group with its subject, object, agent, voice, tense, modality and negation. */
import { objectOf } from './clause-objects.ts';
import { subjectOf } from './clause-subjects.ts';
import type { Phrase } from './phrases.ts';
import type { Clause } from './prose.ts';
import { readVerbGroup, type VerbGroup } from './verb-groups.ts';
import type { TaggedToken } from './word-forms.ts';
import { BASE, ING, PARTICIPLE, PAST } from './word-forms.ts';
import { beForms, conditionWords, coordinators, getForms } from './words/function-words.ts';

/** A clause by token index. */
export interface RawClause {
  readonly group: VerbGroup;
  readonly tense: Clause['tense'];
  readonly voice: Clause['voice'];
  readonly subject: Phrase | null;
  readonly object: Phrase | null;
  readonly agent: Phrase | null;
  readonly conditional: boolean;
  readonly particle: string | null;
}

/** Phrases by the token they start and end at. */
export interface PhraseIndex {
  readonly starts: ReadonlyMap<number, Phrase>;
  readonly ends: ReadonlyMap<number, Phrase>;
}

/** Clauses of one sentence, in order of their verbs. */
export function findClauses(tokens: readonly TaggedToken[], phrases: readonly Phrase[]): RawClause[] {
  const index: PhraseIndex = {
    starts: new Map(phrases.map((phrase) => [phrase.first, phrase])),
    ends: new Map(phrases.map((phrase) => [phrase.last, phrase])),
  };
  const clauses: RawClause[] = [];
  let at = 0;
  while (at < tokens.length) {
    const { pos } = tokens[at]!;
    if (pos !== 'auxiliary' && pos !== 'verb') {
      at++;
      continue;
    }
    const group = readVerbGroup(tokens, at, index);
    clauses.push(build(tokens, group, index, clauses));
    at = group.last + 1;
  }
  return clauses;
}

function build(
  tokens: readonly TaggedToken[],
  group: VerbGroup,
  index: PhraseIndex,
  before: readonly RawClause[],
): RawClause {
  const passive = isPassive(tokens, group) || sharesPassive(tokens, group, index, before);
  const voice = passive ? 'passive' : 'active';
  const subject = group.inverted ?? subjectOf(tokens, group, index, before);
  const objects = objectOf(tokens, group, index, voice);
  const tense = tenseOf(tokens, group, voice, subject, before);
  const denied =
    subject !== null &&
    (NONE.test(tokens[subject.first]!.lower) || tokens[subject.first - 1]?.lower === 'nor')
      ? { ...group, negated: true }
      : group;
  return {
    group: denied,
    tense,
    voice,
    subject,
    ...objects,
    conditional: isConditional(tokens, group, subject),
  };
}

/** `was sent home and suspended`: a bare participle shares the passive before it. */
function sharesPassive(
  tokens: readonly TaggedToken[],
  group: VerbGroup,
  index: PhraseIndex,
  before: readonly RawClause[],
): boolean {
  const last = before.at(-1);
  if (last?.voice !== 'passive' || group.helpers.length > 0 || !(tokens[group.main]!.form & PARTICIPLE))
    return false;
  const lead = tokens[group.first - 1];
  return lead?.pos === 'conjunction' && coordinators.has(lead.lower) && !index.starts.has(group.last + 1);
}

function isPassive(tokens: readonly TaggedToken[], group: VerbGroup): boolean {
  const main = tokens[group.main]!;
  if (!(main.form & PARTICIPLE)) return false;
  const helper = group.helpers.at(-1);
  if (helper !== undefined) {
    const word = tokens[helper]!.lower;
    return beForms.has(word) || getForms.has(word) || word === "'s";
  }
  const next = tokens[group.main + 1];
  return next?.lower === 'by' && tokens[group.main + 2]?.form !== ING;
}

function tenseOf(
  tokens: readonly TaggedToken[],
  group: VerbGroup,
  voice: Clause['voice'],
  subject: Phrase | null,
  before: readonly RawClause[],
): Clause['tense'] {
  const first = tokens[group.helpers[0] ?? group.main]!;
  if (group.infinitive) return 'infinitive';
  if (/^(?:will|'ll|wo|shall)$/.test(first.lower)) return 'future';
  if (group.modal !== null && first.pos === 'auxiliary' && first.lemma !== 'have' && first.lemma !== 'be') {
    return 'conditional';
  }
  const { form } = tokens[group.main]!;
  if (group.helpers.length === 0) {
    if (
      form === ING ||
      form === PARTICIPLE ||
      (voice === 'passive' && tokens[group.first - 1]?.pos !== 'conjunction')
    )
      return 'participle';
    if (form & PAST) return 'past';
    if (form === BASE && subject === null) return 'imperative';
    if (form === BASE && before.at(-1)?.tense === 'imperative') return 'imperative';
    if (form === 0) return pastForms.has(first.lower) ? 'past' : 'present';
    return 'present';
  }
  if (first.lower === 'do' && subject === null) return 'imperative';
  return pastForms.has(first.lower) || (first.form & PAST) !== 0 ? 'past' : 'present';
}

/** `Neither reviewer noticed`: the denial stands in the subject. */
const NONE = /^(?:no|neither|nobody|no-one|none)$/;

const pastForms: ReadonlySet<string> = new Set(['was', 'were', 'had', 'did', 'got', 'been', "'d"]);

function isConditional(tokens: readonly TaggedToken[], group: VerbGroup, subject: Phrase | null): boolean {
  const inverted = group.inverted !== null ? tokens[group.first]!.lower : '';
  if (inverted === 'had' || inverted === 'were' || inverted === 'should') {
    return !tokens.at(-1)?.text.startsWith('?');
  }
  const start = subject !== null && subject.last < group.first ? subject.first : group.first;
  for (let at = start - 1, steps = 0; at >= 0 && steps < 4; at--, steps++) {
    const token = tokens[at]!;
    if (conditionWords.has(token.lower)) return true;
    if (token.pos !== 'adverb' && token.text !== ',') return false;
  }
  return false;
}
