/** A deploy, merge or switch as the subject of a sentence, and how far it had come. */
import type { EvidenceEvent } from '@debrief/evidence';
import type { Trigger } from '../choose/find-trigger.ts';
import type { Row } from '../choose/rows.ts';
import { shippingOf } from '../read/shipping.ts';
import { cut, tidy } from './markdown-text.ts';

const LONGEST = 2000;

/** What was shipped or merged, as a subject: `checkout-api v418`, `#12 “Raise the limit”`. */
export function shipmentName(row: Row): string {
  if (row.change) {
    const number = row.change.number ? `#${row.change.number} ` : '';
    return `${number}“${cut(tidy(row.change.title), 120)}”`;
  }
  for (const event of row.events) {
    const shipping = shippingOf(event);
    if (!shipping?.version) continue;
    return tidy(`${shipping.service ?? 'the deploy of'} ${shipping.version}`);
  }
  return `“${cut(tidy((row.events[0] as EvidenceEvent).text.slice(0, LONGEST)), 120)}”`;
}

const STEPS = { started: 'began', finished: 'went out', failed: 'failed' } as const;

/** What the records say happened to it: `went out`, `was merged`, `was announced`. */
export function stepOf({ row, finished }: Trigger): string {
  if (finished) return 'went out';
  if (row.change) return 'was merged';
  const shipping = shippingOf(row.events[0] as EvidenceEvent);
  if (shipping) return STEPS[shipping.phase];
  return row.reading ? 'was announced' : 'came';
}
