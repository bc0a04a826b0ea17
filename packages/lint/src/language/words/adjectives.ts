/** Adjectives and adverb-like qualifiers that suffix rules would miss or mistake. */
import { wordSet } from './word-set.ts';

export const adjectives = wordSet(`
unwise ill-advised ill-judged ill-considered ill-conceived ill-timed foolhardy flawed misguided unjustified subpar sub-par substandard
unsatisfactory deficient unsound haphazard rash abysmal lacklustre lackluster disappointing suboptimal sub-optimal superficial chaotic
arrogant inept slapdash slipshod cavalier able absent abrupt acute afraid aggressive alert alive ambiguous amateur apparent asleep available aware awful awake
awkward bad better best big bigger biggest blind blank blatant bogus bold boring brief bright broad broken busy careful
careless cautious certain cheap chronic clean clear clever clumsy cold common complacent complete complex concerned
confident confused consistent correct corrupt crazy critical cruel current curious daily damn dangerous dark dead
deaf deep default dense different difficult dirty distant dual dry due dull dumb duplicate dusty eager early easy elegant
empty enough entire equal erroneous evident exact excessive existing expensive expert explicit external extra faint
fair false familiar fast faulty few fierce final fine first fixed flaky flat foolish foreign forgetful fragile free
frequent fresh full funny further future general generous gentle genuine global good grave great green guilty half
happy hard hasty heavy helpful hidden high higher highest honest horrible hot huge idiotic idle ignorant immature
immediate important improper inadequate inappropriate inattentive incompetent incomplete incorrect indifferent
inevitable inexperienced inner innocent insane insufficient intact intense internal intermittent invalid joint junior
keen key known large larger largest last late later latest latent lax lazy legacy less lesser likely limited little
live local lonely long longer loose loud low lower lowest lucky mad main major malformed manual many massive mature
mean mere messy mild minor missing mistaken misleading monthly moderate more most multiple naive narrow nasty native
near necessary negligent nervous new newer newest next nice noisy normal numerous obvious odd offline offshore ok okay
old older oldest online only open optimal ordinary other outdated outer overall overconfident overdue overnight own
painful partial past pathetic patient perfect periodic permanent plain pleasant polite poor poorer poorest popular
possible potential precise premature present previous primary prior private probable prompt proper proud public pure
quick quiet random rapid rare raw ready real recent reckless red redundant regular related relaxed relevant reliable
remote resilient responsible rich right rigid risky rogue rotten rough round routine rude rushed sad safe same secondary
secure senior separate serious severe shallow sharp shocking short shoddy sick silent silly similar simple single
sleepy slight sloppy slow slower small smaller smallest smart smooth sober soft sole solid sorry sound spare special
specific stable stale static steady steep stiff strange strict strong stubborn stupid subsequent subtle successful
such sudden sufficient suitable super sure suspicious sweet tardy temporary tense terrible thick thin thorough
thoughtless tight tiny tired total tough transient trivial true typical ugly unable unacceptable unattended unavailable
unaware uncertain unclear undetected unexpected unfamiliar unfit unhealthy unknown unlucky unnecessary unprepared
unprofessional unqualified unreachable unrelated unresponsive unsafe unstable unsure untested untrained unusual
upset urgent used useful useless usual utter vague valid various vast virtual visible vital vulnerable warm weak wary
weekly weird well wet whole wide wild willing wise wonderful worse worst worth worthy wrong young yearly
nightly hourly friendly costly timely orderly elderly green-field read-only short-staffed understaffed
`);

/** Endings that make an adjective of an unknown word. */
export const adjectiveEnding = /(?:ful|less|ous|ive|able|ible|ical|ish|ary|esque|some)$/;

/** Endings that make a noun of an unknown word. */
export const nounEnding =
  /(?:tion|sion|ment|ness|ity|ance|ence|ship|hood|ism|ist|ure|age|dom|acy|logy|ware|or|er|ee)s?$/;
