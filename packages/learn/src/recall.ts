/** From an alert's name or an error's text to the documents that know it, best first. */
import { type IndexedDocument, type LibraryIndex, rarity, scoreTerms } from './library-index.ts';
import { type RecallCard, recallCard } from './recall-card.ts';
import { shownWords } from './shown-words.ts';
import { isIdentifier, termsOf } from './terms.ts';

/** A document must know this part of the query, by rarity of the words: at night a wrong card is worse than none. */
const leastCoverage = 0.3;
/** Cards far below the best one are left out. */
const leastOfBest = 0.3;
const shortestPhrase = 4;

/**
 * Cards for the documents that know the words of `text`, best first; documents that hold the exact words stand
 * before all others.
 */
export function recall(index: LibraryIndex, text: string, limit = 3): readonly RecallCard[] {
  const query = new Map<string, number>();
  for (const { term, written } of termsOf(text)) {
    query.set(term, Math.max(query.get(term) ?? 0, isIdentifier(written) ? 2.5 : 1));
  }
  const phrase = phrasePattern(text);
  // What no document has cannot tell one from another: an alert's name is new, its parts are not.
  const known = [...query.keys()].filter((term) => index.documentFrequency.has(term));
  const weightOf = (term: string) => rarity(index, term) * (query.get(term) ?? 0);
  const whole = known.reduce((sum, term) => sum + weightOf(term), 0);
  const hits: { document: IndexedDocument; score: number; exact: number; words: readonly string[] }[] = [];
  for (const document of index.documents) {
    const terms = scoreTerms(index, document, query);
    const exact = phrase === null ? -1 : document.document.text.search(phrase);
    if (terms.length === 0 && exact === -1) continue;
    const coverage = whole === 0 ? 0 : terms.reduce((sum, { term }) => sum + weightOf(term), 0) / whole;
    if (exact === -1 && (coverage < leastCoverage || tooFew(terms.length, known.length))) continue;
    const score = terms.reduce((sum, term) => sum + term.score, 0) * (0.5 + coverage);
    hits.push({
      document,
      score,
      exact,
      words: shownWords(
        terms.map((term) => term.written),
        5,
      ),
    });
  }
  hits.sort(
    (a, b) =>
      Number(b.exact !== -1) - Number(a.exact !== -1) ||
      b.score - a.score ||
      (a.document.file < b.document.file ? -1 : 1),
  );
  const best = Math.max(0, ...hits.map((hit) => hit.score));
  return hits
    .filter(({ score, exact }) => exact !== -1 || score >= best * leastOfBest)
    .slice(0, limit)
    .map(({ document, score, exact, words }) =>
      recallCard(document, {
        score,
        why: [
          ...(exact === -1 ? [] : ['the exact words']),
          ...(words.length === 0 ? [] : [`words: ${words.join(', ')}`]),
        ],
        place: exact === -1 ? firstPlace(document.document.text, words) : exact,
      }),
    );
}

/** One word out of four or more is a coincidence. */
function tooFew(found: number, asked: number): boolean {
  return asked >= 4 && found < 2;
}

/** The words of `phrase` in order, whatever blanks, quotes and emphasis stand between; null when it is too short. */
function phrasePattern(phrase: string): RegExp | null {
  const words = phrase.split(/[\s`"'*_]+/).filter((word) => word !== '');
  if (words.join('').length < shortestPhrase) return null;
  const escaped = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped.join('[\\s`"\'*_]{1,8}')}(?![\\p{L}\\p{N}])`, 'iu');
}

/** Where the first of the words stands, the most telling one first; 0 when it was written otherwise. */
function firstPlace(text: string, words: readonly string[]): number {
  for (const word of words) {
    const at = text.indexOf(word);
    if (at !== -1) return at;
  }
  return 0;
}
