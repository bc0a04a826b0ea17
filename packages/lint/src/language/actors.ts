/** Questions about who acts, as many rules ask them. */
import type { Clause, NounPhrase, Sentence, Token } from './prose.ts';
import { wordSet } from './words/word-set.ts';

/** People outside the house: what they did is a fact about the incident, not a colleague's deed. */
const outsiders = wordSet(
  `attacker hacker adversary intruder thief bot-user user users customer customers client clients visitor visitors
   public community attackers hackers spammer spammers scammer scammers malicious student students participant participants exploiter
   trader traders tenant tenants subscriber subscribers reader readers player players viewer viewers`,
);

const generic = wordSet('you your nobody no-one anyone anybody whoever');
const authorial = wordSet('i we us me our ours my ourselves myself');
const unclear = wordSet('they them themselves their');

/** A person or several, of the house, named, by role or by pronoun; not `nobody`, not a general `you`. */
export function isPerson(phrase: NounPhrase | null): boolean {
  return (
    phrase !== null &&
    phrase.referent === 'person' &&
    !outsiders.has(phrase.head.lower) &&
    !generic.has(phrase.head.lower) &&
    !phrase.head.quoted &&
    phrase.head.lower !== 'who'
  );
}

/** A person as above, or a team. */
export function isPeople(phrase: NounPhrase | null): boolean {
  if (phrase === null) return false;
  return phrase.referent === 'team' ? !phrase.head.quoted : isPerson(phrase);
}

/** `we`, `I`: the authors speak of themselves. */
export function isAuthors(phrase: NounPhrase | null): boolean {
  return phrase !== null && authorial.has(phrase.head.lower);
}

/** `they`: people only if nothing else is meant. */
export function isUnclear(phrase: NounPhrase | null): boolean {
  return phrase !== null && unclear.has(phrase.head.lower);
}

/** A person other than the authors: named, by role, `he`, `she`, `someone`. */
export function isSomeoneElse(phrase: NounPhrase | null): boolean {
  return isPerson(phrase) && !isAuthors(phrase);
}

/** Whose it is, when a person's: `Priya` in `Priya's merge`, never `our` or `their`. */
export function personOwner(phrase: NounPhrase | null): NounPhrase | null {
  const owner = phrase?.possessor ?? null;
  if (owner === null || !isPeople(owner) || isAuthors(owner) || isUnclear(owner)) return null;
  return owner;
}

/** Is this the author's own running text, in which wording matters? */
export function isAuthored(sentence: Sentence): boolean {
  return !sentence.quoted && sentence.role !== 'metadata';
}

/** Something that is said to have happened: not asked, not wished, not imagined, not ahead. */
export function isAsserted(clause: Clause): boolean {
  return (
    !clause.negated &&
    !clause.conditional &&
    clause.modal === null &&
    clause.tense !== 'future' &&
    clause.tense !== 'imperative' &&
    clause.tense !== 'infinitive' &&
    !clause.verb.quoted
  );
}

/** Words of the clause's surroundings, in lower case and joined by single blanks. */
export function wordsBetween(sentence: Sentence, first: number, last: number): string {
  const { tokens } = sentence;
  let words = '';
  for (let index = Math.max(0, first); index <= last && index < tokens.length; index++) {
    words += (words === '' ? '' : ' ') + tokens[index]!.lower;
  }
  return words;
}

/** Index of the last token that still belongs to the clause: up to the next boundary or verb group. */
export function clauseEnd(sentence: Sentence, clause: Clause): number {
  const { tokens, clauses } = sentence;
  const next = clauses.find((other) => other.firstIndex > clause.verbIndex);
  const limit = next?.firstIndex ?? tokens.length;
  for (let index = clause.verbIndex + 1; index < limit; index++) {
    if (/^[;:.!?—]$/.test(tokens[index]!.text)) return index - 1;
  }
  return limit - 1;
}

/** Does the author cite where this was learned (interview, chat, statement)? */
export function namesSource(sentence: Sentence): boolean {
  return SOURCE.test(sentence.text);
}

const SOURCE =
  /\[\^[^\]]+\]|\b(?:interview|debrief(?:ing)?|survey|statement|transcript)\b|\baccording to\b|\btold (?:us|me|the (?:review|interviewer|facilitator|authors?|team|investigators?))\b|\b(?:said|says|reported|recalls?|recalled|explained|described|stated|wrote|writes|noted)\b|\bin (?:his|her|their) (?:own )?words\b|\b(?:chat|slack|call) (?:log|thread|recording)\b/i;

/** Place of a stretch of tokens. */
export function span(first: Token, last: Token): { readonly from: number; readonly to: number } {
  return { from: Math.min(first.from, last.from), to: Math.max(first.to, last.to) };
}

/** From where the clause's subject (or verb) starts to where its object, particle or verb ends. */
export function clauseSpan(clause: Clause): { readonly from: number; readonly to: number } {
  const subject =
    clause.subject !== null && clause.subject.to <= clause.group.from ? clause.subject : clause.group;
  const last = clause.agent ?? clause.object ?? clause.group;
  return { from: subject.from, to: Math.max(last.to, clause.group.to) };
}
