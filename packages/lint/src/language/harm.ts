/** Which deeds are harm, and which only look so: the verbs that tie an outage to a doer. */
import { clauseEnd, isAsserted, wordsBetween } from './actors.ts';
import type { Clause, NounPhrase, Sentence } from './prose.ts';
import { wordSet } from './words/word-set.ts';

/** Harm in any company. */
const harmVerbs = wordSet(`
break wreck ruin destroy corrupt botch bungle misconfigure mishandle wipe nuke trash bork hose brick clobber crash sabotage
crater torpedo kneecap tank fumble mangle blunder screw mess goof muck fat-finger fatfinger mistype misspell miscalculate
misroute obliterate cripple hobble demolish overload fry jam mis-configure mis-key misdeploy mis-deploy cock balls flood swamp starve
`);

/** Harm only when something of worth goes, or when it is done by mistake. */
const riskyVerbs = wordSet(`
delete drop erase remove lose truncate overwrite expose leak unplug purge format empty zero deprovision damage cut sever
`);

const introduceVerbs = wordSet(
  'push merge deploy ship release commit introduce apply roll upload promote write submit publish make approve land check',
);

const causeVerbs = wordSet('cause trigger create provoke precipitate induce spark unleash');

const badWords =
  /\b(?:bad|broken|buggy|faulty|wrong|untested|unreviewed|incorrect|erroneous|flawed|defective|invalid|malformed|half-baked|half-finished|unfinished|incomplete|botched|poisoned|misconfigured)\b/;

const worthyNouns = wordSet(`
database databases db table tables volume volumes bucket buckets cluster data backup backups record records production
prod index schema disk disks namespace zone zones certificate certificates account accounts replica primary master
partition server servers site website service repo repository branch history dataset directory folder credentials
customers users keys key secrets secret rows row queue vm vms environment network firewall link cable power rack switch
checkout payments login logs snapshots snapshot datastore filesystem storage power cooling feed fibre fiber tenants tenant ledger orders
uplink uplinks route routes archive archives invoices documents messages mailbox mailboxes policy policies settings roster template templates mapping mappings calendar shard shards partitions state images footage recordings grades registrations bookings reservations
`);

const harmNouns = wordSet(`
outage outages incident incidents failure failures downtime problem problems issue issues crash crashes disruption loss
deadlock corruption mess disaster regression bug bugs defect leak breach fire chaos damage havoc error errors mistake
mistakes blunder typo misconfiguration interruption degradation collapse storm loop
`);

const byMistake =
  /\b(?:accidentally|mistakenly|(?:in|un)advert[ae]ntly|unintentionally|unwittingly|erroneously|wrongly|incorrectly|carelessly|recklessly|by (?:mistake|accident)|in error(?= [.,;]|$)|without (?:asking|telling|permission|approval))\b/;

/** A wrong thought or word is no harm done. */
const inward = wordSet(
  'assume think believe report identify conclude say interpret see find discover notice diagnose suspect expect mark close classify label attribute read call describe state learn have',
);

const REPAIR =
  /^(?:fix|correct|revert|replace|repair|undo|clean|kill|drain|change|restore|roll|remove|receive|get|return|show|give|contain|include|need|want|mean|be)$/;
const ENTRY =
  /^(?:run|enter|type|select|choose|pick|use|click|execute|copy|paste|set|send|connect|point|target|edit|change|press|pull|apply|deploy|push|merge|restart|flip|turn|plug|move|patch|wire|route|load|install|fit|insert|feed|assign|book|file|attach|solder|bolt|screw|pour|dispense|dial|forward|mount|hang|ship|deliver|place|put|map)$/;
/** A secret made public. */
const BARES = /^(?:paste?|post|commit|push|upload|publish|share|send|check)$/;
const SECRET = /\b(?:tokens?|secrets?|passwords?|keys?|credentials?)\b/;
/** `opened port 445 to the world`. */
const TO_ALL =
  /\bto (?:the (?:whole |entire |open )?(?:world|internet|public)|everyone|everybody|anyone|all)\b/;
const OPEN = /^(?:wide )?(?:open|unlocked|exposed|unprotected|enabled|running|unattended|logged)\b/;
const WRONG_PLACE = /\b(?:on|with|using|in|against|to|at|into|from) the wrong\b/;

/** `ran it on the primary instead of the replica`. */
const OTHER_PLACE =
  /\b(?:on|in|to|against|into|at) (?:the )?\S+(?: \S+)? (?:instead of|rather than) (?:the|on|in|to|at)\b/;

const particleHarm = new Map<string, RegExp>([
  ['take', /^(?:down|out|offline)$/],
  ['bring', /^down$/],
  ['knock', /^(?:out|over|offline|down)$/],
  ['blow', /^(?:up|away)$/],
  ['screw', /^up$/],
  ['mess', /^up$/],
  ['foul', /^up$/],
  ['cock', /^up$/],
  ['lock', /^out$/],
]);

/** How surely the clause tells of harm done: plainly, by mistake or to something of worth, or not at all. */
export type Harm = 'plain' | 'worth' | 'mistake' | null;

