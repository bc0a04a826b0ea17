/** Finds what templates leave behind: prompts in comments and brackets, choices not made, sample words. */
import type { Span } from '@debrief/document';
import { byParagraph } from './by-paragraph.ts';

export interface Placeholder extends Span {
  readonly kind: 'bracket' | 'comment' | 'prompt' | 'choice' | 'note' | 'sample';
}

/** Comments that tools and authors leave on purpose. */
const kept =
  /^\s*(?:debrief-|markdownlint|prettier|textlint|vale|spellcheck|cspell|toc|more|truncate|endexcerpt|lint|eslint|copyright|spdx|generated|vim:|#|\/|\[)/i;
const prompt =
  /\?\s*$|\?\s*\n|^\s*(?:\d+[.)]\s*)?(?:please\s+)?(?:name|describe|list|add|insert|write|explain|include|fill|replace|give|provide|summari[sz]e|link|state|who|what|when|where|why|how|which|enter|put|use|keep|delete|remove|note|attach|paste|copy|say|start|think|consider|document|record|choose|select|identify|was|were|did|is|are|has|two|three|one|a|the|an|all|each|from|customers|money|support|data|services|searched|times?|example|e\.g|optional|template|instructions|tip|sev|@|\d{4}-\d{2}-\d{2})\b/i;

const bracketWords =
  /^(?:insert|link(?:s)?|add|your|describe|description|brief|short|incident|title|name|names|date|time|author|authors|owner|team|service|todo|tbd|tbc|tba|placeholder|screenshot|screenshots|graph|graphs|image|fill|replace|enter|summary|list|what|why|how|who|when|where|number|xx+|\.{2,}|…|example|e\.g|severity|status|url|ticket|jira|issue|optional|person|role|action|cause|impact|duration)\b[^\]]*$|^(?:xx+|\.{3}|…|_{2,}|\?+)$/i;
