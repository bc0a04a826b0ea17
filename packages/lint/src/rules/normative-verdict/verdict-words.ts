/** The words of a verdict, and the doings of people that it judges. */
import { phrasing } from '../../language/phrasing/phrasing.ts';
import type { NounPhrase, Sentence } from '../../language/prose.ts';
import { wordSet } from '../../language/words/word-set.ts';

/** Verdicts that need a person's doing beside them. */
export const verdicts = wordSet(`
inappropriate inadequate improper insufficient poor bad wrong unreasonable unwise ill-advised ill-judged ill-considered ill-conceived ill-timed foolhardy flawed
questionable misguided unjustified subpar sub-par substandard unsatisfactory deficient dubious terrible weak lacking
incorrect mistaken faulty unsound unacceptable haphazard careless sloppy shoddy hasty premature rash abysmal awful atrocious
lacklustre lackluster disappointing suboptimal sub-optimal unsuitable worse worst unprofessional superficial amateurish sluggish chaotic bungled mishandled mismanaged
`);

/** Doings of people that such a word judges. */
export const doings = wordSet(`
decision decisions judgement judgment call choice choices review reviews response communication communications planning
reaction actions action management oversight execution coordination co-ordination preparation preparedness leadership behaviour
behavior escalation triage approach diligence supervision practice practices prioritisation prioritization handover hand-over
hand-off handoff reasoning thinking conduct teamwork collaboration discipline stewardship governance attention effort
forethought foresight due-diligence decision-making follow-up followup housekeeping hygiene ownership debugging onboarding
judgements judgments responses reactions testing strategy strategies auditing audit preparations arrangements
`);

/** With these nouns a verdict word is often technical, so that only the plainest count. */
export const mixed = new Map<string, RegExp>([
  [
    'response',
    /^(?:http|api|server|json|error|dns|grpc|cached|query|backend|upstream|null|empty|status|health|proxy|tcp|client)$/,
  ],
  ['responses', /^.*$/],
  ['testing', /^(?:unit|load|a|b|ab|penetration|canary|chaos)$/],
  [
    'call',
    /^(?:api|function|system|rpc|method|procedure|library|remote|service|http|library|this|that|sql)$/,
  ],
  ['action', /^(?:github|default|api|lifecycle|failover|post|pre|user)$/],
  ['actions', /^(?:github|default|api|user|the)$/],
  ['execution', /^(?:query|code|job|pipeline|parallel|script|remote|task|test|workflow|step|plan)$/],
  [
    'management',
    /^(?:memory|connection|state|session|certificate|resource|heap|buffer|thread|key|secret|cache|lock)$/,
  ],
  ['coordination', /^(?:cluster|thread|replica|distributed|lock|leader)$/],
  ['choice', /^(?:of)$/],
  ['review', /^(?:$)/],
  ['practice', /^(?:$)/],
]);

/** Words that also state a plain fault of a machine, and the doings only people have. */
const FACTUAL = /^(?:bad|incorrect|faulty|wrong|unsuitable|mistaken|lacking)$/;
const CHOSEN = phrasing(
  /^(?:decisions?|judge?ments?|calls?|choices?|practices?|reasoning|thinking|approach|planning|prioriti[sz]ation|leadership|behaviou?r|conduct|triage|diligence|handover|handoff|hand-over|hand-off|decision-making|handling|supervision|oversight|preparation|preparedness|teamwork|discipline)$/,
);

/** `faulty communication` may be a line that is down; `bad communication` is between people. */
export function isFactual(word: string, head: string): boolean {
  return (
    FACTUAL.test(word) &&
    !CHOSEN.test(head) &&
    !(word === 'bad' && /^(?:communications?|co-?ordination)$/.test(head))
  );
}

/** `An ill-advised restart`: words that judge a choice, whatever was chosen. */
export function isUnwiseStep({ tokens }: Sentence, phrase: NounPhrase): boolean {
  for (let index = phrase.first; index < phrase.last; index++) {
    const token = tokens[index]!;
    if (!token.quoted && UNWISE.test(token.lower)) return tokens[phrase.first]!.lower !== 'no';
  }
  return false;
}

const UNWISE =
  /^(?:ill-advised|ill-judged|ill-considered|ill-conceived|ill-timed|misguided|unwise|foolhardy)$/;

/** What people do to an incident, how, and which of their deeds such an adverb judges. */
export const HANDLED =
  /^(?:mismanage|mishandle|misjudge|misprioritise|misprioritize|mis-handle|mis-manage|fumble)$/;
export const HUMAN_ADVERB =
  /^(?:poorly|badly|inappropriately|inadequately|hastily|prematurely|incompetently|unprofessionally|clumsily|insufficiently|improperly)$/;
export const HUMAN_DEED = phrasing(
  /^(?:handle|execute|plan|communicate|manage|coordinate|co-ordinate|think|judge|review|respond|react|act|decide|lead|escalate|prioritise|prioritize|triage|prepare|organise|organize|conduct|behave|perform|supervise|test|train|investigate|document|run|call|time)$/,
);
