/** “A 47-minute outage”: the incident's length as the title or the summary gives it. */
import type { Postmortem, StatedDuration } from '@debrief/document';
import { isHidden } from './code.ts';
import { findClaims } from './durations.ts';

const noun =
  /^[\s-]{1,2}(?:(?:long|total|full|complete|partial|service|production|api|site)[\s-]){0,2}(?:outage|incident|disruption|downtime|interruption|degradation|unavailability)\b/i;
const lasted =
  /\b(?:outage|incident|disruption|downtime|interruption|degradation)\b[^.;\n]{0,60}\b(?:lasted|of|for)(?: a total of| a period of)?\s+(?:~|about |around |approximately |roughly )?$/i;

/** Figures of the title and the summary, in order; other sections speak of parts and of other incidents. */
export function proseDurations(document: Postmortem): StatedDuration[] {
  const { text, title, sections, durations } = document;
  const spans = sections
    .filter(({ kind }) => kind === 'summary')
    .map(({ contentFrom, to }) => ({ from: contentFrom, to: Math.min(to, contentFrom + 4000) }));
  if (title) spans.unshift({ from: title.from, to: title.to });
  const found: StatedDuration[] = [];
  for (const { from, to } of spans) {
    for (const claim of findClaims(text, from, to)) {
      const before = text.slice(Math.max(from, claim.from - 120), claim.from);
      if (!noun.test(text.slice(claim.to, claim.to + 60)) && !lasted.test(before)) continue;
      if (claim.bound === 'under' || claim.bound === 'over' || isHidden(document, claim.from)) continue;
      if (durations.some((stated) => stated.from < claim.to && claim.from < stated.to)) continue;
      if (found.some((stated) => stated.from === claim.from)) continue;
      found.push({
        from: claim.from,
        to: claim.to,
        raw: claim.raw,
        measures: 'incident',
        minutes: claim.minutes,
        officeHours: false,
        approximate: claim.bound === 'about',
        timeline: 0,
      });
    }
  }
  return found;
}
