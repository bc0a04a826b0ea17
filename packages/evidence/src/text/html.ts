/** HTML of chat messages and notes to plain text; never for showing HTML. */

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  rarr: '→',
  larr: '←',
  middot: '·',
  bull: '•',
  copy: '©',
  deg: '°',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
};

/** Character references decoded: the common names, decimal and hexadecimal numbers. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/g,
    (whole, dec, hex, name) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const code = dec !== undefined ? Number(dec) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
}

const BLOCK = new Set([
  'p',
  'div',
  'br',
  'li',
  'ul',
  'ol',
  'tr',
  'table',
  'blockquote',
  'pre',
  'hr',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'section',
  'article',
  'header',
  'footer',
  'codeblock',
]);
const SILENT = new Set([
  'script',
  'style',
  'head',
  'title',
  'template',
  'noscript',
  'iframe',
  'object',
  'svg',
]);
const TAG = /<(\/?)([a-zA-Z][\w:-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>|<!--[\s\S]*?(?:-->|$)|<![^<>]*>/g;
const ATTRIBUTE = /([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;

function attribute(attributes: string, name: string): string | undefined {
  for (const match of attributes.matchAll(ATTRIBUTE)) {
    if (match[1]!.toLowerCase() === name) return decodeEntities(match[2] ?? match[3] ?? match[4] ?? '');
  }
  return undefined;
}

/** True where a text holds tags of HTML. */
export function looksLikeHtml(text: string): boolean {
  return /<\/?(?:p|div|br|span|a|b|i|strong|em|ul|ol|li|code|pre|at|img|h[1-6]|table|systemEventMessage)\b[^<>]*>/i.test(
    text,
  );
}

/**
 * Text of an HTML fragment: blocks on lines of their own, list items with a dash, `label (address)` for links,
 * alternative texts for pictures and emoji; scripts and styles are left out.
 */
export function plainOfHtml(html: string): string {
  let plain = '';
  let at = 0;
  let silent: string | null = null;
  let link: { readonly href: string; readonly from: number } | null = null;
  for (const match of html.matchAll(TAG)) {
    if (silent === null) plain += collapse(html.slice(at, match.index));
    at = match.index + match[0].length;
    const name = match[2]?.toLowerCase();
    if (name === undefined) continue;
    const closing = match[1] === '/';
    if (silent !== null) {
      if (closing && name === silent) silent = null;
      continue;
    }
    if (SILENT.has(name)) {
      if (!closing && !match[3]!.endsWith('/')) silent = name;
    } else if (name === 'a') {
      if (!closing) link = { href: attribute(match[3]!, 'href') ?? '', from: plain.length };
      else if (link !== null) {
        const label = plain.slice(link.from).trim();
        const href = /^https?:/i.test(link.href) ? link.href : '';
        if (href !== '' && label !== href && href.replace(/\/$/, '') !== label) {
          plain = `${plain.slice(0, link.from)}${label === '' ? href : `${label} (${href})`}`;
        }
        link = null;
      }
    } else if (name === 'img' || name === 'emoji') plain += attribute(match[3]!, 'alt') ?? '';
    else if (name === 'td' || name === 'th') plain += closing ? ' ' : '';
    else if (BLOCK.has(name)) plain += name === 'li' && !closing ? '\n- ' : '\n';
    else if (name === 'at' && !closing) plain += '@';
  }
  if (silent === null) plain += collapse(html.slice(at));
  return plain
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n[ \t]+/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim();
}

function collapse(text: string): string {
  return decodeEntities(text.replace(/[\s\u00a0]+/g, ' ')).replaceAll('\u00a0', ' ');
}
