/**
 * A quick no for texts without secrets: every rule needs some run of three or four characters, and a text is walked
 * once with a table of those runs. Characters are folded to classes of five bits (`A` is `a`, all digits are one), so
 * tables of 32 K and 1 M entries hold all runs; a hit only means that the rules have to look.
 */

const FIGMA = ['d', 'o', 'r', 'p'].flatMap((a) => [
  `ig${a}_`,
  ...['d', 'o', 'r', 'p'].map((b) => `g${a}${b}_`),
]);
/** Ends of the words that make a key secret (`api`, `access`, `private`, `auth` …), with what may join them to `key`. */
const KEYS = [...'isehtngrp'].flatMap((end) => [`${end}key`, `${end}_ke`, `${end}-ke`, `${end} ke`]);

/** For each rule of `token-shapes.ts`, runs of which each of its secrets holds one. */
const SHAPE_RUNS = [
  ...'BEGI ghp_ gho_ ghu_ ghs_ ghr_ _pat GR13 pat- ldt- lrt- rtr- cbt- ptt- lft- imt- ent- oat- fct- oas-'.split(
    ' ',
  ),
  ...'xoxa xoxb xoxe xoxo xoxp xoxr xoxs xapp hook k_li k_te k_pr hsec npm_ pypi ygem AKIA ASIA ABIA ACCA ABSK AIza ya29 OCSP'.split(
    ' ',
  ),
  ...'lin_ ntn_ key- NRAK NRJS NRII NRRA glsa glc_ hvs. hvb. hvr. lasv _v1_ hpat hpca hppa hpss EAAA dapi dckr pul- e_pw e_tk e_oa'.split(
    ' ',
  ),
  ...'sntr ATAT ATBB ATCT skey sbp_ sb_s HRKU fm2_ CCIP bkua PMAK $2a$ $2b$ $2x$ $2y$ apr1 rgon ecre'.split(
    ' ',
  ),
  ...FIGMA,
  ...['sk-', 'hf_', 'eyJ', 'SG.', 'dp.', 'sq0', ':AA', '$5$', '$6$', '$y$'],
  ...[...'0123456789abcdef'].map((digit) => `SK${digit}`),
];
/** The same for the words, flags and headers of `keyed-secrets.ts`. */
const KEYED_RUNS = [
  ...'pass wort tras senh toke ecre cred onid cook hori bear asic --us --pr ysql riad'.split(' '),
  ' -u ',
  ' -u=',
  'pwd',
  'pw ',
  ...KEYS,
];

/** What may be in a text, as bits. */
export const SHAPE_HINT = 1;
export const KEYED_HINT = 2;

const fours = new Uint8Array(1 << 20);
const threes = new Uint8Array(1 << 15);

/** Letters 1 to 26, then digits, `_`, `-`, other marks that runs hold, blanks; 0 for all else. */
const classes = new Uint8Array(128);
for (let letter = 1; letter <= 26; letter += 1) {
  classes[64 + letter] = letter;
  classes[96 + letter] = letter;
}
for (let digit = 48; digit <= 57; digit += 1) classes[digit] = 27;
for (const [mark, folded] of [
  ['_', 28],
  ['-', 29],
  ['.', 30],
  [':', 30],
  ['$', 30],
  ['=', 30],
  [' ', 31],
  ['\t', 31],
  ['\n', 31],
] as const) {
  classes[mark.charCodeAt(0)] = folded;
}

function fold(run: string): number {
  let folded = 0;
  for (let at = 0; at < run.length; at += 1) folded = (folded << 5) | classes[run.charCodeAt(at)]!;
  return folded;
}

for (const [runs, hint] of [
  [SHAPE_RUNS, SHAPE_HINT],
  [KEYED_RUNS, KEYED_HINT],
] as const) {
  for (const run of runs) {
    const table = run.length === 4 ? fours : threes;
    table[fold(run)] = table[fold(run)]! | hint;
  }
}

/** Which rules have to look at a text (`SHAPE_HINT`, `KEYED_HINT`): 0 says for sure that none finds anything. */
export function secretHints(text: string): number {
  let seen = 0;
  let hints = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    seen = ((seen << 5) | (code < 128 ? classes[code]! : 0)) & 0xfffff;
    hints |= fours[seen]! | threes[seen & 0x7fff]!;
  }
  // A password in an address; the padding of Azure's keys; the mark in its client secrets.
  if (text.includes('@') && (text.includes('://') || text.includes(':\\/'))) hints |= KEYED_HINT;
  if (text.includes('==') || text.includes('Q~')) hints |= SHAPE_HINT;
  return hints;
}

/** False says for sure that `maskSecrets` changes nothing, e-mail addresses aside. */
export function mayHoldSecret(text: string): boolean {
  return secretHints(text) !== 0;
}
