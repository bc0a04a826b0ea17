/** What each section of a postmortem says from the records; `null` where they say nothing. */
import type { SectionKind } from '@debrief/document';
import { escapeInline } from '../tell/markdown-text.ts';
import type { Said } from '../tell/said.ts';
import { shipmentName, stepOf } from '../tell/shipment.ts';
import { entryText } from '../tell/wording.ts';
import { MINUTE, tellMinutes } from '../times/zone-clock.ts';
import { TABLE_HEAD, type Telling, timelineBody } from './timeline-body.ts';

function bullet(telling: Telling, said: Said): string {
  const who = said.who ? `${escapeInline(said.who)}, ` : '';
  return `- ${who}${telling.clock.sentence(said.at)}: “${escapeInline(said.words)}”${telling.cite.of([said.event])}`;
}

function summary({ facts, clock, cite }: Telling): string | null {
  const { started, detected, mitigated, resolved } = facts.moments;
  if (!started) return null;
  const sentences: string[] = [];
  const end = resolved ?? mitigated;
  const zone = facts.zone ? ` ${facts.zone}` : '';
  if (end && facts.durationMinutes !== null) {
    sentences.push(
      `The records show an incident from ${clock.sentence(started.at)} to ${clock.sentence(end.at)}${zone}${facts.date ? ` on ${facts.date}` : ''}, ${tellMinutes(facts.durationMinutes)}${cite.of([...started.row.events.slice(0, 1), ...end.row.events.slice(0, 1)])}.`,
    );
  } else {
    sentences.push(
      `The records show an incident that started at ${clock.sentence(started.at)}${zone}${facts.date ? ` on ${facts.date}` : ''}${cite.of(started.row.events.slice(0, 1))}; they do not show its end.`,
    );
  }
  const shipped = shipment({ facts, clock, cite });
  if (shipped) sentences.push(shipped);
  const seen = facts.quantities.find(({ who }) => who !== null);
  if (seen)
    sentences.push(
      `What people saw, in the words of ${escapeInline(seen.who ?? '')} at ${clock.sentence(seen.at)}: “${escapeInline(seen.words)}”${cite.of([seen.event])}.`,
    );
  if (detected && detected !== started) {
    sentences.push(
      `First sign at ${clock.sentence(detected.at)}: ${escapeInline(entryText(detected.row))}${cite.of(detected.row.events.slice(0, 2))}.`,
    );
  }
  if (end)
    sentences.push(
      `End of it in the records: ${escapeInline(entryText(end.row))}${cite.of(end.row.events.slice(0, 2))}.`,
    );
  return sentences.join('\n');
}

/** What shipped or landed last before the first sign, and whether it was undone: order in time, no claim of cause. */
function shipment({ facts, clock, cite }: Telling): string | null {
  if (!facts.suspect) return null;
  const { row, finished, undoing } = facts.suspect;
  const end = finished ?? row;
  const detected = facts.moments.detected?.at ?? end.at;
  const minutes = Math.floor(detected / MINUTE) - Math.floor(end.at / MINUTE);
  const begun = finished ? `, begun at ${clock.sentence(row.at)}${cite.of(row.events.slice(0, 1))}` : '';
  const undone = undoing
    ? ` It was undone from ${clock.sentence(undoing.at)} on${cite.of(undoing.events.slice(0, 1))}.`
    : '';
  const step = stepOf(facts.suspect);
  const before = minutes > 0 ? `${tellMinutes(minutes)} before the first sign` : 'with the first sign';
  return `${escapeInline(shipmentName(row))} ${step} at ${clock.sentence(end.at)}${cite.of(end.events.slice(0, 1))}${begun}, ${before}.${undone}`;
}

function trigger(telling: Telling): string | null {
  return shipment(telling);
}

function findings(telling: Telling): string | null {
  const { findings: found } = telling.facts;
  if (found.length === 0) return null;
  return [
    'What was found out, in the words of the time:',
    '',
    ...found.map((said) => bullet(telling, said)),
  ].join('\n');
}

function detection({ facts, clock, cite }: Telling): string | null {
  const { detected } = facts.moments;
  if (!detected) return null;
  const event = detected.row.events[0];
  if (!event) return null;
  const channel = event.refs.channel
    ? ` (${escapeInline(event.refs.channel.startsWith('#') ? event.refs.channel : `#${event.refs.channel}`)})`
    : '';
  const alarm = detected.row.events.some(({ kind }) => kind === 'alert-fired' || kind === 'paged');
  const source = alarm
    ? `an alert in ${escapeInline(event.source)}`
    : `a message in ${escapeInline(event.source)}${channel}`;
  return `First sign in the records at ${clock.sentence(detected.at)}: ${source}${cite.of(detected.row.events)}.`;
}