/** Judges the deed alone; who did it is for the rule to ask. */
export function harmOf(sentence: Sentence, clause: Clause): Harm {
  if (!isAsserted(clause)) return null;
  const verb = clause.verb.lemma;
  const target = clause.voice === 'passive' ? clause.subject : clause.object;
  const around = wordsBetween(
    sentence,
    clause.firstIndex - 2,
    Math.min(clause.verbIndex + 12, sentence.tokens.length - 1),
  );
  const end = Math.min(clauseEnd(sentence, clause), clause.verbIndex + 8);
  const manner = wordsBetween(sentence, clause.firstIndex - 2, end);
  if (target !== null && !inward.has(verb) && byMistake.test(manner)) return 'mistake';
  const particle = particleHarm.get(verb);
  if (particle !== undefined) {
    if (clause.particle === 'out' && /\bout of\b/.test(around)) return null;
    if (verb === 'bring' && /\bto (?:its knees|a (?:halt|standstill|stop)|a crawl)\b/.test(around))
      return 'plain';
    return particle.test(clause.particle ?? '') || /\b(?:offline|down)\b/.test(tail(sentence, clause, target))
      ? 'plain'
      : null;
  }
  if (harmVerbs.has(verb)) return isTrifle(clause, target) ? null : 'plain';
  if (causeVerbs.has(verb)) return target !== null && isHarmNoun(target) ? 'plain' : null;
  const targetWords = target?.text.toLowerCase() ?? '';
  if (target !== null && BARES.test(verb) && SECRET.test(targetWords) && /\bpublic(?:ly)?\b/.test(around))
    return 'plain';
  if (verb === 'open' && target !== null && TO_ALL.test(around)) return 'plain';
  if (introduceVerbs.has(verb)) {
    if (verb === 'make')
      return /\b(?:mistake|error|blunder|typo|slip)s?\b/.test(targetWords) ? 'plain' : null;
    if (verb === 'introduce') return target !== null && isHarmNoun(target) ? 'plain' : null;
    return badWords.test(targetWords) ? 'plain' : null;
  }
  if (verb === 'pull' && /\b(?:plug|cable|cord|fuse|power)\b/.test(targetWords)) return 'worth';
  if (riskyVerbs.has(verb) && target !== null) {
    if (/\bwrong\b/.test(targetWords)) return 'mistake';
    return nouns(sentence, target, worthyNouns) ? 'worth' : null;
  }
  if (clause.voice === 'passive' && clause.agent !== null && /\bwrong\b/.test(targetWords)) return 'mistake';
  if (
    verb === 'leave' &&
    target !== null &&
    (OPEN.test(tail(sentence, clause, target)) ||
      /\bin (?:test|debug|maintenance|demo|bypass|manual) mode\b/.test(around) ||
      / (?:open|unlocked|exposed|unprotected|running)$/.test(targetWords))
  )
    return 'plain';
  if (!inward.has(verb) && !REPAIR.test(verb) && clause.voice === 'active') {
    return /\bwrong\b/.test(targetWords) ||
      (ENTRY.test(verb) && (WRONG_PLACE.test(around) || OTHER_PLACE.test(around)))
      ? 'mistake'
      : null;
  }
  return null;
}

/** What a person's change does to others when it does harm; a person may well lock or stop a thing in repair. */
export const spoilingVerbs = wordSet(
  'lock block stall hang disable stop kill suspend flood exhaust starve saturate slow freeze overload halt deadlock swamp',
);

function tail(sentence: Sentence, clause: Clause, target: NounPhrase | null): string {
  const end = target !== null && target.first > clause.verbIndex ? target.last : clause.verbIndex;
  return wordsBetween(sentence, end + 1, end + 2);
}

function nouns(sentence: Sentence, phrase: NounPhrase, set: ReadonlySet<string>): boolean {
  const joined = /^(?:and|or)$/.test(sentence.tokens[phrase.last + 1]?.lower ?? '');
  const other = joined ? sentence.phrases.find((one) => one.first === phrase.last + 2) : undefined;
  const last = other?.last ?? phrase.last;
  for (let index = phrase.first; index <= last; index++) {
    const token = sentence.tokens[index]!;
    if (token.pos !== 'determiner' && (set.has(token.lower) || set.has(token.lemma))) return true;
  }
  return false;
}

function isHarmNoun({ head }: NounPhrase): boolean {
  return harmNouns.has(head.lower) || harmNouns.has(head.lemma);
}

/** `broke the news`, `broke for lunch`, `crashed on the couch`: no harm. */
function isTrifle(clause: Clause, target: NounPhrase | null): boolean {
  const head = target?.head.lemma ?? '';
  if (clause.verb.lemma === 'break')
    return (
      /^(?:news|silence|problem|task|work|ground|record|glass|tie|cycle|dependency|loop|deadlock|link|chain|lock|connection)$/.test(
        head,
      ) ||
      clause.particle === 'down' ||
      clause.particle === 'out'
    );
  if (clause.verb.lemma === 'mess' || clause.verb.lemma === 'screw')
    return clause.particle !== 'up' && head === '';
  if (clause.verb.lemma === 'wipe') return /^(?:cache|caches|board|whiteboard|tmp)$/.test(head);
  if (/^(?:jam|fry|tank|cock|balls|crash|overload|flood|swamp|starve)$/.test(clause.verb.lemma))
    return target === null;
  return false;
}
