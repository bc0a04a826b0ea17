/**
 * Irregular English verbs: base, past, participle; `/` parts variants.
 * The lemmatiser and the tagger read them; regular forms follow by rule.
 */
const TABLE = `
arise arose arisen|awake awoke awoken|be was/were been|bear bore borne|beat beat beaten|become became become|
begin began begun|bend bent bent|bet bet bet|bind bound bound|bite bit bitten|bleed bled bled|blow blew blown|
break broke broken|breed bred bred|bring brought brought|broadcast broadcast broadcast|build built built|
burn burned/burnt burned/burnt|burst burst burst|buy bought bought|cast cast cast|catch caught caught|
choose chose chosen|cling clung clung|come came come|cost cost cost|creep crept crept|cut cut cut|deal dealt dealt|
dig dug dug|do did done|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|
feed fed fed|feel felt felt|fight fought fought|find found found|fit fit/fitted fit/fitted|flee fled fled|
fly flew flown|forbid forbade forbidden|forecast forecast forecast|foresee foresaw foreseen|forget forgot forgotten|
forgive forgave forgiven|freeze froze frozen|get got got/gotten|give gave given|go went gone|grind ground ground|
grow grew grown|hang hung hung|have had had|hear heard heard|hide hid hidden|hit hit hit|hold held held|
hurt hurt hurt|keep kept kept|know knew known|lay laid laid|lead led led|leap leapt leapt|
learn learned/learnt learned/learnt|leave left left|lend lent lent|let let let|lie lay lain|light lit lit|
lose lost lost|make made made|mean meant meant|meet met met|misread misread misread|mistake mistook mistaken|
misunderstand misunderstood misunderstood|offset offset offset|outgrow outgrew outgrown|outrun outran outrun|
overcome overcame overcome|overdo overdid overdone|overhear overheard overheard|override overrode overridden|
overrun overran overrun|oversee oversaw overseen|oversleep overslept overslept|overtake overtook overtaken|
overthrow overthrew overthrown|overwrite overwrote overwritten|pay paid paid|prove proved proven/proved|
put put put|quit quit quit|read read read|rebuild rebuilt rebuilt|redo redid redone|relay relayed relayed|
rerun reran rerun|resend resent resent|reset reset reset|retake retook retaken|rethink rethought rethought|
rewind rewound rewound|rewrite rewrote rewritten|rid rid rid|ride rode ridden|ring rang rung|rise rose risen|
run ran run|say said said|see saw seen|seek sought sought|sell sold sold|send sent sent|set set set|
shake shook shaken|shed shed shed|shine shone shone|shoot shot shot|show showed shown|shrink shrank shrunk|
shut shut shut|sing sang sung|sink sank sunk|sit sat sat|sleep slept slept|slide slid slid|speak spoke spoken|
speed sped sped|spend spent spent|spin spun spun|split split split|spread spread spread|spring sprang sprung|
stand stood stood|steal stole stolen|stick stuck stuck|sting stung stung|strike struck struck|strive strove striven|
swear swore sworn|sweep swept swept|swim swam swum|swing swung swung|take took taken|teach taught taught|
tear tore torn|tell told told|think thought thought|throw threw thrown|undergo underwent undergone|
understand understood understood|undertake undertook undertaken|undo undid undone|unfreeze unfroze unfrozen|
unwind unwound unwound|uphold upheld upheld|upset upset upset|wake woke woken|wear wore worn|win won won|
wind wound wound|withdraw withdrew withdrawn|withhold withheld withheld|withstand withstood withstood|write wrote written
`;

export interface IrregularForm {
  readonly lemma: string;
  readonly past: boolean;
  readonly participle: boolean;
}

function readTable(): ReadonlyMap<string, IrregularForm> {
  const forms = new Map<string, IrregularForm>();
  for (const row of TABLE.split('|')) {
    const [lemma, past, participle] = row.trim().split(' ');
    if (lemma === undefined || past === undefined || participle === undefined) continue;
    for (const form of past.split('/')) forms.set(form, { lemma, past: true, participle: false });
    for (const form of participle.split('/')) {
      forms.set(form, { lemma, past: forms.get(form)?.lemma === lemma, participle: true });
    }
  }
  return forms;
}

/** Irregular past and participle forms by spelling. */
export const irregularForms: ReadonlyMap<string, IrregularForm> = readTable();

/** Bases of the irregular verbs. */
export const irregularBases: ReadonlySet<string> = new Set(
  TABLE.split('|').map((row) => row.trim().split(' ')[0] ?? ''),
);
