/** Writes the draft's Markdown: a template filled from the facts, and the footnotes that prove it. */
import { builtInTemplates, type MomentName } from '@debrief/document';
import type { Facts } from '../tell/facts.ts';
import { escapeInline } from '../tell/markdown-text.ts';
import { tellMinutes, wallOf } from '../times/zone-clock.ts';
import type { DraftOptions, DraftQuestion } from '../types.ts';
import { Citations } from './citations.ts';
import { fillTemplate } from './fill-template.ts';
import { openQuestions } from './questions.ts';
import { bodyOf } from './section-bodies.ts';
import { clockOf } from './times-shown.ts';

export interface WrittenDraft {
  readonly markdown: string;
  readonly questions: readonly DraftQuestion[];
}

const FOOTNOTE_MARK = / ?\[\^[\w-]+\]/g;
const ESCAPED = /\\([\\`*_{}[\]<>#|~&$^])/g;

function headField(facts: Facts, label: string): string | null {
  switch (label.replace(/^incident /, '')) {
    case 'date':
      return facts.date;
    case 'status':
      return 'Draft';
    case 'severity':
      return facts.severity === null ? null : escapeInline(facts.severity);
    case 'duration':
      return facts.durationMinutes === null ? null : tellMinutes(facts.durationMinutes);
    case 'services':
    case 'affected services':
      return facts.services.length === 0 ? null : facts.services.map(escapeInline).join(', ');
    case 'time zone':
    case 'timezone':
    case 'zone':
      return facts.zone ?? '<!-- in which zone were these times written? -->';
    default:
      return null;
  }
}

const MOMENT_LABELS: readonly (readonly [MomentName, string])[] = [
  ['started', 'Started'],
  ['detected', 'Detected'],
  ['acknowledged', 'Acknowledged'],
  ['declared', 'Declared'],
  ['identified', 'Identified'],
  ['mitigated', 'Mitigated'],
  ['resolved', 'Resolved'],
];

/** `**Started**: 2024-01-15 14:23 UTC [^e1a2b3c]`, one line for each moment that the records prove. */
function momentLines(facts: Facts, cite: Citations): string[] {
  return MOMENT_LABELS.flatMap(([name, label]) => {
    const moment = facts.moments[name];
    if (!moment) return [];
    const { date, time } = wallOf(moment.at, facts.zone ?? 'UTC');
    const day = facts.date === null || moment.row.floating ? '' : `${date} `;
    return [
      `**${label}**: ${day}${time}${facts.zone ? ` ${facts.zone}` : ''}${cite.of(moment.row.events.slice(0, 1))}`,
    ];
  });
}

/** The document of the facts, in the template of the options (else `standard`). */
export function writeDocument(facts: Facts, options: DraftOptions): WrittenDraft {
  const template =
    options.template ??
    builtInTemplates().find(({ name }) => name === 'standard')?.markdown ??
    '# Postmortem: <!-- -->\n';
  const cite = new Citations();
  const clock = clockOf(facts);
  const telling = { facts, clock, cite };
  const filled = fillTemplate(template, {
    title: escapeInline(facts.title),
    headLines: momentLines(facts, cite),
    field: (label) => headField(facts, label),
    body: (kind, heading, own) => bodyOf(telling, kind, heading, own),
    questions: openQuestions(facts, clock, cite),
  });
  const footnotes = cite.definitions();
  return {
    markdown: footnotes === '' ? filled.markdown : `${filled.markdown}\n${footnotes}\n`,
    questions: filled.asked.map(({ section, markdown }) => ({
      section,
      text: markdown.replace(FOOTNOTE_MARK, '').replace(ESCAPED, '$1'),
    })),
  };
}
