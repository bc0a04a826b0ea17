/** What the next on-call reads in half a minute. */
import {
  type Action,
  type Postmortem,
  plainText,
  type SectionKind,
  type TimelineEntry,
} from '@debrief/document';
import type { IndexedDocument } from './library-index.ts';
import { ownTexts } from './own-texts.ts';

export interface CardLine {
  readonly text: string;
  /** 1-based line of the document. */
  readonly line: number;
}

export interface RecallCard {
  readonly file: string;
  readonly title: string;
  readonly date: string | null;
  readonly score: number;
  /** Why it was found. */
  readonly why: readonly string[];
  /** Where the words stand. */
  readonly line: number;
  /** The first sentence of the summary. */
  readonly summary: string | null;
  /** The first sentence of the cause section, when there is one. */
  readonly cause: CardLine | null;
  /** The first sentence of the resolution section, when there is one. */
  readonly ended: CardLine | null;
  /** Timeline rows that found the cause or ended the impact, as written. */
  readonly checkFirst: readonly CardLine[];
  /** Actions that were promised and are not said to be done. */
  readonly openActions: readonly (CardLine & { readonly owner: string | null })[];
}

/** Why a document was found, for its card. */
export interface Hit {
  readonly score: number;
  readonly why: readonly string[];
  /** Offset of the words. */
  readonly place: number;
}

const telling =
  /\b(?:identif\w+|found|cause|caused by|due to|because|discover\w+|traced|realis\w+|realiz\w+|notic\w+)\b/i;
const ending =
  /\b(?:roll(?:ed|ing)? back|rollback|revert\w*|restart\w*|fix\w*|mitigat\w*|recover\w*|scal(?:ed|ing)|increas\w+|disabl\w+|failover|resolved|resolution)\b/i;
const mostRows = 3;

export function recallCard({ file, document }: IndexedDocument, hit: Hit): RecallCard {
  const { text, moments, timeline } = document;
  const known = [moments.identified, moments.mitigated].map((moment) => moment?.entry ?? null);
  const rows = [
    ...known,
    ...timeline.filter((entry) => telling.test(entry.text)),
    ...timeline.filter((entry) => ending.test(entry.text)),
  ].filter((entry): entry is TimelineEntry => entry !== null && entry.text !== '');
  const chosen = [...new Set(rows)].slice(0, mostRows).sort((a, b) => a.from - b.from);
  return {
    file,
    title: document.title?.value ?? file,
    date: document.date?.value ?? null,
    score: Math.round(hit.score * 1000) / 1000,
    why: hit.why,
    line: lineOf(text, hit.place),
    summary: firstSentence(document, ['summary', 'what-happened'])?.text ?? null,
    cause: firstSentence(document, ['root-cause', 'trigger', 'causes']),
    ended: firstSentence(document, ['resolution']),
    checkFirst: chosen.map((entry) => ({ text: short(entry.text), line: lineOf(text, entry.from) })),
    openActions: document.actions.filter(isOpen).map((action) => ({
      text: short(action.title.value),
      owner: action.owner?.value ?? null,
      line: lineOf(text, action.from),
    })),
  };
}

const longest = 150;

/** A card is read in half a minute: a long row is cut at a word. */
function short(text: string): string {
  if (text.length <= longest) return text;
  const cut = text.lastIndexOf(' ', longest);
  return `${text.slice(0, cut > longest / 2 ? cut : longest)} …`;
}

function isOpen(action: Action): boolean {
  return action.status?.value !== 'done' && action.status?.value !== 'dropped';
}

/** The first kind that has words of its own gives the sentence. */
function firstSentence(document: Postmortem, kinds: readonly SectionKind[]): CardLine | null {
  const texts = ownTexts(document);
  for (const kind of kinds) {
    for (const own of texts) {
      if (own.kind !== kind) continue;
      const found = firstParagraph(own.text);
      if (found === null) continue;
      const words = plainText(found.text, 0, found.text.length).replace(/\s+/g, ' ').trim();
      if (!/[\p{L}\p{N}]{2}/u.test(words)) continue;
      const sentence = /^.{20,300}?(?:[.!?](?=\s|$)|[。！？])/u.exec(words)?.[0] ?? words;
      return { text: short(sentence), line: lineOf(document.text, own.from + found.at) };
    }
  }
  return null;
}

const notProse = /^\s*(?:<!--|```|~~~|\||#|!\[|---|\+\+\+|>\s*\*\*Question)/;
/** A template's prompt that was left in place: one whole line in italics. */
const prompt = /^\s*(?:\*[^*\n]+\*|_[^_\n]+_)\s*$/;

/** The first lines that are words: no comment, fence, table, heading, picture, prompt or open question. */
function firstParagraph(text: string): { text: string; at: number } | null {
  const prose = text
    .slice(0, 20_000)
    .replace(/<!--(?:(?!-->)[\s\S])*(?:-->|$)/g, (words) => words.replace(/[^\n]/g, ' '))
    .replace(/^([`~]{3,})[^\n]*\n(?:(?!\1)[^\n]*\n)*(?:\1[^\n]*)?/gm, (words) =>
      words.replace(/[^\n]/g, ' '),
    );
  let at = 0;
  let from = -1;
  const lines: string[] = [];
  for (const line of prose.split('\n')) {
    const word = line.replace(/^\s*(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?/, '');
    const item = word.length !== line.length;
    // "The steps were:" says nothing without its first step.
    const begun = lines.length > 0 && !(lines.length === 1 && lines[0]?.trimEnd().endsWith(':'));
    if (line.trim() === '' || notProse.test(line) || prompt.test(line) || (item && begun)) {
      if (begun) break;
    } else {
      if (from === -1) from = at;
      lines.push(word);
    }
    at += line.length + 1;
  }
  return lines.length === 0 ? null : { text: lines.join('\n'), at: from };
}

function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
