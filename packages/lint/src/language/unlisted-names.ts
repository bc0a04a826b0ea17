/** Names that stand in no list, told as people's by how they are written and what stands around them. */
import { stripS } from './lemma.ts';
import type { Roster } from './roster.ts';
import type { TaggedToken } from './word-forms.ts';
import { namesOfThings, organisationNames, peopleNouns, roleNouns } from './words/people.ts';
import { changeNouns, eventNouns, systemNouns } from './words/things.ts';
import { wordSet } from './words/word-set.ts';

/** `Zoltán` where the list has `zoltan`. */
export function isAccented(lower: string, roster: Roster): boolean {
  return /[^\x00-\x7f]/.test(lower) && roster.names.has(unaccented(lower));
}

const STROKED: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
  ı: 'i',
  å: 'a',
};

export function unaccented(lower: string): string {
  return lower
    .replace(/[łøđßæıå]/g, (letter) => STROKED[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}

/** What only people do, so that an unknown name before it is a person's. */
const HUMAN_DEED = wordSet(
  'thought forgot clicked typed phoned misread misunderstood mistook remembered realised realized wondered slept overslept apologised apologized',
);

const HUMAN_STATE = wordSet(
  'proud afraid convinced distracted tired unaware unfamiliar reluctant overconfident inexperienced careless exhausted nervous eager asleep confident frustrated impatient scared worried impatient inattentive overwhelmed bored ashamed embarrassed',
);

/** A word written as a name is: `Zanele`, `Mei-Ling`. */
export const nameForm = /^\p{Lu}\p{Ll}+(?:[-’']\p{Lu}?\p{Ll}+)*$/u;
const OWN = /^(?:he|she|him|his|her|himself|herself)$/;

/** `incident lead Zanele`, `Chiamaka … from her laptop`: names of no list, told by the words around them. */
export function isNameByCompany(tokens: readonly TaggedToken[], first: number, head: number): boolean {
  const token = tokens[head]!;
  if (!nameForm.test(token.text) || isThing(token) || organisationNames.has(token.lower)) return false;
  const role = tokens[head - 1];
  if (role !== undefined && head > first && token.pos === 'proper') {
    const named = roleNouns.has(role.lower) && role.pos === 'noun';
    return named && !machineLike.test(role.lower) && !ARTEFACT_MAKERS.test(role.lower);
  }
  if (head !== first || (token.pos !== 'proper' && !token.text.includes('-'))) return false;
  const next = tokens[head + 1];
  if (next === undefined || (next.pos !== 'verb' && next.pos !== 'auxiliary')) return false;
  if (actsHuman(tokens, head)) return true;
  for (let at = head + 2; at < tokens.length && at < head + 24; at++) {
    const word = tokens[at]!;
    if (OWN.test(word.lower)) return true;
    if (word.pos === 'proper' && nameForm.test(word.text)) return false;
    if (/^[;:]$/.test(word.text) || isRoleWord(word)) return false;
  }
  return false;
}

/** `the agent thought …`, `Henrietta was too proud`: no machine does or is that. */
export function actsHuman(tokens: readonly TaggedToken[], head: number): boolean {
  const next = tokens[head + 1];
  if (next === undefined) return false;
  if (HUMAN_DEED.has(next.lower)) return true;
  const state = tokens[head + 2]?.pos === 'adverb' ? tokens[head + 3] : tokens[head + 2];
  return next.lower === 'was' && state !== undefined && HUMAN_STATE.has(state.lower);
}

/** Before a capital these name a product: `operator Strimzi`, `Package Manager Brew`. */
const ARTEFACT_MAKERS =
  /^(?:operator|manager|maintainer|owner|author|editor|member|tech|boss|hero|expert|fixer)$/;

function isRoleWord(token: TaggedToken): boolean {
  return token.pos === 'noun' && (roleNouns.has(token.lower) || peopleNouns.has(token.lower));
}

/** Is this the name of a thing rather than of a person? */
export function isThing(token: TaggedToken): boolean {
  const singular = stripS(token.lower);
  return (
    systemNouns.has(singular) ||
    changeNouns.has(token.lower) ||
    eventNouns.has(singular) ||
    namesOfThings.has(token.lower)
  );
}

/** Alone, these are software more often than people. */
export const machineLike =
  /^(?:agent|driver|controller|worker|scheduler|host|client|user|custodian|player|watcher|member|leader|caller|principal|temp|consumer|director|individual)$/;
