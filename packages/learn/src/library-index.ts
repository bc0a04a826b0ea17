/** BM25 over the sections of a library of postmortems (Robertson and Zaragoza 2009, section 3.4: weighted fields). */
import type { Postmortem, SectionKind } from '@debrief/document';
import { type Facet, facetsOf } from './facets.ts';
import { ownTexts } from './own-texts.ts';
import { type Term, termsOf } from './terms.ts';

/** One document of a library. `file` names it in every answer. */
export interface LibraryDocument {
  readonly file: string;
  readonly document: Postmortem;
}

export interface IndexedDocument extends LibraryDocument {
  /** Weighted count of each term. */
  readonly counts: ReadonlyMap<string, number>;
  /** How each term was first written. */
  readonly written: ReadonlyMap<string, string>;
  readonly length: number;
  readonly services: ReadonlySet<string>;
  readonly facets: readonly Facet[];
  readonly facetIds: ReadonlySet<string>;
}

export interface LibraryIndex {
  readonly documents: readonly IndexedDocument[];
  readonly documentFrequency: ReadonlyMap<string, number>;
  /** How many documents each facet is suggested for. */
  readonly facetFrequency: ReadonlyMap<string, number>;
  readonly meanLength: number;
}

export interface TermScore {
  readonly term: string;
  readonly written: string;
  readonly score: number;
}

/** What a section's words count: causes and titles tell incidents apart, appendices hardly. */
const weights: Partial<Record<SectionKind, number>> = {
  // The words between the title and the first heading; the title itself counts `titleWeight`.
  title: 1.5,
  summary: 2,
  'root-cause': 2,
  'contributing-factors': 2,
  'what-happened': 2,
  trigger: 2,
  'five-whys': 1.5,
  causes: 1.5,
  detection: 1.5,
  impact: 1.2,
  timeline: 0.8,
  actions: 0.7,
  participants: 0,
  references: 0.3,
  glossary: 0.3,
  metadata: 0.5,
};

const titleWeight = 4;

/** Indexes one document; independent of all others, so that a caller may keep it while the file stays the same. */
export function indexDocument({ file, document }: LibraryDocument): IndexedDocument {
  const counts = new Map<string, number>();
  const written = new Map<string, string>();
  let length = 0;
  const add = (terms: readonly Term[], weight: number) => {
    for (const term of terms) {
      counts.set(term.term, (counts.get(term.term) ?? 0) + weight);
      if (!written.has(term.term)) written.set(term.term, term.written);
      length += weight;
    }
  };
  if (document.title !== null) add(termsOf(document.title.value), titleWeight);
  for (const { section, text } of ownTexts(document)) {
    const weight = weights[section.kind] ?? 1;
    if (weight > 0) add(termsOf(withoutMarks(text)), weight);
  }
  const facets = facetsOf(document);
  const services = new Set(document.services.map((service) => service.value.toLowerCase()));
  return {
    file,
    document,
    counts,
    written,
    length,
    services,
    facets,
    facetIds: new Set(facets.map((facet) => facet.id)),
  };
}

/** Brings indexed documents together; the order of `documents` is kept. */
export function buildIndex(documents: readonly IndexedDocument[]): LibraryIndex {
  const documentFrequency = new Map<string, number>();
  const facetFrequency = new Map<string, number>();
  let total = 0;
  for (const document of documents) {
    for (const id of document.facetIds) facetFrequency.set(id, (facetFrequency.get(id) ?? 0) + 1);
    total += document.length;
    for (const term of document.counts.keys())
      documentFrequency.set(term, (documentFrequency.get(term) ?? 0) + 1);
  }
  // An empty library, or one of empty documents, has no mean to divide by.
  return {
    documents,
    documentFrequency,
    facetFrequency,
    meanLength: total === 0 ? 1 : total / documents.length,
  };
}

/** Higher than the usual 1.2: sections are weighted, so that a count of five is no repetition yet. */
const k1 = 2;
const b = 0.75;

/** The inverse document frequency of a term, never below zero; highest for one that no document has. */
export function rarity(index: LibraryIndex, term: string): number {
  const frequency = index.documentFrequency.get(term) ?? 0;
  return Math.log(1 + (index.documents.length - frequency + 0.5) / (frequency + 0.5));
}

/** The BM25 score of each query term for one document, highest first; terms that do not occur are left out. */
export function scoreTerms(
  index: LibraryIndex,
  document: IndexedDocument,
  query: ReadonlyMap<string, number>,
): readonly TermScore[] {
  const scores: TermScore[] = [];
  for (const [term, weight] of query) {
    const count = document.counts.get(term);
    if (count === undefined) continue;
    const saturation = (count * (k1 + 1)) / (count + k1 * (1 - b + (b * document.length) / index.meanLength));
    scores.push({
      term,
      written: document.written.get(term) ?? term,
      score: weight * rarity(index, term) * saturation,
    });
  }
  return scores.sort((x, y) => y.score - x.score || (x.term < y.term ? -1 : 1));
}

function withoutMarks(markdown: string): string {
  return markdown
    .replace(/<!--(?:(?!-->)[\s\S])*(?:-->|$)/g, ' ')
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/<[^>\n]{1,200}>/g, ' ');
}
