import type { Action, Postmortem } from '@debrief/document';
import { byParagraph } from '../../facts/by-paragraph.ts';
import { isHeadless } from '../../language/headless.ts';
import { phrasing } from '../../language/phrasing/phrasing.ts';
import { blankMarks, lowerCase } from '../../language/plain-words.ts';
import type { Prose } from '../../language/prose.ts';
import type { Rule, RuleContext } from '../../rule.ts';
import { ownerCell } from './owner-cell.ts';

const LABELLED = phrasing(
  /\b(?:action )?(?:owners?|owned by|assignees?|assigned(?: to)?|responsible(?: person| party)?|accountable|dri|to be done by|done by)\s*(?:[:=]|–|—|- )\s*\**\s*/g,
);
const PLACEHOLDER = phrasing(
  /^(?:t\.?b\.?[dcah]\.?|to be (?:determined|decided|confirmed|assigned|announced|defined|named|found|agreed|clarified|discussed)|\?+|n\/?a|none|nobody|no one|no-one|no owner(?: yet)?|unassigned|not (?:yet )?assigned|not assigned yet|unowned|unknown|open|pending|name|owner|\[?(?:name|owner|person|assignee|who)\]?|x{2,}|undecided|vacant|later|who\??|(?:none|nobody|no one|unassigned|unowned|tbd|open) (?:yet|for now|so far|at present|currently))$/,
);
const NOBODY_IN_PARTICULAR = phrasing(
  /^(?:we|us|all(?: of us)?|all (?:teams|engineers|hands|members)|everyone|everybody|anyone|anybody|someone|somebody|(?:someone|somebody|anyone|one person|everyone|everybody|all) (?:from|in|on|at) .*|whoever\b.*|the team|team|our team|both teams|all teams|multiple|various|several|shared|volunteers?|people|community|the community|management|leadership)$/,
);
const GROUP = phrasing(
  /(?:^|[\s/-])(?:teams?|squads?|tribes?|guilds?|groups?|crews?|departments?|dept\.?|units?|chapter|committee|working group|wg|org|engineers|developers|devs|admins|operators|maintainers|owners|staff|rotation|rota|oncall|on-call)$|^(?:team|squad|group|the) \S+$/,
);
/** Disciplines and departments that people write where a name belongs. */
const DISCIPLINE = phrasing(
  /^(?:(?:network|cloud|data|security|it|site|field|business|store|service|technical|platform|customer|release|production|plant|depot|warehouse|facility) (?:operations|ops|services?|desk|support|office|management)|dev-?ops|dev ops|dev-?sec-?ops|sre|sres|site reliability(?: engineering)?|qa|quality(?: assurance)?|platform|(?:platform|infra(?:structure)?|data|cloud|network|software|systems|security|production|product|support|quality|test|release|field|plant) engineering|infra|infrastructure|engineering|eng|dev|development|r&d|operations|ops|it|security|infosec|secops|sec|support|customer (?:support|success|service)|helpdesk|service desk|backend|back-end|frontend|front-end|front end|back end|full-?stack|mobile|web|data|data (?:engineering|science|platform)|analytics|ml|ai|dba|dbas|database|databases|db|storage|network|networking|networks|netops|cloud|cloud ops|release(?: engineering)?|build|tooling|developer experience|devex|devx|dx|productivity|product|product management|design|ux|legal|compliance|finance|billing|payments|hr|marketing|comms|communications|sales|architecture|architects|monitoring|observability|tech|technical|facilities|vendor|the vendor|supplier|provider|contractor|noc|soc|identity|iam|core|api|apps|systems|sysadmins?|reliability|testing|test)$/,
);
const HANDLE = /(?:^|[^\w.])@[a-z\d][\w.-]*/;
const TEAM_HANDLE =
  /@[\w.-]+\/[\w.-]+|@[\w-]*(?:team|squad|oncall|on-call|ops|sre|infra|platform|eng|devs?|all|here|channel|everyone)\b/g;

