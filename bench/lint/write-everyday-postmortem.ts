/**
 * Postmortems as people write them, to measure with: sober prose of our own making with, now and then, a sentence that a
 * rule speaks of. About 14 findings in 8 KB, as in 340 real ones (`write-postmortem.ts` makes 60).
 */
import { pageSentences } from './page-sentences.ts';

const lists: Readonly<Record<string, readonly string[]>> = {
  service:
    'checkout|ledger|search|notification worker|session store|image resizer|ingest gateway|billing export|feature-flag service|catalogue|login proxy|rate limiter|invoice renderer|event bus|address lookup|tax calculator'.split(
      '|',
    ),
  part: 'connection pool|write-ahead log|read replica|cache node|queue consumer|leader lease|certificate bundle|health check|retry budget|thread pool|index rebuild|load balancer|circuit breaker|config map|schema migration|batch job'.split(
    '|',
  ),
  place:
    'eu-west|us-east|the second zone|staging|the Frankfurt cluster|one shard|the canary group|the batch fleet|the primary region'.split(
      '|',
    ),
  measure:
    'p99 latency|the error rate|queue depth|memory use|open connections|replication lag|disk use|request volume|CPU load|the share of timeouts'.split(
      '|',
    ),
  doer: 'on-call engineer|deploy pipeline|autoscaler|scheduler|operator console|backup job|load balancer|controller|release train|database driver'.split(
    '|',
  ),
  deed: 'restarted|drained|rolled back|scaled out|re-routed|paused|resumed|warmed up|isolated|reloaded|compacted|failed over'.split(
    '|',
  ),
  sign: 'a graph on the traffic dashboard|a line in the audit log|a page from the latency alert|a ticket of the support desk|a trace of one request|a warning in the deploy log|the synthetic check'.split(
    '|',
  ),
  thing:
    'an alert on the age of the oldest message|a limit on retries per request|a test that loads last month’s schema|a second copy of the certificate|a runbook page for a stuck lease|a dry run before each migration|a dashboard of connections by client|a timeout below that of the caller'.split(
      '|',
    ),
};

const told = [
  'The {service} kept its {part} in {place}, which had been sized for {n} requests per second.',
  'At {t} {measure} of the {service} rose from {n} to {m} within {d} minutes.',
  'The {doer} {deed} the {part} at {t}, and {measure} returned to {n}.',
  'Requests that reached the {service} through {place} waited for the {part} and timed out after {d} seconds.',
  'The change added a field to the {part}; the {service} read it with a driver that expected {n} entries.',
  'Because the {part} shares its disk with the {service}, each compaction delayed writes by {n} ms.',
  'The {service} answers from a cache for {d} minutes, so {measure} looked steady until {t}.',
  '{n} of {m} hosts in {place} ran the new build when the {part} was {deed}.',
  'The first sign was {sign} at {t}, {d} minutes after the {part} had been {deed}.',
  'Traffic moved from {place} to the {service} while its {part} was still being {deed}.',
  'The {doer} compared {measure} with the day before and {deed} the {part} since they differed by {d} %.',
  'Two consumers of the {service} held a lease on the {part}, which the {doer} renews every {d} seconds.',
  'The alert on {measure} is set to {n} over {d} minutes; the value stayed below it in {place}.',
  'After the {part} was {deed}, the {service} accepted writes again and worked through {m} waiting messages.',
  'In {place} the {part} is configured by hand, and its limit of {n} dates from the launch of the {service}.',
  'Orders placed between {t} and the restart were stored by the {service} and processed once the {part} was back.',
  'The dashboard showed {measure} by region, not by client, and the {service} has {d} clients.',
  'The {service} retried each call to the {part} {d} times, which raised {measure} to {m}.',
  'Metrics of the {part} are kept for {d} days, long enough to compare with the release of the {service}.',
  'Support answered {n} customers whose sessions the {service} had ended, and {deed} the {part} at {t}.',
] as const;
const events = [
  '{measure} of the {service} passes {n}',
  'The {doer} {deed} the {part} in {place}',
  '{sign} shows {measure} at {n}',
  'The {service} in {place} is {deed}',
  'Messages in the queue of the {service}: {m}',
  'The {part} answers again; {measure} at {n}',
] as const;

/** A postmortem of about `size` characters; equal seeds give equal documents. */
export function writeEverydayPostmortem(seed: number, size: number): string {
  let state = (seed + 1) * 2_654_435_761;
  const next = (below: number): number => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) >>> 0;
    return state % below;
  };
  const pick = <T>(list: readonly T[]): T => list[next(list.length)]!;
  const clock = (minute: number) =>
    `${String(9 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const fill = (words: string): string =>
    words.replace(/\{(\w+)\}/g, (_, name: string) => {
      if (name === 't') return `${clock(next(300))} UTC`;
      if (name === 'd') return String(2 + next(40));
      if (name === 'n') return String(3 + next(900));
      if (name === 'm') return (1000 + next(90_000)).toLocaleString('en-US');
      return pick(lists[name]!);
    });
  const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
  const sentence = () => (next(9) === 0 ? pick(pageSentences) : capital(fill(pick(told))));
  const say = (count: number) => Array.from({ length: count }, sentence).join(' ');
  const day = `2024-0${1 + (seed % 9)}-1${seed % 9}`;
  const rows = Array.from(
    { length: 16 },
    (_, index) => `| ${clock(index * 9 + next(5))} | ${capital(fill(pick(events)))} |`,
  );
  const actions = Array.from(
    { length: 5 },
    (_, index) =>
      `| ${capital(fill('add {thing} to the {service}'))} | ${pick(['@ana', '@bo', '@chidi', '@dara'])} | ${next(3) === 0 ? '' : `2024-1${next(3)}-0${1 + next(8)}`} | ${next(3) === 0 ? '' : `OPS-${100 + seed + index}`} | ${pick(['Open', 'Done', 'In progress'])} |`,
  );
  const parts = [
    `# Postmortem: ${pick(lists['service']!)} slow in ${pick(lists['place']!)}\n\n**Date**: ${day}\n**Authors**: @ana, @bo\n**Status**: Draft\n**Severity**: SEV2\n`,
    `## Summary\n\n${say(4)}\n`,
    `## Impact\n\n- ${say(1)}\n- ${say(2)}\n`,
    `## Timeline (UTC)\n\n| Time | Event |\n| --- | --- |\n${rows.join('\n')}\n`,
    `## Root cause\n\n${say(5)}\n\n${say(4)}\n`,
    `## Contributing factors\n\n- ${say(1)}\n- ${say(2)}\n- ${say(1)}\n`,
    `## Detection\n\n${say(4)}\n`,
    `## Action items\n\n| Action | Owner | Due | Ticket | Status |\n| --- | --- | --- | --- | --- |\n${actions.join('\n')}\n`,
  ];
  let text = parts.join('\n');
  for (let part = 1; text.length < size; part++)
    text += `\n## Background ${part}\n\n${say(5)}\n\n${say(4)}\n`;
  return text;
}
