/** Decides what a noun phrase points at: a person, a team, a system … or nothing that can be told. */

import { stripS } from './lemma.ts';
import type { Referent } from './prose.ts';
import type { Roster } from './roster.ts';
import { actsHuman, isAccented, isNameByCompany, isThing, machineLike, nameForm } from './unlisted-names.ts';
import { PAST, type TaggedToken } from './word-forms.ts';
import { personPronouns } from './words/function-words.ts';
import {
  doubtfulRoles,
  doubtfulTeams,
  organisationNames,
  organisationNouns,
  peopleNouns,
  roleNouns,
  softwareModifiers,
  teamNames,
  teamNouns,
  wordNames,
} from './words/people.ts';
import { changeNouns, eventNouns, systemNouns } from './words/things.ts';

/** Tokens of one noun phrase, its head last. */
export function referentOf(
  tokens: readonly TaggedToken[],
  first: number,
  head: number,
  roster: Roster,
): Referent {
  const token = tokens[head]!;
  if (token.pos === 'pronoun') return pronounReferent(token.lower);
  if (token.text.startsWith('@'))
    return /(?:team|-?bot\b|-ops|-sre|-oncall-team)/.test(token.lower) ? 'team' : 'person';
  if (token.pos === 'code') return 'system';
  const phrase = tokens
    .slice(first, head + 1)
    .map((word) => word.lower)
    .join(' ');
  const bare = phrase.replace(/^(?:the|our|a|an|this|that|their|its) /, '');
  if (roster.services.has(bare)) return 'system';
  if (roster.teams.has(bare) || roster.teams.has(token.lower)) return 'team';
  const singular = stripS(token.lower);
  if ((token.pos === 'proper' || token.lower.includes('-')) && isName(tokens, first, head, roster))
    return 'person';
  if (isWordName(tokens, first, head)) return 'person';
  if (isNameByCompany(tokens, first, head)) return 'person';
  if (isTeam(tokens, first, head)) return 'team';
  if (isRole(tokens, first, head)) return 'person';
  if (ONE_OF.test(tokens[first]!.lower) && token.lower === 'sre') return 'person';
  if (peopleNouns.has(token.lower) && token.lower !== 'crew') return 'person';
  if (organisationNouns.has(singular) && !isModified(tokens, first, head)) return 'organisation';
  if (organisationNames.has(token.lower) && /^\p{Lu}/u.test(token.text)) return 'organisation';
  if (changeNouns.has(token.lower)) return 'artefact';
  if (eventNouns.has(singular)) return 'event';
  if (systemNouns.has(singular) || roster.services.has(token.lower)) return 'system';
  return 'unknown';
}

function pronounReferent(lower: string): Referent {
  if (personPronouns.has(lower)) return 'person';
  if (lower === 'they' || lower === 'them' || lower === 'themselves') return 'person';
  return 'unknown';
}

function isName(tokens: readonly TaggedToken[], first: number, head: number, roster: Roster): boolean {
  const known = (index: number): boolean => {
    const token = tokens[index]!;
    if (!/^\p{Lu}\p{Ll}/u.test(token.text)) return false;
    if (roster.names.has(token.lower) || isAccented(token.lower, roster)) return true;
    const dash = token.lower.indexOf('-');
    return (
      dash > 1 &&
      nameForm.test(token.text) &&
      /-\p{Lu}/u.test(token.text) &&
      roster.names.has(token.lower.slice(0, dash))
    );
  };
  const determined = tokens[first]!.pos === 'determiner';
  if (determined && first < head) return false;
  if (known(head)) return head === first || tokens.slice(first, head).every((token) => isNamePart(token));
  const second = head - 1;
  return (
    second >= first && known(second) && /^\p{Lu}\p{L}+$/u.test(tokens[head]!.text) && !isThing(tokens[head]!)
  );
}

/** `Mark deleted the table`: a name that is also a word, with a past verb right after it. */
function isWordName(tokens: readonly TaggedToken[], first: number, head: number): boolean {
  const token = tokens[head]!;
  if (first !== head || !/^\p{Lu}\p{Ll}+$/u.test(token.text) || !wordNames.has(token.lower)) return false;
  const next = tokens[head + 1];
  return next !== undefined && (next.mask & PAST) !== 0 && next.pos !== 'noun';
}

function isNamePart(token: TaggedToken): boolean {
  return token.pos === 'proper' || token.pos === 'punctuation';
}

/** What only those who sit at a desk do. */
const SPEAKS =
  /^(?:thought|assumed|believed|called|paged|told|asked|said|decided|forgot|escalated|noticed|ignored|answered)$/;

const ONE_OF = /^(?:an?|the|one|another|our|this|that)$/;
/** One of these is software more often; several are people. */
const ALONE_SOFTWARE = /^(?:planner)$/;
const SUPPORTING = /^(?:customer|technical|tech|user|it|product|client|second-line|first-line|level-2)$/;

