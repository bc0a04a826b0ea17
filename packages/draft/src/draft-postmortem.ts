/** Events to a first draft in which every row cites its records. */
import type { MomentName } from '@debrief/document';
import type { EvidenceEvent } from '@debrief/evidence';
import { tellStory } from './story.ts';
import { factsOf } from './tell/facts.ts';
import { entryText } from './tell/wording.ts';
import { isUndated } from './times/place.ts';
import { isoUtc } from './times/zone-clock.ts';
import type { Draft, DraftEntry, DraftMoment, DraftOptions } from './types.ts';
import { writeDocument } from './write/write-document.ts';

function shownAt(at: number, floating: boolean): string {
  const iso = isoUtc(at);
  if (floating && isUndated(at)) return iso.slice(10, -1);
  return floating ? iso.slice(0, -1) : iso;
}

/**
 * Drafts a postmortem. Deterministic: the same events in any order give the same bytes; no clock is read. What no
 * record says is a question. Wall times whose zone cannot be found stay as written (`at` without `Z`; `T14:02:00` where not even the day is known).
 */
export function draftPostmortem(events: readonly EvidenceEvent[], options: DraftOptions = {}): Draft {
  const story = tellStory(events, options);
  const facts = factsOf(story, options);
  const { markdown, questions } = writeDocument(facts, options);
  const entries: DraftEntry[] = story.chosen.map((row) => ({
    at: shownAt(row.at, row.floating),
    ...(row.until === null ? {} : { until: shownAt(row.until, row.floating) }),
    text: entryText(row),
    kind: row.kind,
    events: [...new Set(row.events.map(({ id }) => id))],
  }));
  const moments: Partial<Record<MomentName, DraftMoment>> = {};
  for (const { name, at, row } of story.moments) {
    moments[name] = { at: shownAt(at, row.floating), events: [...new Set(row.events.map(({ id }) => id))] };
  }
  return { markdown, events: story.evidence, entries, moments, questions, problems: story.problems };
}
