/** What `readRecords` is told. */
import type { MaskOptions } from './redaction/mask.ts';
import type { RecordProblem } from './source.ts';

export interface ReadOptions {
  /** Only events between these instants (UTC ISO, inclusive). Large exports skip what is outside unread. */
  readonly from?: string | null;
  readonly to?: string | null;
  /** Zone for wall times without one: IANA name or offset. */
  readonly zone?: string | null;
  /** Day of the first wall time without a date, `2024-01-15`. */
  readonly date?: string | null;
  /** Hex SHA-256 of a text's UTF-8 bytes. */
  digest(text: string): string;
  readonly mask?: MaskOptions;
  /** Bytes read so far, of all files. */
  onProgress?(bytes: number): void;
  onProblem?(problem: RecordProblem): void;
}
