/** The head of a postmortem: title, date, status, severity, people, services, durations. */
import type { DocumentState, Field, IncidentState, Section, StatedDuration } from '../model.ts';
import { findDurations } from '../times/durations.ts';
import { trimmed } from './cells.ts';
import type { Fact } from './facts.ts';
import type { FieldName } from './field-names.ts';
import { plainText } from './plain-text.ts';
import { kindOfHeading, normaliseHeading } from './section-kinds.ts';
import { documentState, incidentState, severityLevel } from './states.ts';

/** Sections whose `Key: value` lines speak of something other than the whole incident. */
const ELSEWHERE = new Set([
  'actions',
  'improvements',
  'related',
  'appendix',
  'references',
  'supporting-data',
  'lessons',
  'went-well',
  'went-wrong',
  'lucky',
  'five-whys',
  'prevention',
  'code-change',
  'communication',
  'glossary',
  'questions',
]);
const GENERIC_TITLE =
  /^(?:(?:mini |public |full )?(?:incident|outage|post[- ]?mortem|rca|root cause analysis)(?: report| review| analysis| postmortem| post-mortem)?|report|summary|overview|untitled)$/;

export function isHeadFact(fact: Fact): boolean {
  if (fact.place === 'front-matter') return true;
  for (let at: Section | null = fact.section; at; at = at.parent) {
    if (ELSEWHERE.has(at.kind)) return false;
    if (at.kind === 'timeline' && fact.place !== 'heading') return false;
  }
  return true;
}

export function fieldFacts(facts: readonly Fact[], field: FieldName): readonly Fact[] {
  return facts.filter((fact) => fact.field === field && fact.value !== '' && isHeadFact(fact));
}

function asField<T>(fact: Fact, value: T): Field<T> {
  return { from: fact.from, to: fact.to, raw: fact.raw, value };
}

export function readTitle(
  text: string,
  facts: readonly Fact[],
  sections: readonly Section[],
): Field<string> | null {
  const named = facts.find(
    (fact) => fact.place === 'front-matter' && fact.field === 'title' && fact.value !== '',
  );
  const heading =
    sections.find((section) => section.kind === 'title') ?? (named ? null : firstTitleLike(sections));
  if (
    heading &&
    heading.heading !== '' &&
    !(named && namesSection(heading, sections)) &&
    !TITLE_LABEL.test(heading.heading) &&
    !(named && GENERIC_TITLE.test(normaliseHeading(heading.heading)))
  ) {
    const span = headingWords(text, heading);
    return { ...span, raw: text.slice(span.from, span.to), value: heading.heading };
  }
  if (named) return asField(named, named.value);
  const labelled = facts.find(
    (fact) =>
      fact.field === 'title' &&
      fact.key !== 'name' &&
      fact.value !== '' &&
      isHeadFact(fact) &&
      fact.section.level < 2,
  );
  if (labelled) return asField(labelled, labelled.value);
  return sections.some((section) => section.level > 0 && section.level < 7) ? null : firstLine(text);
}

/** `# Context` beside `# Action items`: headings of the first level that part the document do not name it. */
function namesSection(heading: Section, sections: readonly Section[]): boolean {
  if (kindOfHeading(heading.heading, true) !== 'unknown') return true;
  return sections.some((other) => other !== heading && other.level === heading.level && heading.level === 1);
}

const FIELD_HEADING = /^[\p{L} ]{3,24}[:：]\s/u;
const TITLE_LABEL = /^title\s*[:：]?\s*$/i;

