/** What the rest of the document says to the rows of its timelines. */
import type { Field, Section, TimeBasis } from '../model.ts';
import type { FullDate } from '../times/civil.ts';
import type { DayOrder } from './day-order.ts';
import type { ProblemList } from './problems.ts';

export interface TimelineContext {
  readonly text: string;
  readonly sections: readonly Section[];
  readonly zone: (Field<string> & { readonly candidates: readonly string[] }) | null;
  /** The day of the incident as the document's head or title gives it. */
  readonly day: FullDate | null;
  readonly dayBasis: TimeBasis;
  /** A day whose year the rows may take, where the document names no day of its own. */
  readonly near?: FullDate | null;
  readonly order: DayOrder;
  /** The zone the caller says to assume. */
  readonly assumedZone: string | null;
  readonly problems: ProblemList;
}
