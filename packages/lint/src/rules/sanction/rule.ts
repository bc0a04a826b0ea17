import { isAuthored, isAuthors, isPeople, isPerson } from '../../language/actors.ts';
import { registerCue } from '../../language/cues.ts';
import { phrasing } from '../../language/phrasing/phrasing.ts';
import type { Clause, Sentence } from '../../language/prose.ts';
import { type Said, said } from '../../language/said.ts';
import { doubtfulRoles } from '../../language/words/people.ts';
import type { Rule, RuleContext } from '../../rule.ts';

const cue = registerCue(`
discipline disciplined disciplinary disciplining reprimand reprimanded reprimands written writing wrote write warning warnings
warned pip fired fire firing terminated terminate termination dismissed dismiss dismissal sacked sack accountable answerable hr
access privileges rights permission permissions suspended suspend suspension demoted demote demotion punish punished punishment
penalty penalties penalised penalized penalise penalize consequences tolerated consequence probation bonus docked pay salary appraisal
banned barred ban bar stripped tolerance blacklisted responsible removed withdrawn revoked lose loses losing lost taken
reassigned relieved performance misconduct sanction sanctioned sanctions censure censured cautioned dressed let grounded
confidence bonuses promotions personnel longer termination employment punished promotion rating liable fined fine job jobs replaced resign resignation contract example answer trusted forbidden
allowed counselled counseled record rota human resources review reviews reflected noted letter penalty grounds repercussions repercussion individual person involved concerned appraisal resigned have having employed works prosecute prosecuted deduct deducted withhold withheld wages held hold holds account revoke withdraw terminating licence license clearance
`);

