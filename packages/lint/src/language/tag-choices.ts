/** The questions and answers that the tagger's rules share. */
import { nounLemma, verbLemma } from './lemma.ts';
import type { PartOfSpeech } from './prose.ts';
import { ADJECTIVE, ADVERB, BASE, NOUN, PAST, PROPER, type TaggedToken, THIRD } from './word-forms.ts';
import { beForms, doForms, questionWords, relativePronouns } from './words/function-words.ts';
import { roleNouns, teamNouns } from './words/people.ts';

/** The `'s` of possession. */
export function isPossessive(token: TaggedToken): boolean {
  return token.lower === "'s" && token.pos === 'other';
}

/** Makes the token a verb of this form. */
export function setVerb(token: TaggedToken, form: number): TaggedToken {
  token.form = form;
  return setPos(token, 'verb');
}

/** Makes the token anything but a verb. */
export function setPos(token: TaggedToken, pos: PartOfSpeech): TaggedToken {
  token.pos = pos;
  return token;
}

/** Settles a token that is no verb: name, adverb, adjective or noun. */
export function settleNominal(token: TaggedToken, mask: number, next: TaggedToken | undefined): TaggedToken {
  if (mask & PROPER) return setPos(token, 'proper');
  if (mask & ADVERB) return setPos(token, 'adverb');
  if (mask & ADJECTIVE && (!(mask & NOUN) || isNominal(next))) return setPos(token, 'adjective');
  return setPos(token, 'noun');
}

/** Could a noun phrase go on with this token? */
export function isNominal(token: TaggedToken | undefined): boolean {
  if (token === undefined) return false;
  if (token.pos === 'code' || token.pos === 'number' || token.pos === 'proper') return true;
  return token.mask !== 0 && (token.mask & (NOUN | PROPER | ADJECTIVE)) !== 0;
}

/** Does what follows look like an object or complement, so that this word reads as a verb? */
export function opensComplement(next: TaggedToken | undefined): boolean {
  if (next === undefined) return false;
  return (
    next.pos === 'determiner' ||
    next.pos === 'code' ||
    next.pos === 'pronoun' ||
    (next.pos === 'number' && !/^\d{1,2}:\d/.test(next.text)) ||
    (next.pos === 'proper' && next.text.startsWith('@'))
  );
}

/** Is there a finite verb between here and the next boundary? */
export function finiteFollows(tokens: readonly TaggedToken[], index: number): boolean {
  for (let i = index + 1; i < tokens.length && i < index + 14; i++) {
    const token = tokens[i]!;
    if (token.pos === 'punctuation' && /^[;:!?—–]$/.test(token.text)) return false;
    if (token.pos === 'conjunction' && token.lower !== 'and' && token.lower !== 'or') return false;
    if (relativePronouns.has(token.lower) && token.pos !== 'determiner') return false;
    if (token.pos === 'auxiliary') return true;
    if (tokens[i - 1]?.lower === 'to' || tokens[i - 1]?.pos === 'determiner') continue;
    if (token.mask & PAST && !(token.mask & NOUN && token.mask & BASE)) return true;
    if (token.mask & THIRD && opensComplement(tokens[i + 1])) return true;
  }
  return false;
}

/** `Why did Marta restart the primary?`: after a leading `did`, a base form that could close the question does. */
export function awaitsVerb(
  tokens: readonly TaggedToken[],
  index: number,
  next: TaggedToken | undefined,
): boolean {
  let at = index - 1;
  while (at >= 0 && tokens[at]!.pos !== 'auxiliary') {
    if (tokens[at]!.pos === 'verb' || tokens[at]!.pos === 'punctuation') return false;
    at--;
  }
  if (at < 0 || !doForms.has(tokens[at]!.lower)) return false;
  const lead = tokens[at - 1];
  if (lead !== undefined && !questionWords.has(lead.lower)) return false;
  return (
    next === undefined ||
    opensComplement(next) ||
    /^(?:adverb|preposition|punctuation)$/.test(next.pos) ||
    !baseFollows(tokens, index)
  );
}

/** `Which engineer approved it?`: a role asked after, no verb. */
export function asksAfterRole(tokens: readonly TaggedToken[], at: number, token: TaggedToken): boolean {
  const lead = tokens[at - 1];
  return (
    /^(?:which|what)$/.test(tokens[at]!.lower) &&
    roleNouns.has(token.lower) &&
    (lead === undefined || lead.pos === 'punctuation' || lead.pos === 'preposition')
  );
}

/** `Why wasn't the team paying attention?`: after a question's `was` and a person, the form in -ing is the verb. */
export function asksProgressive(tokens: readonly TaggedToken[], index: number): boolean {
  const asked = tokens[index - 1]!.lower;
  if (
    !roleNouns.has(asked) &&
    !teamNouns.has(asked) &&
    asked !== 'shift' &&
    tokens[index - 1]!.pos !== 'proper'
  )
    return false;
  let at = index - 1;
  while (at >= 0 && /^(?:noun|adjective|proper|determiner)$/.test(tokens[at]!.pos)) at--;
  while (at > 0 && tokens[at]!.pos === 'adverb' && !questionWords.has(tokens[at]!.lower)) at--;
  const helper = tokens[at];
  const lead = tokens[at - 1];
  return (
    helper !== undefined && beForms.has(helper.lower) && lead !== undefined && questionWords.has(lead.lower)
  );
}

/** `Why did the electrician pick feeder 8?`: no later word of the question could be its verb. */
function baseFollows(tokens: readonly TaggedToken[], index: number): boolean {
  for (let at = index + 1; at < tokens.length && at < index + 12; at++) {
    const token = tokens[at]!;
    if (token.pos === 'punctuation' || token.pos === 'conjunction') return false;
    if (token.mask & BASE) return true;
  }
  return false;
}

/** Has the clause no verb yet, so that this word may be it? */
export function firstVerb(tokens: readonly TaggedToken[], index: number): boolean {
  for (let at = index - 1; at >= 0; at--) {
    const { pos } = tokens[at]!;
    if (pos === 'verb' || pos === 'auxiliary' || pos === 'preposition') return false;
    if (pos === 'conjunction' || pos === 'punctuation') return true;
  }
  return true;
}

/** `removed the transaction logs that …`: the plural ends an object that a determiner opened after a verb. */
export function endsObject(tokens: readonly TaggedToken[], index: number): boolean {
  const next = tokens[index + 1];
  if (next !== undefined && !/^(?:conjunction|preposition|punctuation)$/.test(next.pos)) return false;
  let at = index - 1;
  while (at > 0 && /^(?:noun|adjective|proper)$/.test(tokens[at]!.pos)) at--;
  return tokens[at]!.pos === 'determiner' && tokens[at - 1]?.pos === 'verb';
}

/** Index of the last word before this one that is no adverb. */
export function contextBefore(tokens: readonly TaggedToken[], index: number): number {
  let at = index - 1;
  while (at >= 0 && tokens[at]!.pos === 'adverb') at--;
  return at;
}

/** Gives the token its dictionary form. */
export function fillLemma(token: TaggedToken): void {
  if (token.pos === 'verb' || token.pos === 'auxiliary') token.lemma = verbLemma(token.lower);
  else if (token.pos === 'noun') token.lemma = nounLemma(token.lower);
  else token.lemma = token.lower;
}

/** After these `to` opens no infinitive: `due to load`. */
export const TO_NOUN =
  /^(?:due|led|lead|leads|leading|related|attributed|prior|owing|according|thanks|close|similar|response|subject|relative|exposed|access|down|back|up|linked|added|switched|moved|connected)$/;
