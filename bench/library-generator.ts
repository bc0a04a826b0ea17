/**
 * A library of postmortems in our own words, the same for the same seed: 4 to 8 KB each, words as unevenly spread as in
 * real text (Zipf), services, people, factors and dates of many years.
 */
import { type Projection, personKey } from '@debrief/store';

const common =
  'the of and to a in was for that on with by it at from as were is this not had which all after when an be but then we no one before more out up into time under had two been each over could only while first because until during other than new also there their some both again same last next still second three every through however about without early late full main slow quick small large short long'.split(
    ' ',
  );
const trade =
  'service request latency error database connection queue worker cache deploy rollback alert dashboard region cluster node replica traffic timeout retry config certificate token gateway balancer payment checkout search index partition failover backup snapshot migration schema query lock memory disk processor network packet route session login account customer order invoice shipment catalogue price stock notification mail webhook batch job schedule pipeline build release canary flag metric log trace probe health threshold quota limit pool thread socket buffer stream consumer producer topic broker shard leader election quorum clock drift expiry renewal secret key vault proxy firewall resolver zone record storage bucket object volume mount kernel driver firmware cooling power rack switch cable vendor contract support ticket runbook drill handover rotation pager bridge channel update summary review action owner deadline cause factor signal symptom baseline anomaly capacity forecast peak burst surge backlog delay loss corruption duplicate stale inconsistent unavailable degraded partial total recovered restored mitigated detected acknowledged escalated investigated confirmed reverted restarted scaled drained blocked throttled evicted exhausted saturated'.split(
    ' ',
  );
const syllables =
  'ba be bi bo bra bre da de di dor du fa fen fi flo ga gen gri ha hel hi ka ken kli kor la len li lo lum ma mer mi mon na nel ni nor pa pel pi por qua ra ren ri ros sa sel si sol sta ta tel ti tor tra va vel vi vor wa wen xi ya yor za zel'.split(
    ' ',
  );
const givenNames =
  'Ana Ben Cleo Dara Emil Farah Goran Hana Ivo Jun Kaya Leon Mira Nils Oya Pia Quinn Rosa Sven Tara'.split(
    ' ',
  );
const familyNames =
  'Silva Okoro Weiss Haddad Novak Tanaka Larsen Moreau Costa Ibarra Kaya Lind Mensah Petrov Rao Stone Toth Urban Vega Wolf'.split(
    ' ',
  );
const faults = [
  'Connection pool ran out in',
  'Certificate expired on',
  'Slow queries in',
  'Configuration change broke',
  'Backlog grew in',
  'Out of memory in',
  'Failover of the database behind',
  'Wrong prices shown by',
  'Retries overloaded',
  'Full disk stopped',
  'Name resolution failed for',
  'Deploy without migration broke',
  'Rate limit of a provider hit',
  'Clock drift confused',
];

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const vocabularySize = 40_000;

function makeVocabulary(): string[] {
  const random = randomOf(7);
  const words = [...common, ...trade];
  const known = new Set(words);
  while (words.length < vocabularySize) {
    let word = '';
    for (let i = 0, length = 2 + Math.floor(random() * 3); i < length; i++) word += pick(syllables, random);
    if (!known.has(word)) {
      known.add(word);
      words.push(word);
    }
  }
  return words;
}

function pick<T>(list: readonly T[], random: () => number): T {
  const chosen = list[Math.floor(random() * list.length)];
  if (chosen === undefined) throw new Error('Nothing to pick from.');
  return chosen;
}

/** Rank of a word by Zipf's law with exponent 1, over `size` words. */
function zipf(random: () => number, size: number): number {
  return Math.min(size - 1, Math.floor(Math.exp(random() * Math.log(size + 1))) - 1);
}

export const vocabulary: readonly string[] = makeVocabulary();
export const services: readonly string[] = Array.from(
  { length: 300 },
  (_, i) => `${vocabulary[400 + i * 3] ?? ''}-${trade[i % trade.length] ?? ''}`,
);
export const people: readonly string[] = givenNames.flatMap((given) =>
  familyNames.map((family) => `${given} ${family}`),
);

export interface GeneratedPostmortem {
  readonly text: string;
  /** What stands in the text, so that loading a library need not read it. */
  readonly projection: Projection;
}

