import { showMinutes } from '../../facts/showing.ts';
import { type SpeedRemark, speedRemarks, type Topic } from '../../facts/speed-remarks.ts';
import type { Rule } from '../../rule.ts';

const names: Readonly<Record<Topic, string>> = {
  detection: 'detection',
  response: 'response',
  diagnosis: 'diagnosis',
  recovery: 'recovery',
};

export const rule: Rule = {
  id: 'fast-and-late',
  title: 'The same interval praised and criticised',
  severity: 'warning',
  group: 'consistency',
  why: 'A reader cannot learn whether to keep it or change it; usually the two count from different starts.',
  check({ document, prose, report }) {
    const remarks = speedRemarks(document, prose);
    for (const topic of Object.keys(names) as Topic[]) {
      const about = remarks.filter((remark) => remark.topic === topic);
      const late = about.find((remark) => !remark.praise);
      if (!late) continue;
      for (const praise of about.filter((remark) => remark.praise)) {
        report({ from: praise.from, to: praise.to, message: messageFor(topic, praise, late) });
      }
    }
  },
};

function messageFor(topic: Topic, praise: SpeedRemark, late: SpeedRemark): string {
  const fast =
    praise.minutes === null ? `“${praise.words}”` : `“${praise.words}” (${showMinutes(praise.minutes)})`;
  const slow = late.minutes === null ? `“${late.words}”` : `“${late.words}” (${showMinutes(late.minutes)})`;
  return `The ${names[topic]} is praised here, ${fast}, and called a gap elsewhere, ${slow}. From when to when does each count, and which is it?`;
}
