/**
 * The shape of a postmortem as every other part of Debrief sees it.
 *
 * All offsets are UTF-16, 0-based, half-open, and point into `Postmortem.text`.
 * Absent facts are `null` or an empty list: nothing is ever guessed into place.
 */
import type { Tree } from '@lezer/common';

/** A half-open range of UTF-16 offsets into the document's text. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A value together with the place and the words it was read from. */
export interface Field<T> extends Span {
  readonly value: T;
  readonly raw: string;
}

/** One replacement of text; `from`/`to` refer to the text before the change. */
export interface TextChange extends Span {
  readonly insert: string;
}

export type Precision = 'second' | 'minute' | 'hour' | 'day' | 'about';

/** Where a part of a time (its date, its zone) was taken from. */
export type TimeBasis = 'stated' | 'inherited' | 'inferred' | null;

/** A time as written, with what could be learned about it. */
export interface Stamp extends Span {
  readonly raw: string;
  /**
   * ISO 8601. Ends in `Z` when the zone is known; has no suffix (local wall time) when no zone is
   * stated; `null` when no date can be known.
   */
  readonly at: string | null;
  /**
   * Milliseconds for comparing stamps of this one document: the UTC instant when the zone is known,
   * else wall time read as UTC, else (no date anywhere) wall time on 1970-01-01.
   */
  readonly clock: number;
  readonly precision: Precision;
  /** The zone as resolved: an IANA name, `UTC`, or an offset such as `-08:00`; `null` when not stated. */
  readonly zone: string | null;
  /** The zone as written (`PST`, `US/Pacific`, `UTC+2`), where the time itself or its document names one. */
  readonly zoneRaw?: string | null;
  /** Wall time in that zone: `2024-01-15T14:23:00`, or `14:23:00` when no day is known. */
  readonly local?: string | null;
  readonly dateBasis: TimeBasis;
  readonly zoneBasis: TimeBasis;
}

export type MomentName =
  | 'started'
  | 'detected'
  | 'acknowledged'
  | 'declared'
  | 'identified'
  | 'mitigated'
  | 'resolved';

/** A canonical point of the incident. `stated`: a labelled field says so; `inferred`: read off a timeline row. */
export interface Moment {
  readonly name: MomentName;
  readonly stamp: Stamp;
  readonly basis: 'stated' | 'inferred';
  /** The timeline entry it was read off, when inferred. */
  readonly entry: TimelineEntry | null;
}

export type SectionKind =
  | 'summary'
  | 'impact'
  | 'customer-impact'
  | 'business-impact'
  | 'technical-impact'
  | 'timeline'
  | 'root-cause'
  | 'what-happened'
  | 'trigger'
  | 'contributing-factors'
  | 'five-whys'
  | 'diagram'
  | 'detection'
  | 'response'
  | 'resolution'
  | 'lessons'
  | 'went-well'
  | 'went-wrong'
  | 'lucky'
  | 'actions'
  | 'improvements'
  | 'causes'
  | 'prevention'
  | 'related'
  | 'appendix'
  | 'supporting-data'
  | 'communication'
  | 'code-change'
  | 'references'
  | 'background'
  | 'participants'
  | 'metrics'
  | 'glossary'
  | 'questions'
  | 'title'
  | 'metadata'
  | 'unknown';

/** A heading (of whatever syntax) and all that stands below it, up to the next of its level or above. */
export interface Section extends Span {
  readonly kind: SectionKind;
  /** Heading words without marks; empty for the text above the first heading. */
  readonly heading: string;
  readonly headingSpan: Span;
  /** 1 to 6; 0 for the text above the first heading; 7 for a heading made of a bold line or a `Label:` line. */
  readonly level: number;
  /** Where the section's own content begins (after the heading). */
  readonly contentFrom: number;
  readonly parent: Section | null;
}

export type TimelineLayout = 'table' | 'bullets' | 'numbered' | 'lines' | 'headings' | 'fields' | 'prose';

export interface TimelineEntry extends Span {
  readonly stamp: Stamp;
  readonly until: Stamp | null;
  /** When responders learned of it, where the document says so. */
  readonly knownAt: Stamp | null;
  /** The event's words, without time and citations, inline marks removed. */
  readonly text: string;
  readonly textSpan: Span;
  /** Labels of footnotes cited (`e7` for `[^e7]`). */
  readonly citations: readonly string[];
  readonly layout: TimelineLayout;
  /** 0 for the first timeline of the document; documents may hold several incidents. */
  readonly timeline: number;
}

export type ActionStatus = 'open' | 'in-progress' | 'done' | 'dropped';
export type ActionType = 'prevent' | 'detect' | 'mitigate' | 'respond';
export type ActionStrength = 'strong' | 'intermediate' | 'weak';

