/** The canonical moments: stated by labelled fields, else read conservatively off timeline rows. */
import type { Moment, MomentName, Stamp, TimelineEntry } from '../model.ts';
import type { FullDate } from '../times/civil.ts';
import { type StampContext, stampDate, toStamp } from '../times/stamp.ts';
import type { Fact } from './facts.ts';
import { fieldOf, normaliseKey } from './field-names.ts';
import { leadTime } from './lead-time.ts';
import { isHeadFact } from './metadata.ts';
import { CHANGE_WORDS, MOMENT_STEMS, MOMENT_WORDS, TAKEN_BACK, TAKEN_BACK_AFTER } from './moment-words.ts';

export const MOMENT_NAMES: readonly MomentName[] = [
  'started',
  'detected',
  'acknowledged',
  'declared',
  'identified',
  'mitigated',
  'resolved',
];

type Moments = Partial<Record<MomentName, Moment>>;

function momentField(key: string): MomentName | null {
  const field = fieldOf(key);
  return field !== null && (MOMENT_NAMES as readonly string[]).includes(field) ? (field as MomentName) : null;
}

export interface MomentContext {
  readonly text: string;
  readonly day: FullDate | null;
  readonly near: StampContext;
}

/** Reads the moments of the document's first incident. */
export function readMoments(
  facts: readonly Fact[],
  entries: readonly TimelineEntry[],
  context: MomentContext,
): Readonly<Moments> {
  const moments: Moments = {};
  statedInRows(entries, moments);
  statedInFacts(facts, context, moments);
  const own = entries.filter((entry) => entry.timeline === 0 && entry.stamp.precision !== 'day');
  inferFromRows(own, moments);
  return moments;
}

function state(moments: Moments, name: MomentName, stamp: Stamp): void {
  moments[name] ??= { name, stamp, basis: 'stated', entry: null };
}

function statedInRows(entries: readonly TimelineEntry[], moments: Moments): void {
  for (const entry of entries) {
    if (entry.timeline !== 0 || entry.layout !== 'fields') continue;
    const label = entry.text.split(/[:：]/, 1)[0]!;
    const name = momentField(normaliseKey(label));
    if (name) state(moments, name, entry.stamp);
  }
}

/** A field for the day of the incident that names its beginning: with a clock it states the start. */
const OCCURRED =
  /^(?:発生日時|発生時刻|障害発生日時|발생 ?일시|장애 발생 ?일시|发生时间|故障发生时间|date and time of occurrence|time of occurrence|occurred on|fecha y hora de inicio|date et heure de début)$/;

function statedInFacts(facts: readonly Fact[], { text, near, day }: MomentContext, moments: Moments): void {
  let current = day;
  for (const fact of facts) {
    if (fact.field === null || fact.value === '' || !isHeadFact(fact)) continue;
    const name = momentField(fact.key) ?? (OCCURRED.test(fact.key) ? 'started' : null);
    if (name === null && fact.field !== 'window') continue;
    const lead = leadTime(text, fact.from, fact.to);
    if (lead?.dateOnly && fact.field === 'date') continue;
    if (!lead || (lead.dateOnly && name !== 'started' && name !== 'resolved')) continue;
    const stamp = toStamp(lead.time, { ...near, date: current }).stamp;
    current = stampDate(stamp) ?? current;
    if (name) {
      state(moments, name, stamp);
      continue;
    }
    if (!lead.time.until) continue;
    state(moments, 'started', stamp);
    state(moments, 'resolved', toStamp(lead.time.until, { ...near, date: current }).stamp);
  }
}

/** `the list is notified of the outage, fixed status`: news of it. */
const NOTICE =
  /\b(?:notif(?:ied|ies)|inform(?:ed|s)|told|e-?mailed|posted|tweeted) (?:\w+ ){0,3}(?:of|about) (?:the )?$/;

/** `the alert stopped firing`, `Pingdom reports the site is up`: an alert that ends, not one that begins. */
const ALERT_ENDS =
  /\b(?:stop(?:s|ped)|cleared|clears|resolv(?:ed|es)|recover(?:s|ed)|(?:no longer|not) firing)\b/;

