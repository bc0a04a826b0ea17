import type { Facet } from './facets.ts';
import { type IndexedDocument, type LibraryIndex, scoreTerms } from './library-index.ts';

export interface SimilarResult {
  readonly file: string;
  /** 0 to 1: the share of the query document's own score that this one reaches, raised by what they share. */
  readonly score: number;
  /** What the two have in common, strongest first, in words. */
  readonly why: readonly string[];
}

const keptTerms = 40;

/**
 * The incidents of the library most like `query`, best first, each with its reasons. The query document itself
 * (same `file`) is left out; documents that share nothing are too.
 */
export function similar(index: LibraryIndex, query: IndexedDocument, limit = 10): readonly SimilarResult[] {
  const words = distinctiveTerms(index, query);
  const own = scoreTerms(index, query, words).reduce((sum, term) => sum + term.score, 0);
  const results: SimilarResult[] = [];
  for (const document of index.documents) {
    if (document.file === query.file) continue;
    const terms = scoreTerms(index, document, words);
    const services = [...document.services].filter((service) => query.services.has(service));
    const facets = sharedFacets(index, document, query);
    const lexical = own === 0 ? 0 : terms.reduce((sum, term) => sum + term.score, 0) / own;
    const score = Math.min(
      1,
      lexical * (1 + 0.25 * Math.min(2, services.length) + 0.06 * Math.min(4, facets.length)),
    );
    if (score < 0.02) continue;
    results.push({
      file: document.file,
      score: Math.round(score * 1000) / 1000,
      why: [
        ...services.map((service) => `shared service ${service}`),
        ...facets.slice(0, 3).map((facet) => `shared factor: ${facet.label}`),
        ...(terms.length === 0
          ? []
          : [
              `shared words: ${terms
                .slice(0, 6)
                .map((term) => term.written)
                .join(', ')}`,
            ]),
      ],
    });
  }
  return results.sort((a, b) => b.score - a.score || (a.file < b.file ? -1 : 1)).slice(0, limit);
}

/** The terms that tell this document from the rest of the library, weighted by how often it uses them. */
function distinctiveTerms(index: LibraryIndex, document: IndexedDocument): ReadonlyMap<string, number> {
  const total = index.documents.length + 1;
  const scored = [...document.counts].map(([term, count]) => {
    const frequency = index.documentFrequency.get(term) ?? 0;
    return {
      term,
      weight: Math.log(1 + count),
      rank: Math.log(1 + count) * Math.log(total / (frequency + 1) + 1),
    };
  });
  scored.sort((a, b) => b.rank - a.rank || (a.term < b.term ? -1 : 1));
  return new Map(scored.slice(0, keptTerms).map(({ term, weight }) => [term, weight]));
}

/** Facets of both, rarest in the library first: a shared rare one says more. */
function sharedFacets(index: LibraryIndex, a: IndexedDocument, b: IndexedDocument): readonly Facet[] {
  const ids = new Set(b.facets.map((facet) => facet.id));
  const holders = (id: string) =>
    index.documents.filter((document) => document.facets.some((facet) => facet.id === id)).length;
  return a.facets
    .filter((facet) => ids.has(facet.id))
    .map((facet) => ({ facet, count: holders(facet.id) }))
    .filter(({ count }) => count <= Math.max(3, index.documents.length / 3))
    .sort((x, y) => x.count - y.count || (x.facet.id < y.facet.id ? -1 : 1))
    .map(({ facet }) => facet);
}
