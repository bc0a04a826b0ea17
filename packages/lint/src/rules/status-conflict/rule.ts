import type { ActionStatus, Postmortem } from '@debrief/document';
import { type ListedStatus, listedStatuses } from '../../facts/listed-statuses.ts';
import { type ActionWords, actionWords, likenessOf } from '../../facts/same-action.ts';
import { shorten } from '../../facts/showing.ts';
import type { Rule } from '../../rule.ts';

type Mention = ListedStatus & ActionWords;

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
        const alike = told.has(b) ? 0 : likenessOf(a, b, likeness);
        if (alike <= most) continue;
        most = alike;
        best = b;
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

function mentionOf(document: Postmortem, listed: ListedStatus): Mention {
  return { ...listed, ...actionWords(document, listed.title, listed.from) };
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
