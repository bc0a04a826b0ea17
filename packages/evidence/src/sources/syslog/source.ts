import { readLines } from '../../reading/lines.ts';
import { eventOf, system } from '../../reading/told.ts';
import type { ReadContext, RecordFile, RecordSet, Source } from '../../source.ts';
import { likeness, readSyslogLine } from './lines.ts';

const SEVERITIES = ['emergency', 'alert', 'critical', 'error', 'warning', 'notice', 'info', 'debug'] as const;
const MOST_PROBLEMS = 20;

function detectFile(file: RecordFile): number {
  const lines = file.head.split(/\r?\n/, 31).filter((line) => line.trim() !== '');
  if (lines.length > 1 && file.head.length >= 65_536) lines.pop();
  if (lines.length === 0) return 0;
  const scores = lines.map(likeness);
  const matching = scores.filter((score) => score > 0).length;
  if (matching * 10 < lines.length * 6) return 0;
  return Math.min(0.9, scores.reduce((sum, score) => sum + score, 0) / matching);
}

/** Syslog: RFC 5424, RFC 3164 (no year, no zone: floating until both are known), rsyslog's ISO file format. */
export const source: Source = {
  id: 'syslog',
  title: 'Syslog',
  detect: (set) => Math.min(1, ...set.files.map(detectFile)) * Math.sign(set.files.length),
  read,
};

async function* read(set: RecordSet, context: ReadContext) {
  const near = context.date ?? context.from?.slice(0, 10) ?? context.to?.slice(0, 10) ?? null;
  for (const file of set.files) {
    let bad = 0;
    let told = 0;
    let yearless = 0;
    for await (const { text, number } of readLines(file, (bytes) => context.progress(bytes))) {
      if (text.trim() === '') continue;
      const line = readSyslogLine(text, near);
      if (line === null) {
        bad++;
        if (bad <= MOST_PROBLEMS) {
          const message = `no syslog line: ${JSON.stringify(text.slice(0, 60))}`;
          context.problem({ file: file.name, line: number, level: 'skipped', message });
        }
        continue;
      }
      told++;
      if (line.yearless) yearless++;
      const severity = line.severity === undefined ? undefined : SEVERITIES[line.severity];
      yield eventOf(
        'syslog',
        {
          when: line.when,
          kind: 'log',
          text: `${line.host}${line.tag ? ` ${line.tag}` : ''}: ${line.message}`,
          identity: text,
          actor: system(line.tag ?? line.host),
          refs: { service: line.tag, severity },
        },
        { file: file.name, line: number, text },
      );
    }
    if (yearless > 0) {
      const message = `${yearless} lines have no year (RFC 3164): give the date of the incident`;
      context.problem({ file: file.name, level: 'note', message });
    }
    if (bad > MOST_PROBLEMS) {
      context.problem({
        file: file.name,
        level: 'note',
        message: `${bad} lines in all were no syslog lines`,
      });
    }
    if (told === 0) context.problem({ file: file.name, level: 'refused', message: 'holds no syslog line' });
  }
}
