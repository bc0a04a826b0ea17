/** What a record source is: one folder under `sources/`, detected by content, giving events. */
import type { EvidenceEvent } from './event.ts';

/** A record file, opened lazily and read as a stream; folders and archives are walked into these. */
export interface RecordFile {
  /** As the user named it; `outer.zip!/inner.json` inside an archive. */
  readonly name: string;
  /** Uncompressed bytes, where known. */
  readonly size: number | null;
  /** The first bytes (at most 64 KiB), decoded leniently as UTF-8 without BOM. */
  readonly head: string;
  /** Streams the whole content; may be called more than once. A piece is valid until the next is asked for. */
  open(): AsyncIterable<Uint8Array>;
}

/** A group of files that belong together: a single file, or an export folder with its users and channels. */
export interface RecordSet {
  readonly name: string;
  readonly files: readonly RecordFile[];
}

export interface ReadContext {
  /** Only events in this window are wanted (UTC ISO); a source may use it to skip what it need not read. */
  readonly from: string | null;
  readonly to: string | null;
  /** Zone for wall times without one (IANA name or offset); null when not known. */
  readonly zone: string | null;
  /** Date for wall times without one (`2024-01-15`); null when not known. */
  readonly date: string | null;
  /** Reports what was read, skipped or refused: never throws for one bad record in a good file. */
  problem(problem: RecordProblem): void;
  progress(bytes: number): void;
  /**
   * Says that no event still to come is before `instant` (UTC ISO): the reader may let go of what is older. Only
   * sources with `inOrder` call it; large exports are then read in bounded memory.
   */
  settled(instant: string): void;
}

export interface RecordProblem {
  readonly file: string;
  readonly line?: number;
  readonly path?: string;
  readonly message: string;
  /** `refused`: the whole file gives nothing; `skipped`: one record; `note`: read, but worth a word. */
  readonly level: 'refused' | 'skipped' | 'note';
}

/** An event before its id, digest and masking are added by the reader. */
export interface RawEvent extends Omit<EvidenceEvent, 'id' | 'raw'> {
  /** What makes the record itself unique in its source (message ts, log entry id, commit hash …). */
  readonly identity: string;
  readonly raw: {
    readonly file: string;
    readonly line?: number;
    readonly path?: string;
    readonly text: string;
  };
  /**
   * Order among events of one file with the same `at` (or without one), where the file's own order means something
   * and `identity` does not sort that way.
   */
  readonly order?: number;
}

export interface Source {
  /** Equal to the folder's name. */
  readonly id: string;
  readonly title: string;
  /** True where `read` calls `context.settled` as it goes. */
  readonly inOrder?: boolean;
  /**
   * Claims files that belong together (an export folder, a bundle of API answers), from all files not yet claimed,
   * sorted by name. What is not claimed becomes a set of one file.
   */
  gather?(files: readonly RecordFile[]): readonly RecordSet[];
  /**
   * How surely this set is of this source: 0 not at all, 1 certain. Looks at names and heads only.
   * Higher wins; a source that only knows a generic shape (CSV, JSON lines) stays at or below 0.3.
   */
  detect(set: RecordSet): number;
  /** Events one by one, or in batches where there are many. */
  read(set: RecordSet, context: ReadContext): AsyncIterable<RawEvent | readonly RawEvent[]>;
}