export interface Action extends Span {
  readonly title: Field<string>;
  /** As written (`@alice`, `Jane Doe`, `QA Team`), trimmed. */
  readonly owner: Field<string> | null;
  /** ISO date; `value` is null when the words are no date ("next sprint"). */
  readonly due: Field<string | null> | null;
  readonly priority: Field<string> | null;
  readonly status: Field<ActionStatus> | null;
  /** A tracker key (`ENG-1234`, `#123`) or URL. */
  readonly ticket: Field<string> | null;
  /** Stated type, else null. */
  readonly type: Field<ActionType> | null;
  /** Judged from the words by the action hierarchy (practice.md F8); null when they say too little. */
  readonly strength: ActionStrength | null;
  /** Ids or words of factors it names. */
  readonly factors: readonly string[];
  readonly layout: 'table' | 'bullets' | 'numbered' | 'checkboxes' | 'headings' | 'prose';
}

export interface Factor extends Span {
  readonly text: string;
  readonly textSpan: Span;
  /** `F1` and the like, where the document numbers its factors. */
  readonly id: string | null;
  readonly citations: readonly string[];
}

export interface Why extends Span {
  readonly question: Field<string> | null;
  readonly answer: Field<string> | null;
  readonly evidence: Field<string> | null;
  /** 0-based number of the chain it belongs to: documents may hold several. */
  readonly chain: number;
}

/** A number with its unit, as found in impact prose. */
export interface Quantity extends Span {
  readonly raw: string;
  readonly value: number;
  /** `users`, `tickets`, `%`, `minutes`, `$` …; empty when none. */
  readonly unit: string;
  readonly approximate: boolean;
}

export interface ImpactItem extends Span {
  readonly text: string;
  readonly numbers: readonly Quantity[];
}

/** A length of time that the document states about itself (`Time to detection: 5 minutes`). */
export interface StatedDuration extends Span {
  readonly raw: string;
  /** What it measures: the whole incident, or the way from the start (or detection) to a moment. */
  readonly measures: 'incident' | 'detect' | 'acknowledge' | 'mitigate' | 'resolve' | 'repair';
  readonly minutes: number | null;
  /** True when the words say that it is not wall time ("during support hours"). */
  readonly officeHours: boolean;
  readonly approximate: boolean;
  /** 0-based incident of the document it speaks of. */
  readonly timeline: number;
}

export type DocumentState = 'draft' | 'in-review' | 'final';
export type IncidentState = 'active' | 'mitigated' | 'resolved';

/** A footnote definition; evidence citations are footnotes labelled `e…`. */
export interface Footnote extends Span {
  readonly label: string;
  readonly text: string;
  readonly references: readonly Span[];
}

/** Something in the text that could not be read, or was read only by a choice a person should check. */
export interface Problem extends Span {
  readonly code: string;
  readonly message: string;
}

export interface Postmortem {
  /** What stands in the file. Equal to `text` for Markdown. */
  readonly source: string;
  readonly format: 'markdown' | 'html';
  /** The Markdown that was read; every span of the model points into it. */
  readonly text: string;
  /** Maps an offset of `text` to an offset of `source` (identity for Markdown). */
  readonly toSource: (offset: number) => number;
  readonly tree: Tree;
  readonly title: Field<string> | null;
  /** Date of the incident as an ISO date (`2024-01-15`). */
  readonly date: Field<string> | null;
  readonly status: Field<DocumentState | null> | null;
  readonly incidentStatus: Field<IncidentState> | null;
  /** `level` 1 is the worst; `null` when the words name no known scale. */
  readonly severity: Field<number | null> | null;
  readonly authors: readonly Field<string>[];
  /** The zone the document declares: IANA name, `UTC` or an offset; null when none is stated. */
  readonly zone: Field<string> | null;
  readonly services: readonly Field<string>[];
  readonly duration: (Field<number | null> & { readonly approximate: boolean }) | null;
  readonly durations: readonly StatedDuration[];
  /** Any other `Key: value` facts of the head of the document, keys in lower case. */
  readonly metadata: ReadonlyMap<string, Field<string>>;
  readonly sections: readonly Section[];
  readonly timeline: readonly TimelineEntry[];
  readonly moments: Readonly<Partial<Record<MomentName, Moment>>>;
  readonly factors: readonly Factor[];
  readonly whys: readonly Why[];
  readonly actions: readonly Action[];
  readonly impact: readonly ImpactItem[];
  readonly related: readonly Field<string>[];
  readonly footnotes: readonly Footnote[];
  readonly problems: readonly Problem[];
}

export interface ReadOptions {
  /** Name of the file, used to know `.html` and to find a date (`2024-01-15-db.md`). No file is opened. */
  readonly name?: string;
  /** The zone to assume when the document states none (policy's `zone`). Marked as `inferred`. */
  readonly zone?: string;
}
