import { registerCue } from '../../language/cues.ts';
import { phrasing } from '../../language/phrasing/phrasing.ts';
import { plainWords } from '../../language/plain-words.ts';
import type { Sentence } from '../../language/prose.ts';
import type { Rule } from '../../rule.ts';

const cue = registerCue(
  `university college school bootcamp uni external outsider despite senior veteran seasoned principal long-serving inexperience training substitute substitutes stand-in junior juniors inexperienced experienced experience untrained unskilled unqualified entry low lower low-level
   lower-level graduate graduates novice novices green rookie rookies fresh freshly fresher freshers new newer newest
   newly recently just only barely offshore off-shore offshorer offshorers outsourced external temporary temp temps
   part part-time probationary probationer probationers trainee trainees apprentice apprentices agency non-technical
   technical remote freelance freelancer freelancers contract contractor contractors low-cost near-shore overseas
   substitute intern interns newcomer newcomers newbie newbies noob noobs student first second third seniority tenure
   beginner joined hired probation first-year second-year first-week first-day first-month interns juniors
   apprentices novices beginners`,
);

const ROLE =
  '(?:(?:software|systems?|site|reliability|network|database|data|devops|platform|backend|frontend|cloud|security|support|infra\\w*|qa|it|web|full-?stack|production|operations|on-?call|field|test|release|ml|storage|sre|customer) )*(?:engineers?|dev|devs|developers?|admins?|administrators?|sysadmins?|sres?|operators?|analysts?|(?:team |staff )?members?|employees?|staff(?:er|ers)?|colleagues?|persons?|people|technicians?|techs?|dbas?|programmers?|on-?calls?|responders?|responder|reviewers?|consultants?|workers?|agents?|managers?|designers?|scientists?|coders?|hands|shift|guys?|folks|maintainers?|teammates?|team|contributors?|nurses?|doctors?|pilots?|clerks?|supervisors?|dispatchers?|controllers?|assistants?|associates?|clinicians?|physicians?|pharmacists?|electricians?|mechanics?|drivers?|captains?|crews?|planners?|buyers?|cashiers?|tellers?|traders?|helpers?|leads?|officers?|temps?|interns?|contractors?|freelancers?|fitters?|receptionists?|secretar(?:y|ies)|accountants?|teachers?|guards?|operatives?|chemists?|machinists?|cleaners?|porters?|librarians?|adjusters?|curators?|registrars?|tutors?|lecturers?|surveyors?|underwriters?|stewards?|conductors?|instructors?|signallers?|paramedics?|welders?|carers?|attendants?|radiographers?|midwi(?:fe|ves))';
