/** Timeline rows outside tables: bullets, numbers, plain and bold lines, a heading for each event, fields. */
import type { Span, TimelineLayout } from '../model.ts';
import type { FoundTime } from '../times/found-time.ts';
import { findZones } from '../times/zones.ts';
import type { Block } from './blocks.ts';
import { trimmed } from './cells.ts';
import { fieldOf, normaliseKey } from './field-names.ts';
import { type LeadTime, leadTime } from './lead-time.ts';
import { isRow, type RowOrDay } from './rows.ts';
import { dayRows } from './timeline-day-rows.ts';
import { tableRows, timeColumns } from './timeline-table.ts';

const NOTHING = /^[\s*_:：.,;()[\]`#>–—-]*$/;
const MILESTONE =
  /^[\s*_>`-]*([^\n:：|*]{3,60}?)(?:\s*\([^\n()]{0,30}\))?[*_]*\s*(?:[:：]|\s[–—-]\s)[*_]*\s*(?=[\s\d*_~`(<A-Z])/;

const ZONE_NOTE =
  /[(（[]?\s*(?:all )?(?:times?|timestamps?)[^)）\]\n]{0,40}[)）\]]?|[(（[][A-Z]{2,5}[)）\]]/i;

function lineZone(text: string, from: number, to: number): string | null {
  return to > from ? (findZones(text, from, to)[0]?.zone ?? null) : null;
}

/** `Resolved 2023-09-20 19:18`: the label with no colon. */
const BARE_MILESTONE = /^[\s*_>`-]*([A-Za-z][A-Za-z ]{2,30}?)[*_]*\s+(?:at |on )?(?=\d{4}-|\d{1,2}[:/])/;
const DIGIT = /\d/;

interface OpenRow {
  from: number;
  to: number;
  time: FoundTime;
  layout: TimelineLayout;
  textFrom: number;
  textTo: number;
  label: string | null;
}

/** Gathers the rows among blocks `first` to `last` (exclusive). */
export function gatherRows(
  text: string,
  blocks: readonly Block[],
  first: number,
  last: number,
  bounds: Span = { from: 0, to: text.length },
): readonly RowOrDay[] {
  const result: RowOrDay[] = [];
  let open: OpenRow | null = null;
  let depth = 0;
  const flush = (): void => {
    if (open) {
      const span = trimmed(text, open.textFrom, Math.max(open.textTo, open.textFrom));
      result.push({
        from: open.from,
        to: open.to,
        time: open.time,
        layout: open.layout,
        textSpan: span,
        label: open.label,
        zone: null,
        date: null,
      });
      open = null;
    }
  };
  const begin = (
    lead: LeadTime,
    from: number,
    to: number,
    layout: TimelineLayout,
    wholeTo: number,
  ): boolean => {
    if (lead.dateOnly && NOTHING.test(text.slice(lead.textFrom, to).replace(ZONE_NOTE, ''))) {
      flush();
      result.push({ from, to, day: lead.time, zone: lineZone(text, lead.textFrom, to) });
      return false;
    }
    flush();
    open = { from, to: wholeTo, time: lead.time, layout, textFrom: lead.textFrom, textTo: to, label: null };
    return true;
  };
  for (let index = first; index < last; index++) {
    const block = blocks[index]!;
    switch (block.kind) {
      case 'heading': {
        const lead = leadTime(text, block.textFrom, block.textTo);
        if (lead) {
          if (begin(lead, block.from, block.textTo, 'headings', block.to)) depth = 0;
        } else flush();
        break;
      }
      case 'table': {
        const columns = timeColumns(text, block.rows);
        if (columns) {
          flush();
          result.push(...tableRows(text, block, columns));
        } else if (open) extend(open, block);
        break;
      }
      case 'item': {
        if (block.quoted || block.textFrom < bounds.from) break;
        const lead = itemLead(text, block);
        if (lead) {
          if (
            begin(
              lead,
              block.from,
              firstLineOrAll(text, block, lead),
              block.ordered ? 'numbered' : 'bullets',
              ownEnd(blocks, index, last),
            )
          )
            depth = block.depth;
        } else if (readField(text, block, block.textFrom, block.textTo)) depth = block.depth;
        else if (open) extend(open, block);
        break;
      }
      case 'paragraph':
        if (block.quoted) {
          if (open) extend(open, block);
          break;
        }
        paragraph(block);
        break;
      default:
        if (open && block.kind !== 'rule' && block.kind !== 'link-reference' && block.kind !== 'footnote')
          extend(open, block);
    }
  }
  flush();
  return result.some(isRow) ? result : dayRows(text, blocks, result);

  function extend(row: OpenRow, block: Block): void {
    if (block.to <= row.to && row.textTo > row.textFrom) return;
    row.to = Math.max(row.to, block.to);
    // A heading (or a bare time) whose words stand below it: the first paragraph tells the event.
    if (
      NOTHING.test(text.slice(row.textFrom, row.textTo)) &&
      (block.kind === 'paragraph' || block.kind === 'item')
    ) {
      row.textFrom = block.textFrom;
      row.textTo = block.textTo;
    }
  }

  function readField(source: string, block: Block, from: number, to: number): boolean {
    if (!DIGIT.test(source.slice(from, Math.min(to, from + 140)))) return false;
    const head = source.slice(from, Math.min(to, from + 140));
    const label = BARE_MILESTONE.exec(head) ?? MILESTONE.exec(head);
    if (!label) return false;
    const field = fieldOf(normaliseKey(label[1]!));
    const valueFrom = from + label[0].length;
    const lead = leadTime(source, valueFrom, to);
    if (!lead || (field === null && !NOTHING.test(source.slice(lead.textFrom, to)))) return false;
    if (field === null && lead.dateOnly) return false;
    flush();
    open = {
      from: block.kind === 'item' ? block.from : from,
      to,
      time: lead.time,
      layout: 'fields',
      textFrom: from,
      textTo: valueFrom,
      label: label[1]!.trim(),
    };
    const rest = trimmed(source, lead.textFrom, to);
    if (rest.to > rest.from) {
      open.textFrom = rest.from;
      open.textTo = rest.to;
    }
    return true;
  }

  function paragraph(block: Block): void {
    let from = Math.max(block.textFrom, bounds.from);
    const blockEnd = Math.min(block.textTo, bounds.to);
    let first = true;
    while (from < blockEnd) {
      let end = text.indexOf('\n', from);
      if (end < 0 || end > blockEnd) end = blockEnd;
      const line: Span = trimmed(text, from, end);
      const lead = line.to > line.from ? leadTime(text, line.from, line.to) : null;
      if (
        lead &&
        opensRow(text, lead, line, first) &&
        !(open && !first && !isDayAlone(text, lead, line) && runsOn(text, from - 1))
      ) {
        begin(lead, line.from, line.to, 'lines', line.to);
        depth = 0;
      } else if (line.to > line.from && !readField(text, block, line.from, line.to) && open) {
        const row: OpenRow = open;
        if (first && row.layout !== 'headings' && depth === 0 && row.textTo > row.textFrom)
          row.to = Math.max(row.to, line.to);
        else {
          row.to = Math.max(row.to, line.to);
          const empty = NOTHING.test(text.slice(row.textFrom, row.textTo));
          if (empty) {
            row.textFrom = line.from;
            row.textTo = line.to;
          } else if (!first) row.textTo = line.to;
        }
      }
      first = false;
      from = end + 1;
    }
  }
}

const RUNS_ON =
  /(?:\b(?:at|on|from|to|until|till|since|by|around|about|before|after|between|approximately|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|[,(:])\s*$/i;

function isDayAlone(text: string, lead: LeadTime, line: Span): boolean {
  return lead.dateOnly && NOTHING.test(text.slice(lead.textFrom, line.to));
}

/** True when the line that ends here breaks off in mid-sentence: a time on the next line belongs to it. */
function runsOn(text: string, end: number): boolean {
  return RUNS_ON.test(text.slice(Math.max(0, end - 24), end));
}

/** In running prose a line may begin with a time by chance: words must then part from it by a mark. */
function opensRow(text: string, lead: LeadTime, line: Span, first: boolean): boolean {
  if (!lead.dateOnly) return true;
  const parted = /[:：–—|\n-]/.test(text.slice(lead.time.to, lead.textFrom));
  return parted || first || lead.textFrom >= line.to;
}

function itemLead(text: string, block: Block): LeadTime | null {
  return block.textTo > block.textFrom ? leadTime(text, block.textFrom, block.textTo) : null;
}

function firstLineOrAll(_text: string, block: Block, lead: LeadTime): number {
  return Math.max(block.textTo, lead.textFrom);
}

/** End of an item without the nested items that are rows of their own. */
function ownEnd(blocks: readonly Block[], index: number, _last: number): number {
  return blocks[index]!.to;
}
