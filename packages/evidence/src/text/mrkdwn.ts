/** Slack's mrkdwn to plain text (https://docs.slack.dev/messaging/formatting-message-text). */

export interface MrkdwnNames {
  user(id: string): string | undefined;
  channel(id: string): string | undefined;
  group(id: string): string | undefined;
}

const NO_NAMES: MrkdwnNames = { user: () => undefined, channel: () => undefined, group: () => undefined };

const CONTROL = /<([^<>\n]*)>/g;
const ENTITY = /&(amp|lt|gt);/g;
const CODE = /```\n?([\s\S]*?)\n?```|`([^`\n]+)`/g;
/** Pairs of one mark around words, not inside of one: `*bold*`, `_italic_`, `~struck~`. */
const STYLES = [
  /(?<![\w*\\/])\*(?=\S)([^\n*]{1,400}?)(?<=\S)\*(?![\w*])/g,
  /(?<![\w\\/])_(?=[^\s_])([^\n_]{1,400}?)(?<=\S)_(?!\w)/g,
  /(?<![\w~\\/])~(?=\S)([^\n~]{1,400}?)(?<=\S)~(?![\w~/])/g,
];
const MARKS = /[<&`*_~]/;

function plainEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(ENTITY, (_, name: string) => (name === 'amp' ? '&' : name === 'lt' ? '<' : '>'));
}

function plainControl(inside: string, names: MrkdwnNames, whole: string): string {
  const bar = inside.indexOf('|');
  const target = bar === -1 ? inside : inside.slice(0, bar);
  const label = bar === -1 ? '' : inside.slice(bar + 1);
  const mark = target[0];
  if (mark === '@') return `@${names.user(target.slice(1)) ?? (label.replace(/^@/, '') || target.slice(1))}`;
  if (mark === '#')
    return `#${names.channel(target.slice(1)) ?? (label.replace(/^#/, '') || target.slice(1))}`;
  if (mark === '!') return plainCommand(target.slice(1), label, names);
  if (!/^[a-z][\w+.-]*:/i.test(target)) return whole;
  const url = target.replace(/^(?:mailto|tel):/, '');
  if (label === '' || label === url || label === target) return url;
  // Slack labels a bare `example.com/x` with what was typed: the address says the same.
  if (url.replace(/^https?:\/\//, '').replace(/\/$/, '') === label.replace(/\/$/, '')) return url;
  return `${label} (${url})`;
}

function plainCommand(command: string, label: string, names: MrkdwnNames): string {
  const parts = command.split('^');
  if (parts[0] === 'subteam') {
    return `@${(names.group(parts[1] ?? '') ?? (label || parts[1]) ?? '').replace(/^@/, '')}`;
  }
  if (parts[0] === 'date') {
    if (label !== '') return label;
    const at = new Date(Number(parts[1]) * 1000);
    return Number.isNaN(at.getTime()) ? '' : `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  }
  return label === '' ? `@${parts[0]}` : label.startsWith('@') ? label : `@${label}`;
}

/** Mentions and links resolved, entities decoded, styling removed; emoji short names stay. */
export function plainOfMrkdwn(text: string, names: MrkdwnNames = NO_NAMES): string {
  if (!MARKS.test(text)) return text;
  let plain = '';
  let at = 0;
  for (const match of text.matchAll(CODE)) {
    plain += plainRun(text.slice(at, match.index), names);
    plain += plainEntities(
      (match[1] ?? match[2] ?? '').replace(CONTROL, (whole, inside: string) =>
        plainControl(inside, names, whole),
      ),
    );
    at = match.index + match[0].length;
  }
  return plain + plainRun(text.slice(at), names);
}

function plainRun(text: string, names: MrkdwnNames): string {
  if (!MARKS.test(text)) return text;
  const unstyled = text.includes('*') || text.includes('_') || text.includes('~') ? unstyle(text) : text;
  return plainEntities(
    unstyled.includes('<')
      ? unstyled.replace(CONTROL, (whole, inside: string) => plainControl(inside, names, whole))
      : unstyled,
  );
}

/** Takes styling off outside of `<...>`, whose addresses may hold the same marks. */
function unstyle(text: string): string {
  const strip = (run: string) => STYLES.reduce((plain, style) => plain.replace(style, '$1'), run);
  if (!text.includes('<')) return strip(text);
  return text
    .split(/(<[^<>\n]*>)/)
    .map((part, index) => (index % 2 === 1 ? part : strip(part)))
    .join('');
}

/** Ids mentioned as `<@U1>` or `<!subteam^S1>`, and `here`/`channel`/`everyone`. */
export function mentionsOf(text: string): string[] {
  if (!text.includes('<')) return [];
  const found = new Set<string>();
  for (const match of text.matchAll(
    /<(?:@([A-Z0-9]+)|!subteam\^([A-Z0-9]+)|!(here|channel|everyone))[^>]*>/g,
  )) {
    found.add((match[1] ?? match[2] ?? match[3])!);
  }
  return [...found];
}
