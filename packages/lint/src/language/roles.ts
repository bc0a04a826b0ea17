/** Says where a sentence stands: among causes, in the timeline, in an action … */
import type { Field, Postmortem, Section, SectionKind, Span } from '@debrief/document';
import type { Role } from './prose.ts';
import type { Wording } from './wordings.ts';

const BY_KIND: Readonly<Partial<Record<SectionKind, Role>>> = {
  title: 'title',
  metadata: 'metadata',
  timeline: 'timeline',
  'root-cause': 'cause',
  trigger: 'cause',
  'contributing-factors': 'cause',
  causes: 'cause',
  'five-whys': 'why-answer',
  actions: 'action',
  improvements: 'action',
  prevention: 'action',
  impact: 'impact',
  'customer-impact': 'impact',
  'business-impact': 'impact',
  'technical-impact': 'impact',
  summary: 'summary',
  lessons: 'lesson',
  'went-well': 'lesson',
  'went-wrong': 'lesson',
  lucky: 'lesson',
  detection: 'detection',
  response: 'response',
  resolution: 'response',
};

const CAUSE_LABEL =
  /^(?:root|proximate|primary|underlying|secondary|tertiary|direct|immediate|probable|main)?\s*causes?\s*(?:analysis)?\s*[:–—-]|^(?:trigger|contributing factors?)\s*[:–—-]/i;
const WHY_ANSWER =
  /^(?:(?:\d\W{0,3})?why\s*(?:#?\s*\d+|\w+)?\s*[:.)–—-]+\s*|(?:…|\.\.\.)\s*(?:because|since|as)\b|because\b)/i;
const NUMBERED_WHY = /^(?:\d\W{0,3})?why\s*#?\s*\d+\s*[:.)–—-]/i;
const WHY_LABELLED_QUESTION = /^(?:(?:\d\W{0,3})?why\b).*\?\s*$/i;

/** Looks up sections and model spans in order; ask with rising offsets. */
export class RoleFinder {
  readonly #sections: readonly Section[];
  readonly #timeline: readonly Span[];
  readonly #actions: readonly Span[];
  readonly #title: Span | null;
  readonly #metadata: readonly Field<string>[];

  constructor(document: Postmortem) {
    this.#sections = document.sections;
    this.#timeline = document.timeline;
    this.#actions = document.actions;
    this.#title = document.title;
    this.#metadata = [...document.metadata.values(), ...document.authors].filter(
      (field) => field.to > field.from,
    );
  }

  /** The innermost section around an offset. */
  sectionAt(offset: number): Section | null {
    const { at } = lastStarting(this.#sections, offset);
    for (let index = at; index >= 0 && index > at - 200; index--) {
      const section = this.#sections[index]!;
      if (section.from <= offset && offset < Math.max(section.to, section.from + 1)) return section;
    }
    return null;
  }

  /** The role of a block, before its own words have been looked at. */
  roleOf(from: number, to: number, section: Section | null, heading: boolean): Role {
    if (this.#title !== null && this.#title.from >= from && this.#title.to <= to) return 'title';
    if (heading) return 'heading';
    if (covers(this.#timeline, from)) return 'timeline';
    if (covers(this.#actions, from)) return 'action';
    if (
      to - from < 160 &&
      this.#metadata.some((field) => field.from >= from && field.to <= to && isShort(field.raw))
    ) {
      return 'metadata';
    }
    for (let place = section; place !== null; place = place.parent) {
      const role = BY_KIND[place.kind];
      if (role !== undefined && role !== 'title') return role;
      if (place.kind !== 'unknown' && place.kind !== 'title') return 'other';
    }
    return 'other';
  }
}

/** The role once the sentence's words are known: labels and questions outrank the section. */
export function refineRole(role: Role, { readable, question }: Wording): Role {
  if (role === 'why-answer' && question) return 'why-question';
  if (role === 'cause' && NUMBERED_WHY.test(readable)) return question ? 'why-question' : 'why-answer';
  if (role === 'other' || role === 'summary' || role === 'metadata') {
    if (CAUSE_LABEL.test(readable)) return 'cause';
    if (WHY_ANSWER.test(readable) && !WHY_LABELLED_QUESTION.test(readable)) return 'why-answer';
  }
  return role;
}

/** A field's value is a name, a date, a link; what has a clause in it is prose whatever its label. */
function isShort(value: string): boolean {
  return value.length < 60 && value.split(/\s+/).length < 6 && !/[.!?]\s*$/.test(value);
}

function lastStarting(spans: readonly Span[], offset: number): { readonly at: number } {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.from <= offset) low = middle + 1;
    else high = middle;
  }
  return { at: low - 1 };
}

function covers(spans: readonly Span[], offset: number): boolean {
  const { at } = lastStarting(spans, offset);
  for (let index = at; index >= 0 && index > at - 4; index--) {
    const span = spans[index]!;
    if (span.from <= offset && offset < span.to) return true;
  }
  return false;
}
