import type { Factor } from '@debrief/document';
import { contentWords, overlapOf } from './words.ts';

/** The factor that an action's words (an id such as `F2`, or its wording) point at; null when none fits. */
export function factorFor(name: string, factors: readonly Factor[]): Factor | null {
  const id = name.trim().toLowerCase();
  const byId = factors.find((factor) => factor.id?.toLowerCase() === id);
  if (byId) return byId;
  const words = contentWords(name);
  let best: Factor | null = null;
  let most = 0.49;
  for (const factor of factors) {
    const alike = overlapOf(words, contentWords(factor.text));
    if (alike > most) {
      most = alike;
      best = factor;
    }
  }
  return best;
}