const RANK = phrasing(
  [
    `(?<!\\b(?:experienced|senior|existing|old|long-standing|veteran|between) (?:and|or) )\\b(?:(?:very|most|more|relatively|fairly) )?(?:junior|inexperienced|(?:less|least|little|insufficiently|not very) experienced|untrained|unskilled|unqualified|entry-?level|low-?level|lower-?level|graduate|novice|green|rookie|freshly[- ]hired|newly[- ](?:appointed|promoted|qualified|recruited|trained)|newly[- ]hired|recently[- ]hired|newly[- ]joined|new(?:est|er)?|fresh|offshore|off-?shore|outsourced|external|temporary|temp|part-?time|probationary|trainee|apprentice|agency|non-?technical|remote|freelance|contract|low-?cost|near-?shore|overseas|substitute|agency-supplied) ${ROLE}\\b(?!-)`,
    '\\b(?:an?|the|our|another) temps? (?:who|covering|(?:at|from|in) (?:the|an|our) (?:[a-z]+ )?(?:branch|agency|desk|office|warehouse|front|ward|shop|store|team|depot))\\b',
    '\\b(?:a|an|the|our|one|one of (?:our|the)|another|some|two|three|summer|former|this|that|their|his|her|new|then|by|an? \\w+) (?:interns?|contractors?|new (?:hires?|joiners?|starters?|recruits?|employees?|comers?)|newcomers?|trainees?|apprentices?|newbies?|noobs?|novices?|rookies?|freshers?|freelancers?|offshorers?|juniors|junior(?=\\W*$|[.,;)])|new guy|newly hired \\w+|graduates?|probationers?|substitutes?|stand-?ins?|work-?student|working student|co-?op student)\\b(?![-(]| (?:billing|portal|service|table|pool|account|accounts|system|app|api|database|string|strings|function|method|class|files?|folder|directory|bot|id|key|cache|module|package|hub|access|onboarding|program|programme|licen[cs]es?|agreement|tokens?|group|role|vpn|network|flag|model|mode|parameter|option|label|type|tier|plan|tranche|packs?|kits?|templates?|projects?|registr(?:y|ies)|nodes?|data|datasets?|queues?|jobs?|partitions?|replicas?|pages?|forms?|reports?|lists?|schemas?|clusters?|servers?|hosts?|process(?:es)?|threads?|streams?|feeds?|topics?|payroll|time ?sheets?|index|columns?|fields?|records?|rows?|handlers?|clients?|librar(?:y|ies)|plugins?|badges?|modules?|shards?|pods?|brokers?|peers?|members? of the quorum)\\b)',
    '\\b(?:an?|the|our|one) temps?(?=[.,;)]|\\W*$| (?:who|from|on|had|was|did|ran|covering|working|standing|filling|helping|[a-z]+ed)\\b)',
    "^\\W*(?:interns?|contractors?|new (?:hires?|joiners?|starters?|recruits?)|newcomers?|trainees?|temps|freelancers?|juniors)\\b(?!['-]?\\w)(?! (?:and (?:employees|staff|users|customers)|billing|portal|service|table|pool|account|accounts|system|app|api|database|function|files?|hub|packs?|kits?|templates?|projects?|guides?)\\b)",
    `\\b(?:first|second)-(?:year|month|week|day) (?:${ROLE}|residents?|students?|officers?|cadets?|drivers?|electricians?|pharmacists?)\\b`,
    "\\b(?:was|were|is|are) (?:still |only |currently )*(?:in|under) (?:his |her |their )?training\\b(?! (?:mode|set|data))|\\b[a-z]+'s (?:apprentice|trainee|intern|student|new hire)\\b(?!-)",
    '\\b(?:left|given|handed|assigned|delegated|done|run|made|staffed) (?:to|by|with) (?:[a-z]+ )?(?:apprentices|trainees|interns|juniors|temps|novices|newcomers|new hires|contractors)\\b',
    '\\b(?:was|were|is|being) (?:very |rather |relatively |quite |still |too |fairly |so |also )*(?:inexperienced|untrained|unqualified|insufficiently experienced)\\b',
    '\\bbeen with (?:us|the (?:company|team|plant|firm|service|organi[sz]ation)) (?:for )?(?:only |just |barely |less than |under )|\\bstudent (?:assistants?|workers?|employees?|helpers?|aides?)\\b|\\b(?:inexperience|lack of experience|little experience|no (?:prior |previous )?experience|without (?:prior |previous |enough |much )?experience)\\b',
    '\\b(?:were|are) (?:all |both |only |just |still )?(?:juniors|interns|trainees|contractors|new hires|new joiners|newcomers|temps|rookies|novices|apprentices|freelancers|beginners)\\b',
    '\\b(?:his|her|their|on|in|the|a) (?:\\w+ )?probation(?:ary)?(?: period)?\\b(?! (?:flag|field|table|record|office|service|status))',
    "\\b(?:intern|contractor|new hire|new joiner|newcomer|trainee|temp|freelancer|junior|apprentice)'s\\b",
    "\\b(?:his|her|their|the (?:engineer|developer|operator|admin|on-?call|responder|analyst|reviewer|technician)'s|'s|my|our \\w+'s) (?:very )?(?:first|second|third) (?:day|days|week|weeks|month|months|shift|on-?call(?: shift| week| rotation)?|time on[- ]call|deploy|deployment|release|migration|restore|failover|incident|rotation|job|night)\\b",
    '\\b(?:only |just |barely |still )?(?:been|was|is|being|had been|has been) (?:very |fairly |relatively |quite |still |only |just |rather |completely |brand )*new (?:to|in|on|at|with) (?:the |our |this |a )?(?:team|company|role|job|project|on-?call|rota|rotation|codebase|system|service|position|organi[sz]ation|stack|post|shift|fleet|ward|plant|crew|desk|floor|unit|clinic|store|depot|yard|department|\\w+ team)\\b',
    `\\b(?:had|has|have) (?:only |just |recently |barely )+(?:joined|started|been (?:here|with (?:us|the \\w+)|on the (?:team|job|rota)|hired)|come on board)\\b`,
    `\\b(?:recently|newly|just|freshly) (?:joined|hired|onboarded|promoted|transferred) (?:${ROLE}|the (?:team|company)|us|to)\\b|\\b${ROLE} (?:who|that) (?:had |has |have |was |were |is |'d )?(?:only |just |recently |newly |barely )+(?:joined|started|hired|onboarded|promoted|been)\\b`,
    '\\b(?:lack(?:ed|s|ing)?|without|little|limited|not (?:enough|much)|insufficient|no) (?:of )?(?:seniority|tenure)\\b',
    `\\b(?:despite|although|even though|though|for|as)\\b[^,;.]{0,30}\\b(?:senior|experienced|veteran|seasoned|principal|long-serving) ${ROLE}\\b(?=[^,;.]{0,40},)`,
    '\\b(?:fresh|straight|just|right) out of (?:university|college|school|training|bootcamp|uni)\\b|\\bby an (?:external|outsider)(?=\\W*$|[.,;])|\\bbeen with (?:us|the (?:company|team|firm|plant|service|organi[sz]ation)) for (?:about |just |only |roughly )?(?:an? |one |two|three|four|five|six|a few|a couple of|\\d+) ?(?:days?|weeks?|months?)\\b',
    '\\b(?:only|just|barely|merely) (?:a |two |three |four |five |six |\\d+ )?(?:days?|weeks?|months?) (?:in|into) (?:the |his |her |their )?(?:job|role|company|team|position)\\b|\\b(?:first|second) week (?:on|in|at|with) (?:the )?(?:job|company|team|role|on-?call|rota)\\b|\\bfirst week\\b(?=\\W*$)',
    `\\b(?:(?:less|more) than|under|only|just) (?:a|one|two|three|four|five|six|\\d+) (?:days?|weeks?|months?|years?)(?:'| of)? (?:experience|tenure|with the (?:company|team))\\b`,
    '\\b(?:was|is|were|being|as|only) (?:still |just |only |merely )?(?:an? )?(?:junior|intern|trainee|contractor|new hire|newcomer|temp|rookie|novice|apprentice|freelancer|beginner)\\b(?![-\\w])(?! (?:account|portal|table|service))',
  ].join('|'),
);
/** People who were served or hurt, people to be taught, roles that are no cause. */
const SERVED = phrasing(
  /\b(?:could not|couldn't|unable to|not able to|can not|can't|cannot|were (?:affected|impacted|locked out|blocked)|was (?:affected|locked out|blocked)|lost access|affect(?:ed|ing|s)|impact(?:ed|ing|s)|prevented|blocked|get|gets|receives?|available (?:to|for)|notified|inform(?:ed|ing)|e-?mailed)\b/,
);
/** Where "new" and "external" say what an account or a tool is, not who somebody is. */
const NOT_A_PERSON = phrasing(
  /\bnew (?:people|members?|contributors?|agents?|workers?|operators?|controllers?|shift|maintainers?|team|teams|reviewers?|drivers?|controllers?|leads?|assistants?|helpers?|planners?|crews?|buyers?|officers?|associates?)\b|\bnewe(?:r|st) (?:drivers?|controllers?|agents?|workers?|operators?)\b|\b(?:external|remote|temporary|fresh|green|contract|substitute) (?:drivers?|controllers?|assistants?|helpers?|planners?)\b|\b(?:external|remote|temporary|fresh|green|contract|substitute) (?:agents?|workers?|operators?|controllers?|shift|hands|people|members?|contributors?|maintainers?|responders?|reviewers?|scientists?|team)\b|\b(?:low-?level|lower-?level|non-?technical) (?:people|members?|workers?|controllers?|operators?|agents?)\b/,
);
const SYSTEMS = phrasing(
  /\b(?:kubernetes|prometheus|ingress|worker (?:node|pool)|ci agent|build agent|replica|operator (?:pod|image|version|chart)|controller (?:pod|image|version))/,
);

