import type { Postmortem } from '@debrief/document';

/** What an export format is. One file each under `formats/`. */
export interface ExportFormat {
  /** Equal to the file's name. */
  readonly id: string;
  readonly title: string;
  /** Ending of the files it makes, without the dot. */
  readonly extension: string;
  /** The whole output. Deterministic: the same document gives the same text. */
  write(document: Postmortem): string;
}
