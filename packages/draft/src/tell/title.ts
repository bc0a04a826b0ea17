/** The title of a draft: what was wrong, as far as a record says it. */
import type { EvidenceEvent } from '@debrief/evidence';
import type { Row } from '../choose/rows.ts';
import { cut, tidy } from './markdown-text.ts';

const SEVERITY = /\b(?:sev|p)[- ]?[0-4]\b/i;

/** A neutral name for an incident of which no record says what was wrong: its day and what it hit. */
function neutralTitle(date: string | null, services: readonly string[]): string {
  const of = date ? `Incident of ${date}` : 'Incident';
  return services.length > 0 ? `${of}: ${services.slice(0, 3).join(', ')}` : of;
}

const TITLED = ['declared', 'status-update', 'alert-fired'] as const;

/**
 * What was wrong, in the words of the records: the declaration's own summary, the topic that responders gave their
 * channel, the public page, the alert. Never a person or a page.
 */
export function titleOf(rows: readonly Row[], date: string | null, services: readonly string[]): string {
  const events = rows.flatMap((row) => row.events);
  const named = TITLED.map((kind) => events.find((event) => event.kind === kind && event.text.trim() !== ''));
  const topic = events.find((event) => event.kind === 'topic' && SEVERITY.test(event.text));
  const titles = [
    named[0] && plainTitle(named[0].text),
    topic && topicTitle(topic.text),
    named[1] && plainTitle(named[1].text),
    named[2] && alertTitle(named[2]),
  ];
  return titles.find((title) => title)?.replace(/\.$/, '') ?? neutralTitle(date, services);
}

/** What the tool calls it, where the sentence of the record quotes a name; else the sentence. */
function plainTitle(text: string): string | null {
  const line = tidy(text.split('\n', 1)[0] ?? '').replace(/^Incident (?:\S+ )?declared:?\s*/i, '');
  const named = QUOTED.exec(line)?.[1];
  if (named && !MACHINE_NAME.test(named)) return cut(named, 100);
  return line === '' ? null : cut(line, 100);
}

const QUOTED = /["“]([^"“”]{4,120})["”]/;
/** Keys and digests name nothing to a reader. */
const MACHINE_NAME = /^(?:[0-9a-f]{12,}|[0-9a-f]{8}-[0-9a-f-]{20,}|\d+)$/i;

const TOPIC_SET = /^.{0,80}? set the channel topic:?\s*/;
const NO_TITLE =
  /^(?:sev|p)[- ]?\d|^(?:lead|ic|commander|owner|scribe|comms|status|bridge|doc|link)\b|https?:|^@|^\S*$/i;

/** `SEV2 – card payments fail – lead ana`: the part that is no role, no link and no grade. */
function topicTitle(text: string): string | null {
  const part = text
    .replace(TOPIC_SET, '')
    .split(/\s[–—|/•·-]\s|[|•·;]/)
    .map((piece) => tidy(piece).replace(/^(?:(?:sev|p)[- ]?\d\b[:,]?\s*)/i, ''))
    .find((piece) => piece !== '' && !NO_TITLE.test(piece));
  return part ? cut(part.charAt(0).toUpperCase() + part.slice(1), 100) : null;
}

/** The alert's own summary, else its name and service. */
function alertTitle({ refs, text }: EvidenceEvent): string | null {
  const summary = SUMMARY.exec(tidy(text.split('\n', 1)[0] ?? ''))?.[1];
  if (summary && summary.length <= 100) return summary.charAt(0).toUpperCase() + summary.slice(1);
  const named = QUOTED.exec(text.slice(0, 300))?.[1];
  const name = [refs.alert, named].find((one) => one && !MACHINE_NAME.test(one));
  if (name) return cut(tidy(refs.service ? `${name} on ${refs.service}` : name), 100);
  return plainTitle(text);
}

const SUMMARY = /\b(?:fired|firing|triggered)\b[^:]{0,80}: (\S.{9,})$/;
