import type { Action, Factor } from '@debrief/document';
import { contentWords, overlapOf, sharedCount } from './words.ts';

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

/** Whether two texts' words speak of one matter: at least two in common, and half of the shorter. */
export function speakOfOneMatter(words: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return sharedCount(words, others) > 1 && overlapOf(words, others) >= 0.5;
}

/** Whether an action addresses a factor: it names it, or speaks of the same matter in its own words. */
export function addresses(action: Action, factor: Factor, factors: readonly Factor[]): boolean {
  return (
    action.factors.some((name) => factorFor(name, factors) === factor) ||
    speakOfOneMatter(contentWords(factor.text), contentWords(action.title.value))
  );
}
