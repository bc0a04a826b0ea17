/** Postmortems to measure with: the sentences of the rule pages' own examples, shuffled into documents by a seed. */
import { pageSentences as sentences } from './page-sentences.ts';

/** A postmortem of about `size` characters; equal seeds give equal documents. */
export function writePostmortem(seed: number, size: number): string {
  let state = (seed + 1) * 2_654_435_761;
  const next = (below: number): number => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) >>> 0;
    return state % below;
  };
  const say = (count: number) =>
    Array.from({ length: count }, () => sentences[next(sentences.length)]).join(' ');
  const clock = (minute: number) =>
    `${String(9 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const rows = Array.from({ length: 14 }, (_, index) => `| ${clock(index * 6 + next(5))} | ${say(1)} |`);
  const parts = [
    `# Postmortem: service ${seed} did not answer\n\n**Date**: 2024-0${1 + (seed % 9)}-1${seed % 9}\n**Authors**: @ana, @bo\n**Status**: Draft\n**Severity**: SEV2\n`,
    `## Summary\n\n${say(3)}\n`,
    `## Impact\n\n- ${say(1)}\n- ${say(1)}\n`,
    `## Timeline (UTC)\n\n| Time | Event |\n| --- | --- |\n${rows.join('\n')}\n`,
    `## Root cause\n\n${say(4)}\n`,
    `## Contributing factors\n\n- ${say(1)}\n- ${say(1)}\n- ${say(1)}\n`,
    `## Action items\n\n- [ ] ${say(1)}\n- [ ] ${say(1)}\n- [x] ${say(1)}\n`,
  ];
  let text = parts.join('\n');
  while (text.length < size) text += `\n### Detail ${text.length}\n\n${say(5)}\n`;
  return text;
}
