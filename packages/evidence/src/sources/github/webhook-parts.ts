/** What every webhook of a repository has: `action`, `repository`, `sender`. */
import * as z from 'zod/mini';
import { part, text } from '../../reading/fields.ts';
import { isObject, type JsonObject, stringAt } from '../../reading/json-value.ts';
import { has } from '../../reading/shape.ts';
import type { Stamp } from '../../reading/times.ts';
import { userFields } from './references.ts';

export const base = { action: text, sender: userFields(), repository: part(z.object({ full_name: text })) };

export function isWebhook(record: JsonObject, ...keys: readonly string[]): boolean {
  return isObject(record['repository']) && has(record, 'sender') && has(record, ...keys);
}

/** The time of an action that has none of its own: when the object last changed. */
export function actionTime(object: {
  updated_at?: Stamp | undefined;
  created_at?: Stamp | undefined;
}): Stamp | undefined {
  return object.updated_at ?? object.created_at;
}

/** What an action adds, in words: the label, the milestone, the person. */
export function detailOf(record: JsonObject): string {
  const detail =
    stringAt(record, 'label', 'name') ??
    stringAt(record, 'milestone', 'title') ??
    stringAt(record, 'assignee', 'login') ??
    stringAt(record, 'requested_reviewer', 'login');
  return detail ? ` (${detail})` : '';
}

export function capital(words: string): string {
  return words.replaceAll('_', ' ').replace(/^./, (first) => first.toUpperCase());
}
