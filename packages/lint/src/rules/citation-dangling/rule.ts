import { isInCode } from '../../facts/code.ts';
import type { Rule } from '../../rule.ts';

const reference = /\[\^([^\]\s[^]{1,100})\](?!:[ \t])/g;

export const rule: Rule = {
  id: 'citation-dangling',
  title: 'Citation without its footnote',
  severity: 'error',
  group: 'consistency',
  why: 'A reader who wants to check the fact finds nothing behind the number.',
  check({ document, report }) {
    const { text, footnotes } = document;
    const known = new Set(footnotes.map(({ label }) => label.toLowerCase()));
    for (const match of text.matchAll(reference)) {
      const label = match[1]!;
      if (known.has(label.toLowerCase())) continue;
      // Without any footnote, only labels that people write count: `[^1]`, `[^e7]`; the rest may be a pattern.
      if (known.size === 0 && !/^(?:\w{0,12}-?\d{1,4})$/.test(label)) continue;
      if (isInCode(document, match.index)) continue;
      report({
        from: match.index,
        to: match.index + match[0].length,
        message: `\`[^${label}]\` has no footnote of that name. Which record does it stand for?`,
      });
    }
    for (const note of footnotes) {
      if (note.references.length > 0 || !/^e\d/.test(note.label)) continue;
      report({
        from: note.from,
        to: note.to,
        severity: 'info',
        message: `Nothing cites the record \`[^${note.label}]\`. Does a row rest on it, or can it go?`,
      });
    }
  },
};
