import type { LiveState } from './live-state.ts';
import type { LiveFacts } from './protocol.ts';

export interface Standing {
  readonly waiting: number;
  /** Null: never been in. */
  readonly facts: LiveFacts | null;
  readonly online: boolean;
  readonly refusal: Pick<Extract<LiveState, { kind: 'refused' }>, 'reason' | 'message'> | null;
  readonly attempt: number;
  readonly retryAt: number;
  readonly because: 'lost' | 'going-away';
  readonly storageFails: boolean;
}

/** What a person is told. */
export function standingOf(standing: Standing): LiveState {
  const { waiting, facts, online, refusal, attempt, retryAt, because, storageFails } = standing;
  if (refusal !== null) return { kind: 'refused', ...refusal, waiting };
  if (facts === null) return { kind: 'connecting', waiting, attempt };
  if (!online) return { kind: 'offline', waiting, retryAt, because };
  if (facts.mode === 'read')
    return { kind: 'read-only', version: facts.version, because: facts.because, waiting };
  if (storageFails) return { kind: 'offline', waiting, retryAt: 0, because: 'storage' };
  return { kind: 'online', saving: waiting, mode: 'write', version: facts.version };
}

export function sameState(one: LiveState, other: LiveState): boolean {
  const entries = Object.entries(one);
  const values = new Map<string, unknown>(Object.entries(other));
  return entries.length === values.size && entries.every(([key, value]) => values.get(key) === value);
}
