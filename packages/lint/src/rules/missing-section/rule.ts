import type { SectionKind } from '@debrief/document';
import type { Rule } from '../../rule.ts';

/** What may stand for a section that has another name in this document. */
const stands: Readonly<Record<string, readonly SectionKind[]>> = {
  summary: ['summary', 'what-happened'],
  impact: ['impact', 'customer-impact', 'business-impact', 'technical-impact'],
  timeline: ['timeline'],
  causes: ['root-cause', 'contributing-factors', 'five-whys', 'causes', 'trigger', 'what-happened'],
  actions: ['actions', 'improvements', 'prevention'],
  lessons: ['lessons', 'went-well', 'went-wrong', 'lucky'],
  detection: ['detection'],
  response: ['response', 'resolution'],
};
const questions: Readonly<Record<string, string>> = {
  summary: 'What happened, to whom, for how long, and how did it end?',
  impact: 'Who was affected, and how much?',
  timeline: 'What happened when?',
  causes: 'Which conditions made it possible?',
  actions: 'What will change, and who does it? (“None, because …” is an answer.)',
  lessons: 'What should others take from it?',
  detection: 'How did anyone find out?',
  response: 'What was done about it?',
};

export const rule: Rule = {
  id: 'missing-section',
  title: 'Section that readers will look for',
  severity: 'info',
  group: 'completeness',
  why: 'People read postmortems in parts; a part that is not there cannot be told from one that was forgotten.',
  options: {
    sev1: ['summary', 'impact', 'timeline', 'causes', 'detection', 'response', 'lessons', 'actions'],
    sev2: ['summary', 'impact', 'timeline', 'causes', 'lessons', 'actions'],
    sev3: ['summary', 'timeline', 'causes', 'actions'],
    other: ['summary', 'timeline', 'causes', 'actions'],
  },
  check({ document, options, report }) {
    const { severity, sections, title, actions, timeline, impact, text } = document;
    const level = severity?.value;
    const key = level === 0 || level === 1 ? 'sev1' : level === 2 ? 'sev2' : level ? 'sev3' : 'other';
    const required = Array.isArray(options[key]) ? options[key].map(String) : [];
    const kinds = new Set(sections.map(({ kind }) => kind));
    const place = title ?? { from: 0, to: Math.min(text.length, Math.max(0, text.indexOf('\n'))) };
    for (const name of required) {
      if ((stands[name] ?? [name as SectionKind]).some((kind) => kinds.has(kind))) continue;
      // The substance may stand there without a heading of its own.
      if (name === 'actions' && actions.length > 0) continue;
      if (name === 'timeline' && timeline.length > 1) continue;
      if (name === 'impact' && impact.length > 0) continue;
      if (name === 'summary' && hasOpening(document)) continue;
      report({
        from: place.from,
        to: place.to,
        message: `No section for ${name} (asked for ${severity && level ? severity.raw.trim() : 'every postmortem'}). ${questions[name] ?? 'Should there be one?'}`,
      });
    }
  },
};

/** A paragraph of at least twenty words before the first section serves as a summary. */
function hasOpening({ text, sections }: Parameters<Rule['check']>[0]['document']): boolean {
  const second = sections.find(({ level }) => level > 1 && level < 7);
  const first = sections.find(({ level }) => level === 1);
  const part = text.slice(first?.contentFrom ?? 0, second?.from ?? text.length);
  return part
    .split(/\n\s*\n/)
    .some(
      (block) => !/^\s*(?:[-*|#<>]|\*\*[^*]+\*\*:|---)/.test(block) && block.trim().split(/\s+/).length >= 20,
    );
}
