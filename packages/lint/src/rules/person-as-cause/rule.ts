import {
  clauseSpan,
  isAsserted,
  isAuthored,
  isAuthors,
  isPerson,
  personOwner,
} from '../../language/actors.ts';
import { registerCue } from '../../language/cues.ts';
import { type Harm, harmOf, spoilingVerbs } from '../../language/harm.ts';
import { phrasing } from '../../language/phrasing/phrasing.ts';
import type { Clause, NounPhrase, Sentence } from '../../language/prose.ts';
import { changeNouns } from '../../language/words/things.ts';
import type { Rule, RuleContext, Severity } from '../../rule.ts';
import { doerOf, doerOfCleft, ownerOfChange, SLIP, slipBy } from './doers.ts';
import { isGivenAsCause, stopsWithEffect } from './given-as-cause.ts';

const cue = registerCue(`
break breaks broke broken breaking wreck wrecked ruin ruined destroy destroyed destroying corrupt corrupted botch botched
bungle bungled misconfigure misconfigured misconfiguring wipe wiped wiping wipes nuke nuked trash trashed bork borked hose
hosed brick bricked clobber clobbered crash crashed crashing sabotage sabotaged fumble fumbled mangle mangled screw screwed
mess messed goof goofed fat-finger fat-fingered mistype mistyped misspelled miscalculated misrouted obliterated crippled
overload overloaded fried jammed take takes took taken taking bring brought bringing knock knocked blow blew blown delete
deletes deleted deleting drop drops dropped dropping erase erased remove removes removed removing lose loses lost truncate
truncated truncating overwrite overwrote overwritten kill killed disable disabled disabling unplug unplugged disconnect
disconnected expose exposed leak leaked shut stop stopped cut purge purged revoke revoked terminate terminated detach
detached unmount unmounted format formatted reboot rebooted restart restarted publish published leave left damage damaged
push pushed pushing pushes merge merged merges merging deploy deployed deploying ship shipped release released commit
committed introduce introduced introduces apply applied roll rolled write wrote submit submitted make made making approve
approved land landed check checked cause caused causes causing trigger triggered triggers provoke provoked create created
run ran enter entered type typed select selected choose chose chosen pick picked use used click clicked execute executed
copy copied paste pasted set send sent connect connected point pointed target targeted edit edited change changed press
pressed accidentally mistakenly inadvertently unintentionally erroneously wrongly incorrectly mistake error blunder culprit
guilty responsible fault typo emptied empty empties lock locked block blocked stall stalled hung flooded flood exhausted starved saturated slowed froze halted swamped severed sever brought cost costs led muted silenced switched modified approved upgraded cleared clear zeroed flipped flip turned turn pulled pull plugged moved opened closed wrong threw touched oversight slip zero misclick click commit suspend suspended severed cause came due result pricing statement filled ate because of misread mislabelled mislabeled misplaced mixed confused shut started began starts begins goes went traced culprit trigger reason because flood flooded swamped starved paste pasted post posted upload uploaded share shared
blacked tripped patched wired routed loaded installed fitted inserted fed assigned booked filed attached soldered bolted screwed poured dispensed dialled forwarded mounted hung delivered placed
`);

const GUILT =
  /\b(?:culprit|guilty party|person responsible|one responsible|person at fault)\b[^.;]{0,30}\b(?:was|is|were|turned out to be|:)\s+/;
const RESPONSIBLE = phrasing(
  /^(?:responsible for|guilty of|the (?:cause|culprit|reason)|at fault)\b.{0,60}\b(?:outage|incident|failure|downtime|crash|loss|disruption|breach|leak|breakage|mess|deletion|this|it|problem|culprit|fault)\b|^(?:the culprit|at fault|the guilty party)/,
);
const BECAUSE_OF =
  /\b(?:due to|because of|result of|caused by|down to|thanks to|traced to|traced back to|stems? from|stemmed from|triggered by|followed)\s*$/;
