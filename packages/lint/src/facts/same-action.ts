/** Whether two mentions speak of one action, and which actions of a document only repeat another. */
import type { Action, Postmortem, Section } from '@debrief/document';
import { sectionAt } from './rows.ts';
import { contentWords, overlapOf, sharedCount } from './words.ts';

export interface ActionWords {
  readonly words: ReadonlySet<string>;
  /** The base form of its first content word. */
  readonly verb: string;
  readonly section: Section | null;
}

/** What is needed to compare a mention with others. */
export function actionWords({ sections }: Postmortem, title: string, from: number): ActionWords {
  const words = contentWords(title);
  const [verb = ''] = words;
  return { words, verb, section: sectionAt(sections, from) };
}

/**
 * How alike two mentions in different lists are, 0 to 1; 0 unless they are likely one action: the same
 * verb, or nearly the same words (“revert the driver” is not “re-create it with the driver”).
 */
export function likenessOf(a: ActionWords, b: ActionWords, least: number): number {
  if (a.section === b.section || sharedCount(a.words, b.words) < 2) return 0;
  const alike = overlapOf(a.words, b.words);
  return alike >= (a.verb === b.verb ? least : Math.max(least, 0.8)) ? alike : 0;
}

/** Several rules ask the same of one document; the answer goes when the document does. */
const distinct = new WeakMap<Postmortem, readonly Action[]>();

/** The actions without those that only repeat a fuller one of another list (a Prevention list, a summary). */
export function distinctActions(document: Postmortem): readonly Action[] {
  let actions = distinct.get(document);
  if (!actions) {
    actions = withoutRepeats(document);
    distinct.set(document, actions);
  }
  return actions;
}

function withoutRepeats(document: Postmortem): readonly Action[] {
  const { actions } = document;
  if (actions.length < 2) return actions;
  const known = actions.map(({ title }) => actionWords(document, title.value, title.from));
  if (known.every(({ section }) => section === known[0]!.section)) return actions;
  return actions.filter((action, index) => {
    const facts = factCount(action);
    return !actions.some(
      (other, at) =>
        at !== index && factCount(other) > facts && likenessOf(known[index]!, known[at]!, 0.6) > 0,
    );
  });
}

function factCount({ owner, due, ticket, priority, type, factors }: Action): number {
  return [owner, due, ticket, priority, type].filter((field) => field !== null).length + factors.length;
}
