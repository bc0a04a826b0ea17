/** Rows of a short talk for tests: `10:05 noor carts fail`. */
import type { EvidenceEvent } from '@debrief/evidence';
import { parseInstant } from '../times/zone-clock.ts';
import { type Row, rowOf } from './rows.ts';

/** Lines `HH:MM[:SS] name words`, all of 2024-05-02 (UTC), in the channel `ops`; `>` before the name puts it into a thread. */
export function talk(lines: readonly string[]): Row[] {
  return lines.flatMap((line, index) => {
    const [clock = '', who = '', ...words] = line.split(' ');
    const name = who.replace(/^>/, '');
    const at = `2024-05-02T${clock.length === 5 ? `${clock}:00` : clock}Z`;
    const event: EvidenceEvent = {
      id: `e${(index + 1).toString(16).padStart(7, '0')}`,
      at,
      precision: 'second',
      source: 'slack',
      kind: 'message',
      actor: { id: name, name, kind: 'person' },
      text: words.join(' '),
      refs: { channel: 'ops', ...(who.startsWith('>') && { thread: '1.0' }) },
      raw: { file: 'ops.json', sha256: '0' },
    };
    const row = rowOf({ event, at: parseInstant(at) ?? 0, floating: false });
    return row ? [row] : [];
  });
}
