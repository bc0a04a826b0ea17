/** A key under which one person's words meet themselves in another record of the same talk. */
import type { EvidenceEvent } from '@debrief/evidence';

const MARKS = /[^\p{L}\p{N}]+/gu;

/** Speaker and words without marks and case; long words are cut, since tools trim differently. */
export function spokenKey(event: EvidenceEvent): string {
  const words = event.text.slice(0, 400).toLowerCase().replace(MARKS, ' ').trim().slice(0, 120);
  const name = (event.actor?.name ?? '')
    .toLowerCase()
    .replace(/\s+app$/, '')
    .replace(MARKS, '');
  return `${name} ${words}`;
}
