/** From an alert's name or an error's text to a card that the next on-call reads in half a minute. */
import type { Action, Postmortem, TimelineEntry } from '@debrief/document';
import { type IndexedDocument, type LibraryIndex, scoreTerms } from './library-index.ts';
import { isIdentifier, termsOf } from './terms.ts';

export interface RecallCard {
  readonly file: string;
  readonly title: string;
  readonly date: string | null;
  readonly score: number;
  /** Why it was found. */
  readonly why: readonly string[];
  /** The first sentence of the summary. */
  readonly summary: string | null;
  /** Timeline rows that found the cause or ended the impact, as written. */
  readonly checkFirst: readonly { readonly text: string; readonly line: number }[];
  /** Actions that were promised and are not done. */
  readonly openActions: readonly {
    readonly text: string;
    readonly owner: string | null;
    readonly line: number;
  }[];
}

/** Cards for the documents that know the words of `text`, best first. */
export function recall(index: LibraryIndex, text: string, limit = 3): readonly RecallCard[] {
  const query = new Map<string, number>();
  for (const { term, written } of termsOf(text)) {
    query.set(term, Math.max(query.get(term) ?? 0, isIdentifier(written) ? 2.5 : 1));
  }
  const results: { document: IndexedDocument; score: number; why: string[] }[] = [];
  for (const document of index.documents) {
    const terms = scoreTerms(index, document, query);
    if (terms.length === 0) continue;
    const phrase = containsPhrase(document.document.text, text);
    const coverage = terms.length / query.size;
    const score = terms.reduce((sum, term) => sum + term.score, 0) * (0.5 + coverage) * (phrase ? 2 : 1);
    const words = terms.slice(0, 5).map((term) => term.written);
    results.push({
      document,
      score,
      why: [...(phrase ? ['the exact words'] : []), `words: ${words.join(', ')}`],
    });
  }
  results.sort((a, b) => b.score - a.score || (a.document.file < b.document.file ? -1 : 1));
  const best = results[0]?.score ?? 0;
  return results
    .filter(({ score }) => score >= best * 0.3)
    .slice(0, limit)
    .map(({ document, score, why }) => card(document, score, why));
}

function containsPhrase(text: string, phrase: string): boolean {
  const fold = (value: string) =>
    value
      .toLowerCase()
      .replace(/[\s`"'*_]+/g, ' ')
      .trim();
  const folded = fold(phrase);
  return folded.length > 5 && fold(text).includes(folded);
}

const telling =
  /\b(?:identif\w+|found|cause|caused by|due to|because|discover\w+|traced|realis\w+|realiz\w+|notic\w+)\b/i;
const ending =
  /\b(?:roll(?:ed|ing)? back|rollback|revert\w*|restart\w*|fix\w*|mitigat\w*|recover\w*|scal(?:ed|ing)|increas\w+|disabl\w+|failover|resolved|resolution)\b/i;

function card({ file, document }: IndexedDocument, score: number, why: readonly string[]): RecallCard {
  const moments = [document.moments.identified, document.moments.mitigated].map(
    (moment) => moment?.entry ?? null,
  );
  const rows = [
    ...moments,
    ...document.timeline.filter((entry) => telling.test(entry.text)),
    ...document.timeline.filter((entry) => ending.test(entry.text)),
  ].filter((entry): entry is TimelineEntry => entry !== null);
  const chosen = [...new Set(rows)].slice(0, 4).sort((a, b) => a.from - b.from);
  return {
    file,
    title: document.title?.value ?? file,
    date: document.date?.value ?? null,
    score: Math.round(score * 1000) / 1000,
    why,
    summary: firstSentence(document),
    checkFirst: chosen.map((entry) => ({ text: short(entry.text), line: lineOf(document.text, entry.from) })),
    openActions: document.actions.filter(isOpen).map((action) => ({
      text: action.title.value,
      owner: action.owner?.value ?? null,
      line: lineOf(document.text, action.from),
    })),
  };
}

const longestRow = 180;

/** A card is read in half a minute: a long row is cut at a word. */
function short(text: string): string {
  if (text.length <= longestRow) return text;
  const cut = text.lastIndexOf(' ', longestRow);
  return `${text.slice(0, cut > 0 ? cut : longestRow)} …`;
}

function isOpen(action: Action): boolean {
  return action.status?.value !== 'done' && action.status?.value !== 'dropped';
}

function firstSentence(document: Postmortem): string | null {
  const section =
    document.sections.find((candidate) => candidate.kind === 'summary') ??
    document.sections.find((candidate) => candidate.kind === 'what-happened');
  if (section === undefined) return null;
  const text = document.text
    .slice(section.contentFrom, section.to)
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/^#.*$/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
  const sentence = /^.{20,300}?[.!?](?=\s|$)/.exec(text)?.[0] ?? text.slice(0, 240);
  return sentence === '' ? null : sentence;
}

function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
