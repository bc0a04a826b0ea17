/** A journal entry, whatever format it was exported in: fields by name, each a text. */
import type { Told } from '../../reading/told.ts';
import { system } from '../../reading/told.ts';
import { writtenStamp } from '../../reading/written-stamps.ts';

export type Fields = ReadonlyMap<string, string>;

const PRIORITIES = ['emergency', 'alert', 'critical', 'error', 'warning', 'notice', 'info', 'debug'] as const;

/** Null where the entry has no time or no message. The sender's own time comes before the journal's. */
export function tellEntry(fields: Fields): Told | null {
  const recorded = writtenStamp(fields.get('__REALTIME_TIMESTAMP'));
  const when = writtenStamp(fields.get('_SOURCE_REALTIME_TIMESTAMP')) ?? recorded;
  const message = fields.get('MESSAGE');
  if (!when || !message) return null;
  const unit = fields.get('_SYSTEMD_UNIT') ?? fields.get('UNIT');
  const name = fields.get('SYSLOG_IDENTIFIER') ?? unit ?? fields.get('_COMM');
  const host = fields.get('_HOSTNAME');
  return {
    when,
    recorded,
    kind: 'log',
    text: `${[host, name].filter(Boolean).join(' ')}: ${message}`,
    identity: fields.get('__CURSOR') ?? `${when.at}:${host}:${message}`,
    actor: system(name, unit ?? name),
    refs: { service: unit ?? name, severity: PRIORITIES[Number(fields.get('PRIORITY') ?? Number.NaN)] },
  };
}
