/** Gives every token one part of speech: closed classes first, then the open ones by their neighbours. */
import { closedClass } from './closed-classes.ts';
import type { Roster } from './roster.ts';
import {
  asksAfterRole,
  asksProgressive,
  awaitsVerb,
  contextBefore,
  endsObject,
  fillLemma,
  finiteFollows,
  firstVerb,
  isNominal,
  isPossessive,
  opensComplement,
  setPos,
  settleNominal,
  setVerb,
  TO_NOUN,
} from './tag-choices.ts';
import type { RawToken } from './tokenise.ts';
import {
  ADJECTIVE,
  BASE,
  FINITE,
  ING,
  NOUN,
  PARTICIPLE,
  PAST,
  PROPER,
  type TaggedToken,
  THIRD,
  VERB,
} from './word-forms.ts';
import { beForms, getForms, haveForms, relativePronouns, subjectPronouns } from './words/function-words.ts';

/** Tags in place and returns the same tokens. */
export function tag(raw: readonly RawToken[], roster: Roster): TaggedToken[] {
  // Written out: copying with a spread costs several times as much, for every word of every document.
  const tokens = raw.map(
    ({ from, to, text, lower, lemma, pos, quoted }): TaggedToken => ({
      from,
      to,
      text,
      lower,
      lemma,
      pos,
      quoted,
      mask: 0,
      form: 0,
    }),
  );
  for (let i = 0; i < tokens.length; i++) closedClass(tokens, i, roster);
  for (let i = 0; i < tokens.length; i++) if (tokens[i]!.mask !== 0) choose(tokens, i);
  for (const token of tokens) fillLemma(token);
  return tokens;
}

function choose(tokens: TaggedToken[], index: number): TaggedToken {
  const token = tokens[index]!;
  const { mask } = token;
  const at = contextBefore(tokens, index);
  const before = at >= 0 ? tokens[at]! : undefined;
  const next = tokens[index + 1];
  const verbal = token.lower === 'cause' && before?.lower === 'root' ? 0 : mask & VERB;
  if (before?.lower === 'to' && /^(?:supposed|ought)$/.test(tokens[at - 1]?.lower ?? ''))
    return setVerb(token, BASE);
  if (verbal === 0) {
    if (mask & ADJECTIVE && before?.pos === 'auxiliary') return setPos(token, 'adjective');
    return settleNominal(token, mask & ~VERB, next);
  }
  if (before === undefined || before.pos === 'punctuation') return atStart(tokens, index, before);
  if (before.pos === 'conjunction') return afterConjunction(tokens, index);
  if (before.pos === 'auxiliary') return afterAuxiliary(token, before, next);
  if (before.pos === 'determiner' || before.pos === 'adjective' || isPossessive(before)) {
    return nominalSlot(tokens, index, before);
  }
  if (before.lower === 'to') {
    const reason = at > 0 ? tokens[at - 1]!.lower : '';
    if (mask & BASE && !((mask & NOUN) !== 0 && TO_NOUN.test(reason))) return setVerb(token, BASE);
    return nominalSlot(tokens, index, before);
  }
  if (before.pos === 'pronoun') {
    if (asksAfterRole(tokens, at, token)) return settleNominal(token, NOUN, next);
    if (subjectPronouns.has(before.lower) || relativePronouns.has(before.lower) || mask & (PAST | THIRD)) {
      return setVerb(token, verbal & FINITE ? verbal & (FINITE | PARTICIPLE) : verbal);
    }
    if (mask & (ING | PARTICIPLE)) return setVerb(token, verbal);
    if (mask & BASE && !(mask & NOUN)) return setVerb(token, BASE);
    if (
      /^(?:someone|somebody|everyone|everybody|anyone|nobody|this|these|those|all|most|many|some|both)$/.test(
        before.lower,
      )
    ) {
      return setVerb(token, verbal);
    }
    return settleNominal(token, mask, next);
  }
  if (before.pos === 'preposition') return afterPreposition(tokens, index);
  if (before.pos === 'verb') return afterVerb(token, before, next);
  if (before.pos === 'number' && !before.text.includes(':') && (mask & NOUN || isNominal(next))) {
    return nominalSlot(tokens, index, before);
  }
  return afterNoun(tokens, index, before);
}

