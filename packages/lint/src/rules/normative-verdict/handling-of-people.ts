/** `handling` judges people only where people or their business are handled; requests are handled too. */
import { isPeople } from '../../language/actors.ts';
import type { Sentence } from '../../language/prose.ts';

/** `the handling of the outage`, `the handling by support`. */
export function isHandlingOfPeople(sentence: Sentence, first: number, last: number): boolean {
  const before = sentence.tokens[last - 1]?.lower ?? '';
  if (last > first && /^(?:incident|page|outage|escalation|customer|ticket|crisis)$/.test(before))
    return true;
  const after = sentence.tokens
    .slice(last + 1, last + 5)
    .map((token) => token.lower)
    .join(' ');
  if (
    /^of (?:the |this |our |that )?(?:customer |incident |whole |first |support )?(?:incident|page|outage|escalation|situation|alert|crisis|ticket|call|event|request|complaint|migration|rollout|handover|changeover|communication|update)s?\b/.test(
      after,
    )
  )
    return true;
  const by = sentence.tokens.findIndex((token, at) => at > last && at < last + 9 && token.lower === 'by');
  return by > 0 && isPeople(sentence.phrases.find((phrase) => phrase.first === by + 1) ?? null);
}
