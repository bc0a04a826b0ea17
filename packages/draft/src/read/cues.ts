/** The vocabulary of incidents: which words tell of which kind of entry, and how strongly. */
import type { EntryKind } from '../types.ts';

export interface Cue {
  readonly kind: EntryKind;
  /** About 1 (weak) to 5 (says it outright). */
  readonly weight: number;
  readonly pattern: RegExp;
}

function cue(kind: EntryKind, weight: number, pattern: string): Cue {
  return { kind, weight, pattern: new RegExp(pattern, 'd') };
}

export const CUES: readonly Cue[] = [
  cue(
    'declare',
    6,
    '\\b(?:declar(?:e|es|ed|ing)|opened|opening|creating|created|calling|start(?:ed|ing))\\b.{0,30}\\b(?:incident|outage|sev[- ]?\\d|p[0-2]\\b|major)',
  ),
  cue(
    'declare',
    4,
    '\\b(?:this is|we have|making (?:this|it)|upgrad(?:ed|ing)|now|bump(?:ed|ing)|rais(?:ed|ing)|set)\\b.{0,25}\\bsev[- ]?[0-4]\\b',
  ),
  cue('declare', 4, '^\\W*(?:new )?incident (?:\\S+ )?(?:declared|opened|created|started)\\b'),
  cue(
    'resolve',
    5.5,
    '\\b(?:incident|outage|issue|problem|this|it|everything|service|all)\\b.{0,30}\\b(?:resolved|fixed now|over now|mitigated|closed)\\b',
  ),
  cue(
    'resolve',
    5,
    '\\b(?:all clear|back to normal|return(?:s|ed|ing)? to normal|fully (?:recovered|restored|operational|healthy)|marking (?:this |it |the incident )?(?:as )?resolved|calling (?:this|it) (?:resolved|done)|recovery complete|all systems (?:go|operational|normal)|crisis averted)\\b',
  ),
  cue(
    'resolve',
    4.5,
    '\\b(?:things|everything|all|we|it|that|this|service|site)\\b(?: \\w+){0,2} (?:should be|is|are|looks?|seems?)(?: \\w+)? (?:fine|ok|okay|good|working(?! (?:on|to|with|through|towards?|around)\\b)|healthy|normal|stable)(?: again| now| once more)?\\b',
  ),
  cue(
    'resolve',
    4,
    "^\\W*(?:(?:it's|its|now|and|all) )*(?:resolved|recovered)\\b|^\\W*(?:(?:it's|its|now|and|all) )*fixed(?: now)?\\W*$",
  ),
  cue(
    'effect',
    4.5,
    '\\b(?:worked|(?:is|are|was|were|has|have|back|now|been|fully|be) (?:\\w+ )?(?:recovered|restored|healthy|back (?:up|online)?|working(?! (?:on|to|with|through|towards?|around)\\b)|green|stable|operational|unstuck|reachable)|succeeded|completed successfully|came back|up and running|works (?:again|now))\\b',
  ),
  cue(
    'effect',
    3.5,
    '\\b(?:recovering|stabili[sz](?:ed|ing)|dropp(?:ed|ing)|decreas(?:ed|ing)|improv(?:ed|ing)|going down|coming (?:back|down)|went down to|draining nicely|catching up|caught up|clearing up|subsid(?:ed|ing)|looks? (?:good|better|ok|okay|fine|healthy)|getting better|looking (?:good|better|ok|healthy)|cleared)\\b',
  ),
  cue(
    'effect',
    4,
    "\\b(?:still (?:broken|failing|down|seeing|happening|happens|getting|slow|unavailable|stuck|erroring|there|going on|not)|persists?|persisted|didn't (?:help|work|fix)|did not (?:help|work|fix)|no (?:change|improvement|effect|luck)|came back again|happening again|failed again)\\b",
  ),
  cue('effect', 3.5, '\\bsmoke test(?:ed|s)? pass'),
  cue(
    'act',
    4,
    '\\b(?:done|finished|completed) (?:with )?(?:the |all )?\\w+(?:ing|tion)\\b|^(?:\\S+ ){0,5}\\w+(?:ing|tion)(?: \\S+){0,4} (?:is|are|has|was)(?: now| all| been)? (?:done|completed?|finished)\\b',
  ),
  cue(
    'deploy',
    3.5,
    '\\b(?:is|are|went|goes|going|now) (?:now )?live\\b|\\b(?:roll-?out|deploy(?:ment)?|release) (?:\\S+ ){0,3}(?:is |was |has )?(?:completed?|done|finished|through|successful)\\b|\\bwent out\\b',
  ),
  cue(
    'change',
    3.5,
    '\\b(?:flag|feature|toggle|experiment|canary|roll-?out|ramp(?:ed|ing)?)\\b.{0,40}\\b(?:to|at|on for) (?:\\d+ ?%|everyone|everybody|all)|\\bflag\\b.{0,40}\\b(?:is|now|turned|switched|flipped|set) (?:now |back )?on\\b|\\b(?:rolled|rolling) out .{0,40}\\bto (?:\\d+ ?%|everyone|everybody|all)\\b',
  ),
  cue(
    'act',
    3.8,
    '\\b(?:flag|toggle|experiment)\\b.{0,40}\\b(?:is|now|turned|switched|flipped|set) (?:now |back )?(?:off|to 0 ?%)',
  ),
  cue(
    'act',
    4,
    '\\b(?:rollback|roll back|revert|failover|restart) (?:is |was |went )?(?:now )?(?:through|complete|completed|done|finished)\\b',
  ),
  cue(
    'observe',
    3,
    '\\b(?:(?:is|are|was|were) (?:\\w+ )?being|being|getting|gets|got|keeps? getting|kept getting) (?:\\w+ly )?(?:evicted|killed|throttled|preempted|rejected|dropped|denied|rate.?limited|terminated|aborted|blocked|refused)\\b|\\b(?:bad|weird|questionable|strange|odd|broken|unknown|inconsistent|unhappy|sick) (?:states?|shape|nodes?|pods?|hosts?|instances?|machines?)\\b|\\bat \\d+ (?:of|out of) \\d+\\b',
  ),
  cue(
    'observe',
    3,
    '\\b(?:deadlock\\w*|livelock\\w*|kernel panics?|panick(?:ed|ing)|segfault\\w*|split.brain|thundering herd|(?:re)?boot loops?|evictions?|throttl(?:ed|ing))\\b|\\bhitting (?:\\w+ ){0,2}(?:\\d|limits?\\b|quotas?\\b|caps?\\b)|\\b(?:over|above|exceed\\w*) (?:\\w+ ){0,3}(?:limits?|quotas?)\\b',
  ),
  cue(
    'identify',
    3,
    '\\b(?:up)?on (?:further|closer) (?:investigation|inspection|look)|\\bafter (?:some |more |further )?(?:digging|investigation)\\b',
  ),
  cue(
    'observe',
    2.8,
    '\\b(?:is|are) [\\w@#./-]+(?: \\w+)? (?:working|down|up|ok|okay|broken|slow|healthy|stuck|alive)\\b[^.]{0,30}\\?',
  ),
  cue('identify', 3.6, '\\b(?:confirmed|verified|validated)\\b'),
  cue(
    'identify',
    5,
    "\\b(?:root cause|the (?:issue|problem|bug|cause|culprit|error|reason|trigger) (?:is|was|seems to be|turned out|appears)|found (?:it|the (?:\\w+ )?(?:issue|problem|bug|cause|culprit|error|typo|reason))|i (?:think i )?(?:see|found|know|got) (?:it\\b|the (?:bug|issue|problem|cause)|what|why)|turns out|turned out|tracked (?:\\w+ ){0,6}(?:to|down)|figured (?:it )?out|narrowed (?:\\w+ )?down|smoking gun|(?:that's|that is|this is|which is) (?:the|our) (?:issue|problem|bug|culprit|cause))",
  ),
  cue(
    'identify',
    4,
    "\\b(?:caused by|due to|because (?:of|the|it|they|we)|because\\b|is why|that's why|which is why|explains|introduced (?:in|by)|stems from|culprit|typo|misconfigur\\w+|regression|bad (?:release|commit|config|deploy|push|image|query|change|build))\\b",
  ),
  cue('identify', 3.2, '\\b(?:looks like|it (?:appears|seems) (?:that|like))\\b'),
  cue(
    'identify',
    3.5,
    '\\b(?:determined|discovered|identified|found (?:out|that)|realized|realised|wrong \\w+|in the wrong|incorrect|mismatch\\w*)\\b',
  ),
  cue(
    'hypothesise',
    3,
    "\\b(?:suspect(?:s|ed|ing)?|suspicious|my (?:guess|theory|hunch)|i'd guess|i guess|guess(?:ing)?|theory|hypothesis|not convinced|i wonder|wondering (?:if|whether)|could it be|might be|may be|maybe|could be|probably|possibl[ey]|i think|i believe|related to|perhaps)\\b",
  ),
  cue(
    'observe',
    3.5,
    "\\b(?:outage|downtime|(?<!\\b(?:way|calm|calms|settle|settled|sit|write|wrote|note|scroll|drill|narrow|narrowed|track|tracked|boil|boils|scale|scaled|scaling|cool|slow|wind|winding|took|take|taking|nail|nailed) (?:it |this |that )?)down\\b(?! to| the (?:road|line))|unavailable|unreachable|unresponsive|inaccessible|not (?:responding|working|loading|available|reachable|healthy|right)|(?:isn't|aren't|doesn't|don't|won't|can't|cannot|not) (?:\\w+ )?(?:work\\w*|load\\w*|respon\\w+|start\\w*|reach\\w*|connect\\w*|log ?in|access|schedul\\w+|mount\\w*)|broken|breaking|failing|fails?\\b|failed|failures?|errors?\\b|erroring|5xx|50[0-4]s?\\b|4(?:04|29)s?\\b|timing out|timeouts?|timed out|crash(?:ed|es|ing|loop\\w*)?|oom\\w*|stuck|hung|hanging|wedged|getting stuck|overloaded|saturated|exhaust\\w*|starv\\w*|out of (?:memory|disk|space|quota|ips)|full\\b|dead\\b|data loss|corrupt\\w*|flooded|leak\\w*|unhealthy|not ?ready|expired|disrupt\\w+|ceas(?:e|es|ed)|stopped (?:working|responding|sending|serving|processing|receiving)|lost (?:connect\\w+|access|quorum)|loss of|connection refused|can't talk|no (?:nodes|pods|hosts|traffic|capacity|space|route))",
  ),
  cue(
    'observe',
    3,
    '\\b(?:noticed|noticing|seeing|we see|i see|saw\\b|observ(?:ed|ing)|report(?:s|ed|ing)\\b|complain\\w*|alert(?:s|ed|ing)?\\b|alarm\\w*|spik(?:e|es|ed|ing)|elevated|abnormal\\w*|unusual\\w*|anomal\\w+|backlog\\w*|backed up|piling up|pending|slow(?:er|ly|ness)?\\b|high (?:cpu|memory|load|latency|error\\w*|disk)|increased (?:error|latency|load)\\w*|error rates?|lag(?:ging|s)?\\b|falling behind|latency|degrad\\w+|flak\\w+|hundreds of|thousands of|missing\\b|weird|odd\\b|strange|worrisome|worrying|issues? (?:with|accessing|loading|connecting)|having (?:issues|problems|trouble)|trouble|impact(?:ed|ing)|affect(?:ed|ing|s))',
  ),
  cue(
    'observe',
    2.5,
    '\\b\\d+(?:\\.\\d+)?\\s?(?:%|percent|ms\\b|rps\\b|qps\\b|req/s|errors\\b|users\\b|customers\\b|pods\\b|nodes\\b|jobs\\b|requests\\b|tickets\\b)',
  ),
  cue('declare', 4, '^\\W*sev[- ]?[0-4]\\W*$'),
  cue(
    'resolve',
    5,
    '\\b(?:clos(?:ing|ed)|resolv(?:ing|ed)) (?:out )?(?:(?:the |this )?(?:incident|page|outage|sev)|this(?: one| out)?)\\b',
  ),
  cue('resolve', 5, '\\bconfirmed (?:\\w+ )?(?:fixed|resolved|working|recovered|healthy)\\b'),
  cue(
    'effect',
    4,
    '\\bno (?:new|more|further) (?:\\w+ )?(?:tickets?|reports?|errors?|alerts?|complaints?|failures?|[45]\\d\\ds?|timeouts?)\\b|\\b(?:errors?|timeouts?|latency|alerts?|queue\\w*|backlog|spikes?|5xx\\w*|50\\ds?|load|lag)\\b.{0,25}\\b(?:gone|cleared|back to (?:normal|baseline)|stopped|subsided|drained|recovered|disappeared)\\b',
  ),
  cue(
    'effect',
    4,
    "\\b(?:it|service|site|things|prod\\w*|everything|cluster|app|api|we)(?:(?: just| has| have| is| are|'s|'re)* (?:recovered|healed|came back)|(?: just| has| have| is| are|'s|'re)+ back(?= |\\W*$)(?! (?:to (?!normal)|in \\d|at|from|then|when)))\\b",
  ),
  cue(
    'act',
    4,
    '\\b(?:fix|patch|hot-?fix|revert|roll-?back|roll-?out|deploy(?:ment)?|change|workaround|restart|pr|migration|failover)(?: pr| mr)?(?: (?:is|was|has been|are|now))* (?:deployed|merged|live|out|up|applied|rolled out|completed?|done|finished|in place)\\b',
  ),
  cue(
    'observe',
    2.8,
    "(?:\\b(?:not|isn't|aren't|hasn't|haven't)|n't) (?:\\w+ ){0,2}(?:resolved|fixed|mitigated|recovered|better|back (?:up|online|to normal|yet))\\b",
  ),
  cue(
    'communicate',
    4,
    '\\b(?:(?:updat|post|set|publish|wrot|writ)\\w* (?:\\w+ ){0,4}status ?page|status ?page (?:is |was |has been |now )*(?:updated?|set|posted|published|live|says)|posted (?:an? )?(?:update|notice|message)|sent (?:out )?(?:an? )?(?:email|e-mail|mail|notice|update|announcement)|send(?:ing)? out (?:an? )?(?:email|e-mail|mail|notice|update|announcement)|notif(?:y|ied|ying) (?:\\w+ )?(?:customers|users|the list|everyone|support|k-dev|the community)|email(?:ed|ing) (?:the|all|our|customers|users)|announc(?:ed|ing|ement)|told (?:customers|users|support|the community)|tweet(?:ed|ing)?|communicated to|inform(?:s|ed|ing) (?:\\w+ ){0,2}(?:customers?|users?|community|support|team)|(?:customers?|users?|community|support|everyone|team) (?:is|are|was|were|has been|have been) (?:informed|notified|told))\\b',
  ),
  cue('communicate', 2.5, '^\\W*(?:further |quick |status )?update\\b\\s*[:—-]'),
  cue(
    'acknowledge',
    3,
    "^\\W*(?:(?:thanks|thank you|ok(?:ay)?|sure|yes|yep|yeah|hi|hey|hello|sorry|got it|on my way)\\b[^a-z]{1,4})?(?:ack(?:ed|nowledged)?\\b|(?:i'm |i am )?on it\\b|(?:i'm |i am |i'll |we're |will )?(?:looking|taking a look|investigating|checking|digging|take a look|look(?:ing)? into)\\b|got (?:the )?page)",
  ),
  cue(
    'acknowledge',
    2,
    "\\b(?:investigating|investigations? (?:has |have |is )?(?:started|begun|underway)|start(?:s|ed|ing)? (?:an? |the )?investigat\\w+|looking into|taking a look|i'll take (?:it|this)|i've got (?:it|this)|on it now|debugging)\\b",
  ),
  cue(
    'join',
    1.5,
    "\\b(?:joined the (?:call|incident|bridge|channel|huddle)|joining|i'm here|here to help|hopping on|jumping on|on the (?:call|bridge))\\b",
  ),
  cue(
    'decide',
    3,
    "\\b(?:decision|decided|agreed|we(?:'ll| will) go with|plan:|the plan is|(?:i|we) (?:vote|propose|recommend)|go ahead|do it\\b|ship it\\b|let's do)",
  ),
  cue(
    'deploy',
    3.5,
    '\\b(?:deploy(?:ed|ing|ment)? (?:of |to |v?\\d|complete|finished|started|is out)|rollout of|released? v?\\d|we are on `?v\\d|bump time|promoted to (?:prod|production))',
  ),
];

