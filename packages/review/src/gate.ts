/** What stands between a document and `In Review` or `Final`. */
import type { DocumentState, Postmortem, SectionKind } from '@debrief/document';
import type { Finding } from '@debrief/lint';
import { type ChecklistItem, checklist, filled, isPlaceholder } from './checklist.ts';
import type { Policy } from './policy.ts';

export interface Obstacle {
  /** Permanent name of the condition. */
  readonly code: string;
  readonly message: string;
  /** Offset into `Postmortem.text`, where there is a place to go to. */
  readonly at: number | null;
}

export interface GateReport {
  readonly state: DocumentState;
  readonly checklist: readonly ChecklistItem[];
  readonly toInReview: readonly Obstacle[];
  /** Includes what stands before `In Review`. */
  readonly toFinal: readonly Obstacle[];
}

/** Judges a document against the policy; `findings` are those of the linter for the same text. */
export function gate(document: Postmortem, findings: readonly Finding[], policy: Policy): GateReport {
  const items = checklist(document);
  const toInReview = [
    ...headObstacles(document),
    ...questionObstacles(document),
    ...sectionObstacles(document, policy),
    ...errorObstacles(findings),
  ];
  if (!met(items, 'timeline-created')) toInReview.push(unmet(items, 'timeline-created'));
  return {
    state: document.status?.value ?? 'draft',
    checklist: items,
    toInReview,
    toFinal: [...toInReview, ...finalObstacles(document, items, policy)],
  };
}

function headObstacles(document: Postmortem): Obstacle[] {
  const { metadata } = document;
  // Where what is missing has its place: at its own line, else beside what the head does say.
  const head = Math.min(...[...metadata.values()].map(({ from }) => from));
  const placeOf = (...keys: string[]) =>
    keys.map((key) => metadata.get(key)?.from).find((from) => from !== undefined) ??
    (Number.isFinite(head) ? head : null);
  const missing: [string, unknown, string, number | null][] = [
    ['title-missing', document.title, 'The document has no title: begin it with a line `# <title>`.', 0],
    [
      'date-missing',
      document.date,
      'The date of the incident is not stated: write `**Date**: <year-month-day>` in the head.',
      placeOf('date'),
    ],
    [
      'severity-missing',
      document.severity,
      'The severity is not stated: write `**Severity**: <level>` in the head.',
      placeOf('severity'),
    ],
    [
      'authors-missing',
      document.authors.length > 0 ? document.authors : null,
      'No author is named: write `**Authors**: <names>` in the head.',
      placeOf('authors', 'author'),
    ],
  ];
  return missing
    .filter(([, value]) => value === null)
    .map(([code, , message, at]) => ({ code, message, at }));
}

/** Questions that a draft left for people, and that nobody has answered or taken out. */
function questionObstacles(document: Postmortem): Obstacle[] {
  // Same length, so that every place stays true.
  const text = document.text.replace(comment, (words) => words.replace(/[^\n]/g, ' '));
  const places = new Set<number>();
  for (const section of document.sections) {
    if (section.kind !== 'questions') continue;
    for (const item of text.slice(section.contentFrom, section.to).matchAll(openItem))
      places.add(section.contentFrom + item.index);
  }
  for (const line of text.matchAll(questionLine)) places.add(line.index);
  if (places.size === 0) return [];
  const words = places.size === 1 ? '1 question is' : `${places.size} questions are`;
  return [
    {
      code: 'questions-open',
      message: `${words} open: answer each in its section, then take it out.`,
      at: Math.min(...places),
    },
  ];
}

const comment = /<!--(?:(?!-->)[\s\S])*(?:-->|$)/g;
/** An item of a list at the section's own depth; a ticked one is answered. */
const openItem = /^[ \t]{0,3}(?:[-*+]|\d+[.)])[ \t]+(?!\[[xX]\])(?=\S)/gm;
const questionLine = /^[ \t]*>[ \t]*\*\*Question:?\*\*/gim;

