/** Single values of an action with their places: a date, a state, a type, a ticket. */
import type { ActionStatus, ActionType, Field } from '../model.ts';
import { type FullDate, isoDate } from '../times/civil.ts';
import { findTimes } from '../times/find-times.ts';
import { stampDate, toStamp } from '../times/stamp.ts';
import { actionStatus, actionType } from './action-words.ts';
import { trimmed } from './cells.ts';
import { plainText } from './plain-text.ts';

export interface ActionContext {
  readonly text: string;
  readonly day: FullDate | null;
  readonly order: () => 'day-first' | 'month-first' | null;
}

const TICKET_KEY = /(?<![\w/-])[A-Z][A-Z0-9]{1,9}-\d{1,6}(?![\w-])/;
const NOT_TICKET = /^(?:UTF|ISO|SHA|RFC|CVE|SEV|PM|UTC|HTTP|TLS|X|AES|MD|IPV|V)-/;
const TICKET_URL =
  /https?:\/\/[^\s)\]>"'|]{4,300}\/(?:issues|pull|pulls|browse|merge_requests|tickets?|work_items|tasks?|story|cards?|c|bugs?)\/[^\s)\]>"'|,]{1,120}/i;
const HASH = /(?<![\w&])(?:[\w.-]{1,60}\/[\w.-]{1,60})?#\d{1,7}(?!\w)/;

/** A stretch of text as a field: marks removed from its value. */
export function field(text: string, from: number, to: number): Field<string> {
  const span = trimmed(text, from, to);
  return { ...span, raw: text.slice(span.from, span.to), value: plainText(text, span.from, span.to) };
}

/** The date that due words name, or null value when they name none ("next sprint"). */
export function dueField(context: ActionContext, from: number, to: number): Field<string | null> {
  const own = field(context.text, from, to);
  for (const time of findTimes(context.text, own.from, own.to)) {
    if (!time.date) continue;
    const day = stampDate(toStamp(time, { date: context.day, order: context.order() }).stamp);
    return { ...own, value: day ? isoDate(day) : null };
  }
  return { ...own, value: null };
}

export function statusField(text: string, from: number, to: number): Field<ActionStatus> | null {
  const own = field(text, from, to);
  const status = actionStatus(own.raw);
  return status ? { ...own, value: status } : null;
}

export function typeField(text: string, from: number, to: number): Field<ActionType> | null {
  const own = field(text, from, to);
  const type = actionType(own.value);
  return type ? { ...own, value: type } : null;
}

export function ticketIn(text: string, from: number, to: number): Field<string> | null {
  const words = text.slice(from, to);
  const key = TICKET_KEY.exec(words);
  const url = words.includes('://') ? TICKET_URL.exec(words) : null;
  if (
    key &&
    !NOT_TICKET.test(key[0]) &&
    !(url && key.index > url.index && key.index < url.index + url[0].length)
  ) {
    return verbatim(text, from + key.index, key[0].length);
  }
  if (url) return verbatim(text, from + url.index, url[0].replace(/[.;:]+$/, '').length);
  const hash = words.includes('#') ? HASH.exec(words) : null;
  return hash ? verbatim(text, from + hash.index, hash[0].length) : null;
}

/** A stretch of text as a field, word for word. */
export function verbatim(text: string, from: number, length: number): Field<string> {
  const raw = text.slice(from, from + length);
  return { from, to: from + length, raw, value: raw };
}