const WORDS = phrasing(
  /\bdisciplinary\b(?! (?:research|team))|\breprimand(?:ed|s|ing)?\b|\b(?:put|placed|going|goes|go|been|was|is|be) (?:\w+ )?(?:on|under) (?:a |an )?(?:pip|performance[- ](?:improvement[- ]plan|plan|management|review)|formal (?:warning|review)|probation|suspension|gardening leave)\b|\bperformance[- ]improvement[- ]plan\b|\b(?:hold|held|holding|holds) (?:\p{L}[\p{L}'’-]* ){0,4}?(?:personally |fully |directly )?(?:accountable|responsible|liable|to account)\b|\b(?:must|will|should|needs? to|has to|have to) (?:be )?(?:\w+ )?(?:held )?(?:accountable|answerable)\b|\b(?:human resources|\bHR) (?:has|have|had|was|were|is|are|will|should|must|department|matter|file|case|to)\b|\b(?:to|with|by|involve|involving|inform|informed|notify|notified|told) (?:human resources|HR)\b|\b(?:there (?:will|must|should|need to|have to) be|face|faces|facing|suffer|without|bear the|serious|personal|real) (?:consequences|repercussions)\b|\b(?:consequences|repercussions) (?:for (?:those|whoever|anyone|everyone|him|her|them|(?:the|this|that|an?|our) (?:\w+ )?(?:engineer|operator|developer|team|reviewer|contractor|admin|manager|technician|on-?call|author|person|staff|employee|intern|dba)s?)|will follow)\b|\b(?:zero|no) tolerance\b|\b(?:formal|verbal|written|official|final|first|stern|last) warnings? (?:\w+ )?(?:to|for|from|will|was|were|has|have|letter)\b|\b(?:issued?|given|give|gave|gets?|got|receives?|received|issuing|giving) (?:him |her |them |\p{Lu}\p{Ll}+ |the (?:[\w-]+ ){1,3})?(?:a |an |the )?(?:\w+ )?(?:formal|verbal|written|official|final|first|stern) warning\b|\b(?:punish(?:ed|ment|es|ing|able)?|misconduct|dereliction of duty|gross negligence)\b|\b(?:termination|ending|non-?renewal) of (?:his|her|their|the \w+['’]s) (?:contract|employment|job)\b|\b(?:docked?|deduct(?:ed)?|withh(?:o|e)ld|cut)\b(?: [\w'’-]+){0,6}? (?:pay|bonus(?:es)?|salar(?:y|ies)|wages)\b|\b(?:bonus|bonuses|promotion|raise|pay|salary|appraisal|rating|annual review|performance review)(?:es|s)? (?:\w+ ){0,5}(?:affected|reduced|cut|withheld|cancelled|denied|forfeit(?:ed)?|reflect|reconsidered|on hold|lowered|docked)\b|\b(?:reflected|noted|recorded|mentioned|marked|show up|count) (?:\w+ )?(?:in|on|against|during) (?:his|her|their|the \w+['’]s|\p{Lu}\p{Ll}+['’]s) (?:next |annual |yearly |personnel )?(?:\w+ )?(?:review|appraisal|record|file|rating|performance|evaluation|bonus)\b|\bmade an example of\b|\bmak(?:e|ing) an example of\b|\b(?:lose|loses|losing|lost|forfeit) (?:his|her|their) (?:\w+ )?(?:job|jobs|access|bonus|privileges|position|role|rights|admin|permissions?|root|badge)\b|\b(?:his|her|their) (?:employment|contract|job) (?:\w+ ){0,3}(?:terminated|ended|at risk|on the line|cancelled|not be renewed|be renewed)\b|\bheads? (?:will|must|should|have to|had to) roll\b|\bpersonnel (?:file|record)s?\b|\b(?:must|will|should|have to|has to) answer for (?:it|this|that|their|his|her)\b|\bno longer (?:with (?:the company|us)|employed|works? (?:here|for us|with us))\b|\bterminat(?:e|ed|ing) the (?:contract|employment) of (?:the|our|an?) (?:\w+ )?(?:engineer|operator|developer|technician|contractor|employee|person|admin|dba|lead|manager|analyst|supervisor)s?\b|\b(?:raise|raised|discuss|discussed|bring|brought|address|addressed|cover|covered|mention|mentioned|take|taken|come|comes|came)\b[^.;,]{0,40}\b(?:in|at|during) (?:his|her|their|the \w+['’]s|\p{Lu}\p{Ll}+['’]s) (?:next |annual |yearly |mid-year )?(?:performance |staff )?(?:review|appraisal|evaluation|assessment)\b|\b(?:speak|speaking|spoken|spoke|talk|talking|talked|have a (?:word|chat)|having a word|had a word|dealt|deal) (?:to|with) (?:the )?(?:individual|person|people|engineer|employee|staff|operator|developer|those|colleague)s? (?:concerned|involved|responsible|in question|at fault)\b|\b(?:has|have|had|will have|having) (?:his|her|their) (?:[\w-]+ ){0,3}(?:access|privileges|rights|permissions?|credentials|badge|licen[cs]e) (?:taken away|revoked|removed|withdrawn|suspended|stripped|pulled|cut|reduced)\b|\b(?:behaviou?r|conduct|attitude|actions?|mistakes?|carelessness) (?:like this |of this kind |of this sort )?(?:will|can|cannot|won['’]t|can['’]t) (?:not |no longer )?be tolerated\b|\bwill have (?:\w+ )?consequences\b(?! (?:for|on) (?:the )?(?:system|service|user|customer|data|performance|latency))|\bthree strikes\b|\b(?:a warning letter|letters? of (?:warning|reprimand|concern)|warning letters?)\b|\bas (?:a )?(?:penalty|punishment|sanction|disciplinary measure)\b|\b(?:lead to|result in|be grounds for|mean|up to and including) (?:immediate |his |her |their |possible )?(?:termination|dismissal|suspension|discipline)\b(?! of the (?:pod|process|connection|session|container|job|instance|node|task|request|account))|\bnaming and shaming\b|\bname and shame\b/giu,
);
const ACCESS = phrasing(
  /\b(?:access|privileges|rights|permissions?|credentials|commit rights|deploy rights|admin rights|root|badge)\b[^.;]{0,40}?\b(?:withdrawn|revoked|removed|taken away|suspended|stripped|pulled|rescinded|cut)\b[^.;]{0,30}?\b(?:until (?:he|she|they|\p{Lu}\p{Ll}+|the \w+) (?:prove|proves|show|shows|demonstrate|demonstrates|learn|learns|complete|completes|can|has|have|re-?earn|earn|pass|passes|take|takes|retrain|retrains)|as a (?:penalty|punishment|consequence|result of (?:his|her|their))|(?:for|because of|after) (?:what (?:he|she|they)|this (?:mistake|error)|the (?:mistake|error)|(?:his|her|their) (?:mistake|error|action|actions)))|\b(?:his|her|\p{Lu}\p{Ll}+['’]s|the (?:\w+ )?(?:engineer|operator|developer|contractor|intern|reviewer|admin|on-?call)['’]s) (?:\w+ )?(?:access|privileges|rights|permissions?|credentials|admin|root|commit rights|deploy rights|badge)\b[^.;]{0,20}?\b(?:withdrawn|revoked|removed|taken away|suspended|stripped|pulled|rescinded|cut|was|will)\b|\b(?:revoke|withdraw|remove|suspend|pull|block|restrict) (?:his|her|their|\p{Lu}\p{Ll}+['’]s|the (?:[\w-]+ )?[\w-]+['’]s) (?:[\w-]+ ){0,2}(?:access|privileges|rights|permissions?|credentials|badge|licen[cs]e|clearance|authori[sz]ation|certification)\b[^.;]{0,30}?\b(?:until|because|as an? (?:consequence|result|penalty|punishment)|for (?:\w+ ){1,2}(?:weeks?|months?)|after (?:this|what))\b/giu,
);

/** What is done to people as a penalty; to pods and sessions it is routine. */
const PENALTY = phrasing(
  /^(?:fire|discipline|sack|dismiss|demote|suspend|reprimand|punish|penalise|penalize|sanction|censure|terminate|ban|bar|blacklist|caution|ground|fine|replace|relieve|strip|reassign|remove|warn|counsel|forbid|admonish|prosecute|penalize)$/,
);
const MILD =
  /^(?:remove|replace|reassign|warn|ground|bar|ban|relieve|terminate|fine|counsel|forbid|caution|strip)$/;

export const rule: Rule = {
  id: 'sanction',
  title: 'A sanction or a threat',
  severity: 'error',
  group: 'language',
  scope: 'sentence',
  why: 'One sanction in a review, and the next incident is reported late or not at all.',
  check(context: RuleContext): void {
    for (const sentence of context.prose.sentences) {
      if (!sentence.has(cue) || !isAuthored(sentence)) continue;
      const place =
        said(sentence, WORDS, (hit) => isThreat(sentence, hit)) ??
        said(sentence, ACCESS, (hit) => isPersonsAccess(sentence, hit)) ??
        findPenalty(sentence);
      if (place === null) continue;
      context.report({
        from: place.from,
        to: place.to,
        message:
          'This speaks of consequences for a person. Matters of employment have their own place outside this document: which condition of the work should change instead, for anyone?',
        rewrite: 'All [roles] use [guarded path] for [hazardous step].',
      });
    }
  },
};

/** `Sanjay's access was revoked`, not `the account's access was revoked`: the pattern ignores capitals. */
function isPersonsAccess(sentence: Sentence, { words, from, to }: Said): boolean {
  if (
    !/^\w+ the /i.test(words) &&
    !/^(?:\p{Ll}+ )?\p{Lu}\S*['’]s\b/u.test(words) &&
    !/^\S+['’]s\b/u.test(words)
  )
    return true;
  if (/^the /i.test(words)) return true;
  return sentence.phrases.some(
    (phrase) =>
      phrase.from < to &&
      phrase.to > from &&
      (isPerson(phrase.possessor ?? null) ||
        (phrase.possessor !== null && /\buntil (?:he|she|they)\b/.test(sentence.plain))),
  );
}

function isThreat(sentence: Sentence, { words, index }: Said): boolean {
  const before = sentence.plain.slice(Math.max(0, index - 40), index);
  if (
    /\b(?:no|not|never|n['’]t|without|nobody|no one|free of|fear of|rather than|instead of|avoid)\s+(?:\w+ ){0,4}$/i.test(
      before,
    ) &&
    !/tolerance|without/i.test(words)
  )
    return false;
  if (/nobody|no one|no-one/i.test(words)) return false;
  if (/\bhr\b/i.test(words) && !/\bHR\b/.test(words)) return false;
  if (/\bHR\b/.test(words) || /human resources/i.test(words))
    return !/^\W*\s*(?:system|service|app|portal|database|api|tool)/i.test(
      sentence.plain.slice(index + words.length),
    );
  if (/(?:termination|dismissal|suspension)$/i.test(words))
    return /\b(?:violations?|breach(?:es)?|repeats?|repeated|further|future|next|anyone|who(?:ever)?|employees?|staff|persons?|engineers?|operators?|policy)\b/i.test(
      sentence.plain,
    );
  if (/warning/i.test(words) && ofMachine(sentence, index)) return false;
  if (/^(?:hold|held)|accountable|responsible|liable|answerable|to account/i.test(words)) {
    if (ofMachine(sentence, index) || HELD_COMPANY.test(words)) return false;
    if (/\b(?:itself|ourselves|service|system|lock|connection|position|us)\b/i.test(words)) return false;
    return /accountable|liable|to account|answerable/i.test(words) || /\bresponsible\b/i.test(words);
  }
  return true;
}

/** A company answers under its contract. */
const HELD_COMPANY =
  /\b(?:vendor|supplier|provider|carrier|integrator|agency|hoster|manufacturer|isp|bank|consultancy)s?\b(?!['’]s)/i;

/** The clause around these words has a machine for its subject: a compiler warns, a process is held. */
function ofMachine(sentence: Sentence, index: number): boolean {
  const at = sentence.from + index;
  const around = sentence.clauses.find((one) => one.group.from <= at + 1 && one.group.to >= at);
  const clause = around ?? sentence.clauses[0];
  if (clause === undefined || clause.subject === null) return false;
  return (
    (/^(?:system|artefact|event)$/.test(clause.subject.referent) ||
      (clause.subject.referent === 'unknown' &&
        /^(?:the|an?|its|our)\b/i.test(clause.subject.text) &&
        !sentence.phrases.some(isPeople))) &&
    !/\bto (?:the|him|her|them)\b/.test(sentence.plain)
  );
}

function findPenalty(sentence: Sentence): { from: number; to: number } | null {
  for (const clause of sentence.clauses) {
    if (clause.verb.quoted) continue;
    if (isPenalty(sentence, clause))
      return {
        from: Math.min(clause.subject?.from ?? clause.group.from, clause.group.from),
        to: clause.group.to,
      };
  }
  return null;
}

function isPenalty(sentence: Sentence, clause: Clause): boolean {
  const verb = clause.verb.lemma;
  const target = clause.voice === 'passive' ? clause.subject : clause.object;
  const barred = clause.negated || /\bno longer\b/i.test(clause.group.text);
  if (/^(?:allow|trust|permit|authorise|authorize)$/.test(verb)) {
    return barred && clause.voice === 'passive' && isPerson(target) && !isAuthors(target);
  }
  if (clause.negated) return false;
  if (verb === 'resign')
    return clause.voice === 'active' && isPerson(clause.subject) && !isAuthors(clause.subject);
  if (target === null) return false;
  if (/^(?:anyone|anybody|whoever|everyone|those|both)$/.test(target.head.lower))
    return PENALTY.test(verb) && !MILD.test(verb) && clause.voice === 'passive';
  if (
    !isPeople(target) &&
    !(
      doubtfulRoles.has(target.head.lower) &&
      /^(?:sack|reprimand|demote|discipline|dismiss|punish)$/.test(verb)
    )
  )
    return false;
  if (verb === 'write') return clause.particle === 'up';
  if (verb === 'let')
    return (
      sentence.tokens[(clause.object?.last ?? clause.verbIndex) + 1]?.lower === 'go' ||
      sentence.tokens[clause.verbIndex + 1]?.lower === 'go'
    );
  if (verb === 'take') return /^off (?:the )?(?:rota|rotation|on-call|project)/.test(rest(sentence, clause));
  if (!PENALTY.test(verb)) return false;
  if (!MILD.test(verb)) return clause.voice === 'passive' || isPerson(target);
  const after = rest(sentence, clause);
  switch (verb) {
    case 'warn':
      return (
        /^(?:\w+ ){0,2}(?:formally|officially|in writing)/.test(after) ||
        /formally|officially/.test(sentence.plain)
      );
    case 'ban':
    case 'bar':
      return /^from\b/.test(after) || (clause.voice === 'passive' && /^(?:until|as|for|after)\b/.test(after));
    case 'terminate':
    case 'fine':
      return true;
    case 'counsel':
    case 'caution':
      return clause.voice === 'passive';
    default:
      return clause.voice === 'passive' && /^(?:from|of|off|after|for|until|as|to|with)\b/.test(after);
  }
}

function rest(sentence: Sentence, clause: Clause): string {
  const start =
    clause.voice === 'active' && clause.object !== null ? clause.object.last + 1 : clause.verbIndex + 1;
  return sentence.tokens
    .slice(start, start + 5)
    .map((token) => token.lower)
    .join(' ');
}
