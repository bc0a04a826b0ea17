/** Reads owner, due date, priority, state, ticket and type out of the words of one action. */
import type { Action } from '../model.ts';
import { findTimes } from '../times/find-times.ts';
import {
  type ActionContext,
  dueField,
  field,
  statusField,
  ticketIn,
  typeField,
  verbatim,
} from './action-fields.ts';
import { noteAtEnd } from './action-note.ts';
import { actionStatus, actionType } from './action-words.ts';
import { trimmed } from './cells.ts';
import { plainText } from './plain-text.ts';

export type Attributes = {
  -readonly [K in 'owner' | 'due' | 'priority' | 'status' | 'ticket' | 'type']: Action[K];
} & { titleFrom: number; titleTo: number; factors: string[] };

const LABELLED =
  /(?:^|[\s([—–;,|·-])[*_]{0,2}(owners?|assign(?:ee|ed(?: to)?)|responsible|dri|who|due(?: ?date)?|deadline|(?:estimated |expected |target )?completion(?: date)?|by when|eta|target(?: date)?|priority|prio|status|state|ticket|issue|jira|tracking|type|category|factors?|担当者?|期限|優先度|ステータス|状態|チケット|verantwortlich|fällig|frist|priorität|responsable|fecha límite|échéance|prioridad|priorité|responsável|prazo|prioridade|담당자?|기한|우선순위|상태|负责人|截止日期|截止|优先级|状态)[*_]{0,2}\s*[:：=][*_]{0,2}\s*([^\n;|)\]]{1,100}?)(?=\s*(?:[;|)\]]|$|\n|\s[—–-]\s|,\s*(?:[*_]{0,2}\p{L}[\p{L} ]{1,20}[:：]|(?:due|by|until|eta)\s)|\.\s|[.,]?\s+[*_]{1,2}(?=\S)|\s·))/giu;
