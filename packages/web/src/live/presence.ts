/** Who has the postmortem open, of what their browsers say; the server vouches for ids and names. */
import type { Person } from '@debrief/wire';

export interface PresentClient {
  readonly client: number;
  readonly person: Person;
  readonly away: boolean;
  readonly me: boolean;
  readonly cursor: unknown;
}

/** Reads the states of an `Awareness`; those without a person in them are left out. */
export function readPresence(
  states: ReadonlyMap<number, unknown>,
  me: { readonly client: number; readonly person: Person },
  roster: readonly Person[],
): readonly PresentClient[] {
  const present: PresentClient[] = [];
  for (const [client, state] of states) {
    if (typeof state !== 'object' || state === null) continue;
    const { user, away, cursor } = state as { user?: unknown; away?: unknown; cursor?: unknown };
    const person = client === me.client ? me.person : personOf(user, roster);
    if (person) present.push({ client, person, away: away === true, me: client === me.client, cursor });
  }
  return present.sort(
    (a, b) =>
      Number(b.me) - Number(a.me) || a.person.name.localeCompare(b.person.name) || a.client - b.client,
  );
}

function personOf(user: unknown, roster: readonly Person[]): Person | null {
  if (typeof user !== 'object' || user === null) return null;
  const { id, name, colour } = user as { id?: unknown; name?: unknown; colour?: unknown };
  const known = roster.find((person) => person.id === id);
  if (known) return known;
  if (typeof id !== 'string' || typeof name !== 'string') return null;
  return { id, name, initials: initialsOf(name), colour: typeof colour === 'number' ? colour : 7 };
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return letters
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
}

/** One for each person, theirs that is not away first. */
export function peopleOf(present: readonly PresentClient[]): readonly PresentClient[] {
  const people = new Map<string, PresentClient>();
  for (const one of present) {
    const known = people.get(one.person.id);
    if (!known || (known.away && !one.away)) people.set(one.person.id, one);
  }
  return [...people.values()];
}
