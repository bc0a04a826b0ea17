/** Who and what has a name here: people, teams and services known to the document and its policy. */
import type { Postmortem } from '@debrief/document';
import type { LintConfig } from '../rule.ts';
import { givenNames } from './words/given-names.ts';
import { namesOfThings, organisationNames, roleNouns, teamNames, teamNouns } from './words/people.ts';

export interface Roster {
  /** Single words that name people when capitalised: roster, authors, owners, given names. */
  readonly names: ReadonlySet<string>;
  /** Words taken from the roster and the document itself: trusted even where a given name is not. */
  readonly known: ReadonlySet<string>;
  readonly handles: ReadonlySet<string>;
  readonly teams: ReadonlySet<string>;
  readonly services: ReadonlySet<string>;
  /** Changes whenever the sets above do; part of the cache key. */
  readonly version: string;
}

const NAME =
  /^\p{Lu}[\p{L}'’-]+(?: (?:\p{Lu}\.|\p{Lu}[\p{L}'’-]+|van|von|de|da|di|den|der|al|el|bin)){0,3}$/u;

const trustedNames: ReadonlySet<string> = new Set([...givenNames].filter((name) => !namesOfThings.has(name)));

const teamTail = (words: readonly string[]): boolean => {
  const last = words.at(-1) ?? '';
  return teamNouns.has(last) || (words.length === 1 && teamNames.has(last));
};

/** Collects names from the policy and from the document's authors and action owners. */
export function buildRoster(
  document: Postmortem,
  config: Pick<LintConfig, 'roster' | 'teams' | 'services'>,
): Roster {
  const known = new Set<string>();
  const handles = new Set<string>();
  const teams = new Set(config.teams.map((name) => name.toLowerCase()));
  const services = new Set(config.services.map((name) => name.toLowerCase()));
  for (const field of document.services) services.add(field.value.toLowerCase());
  for (const name of config.roster) addPerson(name, known, handles, true);
  for (const author of document.authors) addPerson(author.value, known, handles, false);
  for (const action of document.actions) {
    if (action.owner !== null) addPerson(action.owner.value, known, handles, false);
  }
  for (const service of services) known.delete(service);
  const names = known.size === 0 ? trustedNames : new Set([...trustedNames, ...known]);
  const version = [known, handles, teams, services].map((set) => [...set].join(' ')).join('|');
  return { names, known, handles, teams, services, version };
}

function addPerson(raw: string, known: Set<string>, handles: Set<string>, certain: boolean): void {
  for (const part of raw.split(/\s*(?:,|;|\/|&|\band\b)\s*/)) {
    const name = part.replace(/\(.*?\)|<.*?>|\[.*?\]/g, ' ').trim();
    if (name === '') continue;
    if (name.startsWith('@')) {
      handles.add(name.slice(1).toLowerCase());
      continue;
    }
    const words = name.toLowerCase().split(/[\s_]+/);
    if (!certain && (!NAME.test(name) || teamTail(words) || words.some((word) => isRoleWord(word)))) continue;
    for (const word of words)
      if (word.length > 1 && !PARTICLES.has(word)) known.add(word.replace(/[.,]$/, ''));
  }
}

const PARTICLES = new Set([
  'van',
  'von',
  'de',
  'da',
  'di',
  'den',
  'der',
  'al',
  'el',
  'bin',
  'la',
  'le',
  'the',
  'of',
]);

function isRoleWord(word: string): boolean {
  return (
    roleNouns.has(word) ||
    teamNames.has(word) ||
    teamNouns.has(word) ||
    organisationNames.has(word) ||
    /^(?:tbd|tba|none|unassigned|all|everyone|na|n\/a|unknown|various|open|project|inc|ltd|gmbh|llc)$/.test(
      word,
    )
  );
}
