import { ago, dateWords, dueWords, momentWords, todayOf } from '../text/dates.ts';

/** When something happened, relative to now; the exact moment as a tip and for machines. */
export function DateText({ instant }: { instant: string }) {
  return (
    <time dateTime={instant} title={momentWords(instant)}>
      {ago(instant, Date.now())}
    </time>
  );
}

/** A calendar date in words. */
export function DayText({ date }: { date: string }) {
  return <time dateTime={date}>{dateWords(date)}</time>;
}

/** How near a due date is, with the date as a tip; lateness is said, not only coloured. */
export function DueText({ date, overdue }: { date: string; overdue: boolean }) {
  return (
    <time dateTime={date} title={dateWords(date)} className={overdue ? 'overdue' : 'muted'}>
      {dueWords(date, todayOf(Date.now()))}
    </time>
  );
}
