/** What drafting takes and gives. */
import type { MomentName } from '@debrief/document';
import type { EvidenceEvent, RecordProblem } from '@debrief/evidence';

/** What an entry tells in the story of the incident. */
export type EntryKind =
  | 'deploy'
  | 'change'
  | 'alert'
  | 'acknowledge'
  | 'declare'
  | 'join'
  | 'observe'
  | 'hypothesise'
  | 'identify'
  | 'decide'
  | 'act'
  | 'effect'
  | 'communicate'
  | 'resolve';

export interface DraftEntry {
  /** UTC with `Z`; wall time without suffix while the zone is not known. */
  readonly at: string;
  readonly until?: string;
  readonly text: string;
  readonly kind: EntryKind;
  /** Ids of the events that say it; never empty. */
  readonly events: readonly string[];
}

export interface DraftMoment {
  readonly at: string;
  /** The events it was read off; never empty. */
  readonly events: readonly string[];
}

export interface DraftQuestion {
  /** Heading of the template's section where the answer belongs. */
  readonly section: string;
  readonly text: string;
}

export interface Draft {
  readonly markdown: string;
  /** The evidence: events of the incident's window and channels, cited or not, in order of time. */
  readonly events: readonly EvidenceEvent[];
  readonly entries: readonly DraftEntry[];
  readonly moments: Readonly<Partial<Record<MomentName, DraftMoment>>>;
  readonly questions: readonly DraftQuestion[];
  readonly problems: readonly RecordProblem[];
}

export interface DraftOptions {
  /** Markdown of the template to fill (see `@debrief/document` templates); default `standard`. */
  readonly template?: string;
  /** Zone for display and for wall times without a zone; IANA name or offset. */
  readonly zone?: string;
  readonly from?: string;
  readonly to?: string;
  readonly title?: string;
  /** Today's date, for `Date` where no record gives one; never read from a clock. */
  readonly today?: string;
}
