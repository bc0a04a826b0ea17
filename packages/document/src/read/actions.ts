/** Action items in every layout: tables, bullets, numbers, checkboxes, sub-headings, prose. */
import type { Action, Field, Section, Span } from '../model.ts';
import { attributesIn } from './action-attributes.ts';
import type { ActionContext } from './action-fields.ts';
import { FILLER, type Group, itemAction, make } from './action-item.ts';
import { readActionTable } from './action-table.ts';
import { actionStatus, actionType } from './action-words.ts';
import { blockAt } from './block-lookup.ts';
import type { Block } from './blocks.ts';
import { looseTasks } from './loose-actions.ts';
import { plainText } from './plain-text.ts';
import { kindOfHeading } from './section-kinds.ts';
import { sectionAt, sectionsWithin } from './section-lookup.ts';
import { splitSentences } from './sentences.ts';

const ACTIVE = new Set(['actions', 'improvements']);
const PLANNED =
  /\b(?:will|(?:are|is|am) (?:going to|planning|working|adding|implementing|reviewing|updating|improving|investigating|also)|plan(?:s|ned)? to|need(?:s)? to|should(?! (?:not )?(?:be (?!\w+(?:ed|en|ne)\b)|have\b))|must(?! have\b)|have (?:added|implemented|updated|fixed|changed|deployed|improved|created|enabled|already)|we(?:'ll|’ll)|intend to|todo|to be (?:done|added)|next step)\b/i;
const IMPERATIVE =
  /^(?:add|adopt|audit|automate|build|change|check|clean up|configure|consider|create|decommission|deploy|disable|document|enable|enforce|ensure|evaluate|expand|extend|fix|implement|improve|increase|introduce|investigate|limit|make sure|migrate|monitor|move|publish|reduce|refactor|remove|replace|review|revise|rotate|schedule|set up|simplify|split|switch|test|track|train|tune|update|upgrade|validate|verify|write)\b/i;
const GROUP_TAIL = /[:：]\s*[*_]{0,3}\s*$/;

/** Reads all actions of the document, in order of place. */
export function readActions(
  context: ActionContext,
  blocks: readonly Block[],
  sections: readonly Section[],
): readonly Action[] {
  const actions: Action[] = [];
  const read = (kinds: ReadonlySet<string>): void => {
    for (const section of sections) {
      if (!kinds.has(section.kind) || inside(section.parent, kinds)) continue;
      readSection(context, blocks, sections, section, actions);
    }
  };
  read(ACTIVE);
  if (actions.length === 0) read(new Set(['prevention']));
  looseTasks(context, blocks, sections, actions);
  return actions.sort((a, b) => a.from - b.from);
}

function inside(section: Section | null, kinds: ReadonlySet<string>): boolean {
  for (let at = section; at; at = at.parent) if (kinds.has(at.kind)) return true;
  return false;
}

function groupOf(text: string, section: Section): Group {
  const heading = section.heading;
  if (heading === '') return { status: null, type: null };
  const span: Span = section.headingSpan;
  const made = <T>(value: T): Field<T> => ({ ...span, raw: text.slice(span.from, span.to), value });
  const status =
    /\b(?:complet(?:ed|e)|done|already|finished|in progress|ongoing|scheduled|planned|open|outstanding|remaining)\b|完了|対応済|未対応/i.test(
      heading,
    )
      ? actionStatus(heading.replace(/already/i, 'done'))
      : null;
  const type =
    /^\W*(?:\d+[.)]\s*)?(?:prevent\w*|detect\w*|mitigat\w*|respon\w+|予防|検知|検出|緩和|対応|预防|检测|缓解|예방|감지|완화)[\s/()（）\w]{0,24}$/iu.test(
      heading,
    )
      ? actionType(heading)
      : null;
  return { status: status ? made(status) : null, type: type ? made(type) : null };
}

function readSection(
  context: ActionContext,
  blocks: readonly Block[],
  sections: readonly Section[],
  section: Section,
  actions: Action[],
): void {
  const { text } = context;
  const children = sectionsWithin(sections, section);
  const before = actions.length;
  const first = blockAt(blocks, section.from);
  const last = blockAt(blocks, section.to);
  const sectionOf = (at: number): Section => sectionAt(sections, at) ?? section;
  let list = 0;
  for (let index = first; index < last; index++) {
    const block = blocks[index]!;
    if (block.to <= section.contentFrom || block.quoted) continue;
    const own = sectionOf(block.from);
    if (
      own.kind === 'related' ||
      own.kind === 'references' ||
      own.kind === 'went-well' ||
      own.kind === 'lucky' ||
      own.kind === 'timeline' ||
      own.kind === 'lessons'
    )
      continue;
    if (block.kind === 'table') {
      const rows = readActionTable(context, block);
      actions.push(...rows.map((row) => (row.type ? row : { ...row, type: groupOf(text, own).type })));
      continue;
    }
    if (block.kind !== 'item') continue;
    if (block.textFrom >= block.textTo || (block.from < section.contentFrom && block.to > section.to))
      continue;
    if (isGroup(text, blocks, block)) continue;
    if (
      block.item &&
      !isGroup(text, blocks, block.item) &&
      !outside(block.item, section) &&
      !(block.task !== null && block.item.task === null)
    )
      continue;
    list++;
    const groupItem = block.item && isGroup(text, blocks, block.item) ? block.item : null;
    const group = groupItem ? itemGroup(text, groupItem, groupOf(text, own)) : groupOf(text, own);
    const action = itemAction(context, block, group);
    if (action) actions.push(action);
  }
  if (actions.length > before || list > 0) return;
  if (children.length > 0) headingActions(context, blocks, children, actions);
  if (actions.length === before) proseActions(context, blocks, first, last, section, actions);
}

/** The item that holds the section's own heading (`- **Review actions**:`) is no action. */
function outside(item: Block, section: Section): boolean {
  return item.from <= section.headingSpan.from && item.to >= section.headingSpan.to && section.level === 7;
}

/** `- Prevent:` with items below names a group. */
function isGroup(text: string, blocks: readonly Block[], block: Block): boolean {
  const next = blocks[block.index + 1];
  if (next?.kind !== 'item' || next.item !== block) return false;
  const words = text.slice(block.textFrom, block.textTo);
  if (words.length > 90 || block.task !== null) return false;
  return (
    GROUP_TAIL.test(words) ||
    /^\s*(?:\*\*|__)[^*_]{2,80}(?:\*\*|__)\s*$/.test(words) ||
    kindOfHeading(plainText(words, 0, words.length), true) !== 'unknown'
  );
}

function itemGroup(text: string, item: Block, outer: Group): Group {
  const words = plainText(text, item.textFrom, item.textTo).replace(/[:：]\s*$/, '');
  const made = groupOf(text, {
    kind: 'unknown',
    heading: words,
    headingSpan: { from: item.textFrom, to: item.textTo },
    level: 7,
    contentFrom: item.textTo,
    parent: null,
    from: item.from,
    to: item.to,
  });
  return { status: made.status ?? outer.status, type: made.type ?? outer.type };
}

function headingActions(
  context: ActionContext,
  blocks: readonly Block[],
  children: readonly Section[],
  actions: Action[],
): void {
  for (const child of children) {
    if (child.kind !== 'unknown' || child.level === 0) continue;
    const content = blockAt(blocks, child.contentFrom);
    const body = blocks[content];
    if (!body || body.from >= child.to || FILLER.test(child.heading)) continue;
    const found = attributesIn(context, body.textFrom, Math.min(body.textTo, child.to));
    const { from, to } = child.headingSpan;
    const start = context.text.slice(from, to).search(/[^#\s]/);
    found.titleFrom = from + Math.max(0, start);
    found.titleTo = to;
    actions.push({
      ...make(context.text, found, { from: child.from, to: child.to }, 'headings'),
      title: {
        from: found.titleFrom,
        to,
        raw: context.text.slice(found.titleFrom, to),
        value: child.heading,
      },
    });
  }
}

function proseActions(
  context: ActionContext,
  blocks: readonly Block[],
  first: number,
  last: number,
  section: Section,
  actions: Action[],
): void {
  for (let index = first; index < last; index++) {
    const block = blocks[index]!;
    if (block.kind !== 'paragraph' || block.quoted) continue;
    for (const sentence of splitSentences(
      context.text,
      Math.max(block.textFrom, section.contentFrom),
      Math.min(block.textTo, section.to),
    )) {
      const words = plainText(context.text, sentence.from, sentence.to);
      const italic = /^\*[^*].*[^*]\*$/s.test(context.text.slice(sentence.from, sentence.to));
      if (FILLER.test(words) || italic || !(PLANNED.test(words) || IMPERATIVE.test(words))) continue;
      actions.push(make(context.text, attributesIn(context, sentence.from, sentence.to), sentence, 'prose'));
    }
  }
}
