/** A text to the rows that lists, facets and searches read: the projection of a postmortem. */
import { lineAt, type Postmortem, readDocument, type Stamp } from '@debrief/document';
import { facetsOf } from '@debrief/learn';
import { personKey } from './person-key.ts';
import { folded } from './search/tokens.ts';

export interface ProjectedFacet {
  readonly kind: 'service' | 'factor' | 'author' | 'owner' | 'reviewer';
  readonly value: string;
  readonly label: string;
}

export interface ProjectedAction {
  readonly title: string;
  readonly owner: string | null;
  readonly ownerKey: string | null;
  readonly due: string | null;
  readonly priority: string | null;
  readonly status: 'open' | 'in-progress' | 'done' | 'dropped';
  readonly type: string | null;
  readonly strength: string | null;
  readonly ticket: string | null;
  readonly line: number;
}

export interface Projection {
  readonly title: string;
  readonly state: 'draft' | 'in-review' | 'final';
  readonly severity: number | null;
  readonly severityRaw: string | null;
  readonly date: string | null;
  readonly durationMinutes: number | null;
  readonly facets: readonly ProjectedFacet[];
  readonly actions: readonly ProjectedAction[];
  readonly timeline: readonly {
    readonly at: string | null;
    readonly until: string | null;
    readonly precision: string;
    readonly text: string;
    readonly line: number;
  }[];
  readonly factors: readonly { readonly text: string; readonly line: number }[];
  readonly moments: readonly {
    readonly name: string;
    readonly at: string | null;
    readonly basis: string;
    readonly line: number;
  }[];
  /** Offset where the head (title, facts, summary) ends: words before it say what the document is about. */
  readonly headTo: number;
}

/** Rows of one postmortem beyond these are read in the document only. */
const mostRows = 10_000;

/** Reads `text` (the file `name`) into its rows. Pure; never fails. */
export function projectDocument(text: string, name: string): Projection {
  const document = readDocument(text, { name });
  const lines = lineAt(document.source);
  const line = (offset: number) => lines.line(document.toSource(offset));
  const actions = document.actions.slice(0, mostRows).map((action): ProjectedAction => {
    const owner = action.owner?.value ?? null;
    return {
      title: action.title.value,
      owner,
      ownerKey: owner === null ? null : personKey(owner),
      due: action.due?.value ?? null,
      priority: action.priority?.value ?? null,
      status: action.status?.value ?? 'open',
      type: action.type?.value ?? null,
      strength: action.strength,
      ticket: action.ticket?.value ?? null,
      line: line(action.from),
    };
  });
  return {
    title: titleOf(document, name),
    state: document.status?.value ?? 'draft',
    severity: document.severity?.value ?? null,
    severityRaw: document.severity?.raw ?? null,
    date: document.date?.value ?? null,
    durationMinutes: document.duration?.value ?? null,
    facets: facetsIn(document, actions),
    actions,
    timeline: document.timeline.slice(0, mostRows).map((entry) => ({
      at: instant(entry.stamp),
      until: entry.until === null ? null : instant(entry.until),
      precision: entry.stamp.precision,
      text: entry.text,
      line: line(entry.from),
    })),
    factors: document.factors
      .slice(0, mostRows)
      .map((factor) => ({ text: factor.text, line: line(factor.from) })),
    moments: Object.values(document.moments).map((moment) => ({
      name: moment.name,
      at: instant(moment.stamp),
      basis: moment.basis,
      line: line(moment.stamp.from),
    })),
    headTo: headEnd(document),
  };
}

function titleOf(document: Postmortem, name: string): string {
  const title = document.title?.value.trim() ?? '';
  if (title !== '') return title.slice(0, 500);
  return name.replace(/^.*\//, '').replace(/\.(?:md|markdown|html?)$/i, '') || 'Untitled';
}

function instant(stamp: Stamp): string | null {
  if (stamp.at === null || !stamp.at.endsWith('Z')) return stamp.at;
  const time = Date.parse(stamp.at);
  return Number.isNaN(time) ? stamp.at : new Date(time).toISOString();
}

function facetsIn(document: Postmortem, actions: readonly ProjectedAction[]): ProjectedFacet[] {
  const facets = new Map<string, ProjectedFacet>();
  const add = (kind: ProjectedFacet['kind'], value: string, label: string) => {
    const short = value.slice(0, 200);
    if (short !== '' && !facets.has(`${kind} ${short}`)) {
      facets.set(`${kind} ${short}`, { kind, value: short, label: label.slice(0, 200) });
    }
  };
  for (const { value } of document.services) add('service', folded(value).trim(), value.trim());
  for (const { id, label } of facetsOf(document)) add('factor', id, label);
  for (const { value } of document.authors) add('author', personKey(value), value.trim());
  for (const { owner, ownerKey } of actions) if (owner !== null) add('owner', ownerKey ?? '', owner.trim());
  for (const key of ['reviewer', 'reviewers', 'reviewed by']) {
    for (const name of document.metadata.get(key)?.value.split(/\s*[,;&]\s*|\s+and\s+/) ?? []) {
      add('reviewer', personKey(name), name.trim());
    }
  }
  return [...facets.values()];
}

const headKinds = new Set(['title', 'metadata', 'summary']);

function headEnd(document: Postmortem): number {
  let end = 0;
  for (const { kind, contentFrom, to, level } of document.sections) {
    if (headKinds.has(kind)) end = Math.max(end, level <= 1 ? contentFrom : to);
    else if (level > 1) break;
  }
  return Math.min(Math.max(end, 400), 8000);
}