function atStart(tokens: TaggedToken[], index: number, before: TaggedToken | undefined): TaggedToken {
  const token = tokens[index]!;
  const next = tokens[index + 1];
  const { mask } = token;
  if (
    mask & PROPER &&
    next !== undefined &&
    (next.pos === 'auxiliary' || next.mask & (PAST | THIRD) || next.lower === "'s")
  ) {
    return setPos(token, 'proper');
  }
  if (mask & BASE) {
    const followed =
      next !== undefined && (next.pos === 'auxiliary' || (next.mask & PAST && !(next.mask & NOUN)));
    if (!(mask & NOUN) && !followed) return setVerb(token, BASE);
    if (opensComplement(next) && !followed) return setVerb(token, BASE);
    if (next?.pos === 'preposition' && !(mask & NOUN)) return setVerb(token, BASE);
    if (!followed && isNominal(next) && !finiteFollows(tokens, index) && before === undefined) {
      return setVerb(token, BASE);
    }
  }
  if (mask & (PAST | PARTICIPLE)) {
    if (!isNominal(next) || !finiteFollows(tokens, index) || next?.pos === 'code')
      return setVerb(token, mask & (PAST | PARTICIPLE));
    return setPos(token, 'adjective');
  }
  if (mask & ING && (!(mask & NOUN) || opensComplement(next) || next?.lower === 'to'))
    return setVerb(token, ING);
  if (mask & ING && isNominal(next)) return setVerb(token, ING);
  if (mask & THIRD && opensComplement(next)) return setVerb(token, THIRD);
  return settleNominal(token, mask, next);
}

function afterConjunction(tokens: TaggedToken[], index: number): TaggedToken {
  const token = tokens[index]!;
  const next = tokens[index + 1];
  const { mask } = token;
  if (mask & (PAST | PARTICIPLE)) {
    if (isNominal(next) && finiteFollows(tokens, index) && !opensComplement(next))
      return setPos(token, 'adjective');
    return setVerb(token, mask & (PAST | PARTICIPLE));
  }
  if (mask & THIRD && (opensComplement(next) || !(mask & NOUN))) return setVerb(token, THIRD);
  if (mask & BASE && (!(mask & NOUN) || opensComplement(next))) return setVerb(token, BASE);
  if (mask & ING && (opensComplement(next) || !(mask & NOUN))) return setVerb(token, ING);
  return settleNominal(token, mask, next);
}

function afterAuxiliary(token: TaggedToken, before: TaggedToken, next: TaggedToken | undefined): TaggedToken {
  const { mask } = token;
  const be = beForms.has(before.lower) || getForms.has(before.lower) || before.lower === "'s";
  const have = haveForms.has(before.lower);
  if (be || have) {
    if (mask & PARTICIPLE) return setVerb(token, PARTICIPLE);
    if (be && mask & ING) return setVerb(token, ING);
    if (mask & ADJECTIVE) return setPos(token, 'adjective');
    if (have && mask & PAST) return setVerb(token, PAST);
    return settleNominal(token, mask, next);
  }
  if (mask & BASE) return setVerb(token, BASE);
  if (!(mask & ADJECTIVE) && mask & (PAST | PARTICIPLE)) return setVerb(token, mask & (PAST | PARTICIPLE));
  return settleNominal(token, mask, next);
}

const ARTICLE = /^(?:the|an?|my|your|his|its|our|their)$/;

