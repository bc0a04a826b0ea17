/** Finds what it is done to, by whom (in a passive), and the particle that belongs to the verb. */
import type { PhraseIndex } from './clauses.ts';
import type { Phrase } from './phrases.ts';
import type { Clause } from './prose.ts';
import type { VerbGroup } from './verb-groups.ts';
import type { TaggedToken } from './word-forms.ts';
import { particles } from './words/function-words.ts';

export interface Objects {
  readonly object: Phrase | null;
  readonly agent: Phrase | null;
  readonly particle: string | null;
}

/** Object, agent and particle of the group. */
export function objectOf(
  tokens: readonly TaggedToken[],
  group: VerbGroup,
  index: PhraseIndex,
  voice: Clause['voice'],
): Objects {
  let at = group.last + 1;
  while (tokens[at]?.pos === 'adverb' && !particles.has(tokens[at]!.lower)) at++;
  let particle: string | null = null;
  if (particles.has(tokens[at]?.lower ?? '') && isParticleHere(tokens, at, index)) {
    particle = tokens[at]!.lower;
    at++;
  }
  if (voice === 'passive') return { object: null, agent: agentOf(tokens, at, index), particle };
  const object = index.starts.get(at) ?? null;
  if (object !== null && particle === null) {
    const after = tokens[object.last + 1];
    if (after !== undefined && particles.has(after.lower) && after.lower !== 'in' && after.lower !== 'on') {
      if (!index.starts.has(object.last + 2)) particle = after.lower;
    }
  }
  return { object, agent: null, particle };
}

function isParticleHere(tokens: readonly TaggedToken[], at: number, index: PhraseIndex): boolean {
  const { lower } = tokens[at]!;
  if (lower === 'in' || lower === 'on') return !index.starts.has(at + 1);
  return true;
}

function agentOf(tokens: readonly TaggedToken[], start: number, index: PhraseIndex): Phrase | null {
  for (let at = start; at < tokens.length && at < start + 12; at++) {
    const token = tokens[at]!;
    if (token.lower === 'by') return index.starts.get(at + 1) ?? null;
    if (token.pos === 'auxiliary' || token.pos === 'conjunction' || /^[;:.]$/.test(token.text)) return null;
  }
  return null;
}
