/** Base forms: irregular verbs from a table, the rest by the spelling rules of English. */
import { irregularBases, irregularForms } from './words/irregular-verbs.ts';
import { plainVerbs, verbsAndNouns } from './words/verbs.ts';

/** Is this base form known as a verb at all? */
export function isVerbBase(word: string): boolean {
  return (
    plainVerbs.has(word) ||
    verbsAndNouns.has(word) ||
    irregularBases.has(word) ||
    (word.includes('-') && isPrefixedVerb(word))
  );
}

function isPrefixedVerb(word: string): boolean {
  const tail = word.slice(word.lastIndexOf('-') + 1);
  return plainVerbs.has(tail) || verbsAndNouns.has(tail) || irregularBases.has(tail);
}

const DOUBLED = /([bdfgklmnprtvz])\1$/;

/** The base of a form in `-ed` or `-ing`, given the stem without the ending. */
export function verbBase(stem: string): string {
  if (stem.endsWith('e')) return `${stem}e`;
  if (isVerbBase(stem) && !isVerbBase(`${stem}e`)) return stem;
  if (isVerbBase(`${stem}e`)) return `${stem}e`;
  if (DOUBLED.test(stem) && isVerbBase(stem.slice(0, -1))) return stem.slice(0, -1);
  for (const prefix of ['re', 'un', 'mis', 'over', 'pre', 'de', 'dis', 'under', 'out']) {
    if (!stem.startsWith(prefix) || stem.length < prefix.length + 3) continue;
    const rest = stem.slice(prefix.length);
    if (isVerbBase(`${rest}e`)) return `${stem}e`;
    if (isVerbBase(rest)) return stem;
  }
  if (DOUBLED.test(stem) && !/(?:ll|ss|ff|zz)$/.test(stem)) return stem.slice(0, -1);
  if (
    /(?:[aeiou][^aeiouywx]|[^aeiou]l|[sz]|[iu]v|[rn]g|[dr]g|c|u)$/.test(stem) &&
    !/(?:en|er|on|it|ss|or|et|op|ow)$/.test(stem)
  ) {
    return /[aeiou](?:t|v|z|s|c|g|k|l|r|n|m|d)$/.test(stem) || /[^aeiou]l$/.test(stem) ? `${stem}e` : stem;
  }
  return stem;
}

/** `tries` → `try`, `crashes` → `crash`, `wipes` → `wipe`, `configs` → `config`. */
export function stripS(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:sses|shes|ches|xes|zzes|oes)$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

const IRREGULAR_PLURALS: ReadonlyMap<string, string> = new Map([
  ['people', 'person'],
  ['men', 'man'],
  ['women', 'woman'],
  ['children', 'child'],
  ['criteria', 'criterion'],
  ['indices', 'index'],
  ['vertices', 'vertex'],
  ['analyses', 'analysis'],
  ['crises', 'crisis'],
  ['hypotheses', 'hypothesis'],
]);

/** Base form of a noun. */
export function nounLemma(word: string): string {
  return IRREGULAR_PLURALS.get(word) ?? stripS(word);
}

const BE: ReadonlySet<string> = new Set(['am', 'is', 'are', 'was', 'were', 'been', 'being', "'re", "'m"]);
const CONTRACTED: ReadonlyMap<string, string> = new Map([
  ['has', 'have'],
  ['had', 'have'],
  ['having', 'have'],
  ["'ve", 'have'],
  ['does', 'do'],
  ['did', 'do'],
  ['done', 'do'],
  ['doing', 'do'],
  ["'ll", 'will'],
  ['ca', 'can'],
  ['wo', 'will'],
  ['sha', 'shall'],
  ["n't", 'not'],
  ['goes', 'go'],
]);

/** Base form of a verb in any form. */
export function verbLemma(word: string): string {
  if (BE.has(word)) return 'be';
  const known = CONTRACTED.get(word) ?? irregularForms.get(word)?.lemma;
  if (known !== undefined) return known;
  if (word.endsWith('ied') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (word.endsWith('ed') && word.length > 4 && !irregularBases.has(word)) return verbBase(word.slice(0, -2));
  if (word.endsWith('ing') && word.length > 5) return verbBase(word.slice(0, -3));
  if (word.endsWith('s') && !isVerbBase(word)) return stripS(word);
  return word;
}
