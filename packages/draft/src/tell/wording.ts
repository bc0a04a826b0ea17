/** The words of a timeline entry, taken from the record: what people said stands in quotation marks. */
import type { EvidenceEvent } from '@debrief/evidence';
import type { Row } from '../choose/rows.ts';
import { titleOfCommit } from '../read/changes.ts';
import type { ReadStatement } from '../read/recognise.ts';
import { shippingOf } from '../read/shipping.ts';
import type { EntryKind } from '../types.ts';
import { cut, tidy } from './markdown-text.ts';

const MOST = 220;
const WHOLE = 180;
const LONGEST = 2000;
const TOPIC_SET = /^.{0,80}? set the channel topic:?\s*/;
const LINKED_TITLE = /^(#\d+) (\S.*)$/;
const APP_SUFFIX = /\s+APP$/;
/** `Ana Ruiz (she/her)`, `Ana Ruiz | Platform`: what people add to their names. */
const PRONOUNS = /\s*(?:[([|/].*)$/;
const PLAIN_ACT =
  /^(?:(?:i'm|i am|we're|we are|ok,?|okay,?|now|just)\s+)*((?:rolling back|reverting|restarting|redeploying|deploying|failing over|scaling up|scaling down|disabling|draining)\b[^.?!;]{0,60})$/i;
const SAYS: Record<EntryKind, string> = {
  deploy: 'says',
  change: 'says',
  alert: 'reports',
  acknowledge: 'says',
  declare: 'declares',
  join: 'says',
  observe: 'reports',
  hypothesise: 'suggests',
  identify: 'reports',
  decide: 'says',
  act: 'says',
  effect: 'reports',
  communicate: 'writes',
  resolve: 'reports',
};
const LABELS: Partial<Record<EvidenceEvent['kind'], string>> = {
  'alert-fired': 'Alert fired',
  'alert-resolved': 'Alert resolved',
  paged: 'Page sent',
  escalated: 'Escalated',
  declared: 'Incident declared',
  'severity-changed': 'Severity changed',
  'status-changed': 'Status changed',
  resolved: 'Incident resolved',
  deploy: 'Deploy',
  'deploy-started': 'Deploy started',
  'deploy-failed': 'Deploy failed',
  rollback: 'Rollback',
  'flag-changed': 'Flag changed',
  'config-changed': 'Configuration changed',
  release: 'Release',
  'workflow-run': 'Workflow run',
  'status-update': 'Status page',
  ticket: 'Ticket',
  join: 'Joined',
  annotation: 'Annotation',
  metric: 'Metric',
  log: 'Log',
  topic: 'Channel topic',
};

const SELF_EXPLAINED: Partial<Record<EvidenceEvent['kind'], RegExp>> = {
  'alert-fired': /\b(?:fired|firing|triggered)\b/i,
  'alert-resolved': /\bresolved\b/i,
  paged: /\bpaged\b/i,
  escalated: /\bescalated\b/i,
  declared: /\bdeclared\b/i,
  resolved: /\bresolved\b.*\bincident\b|\bincident\b.*\bresolved\b/i,
  deploy: /\bdeploy(?:ed|ment)?\b/i,
  'deploy-started': /\bstarted\b/i,
  'deploy-failed': /\bfailed\b/i,
  rollback: /\broll(?:ed|ing)?[ -]?back\b/i,
  release: /\breleased?\b/i,
  'flag-changed': /\bflag\b/i,
  'status-update': /^status page\b/i,
};

/** The name to show for who acted: `@alice`, `prow`; `null` when the record names nobody. */
export function shownName(event: EvidenceEvent): string | null {
  const own = event.actor?.kind === 'person' ? event.actor.fullName : undefined;
  const name =
    (own ?? event.actor?.name ?? '').replace(APP_SUFFIX, '').replace(PRONOUNS, '').trim() || event.actor?.id;
  if (!name) return null;
  if (event.actor?.kind !== 'person') return tidy(name);
  return /\s/.test(name) ? tidy(name) : `@${tidy(name).replace(/^@/, '')}`;
}

function telling(statements: readonly ReadStatement[]): string {
  const spoken = statements.filter(({ weight }) => weight > 0);
  // A short message is told whole: what seems to weigh nothing often explains the rest.
  if (spoken.reduce((sum, { text }) => sum + text.length + 1, 0) <= WHOLE)
    return spoken.map(({ text }) => tidy(text)).join(' / ') || tidy(statements[0]?.text ?? '');
  const most = Math.max(...statements.map((statement) => statement.weight));
  const picked = new Set<ReadStatement>();
  let length = 0;
  for (const statement of [...statements].sort((a, b) => b.weight - a.weight)) {
    if (picked.size > 0 && (length + statement.text.length > MOST || statement.weight < Math.min(1, most)))
      continue;
    picked.add(statement);
    length += statement.text.length;
    if (picked.size >= 3) break;
  }
  const parts: string[] = [];
  let gap = false;
  for (const statement of statements) {
    if (!picked.has(statement)) {
      if (parts.length > 0 && statement.weight > 0) gap = true;
      continue;
    }
    if (parts.length > 0) parts.push(gap ? ' … ' : ' / ');
    parts.push(tidy(statement.text));
    gap = false;
  }
  return cut(parts.join('').trim(), MOST);
}

function messageText(row: Row, event: EvidenceEvent): string {
  const statements = row.reading?.statements ?? [];
  const who = shownName(event);
  const said = statements.length > 0 ? telling(statements) : cut(tidy(event.text.slice(0, LONGEST)), MOST);
  if (event.kind === 'topic') {
    return `Channel topic set${who ? ` by ${who}` : ''}: “${said.replace(TOPIC_SET, '')}”`;
  }
  if (event.actor && event.actor.kind !== 'person') {
    // A bot's first line tells the deploy; what it attaches is a link and a count.
    const first = shippingOf(event) ? event.text.split('\n', 1)[0] : undefined;
    return `${who ?? 'Bot'}: “${first ? cut(tidy(first), MOST) : said}”`;
  }
  const only = statements.filter((statement) => statement.weight >= 1);
  const plain = only.length === 1 && row.kind === 'act' ? PLAIN_ACT.exec(only[0]?.text ?? '') : null;
  if (plain && who) return `${who} is ${(plain[1] ?? '').toLowerCase()}`;
  const answer = row.answer ? row.events.find(({ actor }) => actor?.id !== event.actor?.id) : undefined;
  if (who && answer && row.reading) {
    return `${who} asks: “${cut(said, 120)}”; ${shownName(answer) ?? 'somebody'} answers: “${cut(tidy(answer.text.slice(0, LONGEST)), 90)}”`;
  }
  const linked = row.kind === 'act' ? statements.find((statement) => statement.linkedTitle) : undefined;
  const title = linked ? LINKED_TITLE.exec(linked.text) : null;
  if (who && title) return `${who} posts ${title[1]} “${cut(tidy(title[2] ?? ''), MOST)}”`;
  const verb = row.reading?.asks
    ? 'asks'
    : row.reading?.firstNotice && row.kind === 'hypothesise'
      ? 'reports'
      : SAYS[row.kind];
  return who ? `${who} ${verb}: “${said}”` : `“${said}”`;
}

function changeText(row: Row): string {
  const { change } = row;
  const head =
    row.step === 'commit' ? (row.events[0] as EvidenceEvent) : (change?.head.event as EvidenceEvent);
  const who = shownName(head);
  const own = tidy(titleOfCommit(head));
  const title = cut(row.step === 'commit' ? own : tidy(change?.title ?? own), MOST);
  const number = change?.number ? `#${change.number} ` : '';
  if (row.step === 'commit')
    return `${who ?? 'Someone'} commits “${title}”${change?.number ? ` (for #${change.number})` : ''}`;
  return `${number}“${title}” merged${who ? ` by ${who}` : ''}`;
}

function signalText(row: Row, event: EvidenceEvent): string {
  const who = event.actor?.kind === 'person' ? shownName(event) : null;
  const said = cut(tidy(event.text.slice(0, LONGEST)), MOST);
  if (event.kind === 'acknowledged') {
    if (/acknowledged/i.test(said)) return said;
    return `${who ? `${who} acknowledges` : 'Acknowledged'}${said ? `: ${said}` : ''}`;
  }
  const label = LABELS[event.kind] ?? 'Recorded';
  const alarms = row.events.filter(({ kind }) => kind === 'alert-fired');
  const known = alarms.map(({ refs }) => refs.alert).filter((name) => name !== undefined);
  // A pager's word of an alarm that names it is the same alarm.
  const other = alarms.filter(
    ({ refs, text: told }) => !refs.alert && !known.some((name) => told.includes(name)),
  );
  const names = [...new Set([...known, ...other.map(({ text: told }) => told)])];
  const more =
    event.kind === 'alert-fired' && names.length > 1
      ? ` (and ${names.length - 1} more within two minutes)`
      : '';
  // Many records say it in a sentence of their own; a label before it would say it twice.
  if (said !== '' && SELF_EXPLAINED[event.kind]?.test(said)) return `${said}${more}`;
  return `${label}${who ? ` by ${who}` : ''}${said ? `: ${said}` : ''}${more}`;
}

/** One line of plain text (not yet escaped) for a row. */
export function entryText(row: Row): string {
  const event = row.events[0] as EvidenceEvent;
  if (row.change) return changeText(row);
  if (row.reading) return messageText(row, event);
  return signalText(row, event);
}