function detectionGap({ facts, clock, cite }: Telling): string | null {
  const { started, detected } = facts.moments;
  if (!started || !detected) return null;
  const minutes = Math.floor(detected.at / MINUTE) - Math.floor(started.at / MINUTE);
  if (minutes === 0) return null;
  return `From the start of impact (${clock.sentence(started.at)}) to the first sign (${clock.sentence(detected.at)}): ${tellMinutes(minutes)}${cite.of([...started.row.events.slice(0, 1), ...detected.row.events.slice(0, 1)])}.`;
}

function response(telling: Telling): string | null {
  const { facts } = telling;
  const parts: string[] = [];
  if (facts.participants.length > 0) {
    parts.push(`In the records: ${facts.participants.map(escapeInline).join(', ')}.`);
  }
  if (facts.hypotheses.length > 0) {
    parts.push(['Ideas followed:', '', ...facts.hypotheses.map((said) => bullet(telling, said))].join('\n'));
  }
  if (facts.decisions.length > 0) {
    parts.push(
      ['Decisions and intentions voiced:', '', ...facts.decisions.map((said) => bullet(telling, said))].join(
        '\n',
      ),
    );
  }
  return parts.length > 0 ? parts.join('\n\n') : null;
}

function impact(telling: Telling): string | null {
  const { quantities } = telling.facts;
  if (quantities.length === 0) return null;
  return ['Figures stated in the records:', '', ...quantities.map((said) => bullet(telling, said))].join(
    '\n',
  );
}

function communication({ facts, clock, cite }: Telling): string | null {
  if (facts.communications.length === 0) return null;
  return facts.communications
    .map((row) => `- ${clock.row(row.at)}: ${escapeInline(entryText(row))}${cite.of(row.events)}`)
    .join('\n');
}

function supportingData({ facts, clock, cite }: Telling): string | null {
  if (facts.changes.length === 0) return null;
  const rows = facts.changes.map(
    (row) => `- ${clock.row(row.at)}: ${escapeInline(entryText(row))}${cite.of(row.events)}`,
  );
  return ['Deploys and changes around the incident:', '', ...rows].join('\n');
}

function related(telling: Telling): string | null {
  const { related: found } = telling.facts;
  return found.length > 0
    ? ['Mentioned during the incident:', '', ...found.map((said) => bullet(telling, said))].join('\n')
    : null;
}

/** Ideas voiced during the incident, as quotations: they are no actions until somebody takes them. */
function candidates(telling: Telling, template: string): string | null {
  const { candidates: voiced } = telling.facts;
  if (voiced.length === 0) return null;
  const table = TABLE_HEAD.exec(template)?.[0];
  const list = voiced.map((said) => `> ${bullet(telling, said)}`);
  return [...(table ? [table, ''] : []), '> Voiced during the incident; not yet agreed:', '>', ...list].join(
    '\n',
  );
}

function participants({ facts }: Telling): string | null {
  return facts.participants.length > 0
    ? facts.participants.map((name) => `- ${escapeInline(name)}`).join('\n')
    : null;
}

function resolution({ facts, clock, cite }: Telling): string | null {
  const acts = facts.rows.filter(
    (row) => row.kind === 'act' || row.kind === 'effect' || row.kind === 'resolve',
  );
  if (acts.length === 0) return null;
  return acts
    .map((row) => `- ${clock.row(row.at)}: ${escapeInline(entryText(row))}${cite.of(row.events)}`)
    .join('\n');
}

const GAP_HEADING = /\bgap\b|\btime to detect/i;

/**
 * The body of a section of this kind (or heading), from the records; `null` where they say nothing.
 * `template` is what the template has there: tables keep its columns.
 */
export function bodyOf(
  telling: Telling,
  kind: SectionKind,
  heading: string,
  template: string,
): string | null {
  if (GAP_HEADING.test(heading)) return detectionGap(telling);
  switch (kind) {
    case 'summary':
      return summary(telling);
    case 'timeline':
      return timelineBody(telling, template);
    case 'trigger':
      return trigger(telling);
    case 'what-happened':
      return findings(telling);
    case 'detection':
      return detection(telling);
    case 'response':
      return response(telling);
    case 'impact':
      return impact(telling);
    case 'resolution':
      return resolution(telling);
    case 'communication':
      return communication(telling);
    case 'supporting-data':
      return supportingData(telling);
    case 'related':
      return related(telling);
    case 'actions':
      return candidates(telling, template);
    case 'participants':
      return participants(telling);
    default:
      return null;
  }
}