const bracket = /(?<![\]\\!^\w`])\[([^\][\n]{1,120})\](?![([:\]])/g;
const angle =
  /<((?:insert|link|add|your|describe|incident|title|name|date|time|author|owner|team|service|todo|tbd|placeholder|fill|replace|enter|url)\b[^<>\n]{0,80})>(?!\S*<\/)/gi;
/** A paragraph in italics that asks or instructs, as templates print their prompts. */
const italic =
  /^([*_])(?![*_\s])((?:describe|list|report|explain|note|run|include|provide|summari[sz]e|outline|identify|add|write|tell|document|who|how|what|why|when|where|which|were|was|did)\b[^*_\n]{12,200}(?:\n(?!\s*\n)[^*_\n]{1,200}){0,2})\1[ \t]*$/gim;
const braces = /\{\{\s*([a-z][a-z0-9 _.-]{1,40})\s*\}\}/gi;
const sample =
  /\b(?:lorem ipsum|ipsum dolor|foo bar baz|YYYY[-/]MM[-/]DD|DD[-/]MM[-/]YYYY|MM[-/]DD[-/]YYYY|(?<![:\w])[Hh][Hh]:[Mm][Mm](?!:?\w)|Item A \/ Item B|no comments added|DATE RANGE|firstname lastname)(?![\w-])/g;
const sampleSign = /ipsum|foo bar|YYYY|hh:mm|item a|no comments|date range|firstname/i;
const loremInAnyCase = /\b(?:lorem ipsum|ipsum dolor)\b/gi;
const noteSign = /TODO|FIXME|TB[DAC]|XXX/;
const note = /(?<![\w/#.-])(?:TODO|FIXME|TBD|TBA|TBC|XXX)(?![\w-])/g;
const choice =
  /(?:^|[:|*])[ \t]*((?:Draft|In Review|Open|SEV-?1|P0|Minor|High|Low|Yes)(?:[ \t]*[|/][ \t]*(?:Draft|In Review|Review|Reviewed|Final|Approved|Closed|Complete|Open|In Progress|Done|SEV-?\d|P\d|Minor|Major|Critical|High|Medium|Low|No)){1,5})[ \t]*$/gim;

/** Every placeholder in the text, in order, without overlaps. Code is for the caller to leave out. */
export function placeholdersIn(text: string): Placeholder[] {
  const found: Placeholder[] = [];
  const add = (from: number, to: number, kind: Placeholder['kind']): void => {
    found.push({ from, to, kind });
  };
  for (const { from, to, words } of commentsIn(text)) {
    if (kept.test(words) || isCommentedOut(words)) continue;
    if (prompt.test(words) || standsForValue(text, words, from, to)) add(from, to, 'comment');
  }
  const likely = likelyIn(text);
  const definitions = likely.some(({ label }) => label !== null) ? definedLabels(text) : null;
  for (const { from, to, kind, label, asks } of likely) {
    if (label !== null && definitions?.has(label)) continue;
    if (asks === null || isPrompt(text, asks, from, to)) add(from, to, kind);
  }
  found.sort((a, b) => a.from - b.from || b.to - a.to);
  let end = -1;
  return found.filter(({ from, to }) => {
    if (from < end) return false;
    end = to;
    return true;
  });
}

interface Likely extends Placeholder {
  /** None where a link of this label is defined. */
  readonly label: string | null;
  /** One only where these words stand alone in their paragraph. */
  readonly asks: string | null;
}

/** What looks like a placeholder by itself; for some, the rest of the text decides. */
const likelyIn = byParagraph((text) => {
  const found: Likely[] = [];
  const add = (
    from: number,
    length: number,
    kind: Placeholder['kind'],
    label: string | null = null,
    asks: string | null = null,
  ): void => {
    found.push({ from, to: from + length, kind, label, asks });
  };
  // Most paragraphs have none of the signs, and `matchAll` copies its pattern before it looks.
  for (const match of text.includes('[') ? text.matchAll(bracket) : []) {
    const words = match[1]!.trim();
    if (bracketWords.test(words)) add(match.index, match[0].length, 'bracket', words.toLowerCase());
  }
  const mayBeItalic = text.includes('*') || text.includes('_');
  for (const match of mayBeItalic ? text.matchAll(italic) : [])
    add(match.index, match[0].length, 'prompt', null, match[2]!);
  for (const match of text.includes('<') ? text.matchAll(angle) : [])
    add(match.index, match[0].length, 'bracket');
  for (const match of text.includes('{{') ? text.matchAll(braces) : []) {
    if (/^(?:incident|title|date|name|author|severity|status|service|owner|summary)/i.test(match[1]!))
      add(match.index, match[0].length, 'bracket');
  }
  for (const pattern of sampleSign.test(text) ? [sample, loremInAnyCase] : [])
    for (const match of text.matchAll(pattern)) add(match.index, match[0].length, 'sample');
  for (const match of noteSign.test(text) ? text.matchAll(note) : [])
    add(match.index, match[0].length, 'note');
  for (const match of text.includes('|') || text.includes('/') ? text.matchAll(choice) : [])
    add(match.index + match[0].lastIndexOf(match[1]!), match[1]!.length, 'choice');
  return found;
});

function* commentsIn(text: string): Generator<Span & { words: string }> {
  for (let from = text.indexOf('<!--'); from >= 0; ) {
    const close = text.indexOf('-->', from + 4);
    if (close < 0) return;
    const to = close + 3;
    if (to - from < 2000) yield { from, to, words: text.slice(from + 4, close) };
    from = text.indexOf('<!--', to);
  }
}

/** Whether nothing but the comment fills its field, list item, table cell or line. */
function standsForValue(text: string, words: string, from: number, to: number): boolean {
  const near = text.slice(Math.max(0, from - 80), from);
  const before = near.slice(near.lastIndexOf('\n') + 1);
  const after = /^[^\n]{0,40}/.exec(text.slice(to, to + 40))![0];
  if (!/^[ \t]*(?:\||\r?$)/.test(after)) return false;
  // Alone on its line, an author's note in small letters is no prompt.
  return before.trim() === ''
    ? /^\s*[\p{Lu}\d“"…]/u.test(words)
    : /(?:[:|]\**|[-*+]|\d[.)]|#)[ \t]*$/.test(before);
}

/** Asks, or tells the writer what to do; alone in its paragraph. */
function isPrompt(text: string, words: string, from: number, to: number): boolean {
  if (
    !/^(?:\r?\n\s*(?:\n|$)|$)/.test(text.slice(to, to + 4)) ||
    !/(?:^|\n)\s*\n$|^$|^#.*\n$/.test(text.slice(Math.max(0, from - 3), from))
  ) {
    return false;
  }
  return /\?$/.test(words.trim()) || !/^(?:who|how|what|why|when|where|which|were|was|did)\b/i.test(words);
}

/** Markdown that was switched off, not a prompt: headings, tables, or several paragraphs. */
function isCommentedOut(words: string): boolean {
  return /^\s*#{1,6} |\n#{1,6} |\n\|.*\|.*\n/.test(words) || words.split(/\n\s*\n/).length > 3;
}

function definedLabels(text: string): ReadonlySet<string> {
  const labels = new Set<string>();
  for (const match of text.matchAll(/^ {0,3}\[([^\]\n]{1,120})\]:/gm))
    labels.add(match[1]!.trim().toLowerCase());
  return labels;
}