/** Without any heading the title is the line that stands alone at the top. */
function firstLine(text: string): Field<string> | null {
  const found = /^\ufeff?\s*([^\s#>|*+`-][^\n:：]{7,118}[^\n.:：。])[ \t]*\n[ \t]*\n/u.exec(
    text.slice(0, 400),
  );
  if (!found) return null;
  const from = found[0].indexOf(found[1]!);
  const raw = found[1]!;
  return { from, to: from + raw.length, raw, value: plainText(text, from, from + raw.length) };
}

/** A first heading below H1 that names no section is the title of a document without an H1. */
function firstTitleLike(sections: readonly Section[]): Section | null {
  const first = sections.find(
    (section) => section.level > 0 && !TITLE_LABEL.test(section.heading) && section.kind !== 'metadata',
  );
  return first && first.level < 7 && first.kind === 'unknown' && !FIELD_HEADING.test(first.heading)
    ? first
    : null;
}

function headingWords(text: string, section: Section): { from: number; to: number } {
  let { from, to } = section.headingSpan;
  const newline = text.indexOf('\n', from);
  if (newline > 0 && newline < to) to = newline;
  while (from < to && text[from] === '#') from++;
  return trimmed(text, from, text.slice(from, to).replace(/\s#+\s*$/, '').length + from);
}

export function readSeverity(facts: readonly Fact[]): Field<number | null> | null {
  const found = fieldFacts(facts, 'severity');
  const named =
    found.find((fact) => severityLevel(fact.value) !== null) ??
    found.find((fact) => /sev/.test(fact.key)) ??
    null;
  return named ? asField(named, severityLevel(named.value)) : null;
}

export function readStatus(facts: readonly Fact[]): {
  status: Field<DocumentState | null> | null;
  incidentStatus: Field<IncidentState> | null;
} {
  const of = fieldFacts(facts, 'status');
  const chosen =
    of.find((fact) => documentState(fact.value) !== null && fact.place !== 'front-matter') ??
    of.find((fact) => documentState(fact.value) !== null) ??
    of[0] ??
    null;
  const speaks = (fact: Fact): boolean => {
    const state = incidentState(fact.value);
    return (
      state !== null && !(fact.field === 'status' && state === 'active' && documentState(fact.value) !== null)
    );
  };
  const incident = [...fieldFacts(facts, 'incident-status'), ...of].find(speaks) ?? null;
  const draft = facts.find(
    (fact) => fact.place === 'front-matter' && fact.key === 'draft' && fact.value === 'true',
  );
  const status = chosen
    ? asField(chosen, documentState(chosen.value))
    : draft
      ? asField<DocumentState>(draft, 'draft')
      : null;
  return { status, incidentStatus: incident ? asField(incident, incidentState(incident.value)!) : null };
}

const MEASURES: Readonly<Partial<Record<FieldName, StatedDuration['measures']>>> = {
  duration: 'incident',
  'time-to-detect': 'detect',
  'time-to-acknowledge': 'acknowledge',
  'time-to-mitigate': 'mitigate',
  'time-to-resolve': 'resolve',
  'time-to-repair': 'repair',
};

const NO_FIGURE = /^\W*(?:\?+|n\/?a|unknown|tbd|none|-|—|不明)?\W*$/i;

/** All lengths of time that the document states about itself. `incidentOf` numbers the incident of a place. */
export function readDurations(
  text: string,
  facts: readonly Fact[],
  incidentOf: (at: number) => number,
): readonly StatedDuration[] {
  const found: StatedDuration[] = [];
  for (const fact of facts) {
    const measures = fact.field === null ? undefined : MEASURES[fact.field];
    const beside = fact.place === 'line' && fact.section.kind === 'timeline';
    if (measures === undefined || !(isHeadFact(fact) || beside || measures !== 'incident')) continue;
    const duration = findDurations(text, fact.from, fact.to)[0];
    if (!duration && !NO_FIGURE.test(fact.value)) continue;
    if (fact.value === '') continue;
    found.push({
      from: fact.from,
      to: fact.to,
      raw: fact.raw,
      measures,
      minutes: duration ? duration.minutes : null,
      officeHours: duration?.officeHours ?? false,
      approximate: duration?.approximate ?? false,
      timeline: incidentOf(fact.from),
    });
  }
  return found;
}

/** The duration of the (first) incident: a field, or a figure in brackets behind the impact window. */
export function readDuration(
  text: string,
  facts: readonly Fact[],
): (Field<number | null> & { approximate: boolean }) | null {
  const named = fieldFacts(facts, 'duration');
  for (const fact of [...named, ...fieldFacts(facts, 'window')]) {
    const duration = findDurations(text, fact.from, fact.to)[0];
    if (duration) {
      const whole = fact.field === 'duration';
      const span = whole ? fact : duration;
      return {
        from: span.from,
        to: span.to,
        raw: text.slice(span.from, span.to),
        value: duration.minutes,
        approximate: duration.approximate,
      };
    }
  }
  const unread = named[0];
  return unread ? { ...asField<number | null>(unread, null), approximate: false } : null;
}

export function readMetadata(facts: readonly Fact[]): ReadonlyMap<string, Field<string>> {
  const map = new Map<string, Field<string>>();
  for (const fact of facts) {
    const head =
      fact.place === 'front-matter' ||
      fact.section.level === 0 ||
      fact.section.kind === 'title' ||
      fact.section.kind === 'metadata' ||
      (fact.field !== null && isHeadFact(fact));
    if (head && fact.value !== '' && fact.value.length <= 400 && !map.has(fact.key))
      map.set(fact.key, asField(fact, fact.value));
  }
  return map;
}
