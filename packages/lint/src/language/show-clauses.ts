/** Renders clauses as one line each, for tests and for looking into what the grammar understood. */
import type { Clause, NounPhrase, Sentence } from './prose.ts';

/** `Priya/person broke checkout`, `the table/system dropped [passive] by a contractor/person` … */
export function showClauses(sentence: Sentence): string[] {
  return sentence.clauses.map(showClause);
}

function showClause(clause: Clause): string {
  const parts = [
    clause.subject === null ? '–' : named(clause.subject),
    clause.negated ? 'not' : '',
    clause.modal ?? '',
    clause.perfect ? 'have' : '',
    clause.verb.lemma + (clause.particle === null ? '' : ` ${clause.particle}`),
    clause.object === null ? '' : clause.object.text.toLowerCase(),
    clause.agent === null ? '' : `by ${named(clause.agent)}`,
    `[${clause.tense}${clause.voice === 'passive' ? ' passive' : ''}${clause.conditional ? ' if' : ''}]`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function named(phrase: NounPhrase): string {
  const owner = phrase.possessor === null ? '' : ` of ${phrase.possessor.referent}`;
  return `${phrase.text.toLowerCase()}/${phrase.referent}${owner}`;
}
