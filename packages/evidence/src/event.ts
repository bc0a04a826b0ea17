/** The one shape to which every record is normalised. */

export type EventKind =
  | 'message'
  | 'topic'
  | 'join'
  | 'alert-fired'
  | 'alert-resolved'
  | 'paged'
  | 'acknowledged'
  | 'escalated'
  | 'declared'
  | 'severity-changed'
  | 'status-changed'
  | 'resolved'
  | 'note'
  | 'deploy'
  | 'deploy-started'
  | 'deploy-failed'
  | 'rollback'
  | 'flag-changed'
  | 'config-changed'
  | 'commit'
  | 'pull-request'
  | 'merge'
  | 'release'
  | 'workflow-run'
  | 'status-update'
  | 'ticket'
  | 'action-item'
  | 'annotation'
  | 'metric'
  | 'log'
  | 'other';

export interface Actor {
  /** The id in its own tool; the name where the tool has no ids. */
  readonly id: string;
  readonly name: string;
  /** The whole name, where the tool shows another beside it (`name` a handle or a display name). */
  readonly fullName?: string;
  readonly kind: 'person' | 'bot' | 'system';
}

/** Where in which file an event was read, and the digest of that record's own bytes or canonical JSON. */
export interface RawPlace {
  /** Path as the user named it; inside an archive `export.zip!/general/2024-01-15.json`. */
  readonly file: string;
  readonly line?: number;
  /** JSON Pointer (RFC 6901) into the file. */
  readonly path?: string;
  /** Hex SHA-256 of the record's own text, after masking. */
  readonly sha256: string;
}

/** What an event refers to, for clustering and for the draft. All optional; names are the tool's own words. */
export interface EventRefs {
  readonly channel?: string;
  /** Id of the thread's first message, for a reply. */
  readonly thread?: string;
  readonly incident?: string;
  /** Alert fingerprint, dedupe key or name. */
  readonly alert?: string;
  readonly service?: string;
  readonly severity?: string;
  readonly environment?: string;
  readonly repository?: string;
  readonly revision?: string;
  /** Revisions a commit was made on: two or more for a merge. */
  readonly parents?: readonly string[];
  readonly pullRequest?: string;
  readonly ticket?: string;
  readonly status?: string;
  readonly files?: readonly string[];
  readonly mentions?: readonly string[];
  readonly reactions?: readonly string[];
  readonly team?: string;
}

export interface EvidenceEvent {
  /** Stable: `e` and 7 or more hex digits of a digest of source and the record's own identity. */
  readonly id: string;
  /** ISO 8601 UTC with `Z`; `null` while the record gives only a wall time of unknown zone (see `local`). */
  readonly at: string | null;
  /** Wall time of unknown zone: `date` is null when the record has none. Only where `at` is null. */
  readonly local?: {
    readonly date: string | null;
    readonly time: string;
    /** `time` counts from the start of a recording that is not known, and is no time of day. */
    readonly sinceStart?: true;
  };
  readonly precision: 'second' | 'minute' | 'hour' | 'day';
  readonly until?: string;
  /** When it became known or was recorded, where that differs from `at` by more than a minute. */
  readonly knownAt?: string;
  /** Id of the source folder that read it: `slack`, `pagerduty` … */
  readonly source: string;
  readonly kind: EventKind;
  readonly actor?: Actor;
  /** Plain text: mentions resolved, markup removed, secrets masked. May be several lines. */
  readonly text: string;
  readonly url?: string;
  readonly refs: EventRefs;
  readonly edited?: boolean;
  readonly deleted?: boolean;
  readonly raw: RawPlace;
}
