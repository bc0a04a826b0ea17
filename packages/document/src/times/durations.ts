/** Reads lengths of time as people write them. */
import type { Span } from '../model.ts';

/** A length of time as written. */
export interface FoundDuration extends Span {
  readonly raw: string;
  readonly minutes: number;
  readonly approximate: boolean;
  /** True when the words say that it is not wall time ("during support hours"). */
  readonly officeHours: boolean;
}

/** Minutes of a unit by its first letters. Months and years are left out: they have no fixed length. */
const UNIT_MINUTES: Readonly<Record<string, number>> = {
  ms: 1 / 60_000,
  s: 1 / 60,
  m: 1,
  h: 60,
  d: 1440,
  w: 10_080,
};

const WORD_UNITS: readonly (readonly [string, keyof typeof UNIT_MINUTES])[] = [
  ['milliseconds?|millis|ms|msecs?', 'ms'],
  ['seconds?|secs?|sekunden?|segundos?|secondes?|秒間?|초|s', 's'],
  ['minutes?|mins?|minuten?|minutos?|分間?|分钟|分鐘|분|m', 'm'],
  ['hours?|hrs?|hr|stunden?|std\\.?|horas?|heures?|時間|小时|小時|시간|h', 'h'],
  ['days?|tagen?|tage|tag|d[íi]as?|dias?|jours?|日間?|天|일|d', 'd'],
  ['weeks?|wks?|wochen?|semanas?|semaines?|週間|周|주|w', 'w'],
];

const UNIT = WORD_UNITS.map(([words]) => words).join('|');
const SMALL: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  'forty-five': 45,
  fifty: 50,
  sixty: 60,
  ninety: 90,
  eine: 1,
  einer: 1,
  'eine halbe': 0.5,
  una: 1,
  uma: 1,
  une: 1,
  'une demi': 0.5,
  media: 0.5,
  meia: 0.5,
};
const NUMBER = '\\d{1,9}(?:[.,]\\d{1,3})?';
const WORDS = Object.keys(SMALL)
  .sort((a, b) => b.length - a.length)
  .join('|');
const END = '(?![A-Za-zÀ-ÿ0-9_])';

/** `4 hours`, `47-minute`, `4h`, `an hour`, `half an hour`, `1½ hours`. */
const PART = new RegExp(
  `(?:(${NUMBER})(½)?[ \\t\\u00a0-]{0,2}|\\b(half an?|a quarter of an|${WORDS})[ -])(?:(${UNIT})(?:${END}|(?=半))|(${UNIT})(?=\\d))`,
  'iy',
);
const JOIN = /(?:[ \t\u00a0]*,?[ \t\u00a0]*(?:and|und|y|et|e|&)?[ \t\u00a0]*)(?=\d|\b[a-z])/iy;
const AND_A_HALF = /[ -]and[ -]a[ -]half|半/iy;
const HALF_THEN_UNIT = new RegExp(`(?:(\\d{1,6}|${WORDS})[ -]and[ -]a[ -]half[ -])(${UNIT})${END}`, 'iy');
const APPROXIMATE =
  /(?:[~≈∼]|\b(?:about|approx(?:imately|\.)?|around|roughly|almost|nearly|over|more than|less than|under|just over|just under|up to|at least|some|circa|ca\.?|etwa|unos?|environ|cerca de)|約|大約|大约|약)[ \t\u00a0]*$/i;
