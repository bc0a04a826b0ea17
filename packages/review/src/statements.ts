/** The clauses in which a document states what happened: no prompt, no question, nothing left for later. */
import type { Postmortem, Section, SectionKind } from '@debrief/document';

const telling: ReadonlySet<SectionKind> = new Set<SectionKind>([
  'summary',
  'impact',
  'customer-impact',
  'business-impact',
  'technical-impact',
  'what-happened',
  'response',
  'resolution',
  'title',
  'metadata',
]);

/** Clauses of title, summary, impact and response, without Markdown marks. Questions are left out. */
export function clausesOf(document: Postmortem): readonly string[] {
  const texts = ownTexts(document, telling);
  if (document.title !== null) texts.unshift(document.title.value);
  return texts
    .flatMap((text) => joinWrapped(withoutPrompts(text)).split('\n'))
    .flatMap((line) => line.split(/(?<=[.!?])\s+/))
    .filter((sentence) => !sentence.trimEnd().endsWith('?'))
    .flatMap((sentence) =>
      sentence.split(/[;,]?\s+(?:but|while|although|though|however|whereas)\s+|;\s+|,\s+(?:and|so)\s+/i),
    )
    .map((clause) => clause.replace(/[*_`]+/g, '').trim())
    .filter((clause) => clause !== '');
}

/** Comments and a draft's open questions say nothing about the incident. Offsets are not kept. */
export function withoutPrompts(markdown: string): string {
  return markdown
    .replace(/<!--(?:(?!-->)[\s\S])*(?:-->|$)/g, '')
    .replace(/^[ \t]*(?:>[ \t]*)?(?:[-*+][ \t]+)?\*\*Question:?\*\*.*$/gim, '');
}

/** A paragraph broken over lines becomes one line; items, rows, headings and quotes keep their own. */
function joinWrapped(text: string): string {
  return text.replace(/[ \t]*\n(?=[ \t]*[^\s|#>*+\d-])/g, ' ');
}

function ownTexts(document: Postmortem, kinds: ReadonlySet<SectionKind>): string[] {
  const firstChild = new Map<Section, number>();
  for (const { parent, from } of document.sections) {
    if (parent !== null) firstChild.set(parent, Math.min(from, firstChild.get(parent) ?? from));
  }
  return document.sections
    .filter((section) => kinds.has(kindOf(section)))
    .map((section) => {
      const text = document.text.slice(section.contentFrom, firstChild.get(section) ?? section.to);
      // A heading made of a label says what its words are about: "Data loss: none".
      return section.level === 7 ? `${section.heading.replace(/:$/, '')}: ${text.trimStart()}` : text;
    });
}

function kindOf(section: Section): SectionKind {
  let at: Section | null = section;
  while (at !== null && at.kind === 'unknown') at = at.parent;
  return at?.kind ?? section.kind;
}