/** Departments that are people wherever they stand as a name; `Storage` or `Payments` alone may be the service. */
const DEPARTMENTS =
  /^(?:networking|support|engineering|marketing|sales|finance|legal|operations|management|leadership|logistics|procurement|purchasing|accounting|facilities|it|nursing|pharmacy|dispatch|underwriting|claims|scheduling|crewing|catering|ticketing|reservations|admissions|estates|treasury|settlements|editorial|planning|housekeeping|radiology|pathology|collections|lending|compliance|infrastructure|infra|product|security|platform)$/;

function isTeam(tokens: readonly TaggedToken[], first: number, head: number): boolean {
  const token = tokens[head]!;
  const modifier = head > first ? tokens[head - 1]!.lower : '';
  if (token.lower === 'shift')
    return /^(?:night|day|evening|early|late|morning|weekend|graveyard|first|second|third|outgoing|incoming|previous|relieving|on-duty)$/.test(
      modifier,
    );
  if (token.lower === 'services') return /^(?:building|facility|estate|field|technical|it)$/.test(modifier);
  if (token.lower === 'desk')
    return (
      /^(?:night|service|help|news|trading|dispatch|support|duty|settlements?|operations|customer|control|grid|front|sales|news|picture|copy|trade|dealing|ticket|booking|reservations?|claims|enquiry|information|operator|crew|flight|traffic|match|event)$/.test(
        modifier,
      ) ||
      (tokens[first]!.lower === 'the' && head === first + 1 && SPEAKS.test(tokens[head + 1]?.lower ?? ''))
    );
  if (token.lower === 'room') return /^(?:control|war|operations|ops)$/.test(modifier);
  if (token.lower === 'board')
    return /^(?:advisory|approval|review|change|management|steering)$/.test(modifier);
  if (token.lower === 'committee') return true;
  if (token.lower === 'sre' && ONE_OF.test(tokens[first]!.lower)) return false;
  if (token.lower === 'support' && SUPPORTING.test(modifier)) return true;
  if (
    token.lower === 'group' &&
    (teamNames.has(modifier) ||
      /^(?:network|database|web|cloud|systems|hosting|messaging|reliability|on-call)$/.test(modifier)) &&
    modifier !== 'security'
  )
    return true;
  if (teamNouns.has(token.lower)) {
    if (!doubtfulTeams.has(token.lower)) return true;
    return /^(?:management|leadership)$/.test(token.lower);
  }
  if (!teamNames.has(token.lower)) return false;
  if (token.text !== token.lower) {
    const alone = head === first || tokens[head - 1]!.pos === 'proper';
    if (/^(?:an?|one|another)$/.test(tokens[first]!.lower)) return false;
    if (!doubtfulTeams.has(token.lower)) return alone || tokens[head - 1]!.pos === 'determiner';
    return head === first && DEPARTMENTS.test(token.lower);
  }
  return !doubtfulTeams.has(token.lower);
}

function isRole(tokens: readonly TaggedToken[], first: number, head: number): boolean {
  const token = tokens[head]!;
  const singular = token.lower === 'people' ? 'person' : stripS(token.lower);
  const compound = singular.includes('-') ? singular.slice(singular.lastIndexOf('-') + 1) : singular;
  if (!roleNouns.has(singular) && !roleNouns.has(compound) && !TRADE.test(singular)) return false;
  if (ALONE_SOFTWARE.test(token.lower)) return false;
  if (singular === 'operator' && isInCluster(tokens)) return false;
  const modifier = tokens[head - 1];
  if (modifier === undefined || head === first || modifier.pos === 'determiner')
    return !machineLike.test(singular) || actsHuman(tokens, head);
  if (doubtfulRoles.has(singular) && softwareModifiers.has(modifier.lower)) return false;
  if (modifier.pos === 'code') return false;
  return true;
}

/** Trades by their endings: `technician`, `radiologist`; lists and verbs in `-ist` end otherwise. */
const TRADE = /^\p{L}{2,}(?:[bcdfghmnprtvz]ist|ician)$/u;

/** Among pods and custom resources an operator is software. */
function isInCluster(tokens: readonly TaggedToken[]): boolean {
  return tokens.some((token) => CLUSTER.test(token.lower));
}

const CLUSTER =
  /^(?:pods?|crds?|crs?|reconcil(?:es?|ed|ing|iation)|kubernetes|k8s|helm|finalizers?|statefulsets?|daemonsets?|webhooks?)$/;

function isModified(tokens: readonly TaggedToken[], first: number, head: number): boolean {
  const modifier = tokens[head - 1];
  if (modifier === undefined || head === first) return false;
  return softwareModifiers.has(modifier.lower) || modifier.pos === 'code';
}