/** "noticed": words of a first notice, which weigh more while nobody has spoken of trouble yet. */
export const FIRST_NOTICE =
  /\b(?:anyone (?:else )?(?:seeing|having|getting)|is (?:\S+ ){1,3}(?:down|broken|slow)|hm{2,}|uh[ -]?oh|ugh|something(?:'s| is) (?:wrong|off|up)|not right|noticed|heads up|fyi|panic)\b/;

/** A statement that carries nothing of the story. */
export const CHATTER =
  /^\W*(?:(?:ok(?:ay)?|k+|yes|yeah|yep|yup|yues|no|nope|sure|np|no problem|thanks?(?: you)?(?: (?:all|everyone|folks|so much|a lot|again))?|thx|ty|lol|lmao|rofl|haha+\w*|nice(?: work)?|cool|great(?: (?:job|work))?|awesome|same|\+1|oh|ah|aha|hm+|hrm|hrmm|huh|wow|damn|ugh|sigh|man|dope|sweet|perfect|right|true|indeed|agreed|good (?:morning|night|catch|point|idea|job|work)|morning|hi|hey|hello|sorry|oops|wat|what|why|really|exactly|gotcha|got it|makes sense|i see|unclear|very interesting|interesting|brb|wait|now|but|one sec|gimme a (?:bit|sec|minute)|let's do it|lmk|just lmk|fun|yay|woo+|congrats|cheers|bye|later)\b\W*){1,4}$/;

export const JOKE =
  /\b(?:lol|lmao|haha+|rofl|jk|joke|friday (?:evening|afternoon)|they said|days since)\b|^\W*(?:aside|btw|by the way|off[ -]?topic|unrelated(?:ly)?)\b|:(?:joy|laughing|facepalm|stuck_out_tongue|party\w*|\w*parrot\w*|beer\w*|tada):/;

/** Words that judge a person rather than tell what happened: they carry no fact that another statement lacks. */
export const BLAME =
  /\b(?:human error|(?:he|she|they|you|someone|somebody|we|@\w+) should(?:n't| not)? have|careless\w*|sloppy|stupid\w*|idiot\w*|incompeten\w+|lazy|negligen\w+|(?:my|your|his|her|their|\w+'s) fault|to blame|blam(?:e|ing) \w+|who (?:approved|broke|merged|pushed|deployed|did|wrote|reviewed)|whose (?:commit|change|fault|pr|idea)|screwed up|messed up)\b/;

/** Things said that a team may want to do afterwards. */
export const FOLLOW_UP =
  /\b(?:todo\b|to-do\b|follow[- ]?ups?\b|action items?\b|we (?:really )?(?:need|ought|should|have) (?:to |not to )?(?:add|have|fix|make|write|document|improve|monitor|alert|test|review|consider|change|move|stop|look|file|open|create|set|get|figure|build|automate|upgrade|limit)|(?<!\bif .{0,40})we should (?:really |probably |also |definitely )?(?!not\b|be\b|see\b|have\b|know\b|probably\b|really\b|also\b|all\b)\w+|should (?:really )?(?:add|file|open|write|create) (?:an? )?\w+|need(?:s)? an? (?:alert|test|runbook|ticket|issue|dashboard|playbook)|(?:let's|lets) (?:file|open|create|write) (?:an? )?(?:issue|ticket|bug|follow)|postmortem item|in the (?:postmortem|retro|long term))/;