function sectionObstacles(document: Postmortem, policy: Policy): Obstacle[] {
  const level = document.severity?.value ?? null;
  const required = new Set(policy.sections.required);
  for (const kind of level === null ? [] : (policy.sections.bySeverity[String(level)] ?? []))
    required.add(kind);
  return [...required].flatMap((kind) => {
    if (hasSection(document, kind as SectionKind)) return [];
    const empty = document.sections.find((section) => section.kind === kind);
    return [
      {
        code: 'section-missing',
        message: `${empty === undefined ? 'There is no' : 'Nothing stands in the'} ${kind.replaceAll('-', ' ')} section.`,
        at: empty?.from ?? null,
      },
    ];
  });
}

/** Sections that say the same in another house's words. */
const equivalents: Partial<Record<SectionKind, readonly SectionKind[]>> = {
  summary: ['what-happened'],
  impact: ['customer-impact', 'business-impact', 'technical-impact'],
  'root-cause': ['what-happened', 'trigger', 'contributing-factors', 'causes', 'five-whys'],
  actions: ['improvements', 'prevention'],
};

function hasSection(document: Postmortem, kind: SectionKind): boolean {
  if (kind === 'timeline' && document.timeline.length > 0) return true;
  if (kind === 'actions' && document.actions.length > 0) return true;
  return filled(document, [kind, ...(equivalents[kind] ?? [])]);
}

function errorObstacles(findings: readonly Finding[]): Obstacle[] {
  return findings
    .filter((finding) => finding.severity === 'error')
    .map((finding) => ({ code: `lint:${finding.rule}`, message: finding.message, at: finding.from }));
}

function finalObstacles(document: Postmortem, items: readonly ChecklistItem[], policy: Policy): Obstacle[] {
  const obstacles = items
    .filter((item) => !item.met && item.id !== 'timeline-created')
    .map((item) => unmet(items, item.id));
  const reviewers = reviewersOf(document);
  if (reviewers.length < policy.reviewers) {
    obstacles.push({
      code: 'reviewer-missing',
      message: `${reviewers.length} of ${policy.reviewers} ${policy.reviewers === 1 ? 'reviewer' : 'reviewers'} besides the authors: write \`**Reviewers**: <names>\` in the head.`,
      at: null,
    });
  }
  for (const action of document.actions) {
    const status = action.status?.value;
    if (status === 'dropped') continue;
    const missing = [
      // What is done needs no date any more.
      status !== 'done' && (action.due === null || action.due.value === null) ? 'no due date' : null,
      action.ticket === null ? 'no ticket' : null,
    ].filter((part) => part !== null);
    if (missing.length > 0) {
      obstacles.push({
        code: 'action-incomplete',
        message: `"${short(action.title.value)}" has ${missing.join(' and ')}.`,
        at: action.from,
      });
    }
  }
  return obstacles;
}

function short(title: string): string {
  return title.length <= 80 ? title : `${title.slice(0, Math.max(40, title.lastIndexOf(' ', 80)))} …`;
}

/** Reviewers by name, each once, who are not authors. */
function reviewersOf(document: Postmortem): readonly string[] {
  const names = ['reviewers', 'reviewer', 'reviewed by', 'approved by', 'approvers']
    .map((key) => document.metadata.get(key)?.value ?? '')
    .join(',');
  const authors = new Set(document.authors.map((author) => plainName(author.value)));
  const reviewers = names
    .split(/[,;&\n]| and /)
    .filter((name) => /[\p{L}]/u.test(name) && !isPlaceholder(name))
    .map(plainName);
  return [...new Set(reviewers)].filter((name) => name !== '' && !authors.has(name));
}

function plainName(name: string): string {
  return name
    .replace(/[*_`]/g, '')
    .trim()
    .replace(/^@/, '')
    .replace(/\([^)]*\)/, '')
    .trim()
    .toLowerCase();
}

function met(items: readonly ChecklistItem[], id: ChecklistItem['id']): boolean {
  return items.some((item) => item.id === id && item.met);
}

function unmet(items: readonly ChecklistItem[], id: ChecklistItem['id']): Obstacle {
  const item = items.find((candidate) => candidate.id === id);
  return { code: `checklist:${id}`, message: `${item?.title}: ${item?.because}.`, at: null };
}
