import type { MomentName } from '@debrief/document';
import type { Rule } from '../../rule.ts';

/** A moment that two names may stand for; any of them will do. */
const alternatives: Readonly<Record<string, readonly MomentName[]>> = {
  detected: ['detected', 'acknowledged'],
  resolved: ['resolved', 'mitigated'],
};
const words: Readonly<Record<MomentName, RegExp>> = {
  started: /\b(?:start|began|begin|impact start|onset)/i,
  detected: /\bdetect/i,
  acknowledged: /\backnowledg/i,
  declared: /\bdeclar/i,
  identified: /\bidentif/i,
  mitigated: /\bmitigat/i,
  resolved: /\b(?:resol|recover)/i,
};
const notApplicable =
  /\b(?:n\/?a|not applicable|none|unknown)\b[^.\n]{0,20}?(?:because|since|:|—|–|-|,)[ \t]*\S/i;

export const rule: Rule = {
  id: 'moment-missing',
  title: 'No time for a moment that durations need',
  severity: 'info',
  group: 'completeness',
  why: 'Without start, detection and recovery nobody can say how long people were affected, or unaware.',
  options: { require: ['started', 'detected', 'resolved'] },
  check({ document, options, report }) {
    const { moments, timeline, sections, text } = document;
    if (timeline.length < 3) return;
    const require = Array.isArray(options['require']) ? options['require'] : [];
    const missing = require.filter((name): name is MomentName => {
      if (!(name in words)) return false;
      const names = alternatives[name] ?? [name];
      if (names.some((each) => moments[each as MomentName])) return false;
      return !isExcused(text, words[name as MomentName]);
    });
    if (missing.length === 0) return;
    const section = sections.find(({ kind }) => kind === 'timeline');
    const place = section?.headingSpan ?? timeline[0]!.stamp;
    const list = missing.join(', ');
    report({
      from: place.from,
      to: place.to,
      message: `No row or field says when the incident ${missing.length === 1 ? `was ${list}`.replace('was started', 'started') : `reached: ${list}`}. When was it? (Or write “${missing[0]}: n/a because …”.)`,
    });
  },
};

/** A line that names the moment and says why it has no time. */
function isExcused(text: string, word: RegExp): boolean {
  return text.split('\n').some((line) => line.length < 400 && word.test(line) && notApplicable.test(line));
}
