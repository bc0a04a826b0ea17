/** Lists of people and of services, split into names with places. */
import type { Field } from '../model.ts';
import { trimmed } from './cells.ts';
import type { Fact } from './facts.ts';
import { fieldFacts } from './metadata.ts';
import { plainText } from './plain-text.ts';

const PEOPLE_PARTS =
  /\s*(?:,|;|、|，|\/|\||·|\band\b|\bund\b|(?<=[\s\p{L}])&(?=\s)|\by\b(?=\s)|\bet\b(?=\s))\s*/gu;
const NOT_NAME = /\s*(?:<[^<>]*>|\([^()]*\)|（[^（）]*）|\[[^\]]*\]\([^)]*\))\s*$/;
const NO_VALUE = /^(?:n\/?a|none|tbd|todo|unknown|-+|—|\?+|null|なし|無し|없음|无|\.{3}|…)$/i;

/** Splits a list of names (or services) into fields with places. */
export function splitNames(text: string, fact: Fact, people: boolean): readonly Field<string>[] {
  const names: Field<string>[] = [];
  const parts = people ? PEOPLE_PARTS : /\s*(?:,|;|、|，|·|\|)\s*/gu;
  let start = fact.from;
  const push = (from: number, to: number): void => {
    const span = trimmed(text, from, to);
    const raw = text.slice(span.from, span.to);
    let value = plainText(text, span.from, span.to);
    if (people)
      value =
        value
          .replace(NOT_NAME, '')
          .replace(/^\[([^[\]]+)\]$/, '$1')
          .trim() || value;
    if (value !== '' && !NO_VALUE.test(value) && value.length <= 80) names.push({ ...span, raw, value });
  };
  let depth = 0;
  let at = fact.from;
  parts.lastIndex = fact.from;
  for (let found = parts.exec(text); found && found.index < fact.to; found = parts.exec(text)) {
    for (; at < found.index; at++) {
      const char = text[at]!;
      if ('([{（'.includes(char)) depth++;
      else if (')]}）'.includes(char)) depth = Math.max(0, depth - 1);
    }
    if (found[0] === '') parts.lastIndex++;
    else if (depth === 0) {
      push(start, found.index);
      start = found.index + found[0].length;
    }
  }
  push(start, fact.to);
  return names;
}

export function readAuthors(text: string, facts: readonly Fact[]): readonly Field<string>[] {
  const authors = fieldFacts(facts, 'authors');
  const seen = new Set<string>();
  const found: Field<string>[] = [];
  for (const fact of authors) {
    for (const name of splitNames(text, fact, true)) {
      const key = name.value.toLowerCase();
      if (!seen.has(key)) found.push(name);
      seen.add(key);
    }
  }
  return found;
}

/** Below a heading the first line may be of running text: a sentence, or one broken off in the middle. */
function isProse(fact: Fact): boolean {
  return (
    fact.place === 'heading' && (/[.!?]\s+\p{Lu}/u.test(fact.value) || fact.value.split(/\s+/).length > 10)
  );
}

export function readServices(text: string, facts: readonly Fact[]): readonly Field<string>[] {
  const seen = new Set<string>();
  return fieldFacts(facts, 'services')
    .filter((fact) => fact.value.length <= 300)
    .flatMap((fact) => (isProse(fact) ? [] : splitNames(text, fact, false)))
    .filter((service) => !seen.has(service.value) && seen.add(service.value));
}