export const rule: Rule = {
  id: 'status-label',
  title: "A person's rank or tenure in place of a condition",
  severity: 'warning',
  group: 'language',
  scope: 'sentence',
  why: 'Rank explains nothing that a safeguard could change, and readers will take it as the cause.',
  check(context): void {
    for (const sentence of context.prose.sentences) {
      if (!sentence.has(cue) || !tellsStory(sentence)) continue;
      const words = plainWords(sentence);
      const hit = RANK.exec(words);
      // `New hires sit next to a dispatcher`: how it is done here.
      if (
        sentence.sectionKind === 'background' &&
        !/\b(?:was|were|had|did|[a-z]+ed|ran|made|wrote|took|left|got|put|sent)\b/.test(words)
      )
        continue;
      if (hit === null || SERVED.test(words) || SYSTEMS.test(words)) continue;
      if (NOT_A_PERSON.test(hit[0]) || isActor(sentence, hit[0]) || namesThing(sentence, hit)) continue;
      const from = sentence.from + hit.index;
      context.report({
        from,
        to: from + hit[0].trimEnd().length,
        message: `“${hit[0].trim()}” offers rank or tenure as an explanation. Which access, tool or signal would have met anyone in that seat?`,
        rewrite: 'Anyone with [access] could [do what] through [tool], which showed [what].',
      });
    }
  },
};

