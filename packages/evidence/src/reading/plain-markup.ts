/** Markup of records to plain text: HTML (Grafana, Statuspage), Atlassian documents (Jira), Datadog's `%%%`. */
import { isObject } from './json-value.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  '#39': "'",
  hellip: '…',
  ndash: '–',
  mdash: '—',
};

/** Text of an HTML fragment: blocks become lines, links keep their words, scripts and styles go. */
export function htmlToText(html: string): string {
  if (!/[<&]/.test(html)) return html.trim();
  return html
    .replace(/<(script|style)\b[^>]{0,2000}>[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<li\b[^>]{0,500}>/gi, '\n- ')
    .replace(/<(?:br|\/p|\/div|\/li|\/h[1-6]|\/tr)\b[^>]{0,500}>/gi, '\n')
    .replace(/<\/?[a-z][^<>]{0,2000}>/gi, '')
    .replace(/&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}|#39);/gi, (whole, name: string) => entity(name) ?? whole)
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();
}

function entity(name: string): string | undefined {
  const known = ENTITIES[name.toLowerCase()];
  if (known !== undefined) return known;
  if (!name.startsWith('#')) return undefined;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

/** No record's message is longer; the limit keeps what is none from costing seconds. */
const LONGEST = 40_000;

const BLOCKS = new Set([
  'paragraph',
  'heading',
  'codeBlock',
  'blockquote',
  'listItem',
  'tableRow',
  'rule',
  'panel',
]);

/** Text of an Atlassian Document Format tree; a string comes back as it is; anything else is empty. */
export function atlassianText(node: unknown): string {
  if (typeof node === 'string') return node.trim();
  return collect(node, 0)
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim();
}

function collect(node: unknown, depth: number): string {
  if (depth > 60 || !isObject(node)) return '';
  const type = node['type'];
  const attrs = isObject(node['attrs']) ? node['attrs'] : {};
  if (type === 'text') return typeof node['text'] === 'string' ? node['text'] : '';
  if (type === 'hardBreak') return '\n';
  if (type === 'mention' || type === 'emoji' || type === 'status')
    return String(attrs['text'] ?? attrs['shortName'] ?? '');
  if (type === 'inlineCard' || type === 'blockCard') return String(attrs['url'] ?? '');
  const inner = Array.isArray(node['content'])
    ? node['content'].map((child) => collect(child, depth + 1)).join(type === 'tableRow' ? ' | ' : '')
    : '';
  if (type === 'listItem') return `- ${inner.trim()}\n`;
  return typeof type === 'string' && BLOCKS.has(type) ? `${inner}\n` : inner;
}

/** Markdown or wiki marks that only decorate are taken off: `%%%`, emphasis, link syntax, headings. */
export function withoutMarks(markdown: string): string {
  return markdown
    .slice(0, LONGEST)
    .replaceAll('%%%', '')
    .replace(/!?\[([^\]\n]{0,300})\]\((\S{1,2000}?)\)/g, '$1')
    .replace(/^\s{0,3}#{1,6}\s+/gm, '')
    .replace(/(\*\*|__)(?=\S)([^\n]*?\S)\1/g, '$2')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** The first non-blank line, cut at a word within `most` characters. */
export function firstLine(text: string, most = 200): string {
  const line = /\S[^\r\n]*/.exec(text)?.[0].trim() ?? '';
  if (line.length <= most) return line;
  const cut = line.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most - 40))} …`;
}
