import type { Postmortem, TextChange } from '../model.ts';

/**
 * The changes that number the document's plain footnotes (`[^1]`, `[^2]`) in the order of their first mention. Labels that
 * are names, evidence ids among them, stay: they mean something.
 */
export function renumberCitations(document: Postmortem): readonly TextChange[] {
  const numbered = document.footnotes.filter((note) => /^\d+$/.test(note.label));
  const first = (note: (typeof numbered)[number]) =>
    Math.min(...note.references.map((span) => span.from), Number.MAX_SAFE_INTEGER);
  const sorted = [...numbered].sort((a, b) => first(a) - first(b) || a.from - b.from);
  const changes: TextChange[] = [];
  for (const [index, note] of sorted.entries()) {
    const label = String(index + 1);
    if (label === note.label) continue;
    for (const span of [...note.references, { from: note.from, to: note.to }]) {
      const at = document.text.indexOf(`[^${note.label}]`, span.from);
      if (at === -1 || at >= span.to) continue;
      changes.push({ from: at + 2, to: at + 2 + note.label.length, insert: label });
    }
  }
  return changes;
}