const CAUSE_IS = /\b(?:cause|culprit|reason|trigger)(?: of \w+(?: \w+)?)? (?:is|was)$/;
export const rule: Rule = {
  id: 'person-as-cause',
  title: 'A person as the agent of harm',
  severity: 'error',
  group: 'language',
  scope: 'sentence',
  why: 'A sentence that ends at one person ends the search for what made the slip likely.',
  check(context: RuleContext): void {
    for (const sentence of context.prose.sentences) {
      if (
        !sentence.has(cue) ||
        !sentence.mentionsPeople ||
        !isAuthored(sentence) ||
        sentence.question ||
        sentence.role === 'action'
      )
        continue;
      const blamed = findClause(sentence) ?? findPhrase(sentence);
      if (blamed !== null) report(context, sentence, blamed.place, gradeOf(sentence, blamed.doer));
    }
  },
};

function findClause(sentence: Sentence): Blamed | null {
  for (const clause of sentence.clauses) {
    const doer = doerOf(clause, sentence) ?? doerOfCleft(sentence, clause);
    if (doer === null) continue;
    const spoils =
      doer !== clause.subject &&
      clause.voice === 'active' &&
      (spoilingVerbs.has(clause.verb.lemma) || takesAway(sentence, clause));
    const harm =
      (spoils || stopsWithEffect(sentence, clause)) && isAsserted(clause) && clause.object !== null
        ? 'plain'
        : isGivenAsCause(sentence, clause) ||
            introducesFault(sentence, clause) ||
            isCostlySlip(sentence, clause) ||
            eatsUp(sentence, clause, doer)
          ? 'plain'
          : harmOf(sentence, clause);
    if (harm === null || isPardoned(sentence, clause, doer, harm)) continue;
    return { place: clauseSpan(clause), doer };
  }
  return null;
}

/** `a typo that one of our SREs introduced`: the fault stands before its doer. */
function introducesFault({ tokens, phrases }: Sentence, clause: Clause): boolean {
  const { subject, verb, voice } = clause;
  if (subject === null || voice === 'passive' || !isAsserted(clause) || clause.tense === 'present')
    return false;
  if (!/^(?:introduce|make|cause|create|push|add|leave|commit|merge|ship)$/.test(verb.lemma)) return false;
  const lead = tokens[subject.first - 1];
  const end = /^(?:that|which)$/.test(lead?.lower ?? '') ? subject.first - 2 : subject.first - 1;
  const fault = phrases.find((phrase) => phrase.last === end);
  return fault !== undefined && FAULTS.test(fault.head.lower);
}

const FAULTS = /^(?:typo|mistake|error|bug|regression|misconfiguration|slip|blunder|fault)s?$/;

/** `Leszek's rebase dropped the security patch`: what a change took away, unless it was the fault. */
function takesAway(sentence: Sentence, clause: Clause): boolean {
  if (sentence.role !== 'cause' || clause.tense !== 'past' || clause.object === null) return false;
  return (
    /^(?:drop|delete|remove|erase|overwrite|disable|revert)$/.test(clause.verb.lemma) &&
    !/^(?:bug|error|issue|problem|fault|workaround|warning|need|risk|leak|duplicate)s?$/.test(
      clause.object.head.lower,
    )
  );
}

/** `The sysadmin's script ate the spool`, `a developer's statement filled the disk`. */
function eatsUp(sentence: Sentence, clause: Clause, doer: NounPhrase): boolean {
  return (
    doer !== clause.subject &&
    clause.voice === 'active' &&
    clause.object !== null &&
    isAsserted(clause) &&
    (clause.tense === 'past' || clause.perfect) &&
    sentence.role === 'cause' &&
    /^(?:eat|fill|clog|consume|hog|choke|hammer|pollute|double|multiply|swallow|drain|skew|shift|confuse|mask|hide)$/.test(
      clause.verb.lemma,
    )
  );
}

/** `Omar's mistake cost us four hours`. */
function isCostlySlip(sentence: Sentence, clause: Clause): boolean {
  const { subject } = clause;
  if (subject === null || !isAsserted(clause) || !SLIP.test(subject.head.lower)) return false;
  if (slipBy(subject, sentence) !== null) return clause.object !== null;
  return (
    ownerOfChange(subject) !== null &&
    (COSTS.test(clause.verb.lemma) ||
      (clause.object !== null && !/^(?:be|have|need|get)$/.test(clause.verb.lemma)))
  );
}

