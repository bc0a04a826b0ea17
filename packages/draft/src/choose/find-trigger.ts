/** The deploy or change that the records tie to the trouble, because it was undone after it. */
import type { EvidenceEvent } from '@debrief/evidence';
import type { Change } from '../read/changes.ts';
import { shippingOf } from '../read/shipping.ts';
import { HOUR } from '../times/zone-clock.ts';
import type { Row } from './rows.ts';

/** A change that the records tie to the start: undone later, or named as the trigger. */
export interface Trigger {
  readonly row: Row;
  /** `near`: it came shortly before the first sign, and no record undoes it. */
  readonly why: 'reverted' | 'rolled-back' | 'near';
  /** The row that tells its end, where it is not the row itself. */
  readonly finished: Row | null;
  /** The row that undoes it, and the row that tells that this is done. */
  readonly undoing: Row | null;
  readonly undone: Row | null;
}

const TRIGGER_LEAD = 8 * HOUR;
const ROLLBACK = /\b(?:roll(?:ed|ing)?[- ]?back|revert(?:ed|ing)?)\b/i;

const NEAR_LEAD = 2 * HOUR;

function isShipment(event: EvidenceEvent): boolean {
  const shipping = shippingOf(event);
  return shipping !== null && !shipping.undoes && shipping.phase !== 'failed';
}

function serviceOf(row: Row): string | undefined {
  const events = row.events.map((event) => event.refs.service ?? shippingOf(event)?.service ?? undefined);
  return events.find((name) => name !== undefined);
}

/** The steps of the shipment that `last` belongs to: same service, same version. */
function stepsOf(shipments: readonly Row[], last: Row): readonly Row[] {
  const version = shippingOf(last.events[0] as EvidenceEvent)?.version ?? null;
  if (version === null) return [last];
  return shipments.filter(
    (row) =>
      row === last ||
      (serviceOf(row) === serviceOf(last) && shippingOf(row.events[0] as EvidenceEvent)?.version === version),
  );
}

/** The row that tells that the deploy begun by `begun` is through. */
function endOf(rows: readonly Row[], begun: Row | null): Row | null {
  const first = begun?.events[0] ? shippingOf(begun.events[0]) : null;
  if (!begun || !first?.version) return null;
  return (
    rows.find(
      (row) =>
        row.at > begun.at &&
        row.events.some((event) => {
          const step = shippingOf(event);
          return step?.phase === 'finished' && step.version === first.version;
        }),
    ) ?? null
  );
}

function triggerOf(shipments: readonly Row[], last: Row, why: Trigger['why'], undoing: Row | null): Trigger {
  const steps = stepsOf(shipments, last);
  const row = steps[0] ?? last;
  const done = steps.findLast(({ events }) => shippingOf(events[0] as EvidenceEvent)?.phase === 'finished');
  return { row, why, finished: done && done !== row ? done : null, undoing, undone: null };
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
      return { row: start, why: 'reverted', finished: null, undoing: row, undone: null };
  }
  const shipments = rows.filter(
    (row) => row.at <= trouble.at && trouble.at - row.at <= TRIGGER_LEAD && row.events.some(isShipment),
  );
  const rollbacks = rows.filter((row) => row.at >= trouble.at && rollsBack(row));
  const services = new Set(shipments.map(serviceOf).filter((name) => name !== undefined));
  const rolledBack = servicesRolledBack(rollbacks, services);
  if (rollbacks.length === 0 || (rolledBack === null && services.size > 1)) return null;
  const own = shipments.filter((row) => {
    const service = serviceOf(row);
    return rolledBack === null || service === undefined || rolledBack.has(service);
  });
  const last = own.at(-1);
  const undoing = rollbacks.find(
    (row) => !row.reading || row.events.some(({ actor }) => actor?.kind !== 'person'),
  );
  if (!last) return null;
  const trigger = triggerOf(shipments, last, 'rolled-back', undoing ?? rollbacks[0] ?? null);
  return { ...trigger, undone: endOf(rows, trigger.undoing) };
}

const SWITCHES = new Set<EvidenceEvent['kind']>(['flag-changed', 'config-changed']);
const TELLING = 2.5;

/** A deploy, a flag, a setting, or a merge that the talk or its own words make worth a row. */
function changesSomething(row: Row): boolean {
  if (row.change) return row.step === 'merge' && row.score >= TELLING;
  if (row.events.some((event) => isShipment(event) || SWITCHES.has(event.kind))) return true;
  return row.reading !== null && (row.kind === 'deploy' || row.kind === 'change') && row.score >= TELLING;
}

/**
 * The deploy or merge that ended nearest before the first sign: something to ask about, no more. A deploy of a
 * troubled service goes before one of another.
 */
export function nearestShipment(rows: readonly Row[], trouble: Row | null): Trigger | null {
  if (!trouble) return null;
  const shipments = rows.filter(
    (row) => row.at <= trouble.at && trouble.at - row.at <= NEAR_LEAD && changesSomething(row),
  );
  const troubled = new Set(trouble.events.map(({ refs }) => refs.service).filter(Boolean));
  const last = shipments.findLast((row) => troubled.has(serviceOf(row))) ?? shipments.at(-1);
  return last ? triggerOf(shipments, last, 'near', null) : null;
}
