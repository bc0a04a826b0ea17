/** Events to a first draft in which every row cites its records. */
import type { EvidenceEvent } from '@debrief/evidence';
import { tellStory } from './story.ts';
import { entryText } from './tell/wording.ts';
import { isoUtc } from './times/zone-clock.ts';
import type { Draft, DraftEntry, DraftOptions } from './types.ts';

export function draftPostmortem(events: readonly EvidenceEvent[], options: DraftOptions = {}): Draft {
  const story = tellStory(events, options);
  const entries: DraftEntry[] = story.chosen.map((row) => ({
    at: row.floating ? isoUtc(row.at).slice(0, -1) : isoUtc(row.at),
    text: entryText(row),
    kind: row.kind,
    events: row.events.map(({ id }) => id),
  }));
  return {
    markdown: '',
    events: story.records.events,
    entries,
    moments: Object.fromEntries(
      story.moments.map(({ name, at, row }) => [
        name,
        { at: isoUtc(at), events: row.events.map(({ id }) => id) },
      ]),
    ),
    questions: [],
    problems: story.problems,
  };
}
