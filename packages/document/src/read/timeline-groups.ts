/** Finds the timelines of a document: by their headings, else by tables and lists of timed rows. */
import type { Section } from '../model.ts';
import { blockAt } from './block-lookup.ts';
import type { Block } from './blocks.ts';
import { holdsClocks } from './clock-like.ts';
import { isRow, type RowGroup } from './rows.ts';
import type { SectionMap } from './sections.ts';
import { proseRows } from './timeline-prose.ts';
import { gatherRows } from './timeline-rows.ts';
import { timeColumns } from './timeline-table.ts';

const NOT_TIMELINE = new Set([
  'actions',
  'improvements',
  'related',
  'references',
  'went-well',
  'went-wrong',
  'lucky',
  'lessons',
  'prevention',
  'glossary',
  'participants',
  'metadata',
  'five-whys',
]);

/** All groups of timeline rows, in order of place. */
export function findGroups(text: string, blocks: readonly Block[], map: SectionMap): readonly RowGroup[] {
  const { sections } = map;
  const groups: RowGroup[] = [];
  let incident = -1;
  let parent: Section | null | undefined;
  for (let index = 0; index < sections.length; index++) {
    const section = sections[index]!;
    if (section.kind !== 'timeline' || withinTimeline(section.parent)) continue;
    const [first, last] = range(blocks, section);
    const rows = gatherRows(text, blocks, first, last, { from: section.contentFrom, to: section.to });
    if (!rows.some(isRow)) continue;
    if (parent === undefined || incidentOf(section) !== parent) {
      incident++;
      parent = incidentOf(section);
    }
    groups.push({ rows, from: section.from, to: section.to, section: index, timeline: incident });
  }
  if (groups.length > 0) return withNeighbours(groups, text, blocks, sections);
  if (!holdsClocks(text, 2)) return [];
  const unnamed = unnamedGroups(text, blocks, sections);
  if (unnamed.length > 0) return unnamed;
  const told = proseRows(text, blocks, map.ofBlock);
  return told.filter(isRow).length >= 2
    ? [{ rows: told, from: 0, to: text.length, section: -1, timeline: 0 }]
    : [];
}

const NEIGHBOURS = new Set(['background', 'what-happened', 'response', 'detection']);

/** Beside a list of milestones the full log may stand under another heading (`Context`) of the same incident. */
function withNeighbours(
  groups: readonly RowGroup[],
  text: string,
  blocks: readonly Block[],
  sections: readonly Section[],
): readonly RowGroup[] {
  const added: RowGroup[] = [];
  for (const group of groups) {
    if (!group.rows.every((row) => !isRow(row) || row.layout === 'fields')) continue;
    const home = sections[group.section]!.parent;
    for (let index = group.section + 1; index < sections.length; index++) {
      const section = sections[index]!;
      if (home && section.from >= home.to) break;
      if (section.parent !== home || !NEIGHBOURS.has(section.kind) || section.from < group.to) continue;
      const [first, last] = range(blocks, section);
      const rows = gatherRows(text, blocks, first, last, { from: section.contentFrom, to: section.to });
      const timed = rows.filter((row) => isRow(row) && row.time.clock !== null);
      if (timed.length < 2) continue;
      added.push({ rows, from: section.from, to: section.to, section: index, timeline: group.timeline });
    }
  }
  return [...groups, ...added].sort((a, b) => a.from - b.from);
}

/** The part of the document that one incident has to itself: what the timeline's heading stands in. */
function incidentOf(section: Section): Section | null {
  return section.parent && section.parent.kind !== 'title' ? section.parent : null;
}

function range(blocks: readonly Block[], section: Section): [number, number] {
  let first = blockAt(blocks, section.contentFrom);
  // `Timeline:` on the first line of a paragraph: the rest of that paragraph belongs to the section.
  const before = blocks[first - 1];
  if (before && before.kind === 'paragraph' && before.to > section.contentFrom) first--;
  return [first, blockAt(blocks, section.to)];
}

function withinTimeline(section: Section | null): boolean {
  for (let at = section; at; at = at.parent) if (at.kind === 'timeline') return true;
  return false;
}

/** Without a timeline heading: sections that hold at least three timed rows of one kind. */
function unnamedGroups(
  text: string,
  blocks: readonly Block[],
  sections: readonly Section[],
): readonly RowGroup[] {
  const groups: RowGroup[] = [];
  for (let index = 0; index < sections.length; index++) {
    const section = sections[index]!;
    if (NOT_TIMELINE.has(section.kind)) continue;
    const child = sections[index + 1];
    const end =
      child && child.from < section.to && child.from >= section.contentFrom ? child.from : section.to;
    const first = blockAt(blocks, section.contentFrom);
    const last = blockAt(blocks, end);
    if (!mayHoldRows(text, blocks, first, last)) continue;
    const rows = gatherRows(text, blocks, first, last);
    const timed = rows.filter((row) => isRow(row) && (row.time.clock !== null || row.time.epoch !== null));
    if (timed.length < 3) continue;
    groups.push({ rows, from: section.from, to: end, section: index, timeline: 0 });
  }
  const headed = headingGroup(text, blocks);
  if (groups.length === 0 && headed) groups.push(headed);
  return groups;
}

function mayHoldRows(text: string, blocks: readonly Block[], first: number, last: number): boolean {
  let lines = 0;
  for (let index = first; index < last; index++) {
    const block = blocks[index]!;
    if (block.kind === 'table' && timeColumns(text, block.rows)) return true;
    if (block.kind === 'item' || block.kind === 'paragraph') lines += 1;
  }
  return lines >= 1;
}

/** A document whose headings are the events themselves. */
function headingGroup(text: string, blocks: readonly Block[]): RowGroup | null {
  const clocked = blocks.filter(
    (block) => block.kind === 'heading' && holdsClocks(text, 1, block.textFrom, block.textTo),
  );
  if (clocked.length < 3) return null;
  const rows = gatherRows(text, blocks, 0, blocks.length).filter(
    (row) => !isRow(row) || row.layout === 'headings',
  );
  const timed = rows.filter((row) => isRow(row) && row.time.clock !== null);
  return timed.length >= 3 ? { rows, from: 0, to: text.length, section: -1, timeline: 0 } : null;
}