/** `the contractor's firmware`: made by a firm. */
const OF_A_FIRM =
  /contractors?['’]s? (?:[a-z]+ )?(?:firmware|software|systems?|portal|contract|office|site|network|equipment|api|product|invoice|staff|insurance|terms)\b/;

/** `The graduate loans portal`: the rank stands before the thing that it names. */
function namesThing({ from, phrases }: Sentence, hit: RegExpExecArray): boolean {
  if (OF_A_FIRM.test(hit.input.slice(hit.index, hit.index + hit[0].length + 40))) return true;
  const end = from + hit.index + hit[0].trimEnd().length;
  const phrase = phrases.find((one) => one.from < end && one.to > end + 1);
  return (
    phrase !== undefined && phrase.possessor === null && /^(?:system|artefact|unknown)$/.test(phrase.referent)
  );
}

/** In an account of what was done, `the contractor` is who did it, as `the vendor` would be. */
function isActor({ role, sectionKind }: Sentence, said: string): boolean {
  return (
    /^\W*(?:(?:the|our|their) )?(?:contractors?|freelancers?|interns?)$/.test(said) &&
    (role === 'timeline' || role === 'response' || sectionKind === 'background')
  );
}

function tellsStory({ role, quoted, question, block, sectionKind }: Sentence): boolean {
  if (quoted || question || block === 'footnote') return false;
  if (role === 'heading' || role === 'title' || role === 'action' || role === 'metadata' || role === 'impact')
    return false;
  return sectionKind !== 'participants' && sectionKind !== 'glossary' && sectionKind !== 'references';
}
