/** What a draft from the evidence proposes, held against the document as it is. */
import { addFootnote, type Postmortem, readDocument, type TextChange } from '@debrief/document';
import { type NewRow, newRow } from '../panels/timeline/new-entry.ts';
import { inSteps } from './insertions.ts';

export interface DraftAnswer {
  readonly markdown: string;
  readonly entries: readonly {
    readonly at: string;
    readonly text: string;
    readonly kind: string;
    readonly events: readonly string[];
  }[];
  readonly questions: readonly { readonly section: string; readonly text: string }[];
  /** Words of the footnote of each cited event. */
  readonly citations: Readonly<Record<string, string>>;
}

export interface Proposal {
  readonly key: string;
  readonly at: string;
  readonly text: string;
  readonly kind: string;
  readonly events: readonly string[];
  /** The document has a row that cites one of its events already. */
  readonly known: boolean;
}

/** The draft's rows, each with whether the document tells it already. */
export function proposalsOf(document: Postmortem, draft: DraftAnswer): readonly Proposal[] {
  const cited = new Set(document.timeline.flatMap(({ citations }) => citations));
  return draft.entries.map((entry, index) => ({
    ...entry,
    key: `${index}`,
    known: entry.events.some((id) => cited.has(id)),
  }));
}

/** The changes that add the rows chosen, with the footnotes they cite: one undo step. */
export function acceptProposals(
  document: Postmortem,
  chosen: readonly Proposal[],
  citations: Readonly<Record<string, string>>,
): readonly TextChange[] {
  return inSteps(
    document,
    chosen.flatMap(({ at, text, events }) => [
      (now: Postmortem) => newRow(now, { at, text, citations: events } satisfies NewRow),
      ...events.map(
        (id) => (now: Postmortem) => addFootnote(now, id, `[^${id}]: ${citations[id] ?? 'record'}`),
      ),
    ]),
  );
}

/**
 * Whether the whole draft may take the place of the text: nobody has written into it yet. True for an empty text and
 * for a template as it came, title and head aside.
 */
export function isUntouched(document: Postmortem, templates: readonly string[]): boolean {
  const body = (text: string) => {
    const { sections } = readDocument(text);
    const first = sections.find(({ level }) => level === 2);
    return first === undefined ? '' : text.slice(first.from).replace(/\s+/g, ' ').trim();
  };
  if (document.text.trim() === '') return true;
  if (document.timeline.length > 0 || document.actions.length > 0) {
    const own = body(document.text);
    return templates.some((template) => body(template) === own);
  }
  const own = body(document.text);
  return own === '' ? document.text.length < 200 : templates.some((template) => body(template) === own);
}