/** What is reported after "reports that" may be that all is well again. */
const GOOD_NEWS =
  /^[^.;]{0,60}\b(?:now (?:available|working|up)|back (?:up|online|to normal)|resolved|recovered|restored|fixed|works (?:again|well|now)|working again|no (?:longer|more)|ok(?:ay)? (?:now|again))\b/i;

/** True when some clause of the words (in lower case) tells that the moment was reached. */
function tells(name: MomentName, words: string, pattern: RegExp): boolean {
  const found = pattern.exec(words);
  if (!found) return false;
  const clause =
    words
      .slice(0, found.index)
      .split(/[.;:。、,]|\b(?:and|but|then|so)\b/)
      .pop() ?? '';
  if (TAKEN_BACK.test(clause) || TAKEN_BACK.test(found[0])) return false;
  if (name === 'resolved' && NOTICE.test(clause)) return false;
  if (name === 'detected' && ALERT_ENDS.test(found[0])) return false;
  const after = words.slice(found.index + found[0].length);
  return !TAKEN_BACK_AFTER.test(after) && !(name === 'detected' && GOOD_NEWS.test(after));
}

function infer(moments: Moments, name: MomentName, entry: TimelineEntry | undefined): void {
  if (entry) moments[name] ??= { name, stamp: entry.stamp, basis: 'inferred', entry };
}

function labelled(entry: TimelineEntry): MomentName | null {
  const label = /^\W*([^:：.]{2,40})[:：]/u.exec(entry.text);
  return label ? momentField(normaliseKey(label[1]!)) : null;
}

/** An alert and a person's report are equal signs: whichever came first detected it. */
function tiersOf(name: MomentName): readonly (readonly RegExp[])[] {
  const patterns = MOMENT_WORDS[name];
  return name === 'detected'
    ? [patterns.slice(0, 4), ...patterns.slice(4).map((pattern) => [pattern])]
    : patterns.map((pattern) => [pattern]);
}

function inferFromRows(rows: readonly TimelineEntry[], moments: Moments): void {
  const ordered = isNewestFirst(rows) ? [...rows].reverse() : rows;
  for (const entry of ordered) {
    const name = labelled(entry);
    if (name) infer(moments, name, entry);
  }
  const lower = new Map(ordered.map((entry) => [entry, entry.text.slice(0, 600).toLowerCase()]));
  for (const name of MOMENT_NAMES) {
    if (moments[name]) continue;
    const likely = ordered.filter((entry) => MOMENT_STEMS[name].test(lower.get(entry)!));
    if (likely.length === 0) continue;
    for (const patterns of tiersOf(name)) {
      const fits = (entry: TimelineEntry): boolean =>
        patterns.some((pattern) => tells(name, lower.get(entry)!, pattern)) && inOrder(entry, name, moments);
      const entry = name === 'resolved' ? likely.findLast(fits) : likely.find(fits);
      if (entry) {
        infer(moments, name, entry);
        break;
      }
    }
  }
  const detected = moments.detected?.stamp.clock;
  const first = ordered[0];
  if (
    !moments.started &&
    first &&
    detected !== undefined &&
    first.stamp.clock < detected &&
    CHANGE_WORDS.test(first.text.toLowerCase())
  ) {
    infer(moments, 'started', first);
  }
}

/** A row can only be the moment if the moments known so far stay in order. */
function inOrder(entry: TimelineEntry, name: MomentName, moments: Moments): boolean {
  const at = MOMENT_NAMES.indexOf(name);
  const clock = entry.stamp.clock;
  return MOMENT_NAMES.every((other, index) => {
    const known = moments[other];
    if (!known || other === 'declared' || name === 'declared') return true;
    return index < at ? known.stamp.clock <= clock : index > at ? known.stamp.clock >= clock : true;
  });
}

function isNewestFirst(rows: readonly TimelineEntry[]): boolean {
  if (rows.length < 3) return false;
  let back = 0;
  for (let index = 1; index < rows.length; index++)
    if (rows[index]!.stamp.clock < rows[index - 1]!.stamp.clock) back++;
  return back >= (rows.length - 1) * 0.8;
}
