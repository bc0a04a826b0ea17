import type { EventKind } from '../../event.ts';
import { kindOfRow } from '../../reading/event-words.ts';
import { type FieldRole, rolesOf } from '../../reading/field-names.ts';
import { anything } from '../../reading/fields.ts';
import { jsonSource } from '../../reading/json-source.ts';
import { isObject, type JsonObject } from '../../reading/json-value.ts';
import { type Shape, shape } from '../../reading/shape.ts';
import { person, system, type Told } from '../../reading/told.ts';
import { writtenStamp } from '../../reading/written-stamps.ts';

const PINO_LEVELS: Readonly<Record<string, string>> = {
  10: 'trace',
  20: 'debug',
  30: 'info',
  40: 'warn',
  50: 'error',
  60: 'fatal',
};

type Fields = ReadonlyMap<FieldRole, unknown>;

/** The record's fields by role; a nested `jsonPayload`, `fields` or `data` fills what the outside leaves open. */
function fieldsOf(record: JsonObject): Fields {
  const found = new Map<FieldRole, unknown>();
  for (const holder of [
    record,
    record['jsonPayload'],
    record['fields'],
    record['data'],
    record['attributes'],
  ]) {
    if (!isObject(holder)) continue;
    const names = Object.keys(holder).filter((name) => holder[name] !== null && holder[name] !== '');
    for (const [role, index] of rolesOf(names)) {
      const value = holder[names[index] ?? ''];
      if (!found.has(role) && value !== undefined) found.set(role, value);
    }
  }
  if (!found.has('time') && found.has('date')) found.set('time', found.get('date'));
  return found;
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() || undefined;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!isObject(value)) return undefined;
  const name =
    value['localizedValue'] ??
    value['displayName'] ??
    value['name'] ??
    value['login'] ??
    value['username'] ??
    value['email'] ??
    value['id'];
  return typeof name === 'string' ? name : undefined;
}

function tell(fields: Fields): Told | null {
  const when = writtenStamp(fields.get('time'));
  const at = (role: FieldRole) => textOf(fields.get(role));
  const words = at('what');
  if (!when || !words) return null;
  const level = at('severity');
  const severity = level === undefined ? undefined : (PINO_LEVELS[level] ?? level.toLowerCase());
  const isLog =
    severity !== undefined && /^(?:trace|debug|info|notice|warn|error|err|fatal|crit|default)/.test(severity);
  const kind: EventKind = isLog ? 'log' : kindOfRow(at('kind'), words);
  const service = at('service');
  const who = at('who');
  return {
    when,
    until: writtenStamp(fields.get('end')),
    kind,
    text: isLog && service ? `${service}: ${words}` : words,
    identity: at('id') ?? `${when.at ?? when.local?.time}:${service ?? ''}:${words}`,
    actor: who ? person(who) : isLog ? system(service) : undefined,
    url: at('url'),
    refs: {
      severity,
      status: at('status'),
      service,
      environment: at('environment'),
      revision: at('revision'),
    },
  };
}

const entry: Shape = shape({
  name: 'record',
  fits: (record) => {
    const fields = fieldsOf(record);
    return writtenStamp(fields.get('time')) && textOf(fields.get('what')) ? 0.25 : 0;
  },
  schema: () => anything,
  *tell(record, scope) {
    const told = isObject(record) ? tell(fieldsOf(record)) : null;
    if (told) yield told;
    else scope.note('no time or no text');
  },
});

/** JSON of no known tool: one object a line, a list, or a list in an object; a time and a text are enough. */
export const source = jsonSource({ id: 'json-lines', title: 'JSON lines', shapes: [entry] });
