/** Deploys, releases and rollbacks as tools tell them: how far they are, of what, to which version. */
import type { EvidenceEvent } from '@debrief/evidence';

export interface Shipping {
  readonly phase: 'started' | 'finished' | 'failed';
  /** Puts an earlier version back. */
  readonly undoes: boolean;
  readonly service: string | null;
  readonly version: string | null;
}

const KINDS = new Set<EvidenceEvent['kind']>([
  'deploy',
  'deploy-started',
  'deploy-failed',
  'rollback',
  'release',
]);
const UNDOES = /\b(?:roll(?:ed|ing)?[- ]?back|revert(?:ed|ing)?)\b/i;
const FAILED =
  /\b(?:deploy\w*|roll-?out|roll-?back|release)\b[^\n]{0,80}\b(?:failed|aborted|timed out|cancell?ed)\b/i;
const FINISHED =
  /\b(?:(?:is|are) (?:now )?(?:live|deployed|rolled (?:out|back))|went live|successfully (?:deployed|released|promoted|rolled (?:out|back))|(?:deploy(?:ment|ed)?|roll-?out|roll-?back|release)\b[^\n]{0,80}\b(?:succeeded|successful(?:ly)?|finished|completed?|done)|(?:has been|have been|was|were) (?:deployed|released|promoted|rolled (?:out|back))|^(?:deployed|released|promoted|rolled (?:out|back)))\b/i;
const STARTED =
  /\b(?:deploying|redeploying|releasing|promoting|rolling (?:out|back)|(?:deploy(?:ment)?|roll-?out|roll-?back|release)\b[^\n]{0,80}\b(?:start(?:ed|ing|s)|begun|triggered|in progress|queued))\b/i;
const VERSION = /\b(v\d[\w.-]*|\d+\.\d+\.\d+[\w.-]*)\b/;
const NAMED =
  /(?:^|\s)`?([a-z][a-z0-9]*(?:[-_/][a-z0-9]+)*)`?(?: to)?(?: version| release)? `?(?:v\d|\d+\.\d+\.\d)/i;
const NO_NAME = new Set(
  'deploy deployed deploying release released to back of version the rollback rolling'.split(' '),
);

function phaseOf(event: EvidenceEvent, text: string): Shipping['phase'] | null {
  if (event.kind === 'deploy-started') return 'started';
  if (event.kind === 'deploy-failed') return 'failed';
  if (KINDS.has(event.kind)) return STARTED.test(text) && !FINISHED.test(text) ? 'started' : 'finished';
  if (FAILED.test(text)) return 'failed';
  if (FINISHED.test(text)) return 'finished';
  return STARTED.test(text) ? 'started' : null;
}

/** What a tool's record or a bot's first line says of a deploy; `null` for anything else, and for what people say. */
export function shippingOf(event: EvidenceEvent): Shipping | null {
  const told = KINDS.has(event.kind);
  if (!told && (event.kind !== 'message' || !event.actor || event.actor.kind === 'person')) return null;
  const text = (event.text.split('\n', 1)[0] ?? '').slice(0, 300);
  const phase = phaseOf(event, text);
  if (phase === null) return null;
  const version = VERSION.exec(text)?.[1]?.replace(/[.-]+$/, '') ?? null;
  if (!told && version === null && !/\bdeploy|\broll/i.test(text)) return null;
  const named = NAMED.exec(text)?.[1];
  const service = event.refs.service ?? (named && !NO_NAME.has(named.toLowerCase()) ? named : null);
  return { phase, undoes: event.kind === 'rollback' || UNDOES.test(text), service, version };
}

/** True for two records of one step of one deploy. */
export function sameShipping(a: Shipping, b: Shipping): boolean {
  return (
    a.phase === b.phase &&
    a.version !== null &&
    a.version === b.version &&
    (a.service === null || b.service === null || a.service === b.service)
  );
}
