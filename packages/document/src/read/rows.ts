/** A timeline row as found, before its date and zone are settled. */
import type { Span, TimelineLayout } from '../model.ts';
import type { FoundTime } from '../times/found-time.ts';

export interface Row extends Span {
  readonly time: FoundTime;
  readonly layout: TimelineLayout;
  readonly textSpan: Span;
  /** The key of a milestone field (`Detected`), to be kept with the words. */
  readonly label: string | null;
  /** A zone stated by the column or line the time stands in. */
  readonly zone: string | null;
  /** A second date-bearing cell of the row, for tables with a date column. */
  readonly date: FoundTime | null;
}

/** A line that carries only a day (or a zone) for the rows below it. */
export interface DayLine extends Span {
  readonly day: FoundTime;
  /** A zone stated beside the day, for the rows below it. */
  readonly zone: string | null;
}

export type RowOrDay = Row | DayLine;

/** The rows of one timeline, in order of place. */
export interface RowGroup {
  readonly rows: readonly RowOrDay[];
  readonly from: number;
  readonly to: number;
  /** The section it stands in, by index into the document's sections; -1 for none. */
  readonly section: number;
  /** 0-based number of the incident it belongs to. */
  readonly timeline: number;
}

export function isRow(row: RowOrDay): row is Row {
  return 'time' in row;
}
