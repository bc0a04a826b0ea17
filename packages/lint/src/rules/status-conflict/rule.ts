import type { ActionStatus, Postmortem, Section } from '@debrief/document';
import { type ListedStatus, listedStatuses } from '../../facts/listed-statuses.ts';
import { sectionAt } from '../../facts/rows.ts';
import { shorten } from '../../facts/showing.ts';
import { contentWords, overlapOf, sharedCount } from '../../facts/words.ts';
import type { Rule } from '../../rule.ts';

interface Mention {
  readonly from: number;
  readonly to: number;
  readonly title: string;
  readonly status: ActionStatus;
  readonly shown: string;
  readonly words: ReadonlySet<string>;
  /** The base form of its first content word. */
  readonly verb: string;
  readonly section: Section | null;
}

export const rule: Rule = {
  id: 'status-conflict',
  title: 'One action, two statuses',
  severity: 'error',
  group: 'consistency',
  why: 'A tick beside work in progress tells the reader that a risk is gone when it is not.',
  options: { likeness: 0.6 },
  check({ document, options, report }) {
    const likeness = typeof options['likeness'] === 'number' ? options['likeness'] : 0.6;
    const mentions: Mention[] = document.actions.flatMap(({ from, to, title, status }) =>
      status
        ? [
            mentionOf(document, {
              from,
              to,
              title: title.value,
              status: status.value,
              shown: status.raw.trim(),
            }),
          ]
        : [],
    );
    for (const listed of listedStatuses(document)) {
      if (mentions.some(({ from, to }) => from < listed.to && listed.from < to)) continue;
      mentions.push(mentionOf(document, listed));
    }
    mentions.sort((a, b) => a.from - b.from);
    const told = new Set<Mention>();
    for (const [index, a] of mentions.entries()) {
      let best: Mention | null = null;
      let most = 0;
      for (const b of mentions.slice(index + 1)) {
        if (told.has(b) || a.section === b.section || sharedCount(a.words, b.words) < 2) continue;
        const alike = overlapOf(a.words, b.words);
        // The same verb, or nearly the same words: “revert the driver” is not “re-create it with the driver”.
        if (alike >= (a.verb === b.verb ? likeness : Math.max(likeness, 0.8)) && alike > most) {
          most = alike;
          best = b;
        }
      }
      if (!best || agree(a.status, best.status)) continue;
      told.add(best);
      report({
        from: best.from,
        to: best.to,
        message: `“${shorten(best.title, 60)}” is ${name(best)} here, and “${shorten(a.title, 60)}” is ${name(a)} further up. Which is true today?`,
      });
    }
  },
};

function mentionOf({ sections }: Postmortem, listed: ListedStatus): Mention {
  const words = contentWords(listed.title);
  const [verb = ''] = words;
  return { ...listed, words, verb, section: sectionAt(sections, listed.from) };
}

/** Open and in progress are told apart by habit, not by fact; only done and dropped are claims. */
function agree(a: ActionStatus, b: ActionStatus): boolean {
  const ended = (status: ActionStatus) => status === 'done' || status === 'dropped';
  return a === b || (!ended(a) && !ended(b));
}

function name({ status, shown }: Mention): string {
  const words = status === 'in-progress' ? 'in progress' : status;
  return shown === '' || shown.toLowerCase() === words ? words : `${words} (${shorten(shown, 24)})`;
}
