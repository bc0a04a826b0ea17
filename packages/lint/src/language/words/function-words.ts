/** The closed classes: words whose part of speech hardly ever depends on the sentence. */
import { wordSet } from './word-set.ts';

export const determiners = wordSet(
  `the a an this that these those each every either neither some any no another both all half such what which
   my your his her its our their whose several few many much most more less enough various certain`,
);

export const possessives = wordSet('my your his her its our their whose');

export const subjectPronouns = wordSet('i we he she they you it who');

export const pronouns = wordSet(
  `i we he she they you it me us him them myself ourselves himself herself themselves itself yourself yourselves
   someone somebody everyone everybody anyone anybody no-one nobody who whoever whom whomever something anything
   nothing everything mine ours theirs hers yours none one ones others`,
);

/** Pronouns that can only stand for people. */
export const personPronouns = wordSet(
  `i we he she me us him myself ourselves himself herself someone somebody everyone everybody anyone anybody no-one
   nobody who whoever whom`,
);

export const beForms = wordSet("be am is are was were been being 's 're 'm");
export const haveForms = wordSet("have has had having 've");
export const doForms = wordSet('do does did');
export const getForms = wordSet('get gets got gotten getting');

export const modals = wordSet(
  "should could would must might may can will shall ought need ca wo sha 'll 'd cannot",
);

export const prepositions = wordSet(
  `of in on at by for with from into onto to during after before without within through throughout across against
   between among amid over under above below behind beside beyond near toward towards upon about around via per
   despite until till since like unlike than as off out up down along past inside outside except besides
   concerning regarding including excluding following notwithstanding due because-of instead pending versus vs
   amongst atop alongside minus plus`,
);

/** Small words that belong to the verb before them: `took down`, `rolled back`. */
export const particles = wordSet(
  'up down back off out over in on away apart through around along forward aside',
);

export const coordinators = wordSet('and or but nor yet so then & plus');

export const subordinators = wordSet(
  `because since although though while whereas if unless whether when whenever where wherever that until till once
   after before as so lest provided assuming how why`,
);

export const conditionWords = wordSet('if unless provided assuming suppose supposing whenever');

export const relativePronouns = wordSet('who which that whom whose');

export const questionWords = wordSet('who whom whose what which when where why how');

export const negations = wordSet(
  "not n't never no neither nor hardly barely nobody nothing none no-one without",
);

export const adverbs = wordSet(
  `again already also always almost alone altogether anyway apparently away afterwards afterward today tomorrow
   yesterday tonight back else even ever far fast first forever forth further hard hence here however instead
   indeed just last later least likely little long longer maybe meanwhile more moreover most much nearly never
   next nevertheless now nowadays often once only otherwise overnight perhaps please quite rather really right
   seldom simply since sometimes somehow somewhat soon sooner still straight there therefore though thus together
   too twice until unfortunately upstream downstream very well when where why how yet not n't then earlier
   early late half overall online offline onsite in-place upfront outright abroad nowhere everywhere somewhere
   asap alike live manually solely merely entirely purely largely wrongly eventually initially finally blindly`,
);

export const conjunctions = wordSet(
  `and or but nor yet so because since although though while whereas if unless whether that once than lest &`,
);

/** Titles and words of address that stand before a name. */
export const nameTitles = wordSet('mr mr. mrs mrs. ms ms. dr dr. prof. sir madam');

/** Abbreviations whose full stop ends no sentence. */
export const abbreviations = wordSet(
  `e.g i.e eg ie etc vs cf approx ca incl excl esp resp no nos fig figs sec secs min mins hr hrs dr mr mrs ms prof
   st jr sr inc ltd co corp dept est al vol ver rev ref refs jan feb mar apr jun jul aug sep sept oct nov dec mon
   tue tues wed thu thur thurs fri sat sun a.m p.m u.s u.k ph.d bzw viz op ed eds pp`,
);