const APPROXIMATE_AFTER = /[ ]?(?:ほど|程度|左右|정도|or so\b|-ish\b|ish\b|\+)/y;
/** `30-45 minutes`, `2 to 3 hours`: the greater is taken, as an approximation. */
const RANGE_BEFORE = /\d[ ]?(?:-|–|to|or)[ ]?$/;
const OFFICE_HOURS =
  /^[ \t]*[,(]?[ \t]*(?:during|of|in|within|counting|over)?[ \t]*(?:only )?(?:support|business|office|working|work|service)[ -](?:hours?|days?|time)/i;
const TRIGGER =
  /\d|\b(?:half an?|a quarter of an|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|einer?|una|uma|une|media|meia|a(?= (?:second|minute|day|week|few)))\b/gi;
const CLOCK_FORM = /^(\d{1,3}):([0-5]\d):([0-5]\d)$|^(\d{1,3}):([0-5]\d)$/;

const unitMinutes = new Map<string, number>();

function minutesOf(unit: string): number {
  const lower = unit.toLowerCase();
  const known = unitMinutes.get(lower);
  if (known !== undefined) return known;
  const entry = WORD_UNITS.find(([words]) => new RegExp(`^(?:${words})$`, 'i').test(lower));
  const minutes = entry ? UNIT_MINUTES[entry[1]]! : 0;
  unitMinutes.set(lower, minutes);
  return minutes;
}

function numberOf(digits: string | undefined, half: string | undefined, word: string | undefined): number {
  if (digits !== undefined) {
    const value = /,\d{3}$/.test(digits) ? Number(digits.replace(',', '')) : Number(digits.replace(',', '.'));
    return half ? value + 0.5 : value;
  }
  const lower = word?.toLowerCase() ?? '';
  if (lower.startsWith('half')) return 0.5;
  if (lower.startsWith('a quarter')) return 0.25;
  return SMALL[lower] ?? Number.NaN;
}

interface Part {
  readonly minutes: number;
  readonly unit: number;
  readonly to: number;
}

function partAt(text: string, at: number): Part | null {
  HALF_THEN_UNIT.lastIndex = at;
  const mixed = HALF_THEN_UNIT.exec(text);
  if (mixed) {
    const unit = minutesOf(mixed[2]!);
    const count = SMALL[mixed[1]!.toLowerCase()] ?? Number(mixed[1]);
    return { minutes: (count + 0.5) * unit, unit, to: HALF_THEN_UNIT.lastIndex };
  }
  PART.lastIndex = at;
  const match = PART.exec(text);
  if (!match) return null;
  const unit = minutesOf(match[4] ?? match[5]!);
  let count = numberOf(match[1], match[2], match[3]);
  let to = PART.lastIndex;
  AND_A_HALF.lastIndex = to;
  if (AND_A_HALF.test(text)) {
    count += 0.5;
    to = AND_A_HALF.lastIndex;
  }
  return { minutes: count * unit, unit, to };
}

function durationAt(text: string, at: number, from: number): FoundDuration | null {
  const first = partAt(text, at);
  if (!first || Number.isNaN(first.minutes)) return null;
  let { minutes, unit, to } = first;
  for (;;) {
    JOIN.lastIndex = to;
    const next = JOIN.test(text) ? partAt(text, JOIN.lastIndex) : null;
    // Only ever from the greater unit to the smaller: `2h, 3h` are two durations.
    if (!next || next.unit >= unit) break;
    minutes += next.minutes;
    unit = next.unit;
    to = next.to;
  }
  APPROXIMATE_AFTER.lastIndex = to;
  const after = APPROXIMATE_AFTER.test(text);
  const before = APPROXIMATE.exec(text.slice(Math.max(from, at - 16), at));
  const range = RANGE_BEFORE.test(text.slice(Math.max(from, at - 12), at));
  const start = before ? at - before[0].length : at;
  const end = after ? APPROXIMATE_AFTER.lastIndex : to;
  return {
    from: start,
    to: end,
    raw: text.slice(start, end),
    minutes: Math.round(minutes * 60_000) / 60_000,
    approximate: after || range || before !== null,
    officeHours: OFFICE_HOURS.test(text.slice(end, end + 60)),
  };
}

/** Every length of time written in the range, in order: `4 hours and 12 minutes`, `~41h`, `an hour and a half`. */
export function findDurations(text: string, from = 0, to = text.length): FoundDuration[] {
  const result: FoundDuration[] = [];
  TRIGGER.lastIndex = from;
  for (let match = TRIGGER.exec(text); match && match.index < to; match = TRIGGER.exec(text)) {
    const at = match.index;
    let next = TRIGGER.lastIndex;
    const code = text.charCodeAt(at - 1);
    const joined =
      at > from && (/[\w.:$€£#]/.test(text[at - 1]!) || (code === 44 && /\d/.test(text[at - 2] ?? '')));
    if (match[0].length === 1 && match[0] >= '0' && match[0] <= '9') {
      while (next < text.length && text.charCodeAt(next) >= 48 && text.charCodeAt(next) <= 57) next++;
    }
    const found = joined ? null : durationAt(text, at, from);
    if (found && found.to <= to) {
      result.push(found);
      next = Math.max(next, found.to);
    }
    TRIGGER.lastIndex = next;
  }
  return result;
}

/**
 * Reads a field whose value is a length of time: the first duration in it, or the clock form `2:13:22`.
 * `null` for `?`, `N/A`, `TBD`, an empty field, or words that hold no duration.
 */
export function parseDuration(raw: string): FoundDuration | null {
  const trimmed = raw.trim();
  const clock = CLOCK_FORM.exec(trimmed);
  if (clock) {
    const minutes = clock[1]
      ? Number(clock[1]) * 60 + Number(clock[2]) + Number(clock[3]) / 60
      : Number(clock[4]) * 60 + Number(clock[5]);
    const from = raw.indexOf(trimmed);
    return { from, to: from + trimmed.length, raw: trimmed, minutes, approximate: false, officeHours: false };
  }
  return findDurations(raw)[0] ?? null;
}