const HANDLE = /(?<![\w./@])@[\p{L}\p{N}](?:[\p{L}\p{N}._/-]{0,38}[\p{L}\p{N}])?/gu;
const PRIORITY =
  /(?:^|[\s([*`])((?:P|p)[0-4]|(?<=^[\s([*`]{0,4})(?:HIGH|MEDIUM|LOW|CRITICAL|URGENT)|(?:[Hh]igh|[Mm]edium|[Ll]ow|[Cc]ritical|[Uu]rgent)(?= priority\b))(?=[\s)\]:*`,.]|$)/;
const TAG_TYPE =
  /[[(（](prevent(?:ion|ative|ive)?|detect(?:ion|ive)?|mitigat(?:e|ion|ive)|respon[ds]e?|process|fix|repair)[\])）]/i;
const DUE =
  /\b(?:due(?: (?:date|on|by))?|by|before|until|deadline|eta|target(?: date)?|no later than|bis|antes del?|avant(?: le)?|até)\b\s*[:：]?\s*(?=\d|[A-Z])|期限\s*[:：]?|(?<=\d\s?)(?:まで)/i;
const SOFT_DUE =
  /\b((?:next|this|end of(?: the| this)?) (?:sprint|week|month|quarter|year|release)|Q[1-4](?:[ /-]?\d{2,4})?|asap|soon|immediately)\b/i;
const EDGE_STATUS =
  /^(?:\[?(DONE|ONGOING|TODO|WIP|FIXED|COMPLETED?|IN PROGRESS|CLOSED|OPEN|PENDING|DROPPED|WONTFIX|Done|Completed|Fixed|Ongoing|完了|済|対応中|未着手)\]?\s*[:：–—-]+|\[(?:DONE|ONGOING|TODO|WIP|FIXED|COMPLETED?|IN PROGRESS|OPEN|done|todo|wip|completed)\])\s*/;
const TAIL_STATUS =
  /(?:\s*[([–—:*-][\s*_]*(done|ongoing|todo|wip|fixed|completed?|in progress|closed|implemented|merged|deployed|not started|planned|scheduled|完了|対応済み?|対応中|未着手|已完成|완료)|\s(DONE|ONGOING|TODO|WIP|FIXED|COMPLETED?|IN PROGRESS|CLOSED))[\s)\]*!.。]*$/i;
/** Quick looks, to spare most actions the careful ones. */
const MAY_END =
  /done|ongoing|todo|wip|fixed|complete|in progress|closed|implemented|merged|deployed|not started|planned|scheduled|[^\u0000-\u02ff]/i;
const MAY_RANK = /[Pp][0-4]|HIGH|MEDIUM|LOW|CRITICAL|URGENT|priority/;
const MARK = /[✅☑✔✓🔄🚧⏳📋⬜🔲❌🚫🟡🟢🔴📝🏗🗓]/u;
/** What `PAREN_TAIL` may end with. */
const TAIL_MARK = /[\s)\]）,;:–—-]/;
const PAREN_TAIL = /\s*[([（]\s*[)\]）]\s*$|[\s,;:–—-]+$/;

const KINDS: readonly (readonly [
  RegExp,
  'owner' | 'due' | 'priority' | 'status' | 'ticket' | 'type' | 'factor',
])[] = [
  [/^(?:owner|assign|responsible|dri|who|担当|verantwortlich|responsable|responsável|담당|负责)/i, 'owner'],
  [
    /^(?:due|deadline|(?:estimated |expected |target )?completion|by when|eta|target|期限|fällig|frist|fecha|échéance|prazo|기한|截止)/i,
    'due',
  ],
  [/^(?:prio|優先|우선|优先)/i, 'priority'],
  [/^(?:stat|ステ|状態|상태|状态)/i, 'status'],
  [/^(?:ticket|issue|jira|tracking|チケ)/i, 'ticket'],
  [/^(?:type|category)/i, 'type'],
  [/^factor/i, 'factor'],
];

/** Reads the attributes that stand in the words themselves, and where the title's words begin and end. */
export function attributesIn(context: ActionContext, from: number, to: number): Attributes {
  const { text } = context;
  const words = text.slice(from, to);
  const found: Attributes = {
    owner: null,
    due: null,
    priority: null,
    status: null,
    ticket: ticketIn(text, from, to),
    type: null,
    titleFrom: from,
    titleTo: to,
    factors: [],
  };
  const cut = (start: number): void => {
    if (start > from && start < found.titleTo) found.titleTo = start;
  };
  if (/[:：=]/.test(words)) {
    LABELLED.lastIndex = 0;
    for (let label = LABELLED.exec(words); label; label = LABELLED.exec(words)) {
      const kind = KINDS.find(([pattern]) => pattern.test(label![1]!))?.[1];
      const valueTo = from + label.index + label[0].length;
      const valueFrom = valueTo - label[2]!.length;
      if (kind) apply(context, found, kind, valueFrom, valueTo);
      if (kind && label.index > 0) cut(from + label.index);
    }
  }
  readNote(context, words, from, found, cut);
  readMarks(context, words, from, found, cut);
  let end = trimmed(text, found.titleFrom, found.titleTo).to;
  while (end > found.titleFrom && TAIL_MARK.test(text[end - 1]!)) {
    const tail = PAREN_TAIL.exec(text.slice(found.titleFrom, end));
    if (!tail || tail[0] === '') break;
    end -= tail[0].length;
  }
  if (end > found.titleFrom) found.titleTo = end;
  return found;
}

function apply(
  context: ActionContext,
  found: Attributes,
  kind: (typeof KINDS)[number][1],
  from: number,
  to: number,
): void {
  const { text } = context;
  if (kind === 'owner') found.owner ??= field(text, from, to);
  else if (kind === 'due') found.due ??= dueField(context, from, to);
  else if (kind === 'priority') found.priority ??= field(text, from, to);
  else if (kind === 'status') found.status ??= statusField(text, from, to);
  else if (kind === 'type') found.type ??= typeField(text, from, to);
  else if (kind === 'ticket')
    found.ticket = ticketIn(text, from, to) ?? found.ticket ?? field(text, from, to);
  else found.factors.push(...plainText(text, from, to).split(/\s*,\s*/));
}

function readNote(
  context: ActionContext,
  words: string,
  from: number,
  found: Attributes,
  cut: (start: number) => void,
): void {
  const note = words.includes('@') ? noteAtEnd(words) : null;
  if (note === null) return;
  for (const part of note.parts) {
    if (part.kind === 'handle') found.owner ??= field(context.text, from + part.from, from + part.to);
    if (part.kind === 'date') found.due ??= dueField(context, from + part.from, from + part.to);
  }
  cut(from + note.from);
}

function readMarks(
  context: ActionContext,
  words: string,
  from: number,
  found: Attributes,
  cut: (start: number) => void,
): void {
  const { text } = context;
  if (words.startsWith('~~') && /~~\s*[.!]?\s*(?:$|\(|[–—-])/.test(words))
    found.status ??= { from, to: from + 2, raw: '~~', value: 'done' };
  const mark = MARK.exec(words);
  const first = words.search(/[\p{L}\p{N}]/u);
  if (mark && (mark.index < Math.max(first, 1) || mark.index > words.length - 20)) {
    const status = actionStatus(mark[0]);
    if (status)
      found.status ??= {
        from: from + mark.index,
        to: from + mark.index + mark[0].length,
        raw: mark[0],
        value: status,
      };
    if (mark.index > first) cut(from + mark.index);
    else found.titleFrom = from + mark.index + mark[0].length;
  }
  const edge = EDGE_STATUS.exec(words);
  if (edge) {
    const status = actionStatus(edge[0]);
    if (status)
      found.status ??= { from, to: from + edge[0].trimEnd().length, raw: edge[0].trim(), value: status };
    found.titleFrom = Math.max(found.titleFrom, from + edge[0].length);
  }
  const tail = MAY_END.test(words.slice(-24)) ? TAIL_STATUS.exec(words) : null;
  const state = tail?.[1] ?? (tail?.[2] === tail?.[2]?.toUpperCase() ? tail?.[2] : undefined);
  if (tail && state && tail.index > 6) {
    const status = actionStatus(state);
    const start = from + tail.index + tail[0].indexOf(state);
    if (status) found.status ??= { from: start, to: start + state.length, raw: state, value: status };
    cut(from + tail.index);
  }
  const type = /[[(（]/.test(words) ? TAG_TYPE.exec(words) : null;
  if (type) {
    const value = actionType(type[1]!);
    const start = from + type.index;
    if (value) found.type ??= { from: start, to: start + type[0].length, raw: type[0], value };
    if (type.index > 6) cut(start);
  }
  const priority = MAY_RANK.test(words) ? PRIORITY.exec(words) : null;
  if (priority) {
    const start = from + priority.index + priority[0].indexOf(priority[1]!);
    found.priority ??= verbatim(text, start, priority[1]!.length);
    if (priority.index < 4)
      found.titleFrom = Math.max(
        found.titleFrom,
        skipMarks(text, start + priority[1]!.length, from + words.length),
      );
  }
  if (!found.owner && words.includes('@')) {
    HANDLE.lastIndex = 0;
    const handle = HANDLE.exec(words);
    if (handle) {
      found.owner = verbatim(text, from + handle.index, handle[0].length);
      const rest = words.slice(handle.index + handle[0].length);
      if (/^[\s\])）*:,]*(?:$|[([（])/.test(rest))
        cut(from + words.slice(0, handle.index).replace(/[\s([（–—,-]+$/, '').length);
      else if (handle.index < 3)
        found.titleFrom = Math.max(
          found.titleFrom,
          skipMarks(text, from + handle.index + handle[0].length, from + words.length),
        );
    }
  }
  if (!found.due) {
    const due = DUE.exec(words);
    const soft = SOFT_DUE.exec(words);
    if (due) {
      const [time] = findTimes(
        text,
        from + due.index,
        Math.min(from + words.length, from + due.index + due[0].length + 40),
      );
      if (time?.date && !time.date.weak) found.due = dueField(context, time.from, time.to);
    }
    if (!found.due && soft) found.due = { ...verbatim(text, from + soft.index, soft[0].length), value: null };
  }
}

function skipMarks(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && /[\s\])}*:：,.–—|`_-]/.test(text[at]!)) at++;
  return at < to ? at : from;
}