function nominalSlot(tokens: TaggedToken[], index: number, before: TaggedToken): TaggedToken {
  const token = tokens[index]!;
  const next = tokens[index + 1];
  const { mask } = token;
  if (before.pos === 'adjective' && mask & PAST && !(mask & (NOUN | ADJECTIVE)) && opensComplement(next)) {
    return setVerb(token, mask & (PAST | PARTICIPLE));
  }
  if (mask & (PARTICIPLE | ADJECTIVE) && isNominal(next)) return setPos(token, 'adjective');
  if (mask & PROPER) return setPos(token, 'proper');
  if (token.lower === 'bit' && next?.lower === 'of') return setPos(token, 'noun');
  if (mask & NOUN || (ARTICLE.test(before.lower) && mask & (BASE | THIRD))) return setPos(token, 'noun');
  if (mask & ADJECTIVE || mask & PARTICIPLE) return setPos(token, 'adjective');
  if (mask & PAST || mask & THIRD) return setVerb(token, mask & VERB);
  return setPos(token, 'noun');
}

function afterPreposition(tokens: TaggedToken[], index: number): TaggedToken {
  const token = tokens[index]!;
  const next = tokens[index + 1];
  const { mask } = token;
  if (mask & ING && (!(mask & NOUN) || opensComplement(next) || isNominal(next))) return setVerb(token, ING);
  if (mask & PARTICIPLE && isNominal(next)) return setPos(token, 'adjective');
  if (mask & (NOUN | PROPER | ADJECTIVE)) return settleNominal(token, mask & ~VERB, next);
  if (mask & (PAST | PARTICIPLE)) return setVerb(token, mask & (PAST | PARTICIPLE));
  return setVerb(token, mask & VERB);
}

function afterVerb(token: TaggedToken, before: TaggedToken, next: TaggedToken | undefined): TaggedToken {
  const { mask } = token;
  if (mask & ING && !(mask & NOUN && isNominal(next) && !opensComplement(next))) return setVerb(token, ING);
  if (mask & PARTICIPLE && !(mask & NOUN)) {
    return setPos(token, 'adjective');
  }
  if (mask & BASE && /^(?:help|helped|helps|let|lets|make|made)$/.test(before.lower))
    return setVerb(token, BASE);
  if (mask & (NOUN | PROPER | ADJECTIVE)) return settleNominal(token, mask & ~VERB, next);
  return setVerb(token, mask & VERB);
}

function afterNoun(tokens: TaggedToken[], index: number, before: TaggedToken): TaggedToken {
  const token = tokens[index]!;
  const next = tokens[index + 1];
  const { mask } = token;
  if (mask & (PAST | PARTICIPLE)) {
    const alsoNoun = mask & BASE && mask & NOUN && before.pos === 'noun';
    if (alsoNoun && (mask & PAST) === 0 && !opensComplement(next)) return settleNominal(token, NOUN, next);
    if (alsoNoun && next?.pos === 'auxiliary') {
      return setPos(token, 'noun');
    }
    return setVerb(token, mask & (PAST | PARTICIPLE));
  }
  const plural = /[^s]s$/.test(before.lower) || before.lower === 'people';
  if (mask & THIRD && mask & NOUN && endsObject(tokens, index)) return settleNominal(token, NOUN, next);
  if (mask & THIRD) {
    const verbHere =
      !plural &&
      !(next !== undefined && (next.pos === 'auxiliary' || next.lower === 'of')) &&
      (!(mask & NOUN) || opensComplement(next) || !finiteFollows(tokens, index));
    if (verbHere && (next === undefined || next.pos !== 'punctuation' || !(mask & NOUN)))
      return setVerb(token, THIRD);
  }
  if (mask & BASE && plural) {
    const verbHere =
      !(mask & NOUN) || opensComplement(next) || next?.pos === 'preposition' || next?.pos === 'adverb';
    if (verbHere && next?.lower !== 'of') return setVerb(token, BASE);
  }
  if (mask & BASE && plural && isNominal(next) && firstVerb(tokens, index) && !finiteFollows(tokens, index)) {
    return setVerb(token, BASE);
  }
  if (mask & BASE && (!(mask & NOUN) || awaitsVerb(tokens, index, next))) return setVerb(token, BASE);
  if (mask & ING && (opensComplement(next) || (next?.pos === 'preposition' && next.lower !== 'of'))) {
    return setVerb(token, ING);
  }
  if (mask & ING && asksProgressive(tokens, index)) return setVerb(token, ING);
  return settleNominal(token, mask & ~VERB || NOUN, next);
}
