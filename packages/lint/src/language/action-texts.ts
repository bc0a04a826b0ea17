/** The action items of a document as words, for the rules that read how a task is put. */

import type { Action, Postmortem } from '@debrief/document';
import { isHeadless } from './headless.ts';
import { phrasing } from './phrasing/phrasing.ts';
import { LONGEST_SENTENCE, plainWords, wordsIn } from './plain-words.ts';
import type { Prose } from './prose.ts';

export interface ActionText {
  readonly from: number;
  readonly to: number;
  /** As it stands in the document; for an action all of it, not its title alone. */
  readonly raw: string;
  /** Lower case, marks blanked, offset by offset as in the document from `from` on. */
  readonly words: string;
  /** Null where a sentence is read as if it were a task. */
  readonly action: Action | null;
  /** Stands among the actions, rather than in a text without headings. */
  readonly inActions: boolean;
}

const kept = new WeakMap<Postmortem, readonly ActionText[]>();

/**
 * What each action asks for, and the sentences of action sections that the reader took for none.
 * A text without headings and without actions gives all its sentences.
 */
export function actionTexts(document: Postmortem, prose: Prose): readonly ActionText[] {
  const known = kept.get(document);
  if (known !== undefined) return known;
  const texts: ActionText[] = document.actions.map((action) => {
    const { from, to } = action.title;
    return {
      from,
      to,
      raw: document.text.slice(Math.min(from, action.from), Math.max(to, action.to)),
      words: wordsIn(document.text.slice(from, Math.min(to, from + LONGEST_SENTENCE))),
      action,
      inActions: true,
    };
  });
  const headless = texts.length === 0 && isHeadless(document);
  let next = 0;
  for (const sentence of prose.sentences) {
    if (sentence.quoted || sentence.question || (sentence.role !== 'action' && !headless)) continue;
    if (
      sentence.role === 'heading' ||
      (sentence.block === 'table-cell' && !headless && document.actions.length > 0)
    )
      continue;
    while (next < document.actions.length && document.actions[next]!.to <= sentence.from) next += 1;
    const covering = document.actions[next];
    if (covering !== undefined && covering.from < sentence.to) continue;
    texts.push({
      from: sentence.from,
      to: sentence.to,
      raw: sentence.text,
      words: plainWords(sentence),
      action: null,
      inActions: sentence.role === 'action',
    });
  }
  kept.set(document, texts);
  return texts;
}

/** What stands before the verb of a task: marks, a label, who is meant, "we should". */
const OPENING = phrasing(
  /^(?:[\s\-–—•+>|(){}:]|#\d+|(?:high|medium|low|critical|urgent)\b|x\b|todo\b:?|done\b:?|action(?: item| point)?s?\b ?\d*:|(?:prevent|detect|mitigate|respond|process|short|long|medium)(?:[- ]term)?:|\d+[.)]|p[0-5]\b:?|@[\w-]+:?|(?:and|then|also|so|next|finally|first|instead|please|maybe|perhaps|probably|additionally|furthermore|moreover|in addition|this means(?: that)?|going forward|in (?:the )?future|for the future|long[- ]term|short[- ]term|eventually|later),?\s)*(?:(?:we|i|you|they|someone|everyone|everybody|somebody|the (?:\w+ ){1,2}team|\w+ team|the \w+|all|teams?|engineers?|[a-z]+)\s(?=(?:should|must|needs? to|ha(?:ve|s) to|ought to|will|want to|plan to|would|could|can|shall|are (?:going|planning) to|intend to|might|may)\b))?(?:(?:should|must|need to|needs to|have to|has to|ought to|will|want to|plan to|would like to|could|can|shall|are going to|are planning to|intend to|'ll|might|may|'d like to)\s)?(?:(?:also|probably|really|always|all|definitely|still|further|continue to|try to|aim to|work to|start to|begin to|collectively|jointly|regularly|periodically|actively|proactively)\s)*/,
);

/** Where the first word that asks for something begins. */
export function taskStart(words: string): number {
  return OPENING.exec(words)?.[0].length ?? 0;
}