/** Postmortem number `index` of the library. */
export function generatePostmortem(index: number): GeneratedPostmortem {
  const random = randomOf(index * 2 + 1);
  const word = () => vocabulary[Math.max(0, zipf(random, vocabulary.length))] ?? '';
  const sentence = () => {
    const words = Array.from({ length: 8 + Math.floor(random() * 14) }, word);
    const text = words.join(' ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
  const paragraph = (sentences: number) => Array.from({ length: sentences }, sentence).join(' ');
  const service = services[zipf(random, services.length)] ?? '';
  const other = services[zipf(random, services.length)] ?? '';
  const date = new Date(Date.UTC(2012, 0, 1) + Math.floor(random() * 14 * 365) * 86_400_000)
    .toISOString()
    .slice(0, 10);
  const size = 1.1 + random() * 0.9;
  const timeline = Array.from({ length: 6 + Math.floor(random() * 8) }, (_, i) => {
    const minute = 3 + i * 7 + Math.floor(random() * 5);
    const clock = `${String(9 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    return { clock, text: sentence() };
  });
  const actions = Array.from({ length: 2 + Math.floor(random() * 4) }, () => ({
    title: sentence().slice(0, -1),
    owner: pick(people, random),
    due: new Date(Date.parse(date) + Math.floor(random() * 90) * 86_400_000).toISOString().slice(0, 10),
    done: random() < 0.6,
  }));
  const title = `${pick(faults, random)} ${service} ${word()} ${word()}`;
  const level = 1 + Math.floor(random() * 4);
  const state = pick(['Draft', 'In Review', 'Final', 'Final', 'Final'] as const, random);
  const authors = [...new Set([pick(people, random), pick(people, random)])];
  const touched = [...new Set([service, other])];
  const factors = [sentence(), sentence()];
  const head = `# ${title}

**Date**: ${date} | **Severity**: SEV-${level} | **Status**: ${state}
**Authors**: ${authors.join(', ')}
**Services**: ${touched.join(', ')}

## Summary
${paragraph(Math.round(5 * size))}
`;
  const text = `${head}
## Impact
${paragraph(Math.round(4 * size))}

## Timeline
${timeline.map((entry) => `- ${entry.clock} UTC ${entry.text}`).join('\n')}

## Root cause
${paragraph(Math.round(9 * size))}

## Contributing factors
${factors.map((factor) => `- ${factor}`).join('\n')}

## What went well
${paragraph(Math.round(4 * size))}

## Action items
| Action | Owner | Due | Status |
| --- | --- | --- | --- |
${actions.map((action) => `| ${action.title} | ${action.owner} | ${action.due} | ${action.done ? 'Done' : 'Open'} |`).join('\n')}
`;
  return {
    text,
    projection: {
      title,
      state: states[state],
      severity: level,
      severityRaw: `SEV-${level}`,
      date,
      durationMinutes: null,
      facets: [
        ...touched.map((name) => ({ kind: 'service' as const, value: name, label: name })),
        ...authors.map((name) => ({ kind: 'author' as const, value: personKey(name), label: name })),
        ...[...new Set(actions.map(({ owner }) => owner))].map((name) => ({
          kind: 'owner' as const,
          value: personKey(name),
          label: name,
        })),
        ...[...new Set(['code-push', pick(factorIds, random), pick(factorIds, random)])].map((id) => ({
          kind: 'factor' as const,
          value: id,
          label: id,
        })),
      ],
      actions: actions.map(({ title: action, owner, due, done }, line) => ({
        title: action,
        owner,
        ownerKey: personKey(owner),
        due,
        priority: null,
        status: done ? ('done' as const) : ('open' as const),
        type: null,
        strength: null,
        ticket: null,
        line: 60 + line,
      })),
      timeline: timeline.map((entry, line) => ({
        at: `${date}T${entry.clock}:00.000Z`,
        until: null,
        precision: 'minute',
        text: entry.text,
        line: 20 + line,
      })),
      factors: factors.map((factor, line) => ({ text: factor, line: 40 + line })),
      moments: [{ name: 'started', at: `${date}T09:03:00.000Z`, basis: 'inferred', line: 20 }],
      headTo: head.length,
    },
  };
}

const states = { Draft: 'draft', 'In Review': 'in-review', Final: 'final' } as const;
const factorIds =
  'config-push data-change expiry traffic memory disk dns network cache database queue runbook'.split(' ');
