import { isInCode } from '../../facts/code.ts';
import type { Rule } from '../../rule.ts';

/** `](target)`, `](<target>)` and `[label]: target`; titles are left out. */
const inline =
  /\]\(\s{0,4}(?:<([^<>\n]{1,1000})>|([^\s()<>]{1,1000}(?:\([^\s()]{0,200}\)[^\s()<>]{0,500})?))/g;
const definition = /^ {0,3}\[(?!\^)[^\]\n]{1,200}\]:[ \t]{1,8}<?([^\s<>]{1,1000})/gm;

export const rule: Rule = {
  id: 'link-broken-local',
  title: 'Link to a file that is not there',
  severity: 'warning',
  group: 'consistency',
  why: 'Graphs and runbooks beside the document are evidence; a link to nothing loses them.',
  check({ document, exists, report }) {
    if (!exists) return;
    const { text } = document;
    const checked = new Map<string, boolean>();
    const check = (raw: string, at: number): void => {
      const target = localPath(raw);
      if (target === null || isInCode(document, at)) return;
      let there = checked.get(target);
      if (there === undefined) {
        there = exists(target);
        checked.set(target, there);
      }
      if (there) return;
      const from = text.indexOf(raw, at);
      report({
        from,
        to: from + raw.length,
        message: `\`${target}\` is not beside this document. Where did it go?`,
      });
    };
    for (const match of text.matchAll(inline)) check(match[1] ?? match[2]!, match.index);
    for (const match of text.matchAll(definition)) check(match[1]!, match.index);
  },
};

/** The path that a link means, relative to the document; null for addresses, anchors and absolute paths. */
function localPath(raw: string): string | null {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/|#|\?|\{|%7B|\\)/i.test(raw) || raw.includes('{{')) return null;
  const path = raw.replace(/[?#].*$/, '');
  // Without a dot or a slash it is a wiki's page name or a prompt, not a file.
  if (!/[./]/.test(path) || path === '.' || path === '..') return null;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
