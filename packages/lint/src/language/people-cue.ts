/** Words of which one must be there before a sentence can speak of people. */
import { registerCue } from './cues.ts';
import { personPronouns } from './words/function-words.ts';
import { givenNames } from './words/given-names.ts';
import {
  doubtfulRoles,
  organisationNouns,
  peopleNouns,
  roleNouns,
  teamNames,
  teamNouns,
} from './words/people.ts';

const plural = (words: ReadonlySet<string>): string => [...words].map((word) => `${word}s`).join(' ');

export const peopleCue = registerCue(
  [
    ...personPronouns,
    'they',
    'them',
    'their',
    'his',
    'our',
    'one',
    'person',
    'call',
    'shift',
    'room',
    'board',
    'desk',
    'committee',
  ].join(' '),
  [...roleNouns, ...doubtfulRoles, ...peopleNouns, ...teamNouns, ...teamNames, ...organisationNouns].join(
    ' ',
  ),
  plural(roleNouns),
  plural(doubtfulRoles),
  plural(organisationNouns),
  [...givenNames].join(' '),
);
