/** Checks the JSON parts of the live protocol by hand: no zod in the browser. */
import {
  type LiveFacts,
  type LiveMode,
  type LiveNotice,
  type ModeBecause,
  refusedReasons,
} from './protocol.ts';

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields {
  if (typeof value !== 'object' || value === null) throw new TypeError('An object is expected');
  return { ...value };
}

function text(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string') throw new TypeError(`${name} is to be text`);
  return value;
}

function number(fields: Fields, name: string): number {
  const value = fields[name];
  if (typeof value !== 'number') throw new TypeError(`${name} is to be a number`);
  return value;
}

const mode = (fields: Fields): { mode: LiveMode; because: ModeBecause } => ({
  mode: fields['mode'] === 'write' ? 'write' : 'read',
  because: fields['because'] === 'access' ? 'access' : 'role',
});

/** Facts of the session from JSON. Throws `TypeError` where one is missing. */
export function readFacts(value: unknown): LiveFacts {
  const fields = fieldsOf(value);
  return {
    ...mode(fields),
    server: text(fields, 'server'),
    history: text(fields, 'history'),
    version: number(fields, 'version'),
  };
}

/** A notice from JSON. Throws `TypeError` where it is none. */
export function readNotice(value: unknown): LiveNotice {
  const fields = fieldsOf(value);
  switch (fields['kind']) {
    case 'saved': {
      const by = fields['by'];
      return {
        kind: 'saved',
        version: number(fields, 'version'),
        at: text(fields, 'at'),
        by: Array.isArray(by) ? by.filter((id) => typeof id === 'string') : [],
      };
    }
    case 'mode':
      return { kind: 'mode', ...mode(fields) };
    case 'storage':
      return { kind: 'storage', failing: fields['failing'] === true, message: text(fields, 'message') };
    case 'going-away':
      return { kind: 'going-away', inMs: number(fields, 'inMs') };
    case 'comments':
    case 'evidence':
    case 'meta':
      return { kind: fields['kind'] };
    case 'refused': {
      const reason = refusedReasons.find((known) => known === fields['reason']);
      if (reason === undefined) throw new TypeError('Refused for a reason that is not known');
      return { kind: 'refused', reason, message: text(fields, 'message') };
    }
    default:
      throw new TypeError('A notice of another kind');
  }
}
