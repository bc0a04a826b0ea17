/** Numbers with their units, as people write them in impact prose. */
import type { Quantity } from '../model.ts';

const NUMBER =
  /(?<![\w.,:/#@-])(~|≈|about |around |approx(?:imately|\.)? |roughly |over |more than |nearly |almost |up to |at least |some |estimated |約|大約|约|약 ?|ca\. |unos |environ |cerca de )?((?:US|A|C|NZ|HK)?[$€£¥₩])?\s?(\d{1,3}(?:[,\u202f ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:\s?(k|m|mm|b|bn|million|billion|thousand|mio|millones|millions|milhões|万|億|亿|천|만|억)(?![\p{L}\d]))?(\+)?(?:\s?(%|percent|per cent|‰))?(?![\d:])/giu;
const UNIT = /^(?:\s|-)?\s?((?:of |out of )?[\p{L}][\p{L}/-]{0,24}(?:\s+[\p{L}][\p{L}/-]{1,24})?)/u;
const SKIP_UNIT =
  /^(?:of|out of|in|on|at|and|or|to|from|for|the|by|was|were|is|are|that|which|with|a|an|as|when|until|after|before|between|during|but|per|if|due|than|then|it|we|our|this|these|am|pm|utc|gmt|pst|pdt|cet|cest|est|edt|et|pt|jst)$/i;
const MONTH = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|janvier|januar|enero)/i;
const MONTH_BEFORE =
  /(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?\s$/i;
const SCALE: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mm: 1e6,
  mio: 1e6,
  million: 1e6,
  millions: 1e6,
  millones: 1e6,
  milhões: 1e6,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
  万: 1e4,
  만: 1e4,
  億: 1e8,
  亿: 1e8,
  억: 1e8,
  천: 1e3,
};

/** Every number with a unit between two offsets; dates, clocks, versions and ticket numbers are left out. */
export function findQuantities(text: string, from: number, to: number): readonly Quantity[] {
  const found: Quantity[] = [];
  const words = text.slice(from, to);
  NUMBER.lastIndex = 0;
  for (let match = NUMBER.exec(words); match; match = NUMBER.exec(words)) {
    const [whole, about, currency, digits, scale, plus, percent] = match;
    const end = match.index + whole.length;
    const before = words.slice(Math.max(0, match.index - 12), match.index);
    const after = words.slice(end, end + 60);
    // `5xx` is a class of answers.
    if (/^(?:xx\b|[:./-]\d|st\b|nd\b|rd\b|th\b|年|月|日|時|时|월|일|년|시)/.test(after)) continue;
    let value = Number(digits!.replace(/[,\u202f ]/g, ''));
    if (!Number.isFinite(value)) continue;
    let unit = percent ? '%' : currency ? currency.replace(/^[A-Z]+/, '') : '';
    let tail = 0;
    if (scale) value *= SCALE[scale.toLowerCase()] ?? 1;
    if (unit === '') {
      const next = UNIT.exec(after);
      if (next) {
        const chosen = unitWords(next[1]!);
        if (MONTH.test(chosen) || (MONTH_BEFORE.test(before) && value <= 31)) continue;
        unit = chosen;
        tail = chosen === '' ? 0 : next[0].indexOf(chosen) + chosen.length;
      }
      if (MONTH_BEFORE.test(before) && value <= 31) continue;
      if (unit === '' && value >= 1900 && value <= 2100 && digits!.length === 4) continue;
    }
    const lead = whole.length - whole.trimStart().length;
    const start = from + match.index + lead;
    const stop = from + end + tail;
    found.push({
      from: start,
      to: stop,
      raw: text.slice(start, stop),
      value,
      unit,
      approximate: about !== undefined || plus !== undefined,
    });
    NUMBER.lastIndex = Math.max(end, NUMBER.lastIndex);
  }
  return found;
}

function unitWords(words: string): string {
  const parts = words.trim().split(/\s+/);
  if (SKIP_UNIT.test(parts[0]!)) return '';
  const noun =
    /^(?:unique|affected|active|paying|support|failed|concurrent|total|different|internal|external|production|customer|user|engineer|person)$/i;
  return noun.test(parts[0]!) && parts[1] && !SKIP_UNIT.test(parts[1])
    ? `${parts[0]} ${parts[1]}`
    : parts[0]!;
}
