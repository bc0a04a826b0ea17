import { lineAt, type Postmortem } from '@debrief/document';
import { plain } from '../terminal/plain.ts';
import type { Styles } from '../terminal/styles.ts';
import { table } from '../terminal/table.ts';
import { shownMinutes, shownTime } from '../terminal/times.ts';

/** A document's model for a person to look over. */
export function inspectText(file: string, document: Postmortem, style: Styles): string {
  const lines = lineAt(document.text);
  const or = (value: string | null | undefined) =>
    value === null || value === undefined ? style.faint('not stated') : plain(value);
  const facts = table([
    ['Title', or(document.title?.value)],
    ['Date', or(document.date?.value)],
    ['Status', or(document.status?.raw)],
    ['Severity', or(document.severity?.raw)],
    ['Duration', or(document.duration?.raw)],
    ['Zone', or(document.zone?.raw)],
    [
      'Authors',
      or(document.authors.length === 0 ? null : document.authors.map((author) => author.value).join(', ')),
    ],
    [
      'Services',
      or(
        document.services.length === 0 ? null : document.services.map((service) => service.value).join(', '),
      ),
    ],
  ]);
  const moments = Object.values(document.moments).map((moment) => [
    `  ${moment.name}`,
    shownTime(moment.stamp),
    moment.basis,
    `line ${lines.line(moment.stamp.from)}`,
  ]);
  const durations = document.durations.map((duration) => [
    `  ${duration.measures}`,
    plain(duration.raw),
    duration.minutes === null ? 'no length' : shownMinutes(duration.minutes),
  ]);
  const rows = document.timeline.map((entry) => [
    `  ${lines.line(entry.from)}`,
    shownTime(entry.stamp) + (entry.until === null ? '' : ` to ${shownTime(entry.until)}`),
    plain(entry.text).slice(0, 100),
  ]);
  const actions = document.actions.map((action) => [
    `  ${lines.line(action.from)}`,
    plain(action.owner?.value ?? '–'),
    plain(action.due?.raw ?? '–'),
    action.status?.value ?? '–',
    plain(action.title.value).slice(0, 90),
  ]);
  const problems = document.problems.map((problem) => [
    `  ${lines.line(problem.from)}`,
    plain(problem.message),
  ]);
  const block = (title: string, lines: readonly (readonly string[])[]) =>
    lines.length === 0 ? '' : `\n${style.strong(title)}\n${table(lines)}`;
  return [
    `${style.strong(file)}\n${facts}`,
    block('Moments', moments),
    block('Stated durations', durations),
    block(`Timeline (${rows.length})`, rows),
    block(`Actions (${actions.length})`, actions),
    block(
      `Factors (${document.factors.length})`,
      document.factors.map((factor) => [`  ${lines.line(factor.from)}`, plain(factor.text).slice(0, 110)]),
    ),
    block(
      'Sections',
      document.sections.map((section) => [
        `  ${lines.line(section.from)}`,
        section.kind,
        plain(section.heading),
      ]),
    ),
    block('Problems', problems),
    '\n',
  ].join('');
}
