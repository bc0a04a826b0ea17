/** Action tables with headers of any wording. */
import type { Action } from '../model.ts';
import { attributesIn } from './action-attributes.ts';
import { type ActionContext, dueField, field, statusField, ticketIn, typeField } from './action-fields.ts';
import { actionStrength, boxStatus } from './action-words.ts';
import type { Block } from './blocks.ts';
import type { Cell } from './cells.ts';
import { plainText } from './plain-text.ts';

export type ActionColumn =
  | 'number'
  | 'title'
  | 'owner'
  | 'due'
  | 'priority'
  | 'status'
  | 'ticket'
  | 'type'
  | 'factor'
  | 'other';

const HEADS: readonly (readonly [RegExp, ActionColumn])[] = [
  [/^(?:#|no\.?|nr\.?|id|番号|번호|编号|序号)$/, 'number'],
  [
    /owner|assign|responsib|\bwho\b|\bdri\b|\blead\b|person|team|担当|責任|verantwort|zuständig|responsable|responsável|encargado|담당|负责|责任/,
    'owner',
  ],
  [
    /\bdue\b|deadline|target|\beta\b|\bwhen\b|\bby\b|\bdate\b|timeline|timeframe|期限|期日|納期|fällig|frist|termin|fecha|plazo|échéance|délai|prazo|data\b|기한|마감|截止|日期|时间/,
    'due',
  ],
  [/priorit|\bprio\b|urgency|severity|優先|우선|优先/, 'priority'],
  [
    /status|\bstate\b|progress|done|complete|outcome|ステータス|状態|進捗|zustand|estado|statut|état|상태|진행|状态|进度/,
    'status',
  ],
  [
    /ticket|\bbug\b|jira|\blink\b|tracking|tracker|reference|\bpr\b|\burl\b|チケット|リンク|티켓|工单|链接/,
    'ticket',
  ],
  [
    /^(?:root cause|cause|factor|contributing factor|finding|addresses|gap|problem|root causes?|factors?|triggered by|原因|ursache|causa|cause racine|원인|根因|问题)/,
    'factor',
  ],
  [
    /\btype\b|category|kind|\bclass\b|カテゴリ|種別|分類|区分|\btyp\b|kategorie|tipo|categor|catégorie|유형|분류|类型|类别/,
    'type',
  ],
  [
    /action|item|task|improvement|description|what|remediation|measure|recommend|follow|todo|to-do|mitigation|change|deliverable|fix|work|アクション|対策|施策|内容|改善|maßnahme|massnahme|aufgabe|acción|accion|tarea|medida|mejora|tâche|mesure|amélioration|ação|tarefa|melhoria|조치|작업|내용|항목|과제|行动|措施|任务|改进|事项/,
    'title',
  ],
  [/\bissue\b/, 'title'],
];

/** What a column holds, by its header in lower case. */
export function columnOf(name: string): ActionColumn {
  return HEADS.find(([pattern]) => pattern.test(name))?.[1] ?? 'other';
}

/** Reads a table of actions; empty when no column can hold an action. */
export function readActionTable(context: ActionContext, block: Block): readonly Action[] {
  const { text } = context;
  const [header, ...rows] = block.rows;
  if (!header || rows.length === 0) return [];
  const columns = header.cells.map((cell) => columnOf(plainText(text, cell.from, cell.to).toLowerCase()));
  let main = columns.indexOf('title');
  const improvement = columns.findIndex(
    (column, index) =>
      column === 'title' &&
      /improvement|action|対策|mejora|maßnahme/i.test(
        text.slice(header.cells[index]!.from, header.cells[index]!.to),
      ),
  );
  if (improvement >= 0) main = improvement;
  if (main < 0)
    main = widest(
      rows.map((row) => row.cells),
      columns,
    );
  if (main < 0) return [];
  const actions: Action[] = [];
  for (const row of rows) {
    const cell = row.cells[main];
    if (
      !cell ||
      cell.to === cell.from ||
      (/^\W*$/.test(text.slice(cell.from, cell.to)) && !/\p{L}/u.test(text.slice(cell.from, cell.to)))
    )
      continue;
    const found = attributesIn(context, cell.from, cell.to);
    const value = (column: ActionColumn): Cell | null => {
      const index = columns.findIndex((candidate, at) => candidate === column && at !== main);
      const other = index < 0 ? undefined : row.cells[index];
      return other &&
        other.to > other.from &&
        !/^\W*(?:[—–-]+|n\/?a|tbd|none|なし)\W*$/i.test(text.slice(other.from, other.to))
        ? other
        : null;
    };
    const owner = value('owner');
    const due = value('due');
    const priority = value('priority');
    const status = value('status');
    const ticket = value('ticket');
    const type = value('type');
    const factor = value('factor');
    const box = status ? /^\[([ xX]?)\]$/.exec(text.slice(status.from, status.to).trim()) : null;
    const title = field(text, found.titleFrom, found.titleTo);
    actions.push({
      from: row.from,
      to: row.to,
      title,
      owner: owner ? field(text, owner.from, owner.to) : found.owner,
      due: due ? dueField(context, due.from, due.to) : found.due,
      priority: priority ? field(text, priority.from, priority.to) : found.priority,
      status: status
        ? box
          ? { ...field(text, status.from, status.to), value: boxStatus(box[1]!.trim()) ?? 'open' }
          : statusField(text, status.from, status.to)
        : found.status,
      ticket: ticket
        ? (ticketIn(text, ticket.from, ticket.to) ?? field(text, ticket.from, ticket.to))
        : (found.ticket ?? anyTicket(text, row.cells, main)),
      type: type ? typeField(text, type.from, type.to) : found.type,
      strength: actionStrength(title.value),
      factors: factor ? [plainText(text, factor.from, factor.to)] : found.factors,
      layout: 'table',
    });
  }
  return actions;
}

function anyTicket(text: string, cells: readonly Cell[], main: number): Action['ticket'] {
  for (const [index, cell] of cells.entries()) {
    if (index === main || cell.to === cell.from) continue;
    const ticket = ticketIn(text, cell.from, cell.to);
    if (ticket) return ticket;
  }
  return null;
}

function widest(rows: readonly (readonly Cell[])[], columns: readonly ActionColumn[]): number {
  let best = -1;
  let most = 0;
  columns.forEach((column, index) => {
    if (column !== 'other') return;
    const total = rows.reduce((sum, cells) => sum + ((cells[index]?.to ?? 0) - (cells[index]?.from ?? 0)), 0);
    if (total > most) {
      most = total;
      best = index;
    }
  });
  return best;
}
