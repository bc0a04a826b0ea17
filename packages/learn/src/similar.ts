import type { Facet } from './facets.ts';
import { type IndexedDocument, type LibraryIndex, rarity, scoreTerms } from './library-index.ts';

import { shownWords } from './shown-words.ts';

export interface SimilarResult {
  readonly file: string;
  /**
   * 0 to 1: how much of what tells the query from the library (its rarest words, weighted) this document has too,
   * raised by shared factors and services. A copy scores 1, a document that shares nothing 0.
   */
  readonly score: number;
  /** What the two have in common, strongest first, in words. */
  readonly why: readonly string[];
}

/** Tried from 25 to 90 on labelled pairs (`bench/similar.ts`): more brings in the house's style, fewer lose the fault. */
const keptTerms = 50;
const factorLift = 0.2;
const serviceLift = 0.25;
/** Below this two documents share nothing worth a line. */
const least = 0.02;

/**
 * The incidents of the library most like `query`, best first, each with its reasons. The query document itself
 * (same `file`) is left out; documents that share nothing are too.
 */
export function similar(index: LibraryIndex, query: IndexedDocument, limit = 10): readonly SimilarResult[] {
  const words = distinctiveTerms(index, query);
  const own = scoreTerms(index, query, words).reduce((sum, term) => sum + term.score, 0);
  const facets = query.facets.map((facet) => ({ facet, weight: facetWeight(index, facet) }));
  const ownFacets = facets.reduce((sum, { weight }) => sum + weight, 0);
  const results: SimilarResult[] = [];
  for (const document of index.documents) {
    if (document.file === query.file) continue;
    const terms = scoreTerms(index, document, words);
    const services = [...document.services].filter((service) => query.services.has(service));
    const shared = facets
      .filter(({ facet }) => document.facetIds.has(facet.id))
      .sort((x, y) => y.weight - x.weight || (x.facet.id < y.facet.id ? -1 : 1));
    const lexical = own === 0 ? 0 : Math.min(1, terms.reduce((sum, term) => sum + term.score, 0) / own);
    const factors =
      ownFacets === 0 ? lexical : shared.reduce((sum, { weight }) => sum + weight, 0) / ownFacets;
    const lift = 1 + factorLift * factors + serviceLift * Math.min(2, services.length);
    const score = Math.min(1, lexical * lift);
    if (score < least) continue;
    results.push({
      file: document.file,
      score: Math.round(score * 1000) / 1000,
      why: [
        ...services.map((service) => `shared service ${service}`),
        ...shared
          .filter(({ weight }) => weight > 1)
          .slice(0, 3)
          .map(({ facet }) => `shared factor: ${facet.label}`),
        ...(terms.length === 0
          ? []
          : [
              `shared words: ${shownWords(
                terms.map((term) => term.written),
                6,
              ).join(', ')}`,
            ]),
      ],
    });
  }
  return results.sort((a, b) => b.score - a.score || (a.file < b.file ? -1 : 1)).slice(0, limit);
}

/** The terms that tell this document from the rest of the library, weighted by how often it uses them. */
function distinctiveTerms(index: LibraryIndex, document: IndexedDocument): ReadonlyMap<string, number> {
  const scored = [...document.counts].map(([term, count]) => {
    const weight = Math.log(1 + count);
    return { term, weight, rank: weight * rarity(index, term) };
  });
  scored.sort((a, b) => b.rank - a.rank || (a.term < b.term ? -1 : 1));
  return new Map(scored.slice(0, keptTerms).map(({ term, weight }) => [term, weight]));
}

function facetWeight(index: LibraryIndex, facet: Facet): number {
  const holders = index.facetFrequency.get(facet.id) ?? 0;
  return Math.log(1 + (index.documents.length - holders + 0.5) / (holders + 0.5));
}
