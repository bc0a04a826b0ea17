/** What columns and keys are usually called, for files of no known tool. */

export type FieldRole =
  | 'time'
  | 'date'
  | 'end'
  | 'who'
  | 'what'
  | 'kind'
  | 'severity'
  | 'status'
  | 'service'
  | 'environment'
  | 'revision'
  | 'url'
  | 'id';

/** By role, best name first. Names are compared without case, blanks, marks and bracketed zones. */
const NAMES: Readonly<Record<FieldRole, readonly string[]>> = {
  time: [
    'timestamp',
    'eventtimestamp',
    'timegenerated',
    'timecreated',
    'firedat',
    'datetime',
    'eventtime',
    'occurredat',
    'occurred',
    'happenedat',
    'time',
    'when',
    'ts',
    'createdat',
    'created',
    'createdon',
    'startedat',
    'starttime',
    'start',
    'started',
    'loggedat',
    'publishedat',
    'at',
    'zeit',
    'fecha',
  ],
  date: ['date', 'day'],
  end: ['endtime', 'endedat', 'end', 'ended', 'finishedat', 'resolvedat', 'until', 'closedat', 'completedat'],
  who: [
    'user',
    'who',
    'actor',
    'author',
    'username',
    'person',
    'by',
    'owner',
    'responder',
    'agent',
    'agentname',
    'sender',
    'from',
    'assignee',
    'initiator',
    'triggeredby',
    'deployer',
    'deployedby',
    'changedby',
    'createdby',
  ],
  what: [
    'text',
    'message',
    'event',
    'what',
    'msg',
    'description',
    'summary',
    'title',
    'details',
    'note',
    'action',
    'comment',
    'content',
    'subject',
    'log',
    'body',
    'entry',
    'eventdescription',
    'change',
    'textpayload',
    'operationname',
    'headline',
    'reason',
    'name',
    'short_message',
  ],
  kind: ['type', 'kind', 'eventtype', 'category', 'logentrytype', 'changetype'],
  severity: ['severity', 'sev', 'priority', 'level', 'loglevel', 'severitytext', 'urgency', 'levelname'],
  status: ['status', 'state', 'result', 'outcome', 'conclusion'],
  service: [
    'service',
    'servicename',
    'component',
    'system',
    'application',
    'app',
    'logger',
    'project',
    'repository',
  ],
  environment: ['environment', 'env', 'stage', 'target'],
  revision: ['revision', 'version', 'sha', 'commit', 'release', 'tag'],
  url: ['url', 'link', 'href', 'permalink'],
  id: ['id', 'eventid', 'uuid', 'logentryid', 'key'],
};

const ROLE_OF = new Map<string, readonly [FieldRole, number]>();
for (const [role, names] of Object.entries(NAMES) as [FieldRole, readonly string[]][]) {
  for (const [rank, name] of names.entries()) if (!ROLE_OF.has(name)) ROLE_OF.set(name, [role, rank]);
}

function plainName(name: string): string {
  return name
    .replace(/\([^)]*\)|\[[^\]]*\]/g, '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, '_')
    .toLowerCase()
    .replace(/_(?:utc|gmt|ms|millis|iso)$/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The best column or key for each role, by position in `names`. */
export function rolesOf(names: readonly string[]): ReadonlyMap<FieldRole, number> {
  const best = new Map<FieldRole, { index: number; rank: number }>();
  for (const [index, name] of names.entries()) {
    const found = ROLE_OF.get(plainName(name));
    if (!found) continue;
    const [role, rank] = found;
    const known = best.get(role);
    if (!known || rank < known.rank) best.set(role, { index, rank });
  }
  return new Map([...best].map(([role, { index }]) => [role, index]));
}

/** `UTC`, `+02:00` where a name says so: `Time (UTC)`, `created_at_utc`. Other words in brackets give nothing. */
export function zoneOfName(name: string): string | undefined {
  const offset = /(?:^|[\s(])(?:UTC|GMT)?([+-]\d{2}:?\d{2})\)?\s*$/.exec(name)?.[1];
  if (offset) return offset;
  return /(?:^|[^a-z])(?:utc|gmt|zulu)(?![a-z+-])/i.test(name) ? 'UTC' : undefined;
}
