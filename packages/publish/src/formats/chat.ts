import { type Action, type Postmortem, plainText, type SectionKind } from '@debrief/document';
import type { ExportFormat } from '../format.ts';

/** Slack's mrkdwn (https://docs.slack.dev/messaging/formatting-message-text): `&`, `<` and `>` are escaped. */
export const format: ExportFormat = {
  id: 'chat',
  title: 'A chat message of a few lines',
  extension: 'txt',
  write(document) {
    const facts = [
      document.date?.value,
      document.severity?.raw,
      document.duration?.raw,
      document.status?.raw,
    ].filter((fact) => fact !== undefined);
    const open = document.actions.filter(isOpen);
    const lines = [
      `*${plain(document.title?.value ?? 'Postmortem')}*`,
      facts.length === 0 ? null : facts.map(plain).join(' · '),
      sentences(document, ['summary', 'what-happened'], 3),
      ...document.impact.slice(0, 4).map((item) => `• ${plain(item.text)}`),
      open.length === 0 ? null : `*To be done* (${open.length}):`,
      ...open.slice(0, 8).map(actionLine),
      open.length > 8 ? `• and ${open.length - 8} more in the document` : null,
    ];
    return `${lines.filter((line) => line !== null).join('\n')}\n`;
  },
};

function isOpen(action: Action): boolean {
  return action.status?.value !== 'done' && action.status?.value !== 'dropped';
}

function actionLine(action: Action): string {
  const owner = action.owner === null ? 'no owner yet' : plain(action.owner.value);
  const due = action.due?.value ?? 'no date yet';
  return `• ${plain(action.title.value)} (${owner}, ${due})`;
}

function sentences(document: Postmortem, kinds: readonly SectionKind[], most: number): string | null {
  const section = document.sections.find((candidate) => kinds.includes(candidate.kind));
  if (section === undefined) return null;
  const child = document.sections.find((candidate) => candidate.parent === section);
  const paragraph = document.text
    .slice(section.contentFrom, child?.from ?? section.to)
    .replace(/<!--(?:(?!-->)[\s\S])*(?:-->|$)/g, '')
    .trim()
    .split(/\n[ \t\r]*\n/)
    .find((block) => block.trim() !== '' && !/^\s*(?:[-*+]\s|\*\*Impact|[|#>]|```|~~~)/.test(block));
  if (paragraph === undefined) return null;
  const words = plainText(paragraph, 0, paragraph.length)
    .split(/(?<=[.!?])\s+/)
    .slice(0, most)
    .join(' ');
  return words === '' ? null : plain(words);
}

/**
 * One line of text. Besides the three escapes, a zero-width blank takes their meaning from marks that would make
 * words bold (an underscore inside a name stays as it is), and from `@here` and its kin, which some bridges still expand.
 */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/(?<![\p{L}\p{N}])([*_~`])(?=\S)/gu, '$1\u200B')
    .replace(/@(?=(?:here|channel|everyone)\b)/g, '@\u200B')
    .trim();
}