const COMES_FROM =
  /\b(?:due to|because of|result of|came from|caused by|traced (?:back )?to|stem(?:s|med) from|fault of|down to|(?:start|begin|began|originat)\w* with|triggered by|goes back to|went back to)$/;

/** `came from an agent who ran …`, `due to an engineer running …`. */
function introducesDeed(tokens: Sentence['tokens'], phrase: NounPhrase): boolean {
  const next = tokens[phrase.last + 1];
  return next !== undefined && (next.lower === 'who' || (next.pos === 'verb' && next.lower.endsWith('ing')));
}

const COSTS = /^(?:cost|lead|cause|result|mean|make|let|allow|trigger|start|create|leave|take|bring|break)$/;

/** Repair and routine use the same verbs; a timeline may say who did what. */
function isPardoned(sentence: Sentence, clause: Clause, doer: NounPhrase, harm: Harm): boolean {
  const routine =
    sentence.role === 'timeline' || sentence.role === 'response' || sentence.role === 'detection';
  if (clause.tense === 'participle' && clause.voice === 'active') {
    const adjacent = clause.subject !== null && clause.subject.last + 1 === clause.firstIndex;
    if (!adjacent || harm === 'worth' || routine) return true;
  }
  if (harm === 'worth' && (routine || isAuthors(doer) || clause.tense === 'present')) return true;
  if (isAuthors(doer) && harm !== 'mistake' && sentence.role === 'timeline') return true;
  if (
    isAuthors(doer) &&
    /^(?:make|create|set|run|use|overload|take|bring|knock|stop|shut)$/.test(clause.verb.lemma)
  )
    return true;
  return false;
}

function gradeOf(sentence: Sentence, doer: NounPhrase | null): Severity {
  if (isAuthors(doer) || sentence.role === 'timeline') return 'warning';
  return 'error';
}

interface Blamed {
  readonly place: { readonly from: number; readonly to: number };
  readonly doer: NounPhrase;
}

function findPhrase(sentence: Sentence): Blamed | null {
  const { tokens } = sentence;
  for (const phrase of sentence.phrases) {
    const owner = personOwner(phrase);
    if (
      owner !== null &&
      owner.referent === 'person' &&
      (SLIP.test(phrase.head.lower) || changeNouns.has(phrase.head.lower))
    ) {
      const before = tokens
        .slice(Math.max(0, phrase.first - 4), phrase.first)
        .map((token) => token.lower)
        .join(' ');
      if (
        (BECAUSE_OF.test(before) && SLIP.test(phrase.head.lower)) ||
        CAUSE_IS.test(before) ||
        (/\b(?:because of|due to|result of|caused by|owing to)$/.test(before) && sentence.role === 'cause')
      )
        return { place: phrase, doer: owner };
    }
    if (!isPerson(phrase) || isAuthors(phrase)) continue;
    const before = tokens
      .slice(Math.max(0, phrase.first - 7), phrase.first)
      .map((token) => token.lower)
      .join(' ');
    if (GUILT.test(`${before} `) || (COMES_FROM.test(before) && introducesDeed(tokens, phrase)))
      return { place: phrase, doer: phrase };
  }
  for (const clause of sentence.clauses) {
    if (clause.verb.lemma !== 'be' || clause.negated || clause.modal !== null || !isPerson(clause.subject))
      continue;
    if (isAuthors(clause.subject) || clause.subject?.referent !== 'person') continue;
    const rest = tokens
      .slice(clause.verbIndex + 1, clause.verbIndex + 14)
      .map((token) => token.lower)
      .join(' ');
    if (RESPONSIBLE.test(rest)) return { place: clauseSpan(clause), doer: clause.subject };
  }
  return null;
}

function report(
  context: RuleContext,
  sentence: Sentence,
  place: { readonly from: number; readonly to: number },
  severity: Severity,
): void {
  const { from, to } = place;
  context.report({
    from,
    to: Math.min(to, sentence.to),
    severity,
    message:
      'This makes a person the agent of the harm. Which input was accepted, which guard was absent from the path, and what did the tool show at that moment?',
    rewrite: '[The tool or path] accepted [the input] without [check]; [the service] then [effect].',
  });
}
