/** The deploy or change that the records tie to the trouble, because it was undone after it. */
import type { EvidenceEvent } from '@debrief/evidence';
import type { Change } from '../read/changes.ts';
import { HOUR } from '../times/zone-clock.ts';
import type { Row } from './rows.ts';

/** A change that the records tie to the start: undone later, or named as the trigger. */
export interface Trigger {
  readonly row: Row;
  readonly why: 'reverted' | 'rolled-back';
}

const TRIGGER_LEAD = 8 * HOUR;
const ROLLBACK = /\b(?:roll(?:ed|ing)?[- ]?back|revert(?:ed|ing)?)\b/i;

function isShipment({ kind, text }: EvidenceEvent): boolean {
  return (kind === 'deploy' || kind === 'deploy-started' || kind === 'release') && !ROLLBACK.test(text);
}

/** A row that rolls something back: a tool's record of it, or somebody who says that it is or will be done. */
function rollsBack(row: Row): boolean {
  if (row.change) return false;
  if (!row.reading) {
    return row.events.some(
      ({ kind, text }) =>
        kind === 'rollback' || ((kind === 'deploy' || kind === 'deploy-started') && ROLLBACK.test(text)),
    );
  }
  return row.reading.statements.some(
    ({ kind, question, plain }) => (kind === 'act' || kind === 'decide') && !question && ROLLBACK.test(plain),
  );
}

function landing(rows: readonly Row[], change: Change): Row | null {
  return (
    rows.find((row) => row.change === change && row.step === 'merge') ??
    rows.find((row) => row.change === change) ??
    null
  );
}

/** Services that the rollbacks name, by their record or in their words; `null` when they leave it open. */
function servicesRolledBack(
  rollbacks: readonly Row[],
  known: ReadonlySet<string>,
): ReadonlySet<string> | null {
  const named = new Set<string>();
  for (const row of rollbacks) {
    for (const { refs, text, kind } of row.events) {
      if (kind !== 'message' && kind !== 'note' && refs.service) named.add(refs.service);
      for (const service of known) if (text.includes(service)) named.add(service);
    }
  }
  return named.size > 0 ? named : null;
}

/**
 * The deploy or merge that the records tie to the trouble: undone after it, and landed within hours before it.
 * A rollback that names no service proves nothing while deploys of several services are open to it.
 */
export function findTrigger(rows: readonly Row[], trouble: Row | null): Trigger | null {
  if (!trouble) return null;
  for (const row of rows) {
    const undone = row.change?.reverts;
    if (!undone || row.at < trouble.at) continue;
    const start = landing(rows, undone);
    if (start && start.at <= trouble.at && trouble.at - start.at <= TRIGGER_LEAD)
      return { row: start, why: 'reverted' };
  }
  const rollbacks = rows.filter((row) => row.at >= trouble.at && rollsBack(row));
  if (rollbacks.length === 0) return null;
  const shipments = rows.filter(
    (row) => row.at <= trouble.at && trouble.at - row.at <= TRIGGER_LEAD && row.events.some(isShipment),
  );
  const services = new Set(
    shipments
      .flatMap(({ events }) => events.map(({ refs }) => refs.service))
      .filter((name) => name !== undefined),
  );
  const rolledBack = servicesRolledBack(rollbacks, services);
  if (rolledBack === null && services.size > 1) return null;
  const own = shipments.filter(
    (row) =>
      rolledBack === null ||
      row.events.some(({ refs }) => refs.service === undefined || rolledBack.has(refs.service)),
  );
  const last = own.at(-1);
  return last ? { row: last, why: 'rolled-back' } : null;
}