/** A task put to no one: "we need to", "someone should". */
const NO_ONE = phrasing(
  /^[\s\-–•+>|]*(?:\[.\]\s*|(?:todo|action(?: item)?):?\s+)?(?:(?:also|then|so|next|ideally|in (?:the )?future|going forward|additionally|finally|maybe|perhaps|probably|in addition(?: to [^,.]{1,60})?|besides[^,.]{0,40}|this means(?: that)?),?\s+)?(?:we(?: all)?|someone|somebody|everyone|everybody|anyone|anybody|all of us|(?:the |our )?(?:[a-z-]+ ){0,2}teams?|one of us|people|engineers|all (?:the )?(?:drivers|teams|engineers|developers|operators|staff|members|employees|managers|responders|reviewers|maintainers|dispatchers|nurses|doctors|pilots|contributors|admins|leads|colleagues|people|hands)|it|there)(?:\s+|(?='ll\b))(?:(?:also|really|probably|still|all|definitely|urgently|just|now|therefore)\s+)*(?:should|need to|needs to|must|have to|has to|ought to|will|'ll|want to|plan to|are going to|is going to|might want to|need|needs)\s+(?!have \w+(?:ed|en)\b|have been\b|be able to\b)/,
);
const IMPERSONAL = /^[\s\-–•+>|]*(?:it|there)\s/;

export const rule: Rule = {
  id: 'unowned-action',
  title: 'An action that nobody in particular owns',
  severity: 'error',
  group: 'language',
  why: 'What belongs to a team, to everyone or to nobody yet is started by none of them.',
  check(context: RuleContext): void {
    const seen = new Set<number>();
    for (const action of context.document.actions)
      if (!isEnded(action)) checkOwnerField(context, action, seen);
    checkLabels(context, seen);
  },
  also: [{ scope: 'task', check: checkSubjects }],
};

/** What is done or dropped needs nobody any more. */
function isEnded({ status }: Action): boolean {
  return status?.value === 'done' || status?.value === 'dropped';
}

function checkOwnerField(context: RuleContext, action: Action, seen: Set<number>): void {
  const owner = action.owner ?? placeholderCell(context.document, action);
  if (owner === null) return;
  const kind = ownerKind(owner.value, context.prose);
  if (kind === null) return;
  if (seen.has(owner.from) || namesPerson(context, action.from, action.to)) return;
  seen.add(owner.from);
  reportOwner(context, owner.from, owner.to, owner.value, kind);
}

/** An owner cell that is filled with "TBD"; one left empty or dashed is `missing-owner`'s. */
function placeholderCell(
  document: Postmortem,
  action: Action,
): { value: string; from: number; to: number } | null {
  const cell = action.layout === 'table' ? ownerCell(document.text, action) : null;
  if (cell === null || !/[a-z?]/i.test(cell.text) || /^(?:n\/?a|none)$/i.test(cell.text)) return null;
  return { value: cell.text, from: cell.from, to: cell.to };
}

/** "Owner: X" inside the words of a task, where the reader made no field of it. */
function checkLabels(context: RuleContext, seen: Set<number>): void {
  for (const { from, to } of stretches(context.document)) {
    const raw = context.document.text.slice(from, to);
    for (const { from: start, said } of labelledOwners(raw)) {
      const at = from + start;
      const kind = ownerKind(said, context.prose);
      if (kind === null || [...seen].some((other) => Math.abs(other - at) < 4)) continue;
      seen.add(at);
      reportOwner(context, at, at + said.length, raw.slice(start, start + said.length), kind);
    }
  }
}

/** What stands behind a label where an owner should, unless it is a person's handle. */
const labelledOwners = byParagraph((raw) => {
  const words = lowerCase(blankMarks(raw));
  return LABELLED.all(words).flatMap((match) => {
    const start = match.index + match[0].length;
    const rest = words.slice(start);
    const said = /^[^|;,\n)]{1,80}?(?=\.(?:\s|$)|[|;,\n)]|$)/.exec(rest)?.[0].trimEnd() ?? '';
    const line = /^[^\n|;]*/.exec(rest)?.[0] ?? '';
    return said === '' || HANDLE.test(line.replace(TEAM_HANDLE, ''))
      ? []
      : [{ from: start, to: start + said.length, said }];
  });
});

function stretches(document: Postmortem): readonly { from: number; to: number }[] {
  if (isHeadless(document)) return [{ from: 0, to: document.text.length }];
  return document.sections.filter(
    ({ kind, parent }) => isActions(kind) && !(parent !== null && isActions(parent.kind)),
  );
}

function isActions(kind: string): boolean {
  return kind === 'actions' || kind === 'improvements' || kind === 'prevention';
}

function checkSubjects(context: RuleContext): void {
  for (const { from, words, action, inActions, to } of context.tasks) {
    const said = toNoOne(words);
    if (said === null || (!inActions && /\b(?:will|'ll|going to)\s*$/.test(said.words))) continue;
    if (action !== null && isEnded(action)) continue;
    if (action !== null && action.owner !== null && ownerKind(action.owner.value, context.prose) === null)
      continue;
    if (namesPerson(context, action?.from ?? from, action?.to ?? to)) continue;
    const subject = said.words.trim();
    const start = from + said.index + (said.words.length - said.words.trimStart().length);
    context.report({
      from: start,
      to: start + subject.length,
      severity: 'warning',
      message: `“${capital(subject)} …” puts this to nobody in particular. Which one person will see it to its end?`,
      rewrite: `${capital(said.rest)} (owner: @[person]).`,
    });
  }
}

const PART_END = /[.!?]\s|,\s(?:but|so|and)\s/g;

/** The sentences and joined clauses of a task; together they are the task. */
function partsOf(words: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (const { index, 0: end } of words.matchAll(PART_END)) {
    parts.push(words.slice(start, index + end.length));
    start = index + end.length;
  }
  if (start < words.length || start === 0) parts.push(words.slice(start));
  return parts;
}

/** Where a sentence of the task hands it to "we" or "someone". */
function toNoOne(words: string): { index: number; words: string; rest: string } | null {
  let index = 0;
  for (const sentence of partsOf(words)) {
    const said = NO_ONE.exec(sentence);
    if (said !== null && !IMPERSONAL.test(said[0])) {
      const rest = sentence
        .slice(said[0].length)
        .trim()
        .replace(/[.\s]+$/, '');
      return { index, words: said[0], rest };
    }
    index += sentence.length;
  }
  return null;
}

type Kind = 'placeholder' | 'everybody' | 'group';

/** Why these words name no accountable person; null where they may. */
function ownerKind(value: string, prose: Prose): Kind | null {
  const words = lowerCase(blankMarks(value))
    .trim()
    .replace(/[.:;,\s]+$/, '')
    .replace(/(?<=\S)\s*\([^()]*\)?$/, '')
    .replace(/^[[({<]+|[\])}>]+$/g, '')
    .trim();
  if (words === '') return null;
  if (PLACEHOLDER.test(words)) return 'placeholder';
  if (NOBODY_IN_PARTICULAR.test(words)) return 'everybody';
  const parts = words.split(/\s*(?:,|\/|&|\+|\band\b|\bor\b)\s*/).filter((part) => part !== '');
  if (parts.some((part) => prose.isPerson(part.replace(/^@/, '')))) return null;
  const groups = parts.every((part) => {
    const bare = part
      .replace(/^the /, '')
      .replace(/^@[\w.-]+\//, '')
      .replace(/^@/, '');
    return (
      GROUP.test(part) ||
      GROUP.test(bare) ||
      DISCIPLINE.test(bare) ||
      (DISCIPLINE.test(bare.replace(/ (?:team|lead)$/, '')) && !/ lead$/.test(bare)) ||
      prose.isTeam(bare)
    );
  });
  return groups && parts.length > 0 ? 'group' : null;
}

function namesPerson({ document, prose }: RuleContext, from: number, to: number): boolean {
  const words = lowerCase(document.text.slice(from, to));
  if (HANDLE.test(words.replace(TEAM_HANDLE, ''))) return true;
  const named = /\b(?:owner|assignee|assigned to|responsible|dri|lead)\b\W{0,3}([a-z][\w.' -]{1,40})/.exec(
    words,
  )?.[1];
  return (named ?? '').split(/[,;|(]/).some((part) => prose.isPerson(part.trim()));
}

function reportOwner(context: RuleContext, from: number, to: number, said: string, kind: Kind): void {
  const name = said.trim();
  const message =
    kind === 'group'
      ? `“${name}” is a group. Which one person in it accepted this, with the team as a second field?`
      : kind === 'everybody'
        ? `“${name}” is nobody in particular. Which one person accepted this?`
        : `The owner is still “${name}”. Which one person can accept this, and by when will that be known?`;
  context.report({ from, to, message, rewrite: kind === 'group' ? `@[person] (${name})` : '@[person]' });
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
