/** The commands as a user meets them, on documents and records of our own. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { commands } from '../src/registry.generated.ts';
import { runDebrief } from './run-debrief.ts';

const records = fileURLToPath(new URL('../../../examples/checkout-outage/records', import.meta.url));
const fixtures = fileURLToPath(new URL('../../document/src/edit/fixtures', import.meta.url));
let folder = '';
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'debrief-commands-'));
  cpSync(fixtures, join(folder, 'library'), { recursive: true });
});

async function json(args: readonly string[], code = 0): Promise<ReturnType<typeof JSON.parse>> {
  const run = await runDebrief([...args, '--format', 'json'], folder);
  assert.equal(run.code, code, run.stderr);
  return JSON.parse(run.stdout);
}

test('the overview names every command, and each explains itself with an example', async () => {
  const overview = await runDebrief(['--help'], folder);
  for (const { name, brief } of commands) {
    assert.ok(overview.stdout.includes(name) && brief.length > 10);
    const help = await runDebrief([name, '--help'], folder);
    assert.equal(help.code, 0);
    assert.match(help.stdout, new RegExp(`Usage: debrief ${name}`));
    assert.match(help.stdout, new RegExp(`\n  (?:cat .* )?.*debrief ${name}`));
  }
});

test('draft, check, edit and judge the example incident', async () => {
  const drafted = await runDebrief(['draft', records, '-o', 'draft.md'], folder);
  assert.equal(drafted.code, 0, drafted.stderr);
  assert.match(drafted.stderr, /timeline rows citing \d+ of \d+ events/);
  const text = readFileSync(join(folder, 'draft.md'), 'utf8');
  const evidence = readFileSync(join(folder, 'draft.evidence.jsonl'), 'utf8');
  const ids = new Set(
    evidence
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).id),
  );
  for (const [, label] of text.matchAll(/\[\^(e[0-9a-f]+)\]/g)) assert.ok(ids.has(label), label);

  const { files } = await json(['inspect', 'draft.md']);
  assert.equal(files[0].date, '2024-03-12');
  assert.equal(files[0].moments.detected.at.slice(0, 16), '2024-03-12T14:07');
  assert.equal(files[0].moments.resolved.at.slice(0, 16), '2024-03-12T14:49');
  for (const row of files[0].timeline) assert.ok(row.citations.length > 0, row.text);

  const lint = await json(['lint', 'draft.md', '--fail-on', 'never']);
  const errors = lint.files[0].findings.filter(
    (finding: { severity: string }) => finding.severity === 'error',
  );
  assert.deepEqual(
    errors
      .map((finding: { rule: string }) => finding.rule)
      .filter((rule: string) => rule !== 'placeholder-left'),
    [],
  );

  const gate = await json(['gate', 'draft.md'], 1);
  assert.equal(gate.state, 'draft');
  assert.equal(gate.checklist.length, 8);
  assert.deepEqual(gate.deadlines, { draft: '2024-03-14', meeting: '2024-03-19', final: '2024-03-21' });
});

test('two drafts from the same records are the same, in whatever order they are named', async () => {
  const parts = readdirSync(records).map((name) => join(records, name));
  const one = await runDebrief(['draft', ...parts], folder);
  const two = await runDebrief(['draft', ...parts.reverse()], folder);
  assert.equal(one.stdout, two.stdout);
  assert.equal(one.code, 0);
});

test('new fills the head, set edits it, and nothing else changes', async () => {
  const made = await runDebrief(
    [
      'new',
      'n.md',
      '--title',
      'Search was empty',
      '--severity',
      'SEV2',
      '--date',
      '2024-05-06',
      '--author',
      '@ines',
    ],
    folder,
  );
  assert.equal(made.code, 0, made.stderr);
  const before = readFileSync(join(folder, 'n.md'), 'utf8');
  assert.match(before, /^# Postmortem: Search was empty$/m);
  const dry = await runDebrief(['set', 'n.md', 'status=In Review', '--dry-run'], folder);
  assert.match(dry.stdout, /-\*\*Status\*\*: Draft\n\+\*\*Status\*\*: In Review/);
  assert.equal(readFileSync(join(folder, 'n.md'), 'utf8'), before);
  await runDebrief(['set', 'n.md', 'status=In Review'], folder);
  assert.equal(
    readFileSync(join(folder, 'n.md'), 'utf8'),
    before.replace('**Status**: Draft', '**Status**: In Review'),
  );
});

test('every template is written by new and read back with its sections', async () => {
  const { templates } = await json(['templates']);
  assert.deepEqual(templates.map((template: { name: string }) => template.name).sort(), [
    'detailed',
    'five-whys',
    'near-miss',
    'quick',
    'security',
    'standard',
  ]);
  for (const { name } of templates) {
    const made = await runDebrief(['new', `t-${name}.md`, '--template', name], folder);
    assert.equal(made.code, 0, made.stderr);
    const { files } = await json(['inspect', `t-${name}.md`]);
    assert.deepEqual(files[0].timeline, [], `${name}: a template holds no events`);
    assert.deepEqual(
      files[0].actions.filter((action: { title: string }) => !/<!--|Immediate|Long-term/.test(action.title)),
      [],
      name,
    );
    assert.ok(
      files[0].sections.some((section: { kind: string }) => section.kind === 'timeline'),
      name,
    );
  }
});

test('a team’s own template comes first', async () => {
  writeFileSync(join(folder, 'debrief.yaml'), 'templates: ours\n');
  cpSync(fixtures, join(folder, 'ours'), { recursive: true });
  writeFileSync(
    join(folder, 'ours', 'quick.md'),
    '---\ntemplate: quick\ntitle: Ours\nuse: Always\n---\n# Ours: <!-- what -->\n',
  );
  const { templates } = await json(['templates']);
  assert.equal(templates.find((template: { name: string }) => template.name === 'quick').title, 'Ours');
  assert.equal((await runDebrief(['new', '--template', 'quick'], folder)).stdout, '# Ours: <!-- what -->\n');
  writeFileSync(join(folder, 'debrief.yaml'), '{}\n');
});

test('actions are listed with what they lack, added, set and removed', async () => {
  const file = 'library/bullets.md';
  const { files } = await json(['actions', file]);
  assert.deepEqual(files[0].actions[0].lacks, ['ticket']);
  assert.equal(files[0].actions[0].overdue, true);
  await runDebrief(['actions', file, 'add', 'Test', 'the', 'renewal', '--owner', '@bo'], folder);
  await runDebrief(['actions', file, 'set', '3', '--due', '2024-04-01', '--status', 'done'], folder);
  const after = (await json(['actions', file])).files[0].actions[2];
  assert.deepEqual(
    [after.title, after.owner, after.due, after.status],
    ['Test the renewal', '@bo', '2024-04-01', 'done'],
  );
  await runDebrief(['actions', file, 'remove', '3'], folder);
  assert.equal(readFileSync(join(folder, file), 'utf8'), readFileSync(join(fixtures, 'bullets.md'), 'utf8'));
});

test('measure gives figures with anchors, and says what cannot be measured', async () => {
  const { files, library } = await json(['measure', 'library']);
  const table = files.find((entry: { file: string }) => entry.file.endsWith('table.md'));
  const resolve = table.measures.find((measure: { name: string }) => measure.name === 'resolve');
  assert.equal(resolve.minutes, 34);
  assert.equal(library.find((measure: { name: string }) => measure.name === 'resolve').interval, null);
  const shown = await runDebrief(['measure', 'library'], folder);
  assert.match(shown.stdout, /too few for an interval/);
});

test('similar and recall explain every hit', async () => {
  const { results } = await json(['similar', 'library/bullets.md', '--in', 'library', '--in', 'draft.md']);
  for (const result of results) assert.ok(result.why.length > 0 && result.score > 0);
  const recalled = await json(['recall', 'CheckoutErrorRateHigh', '--in', 'draft.md', '--in', 'library']);
  assert.equal(recalled.results[0].file, 'draft.md');
  assert.ok(recalled.results[0].checkFirst.length > 0);
});

test('triggers answer yes, not so far, and say what is not known', async () => {
  const yes = await json(['triggers', '--severity', 'SEV3', '--customer-facing', '--duration', '20m']);
  assert.equal(yes.asked, true);
  const open = await json(['triggers', '--severity', 'SEV4']);
  assert.equal(open.asked, false);
  assert.equal(
    open.triggers.find((trigger: { trigger: string }) => trigger.trigger === 'data-loss').fires,
    null,
  );
});

test('export leaves prompts out and runs nothing', async () => {
  writeFileSync(
    join(folder, 'hostile.md'),
    '# T <!-- prompt -->\n\n<script>alert(1)</script>\n\n[x](javascript:alert(1))\n\n## Action items\n\n- =cmd()|x\n',
  );
  const page = await runDebrief(['export', 'hostile.md'], folder);
  assert.doesNotMatch(page.stdout, /<script|href="javascript|prompt/);
  const csv = await runDebrief(['export', 'hostile.md', '--format', 'actions-csv'], folder);
  assert.match(csv.stdout, /'=cmd/);
});

test('lint reads standard input, exits by --fail-on, and prints four ways', async () => {
  const text = '# Outage\n\n## Root cause\n\nThe on-call wiped the wrong volume.\n';
  const run = (...args: string[]) =>
    runDebrief(['lint', '-', '--stdin-filename', 'o.md', ...args], folder, text);
  assert.equal((await run()).code, 1);
  assert.equal((await run('--fail-on', 'never')).code, 0);
  const parsed = JSON.parse((await run('--format', 'json')).stdout);
  const finding = parsed.files[0].findings.find(
    (candidate: { rule: string }) => candidate.rule === 'person-as-cause',
  );
  assert.equal(parsed.files[0].file, 'o.md');
  assert.equal(finding.line, 5);
  assert.equal(text.slice(finding.from, finding.to).includes('wiped'), true);
  assert.match((await run('--format', 'github')).stdout, /^::error file=o\.md,line=5/m);
  assert.equal(JSON.parse((await run('--format', 'sarif')).stdout).version, '2.1.0');
});

test('rules and sources show their pages', async () => {
  assert.match((await runDebrief(['rules', 'person-as-cause'], folder)).stdout, /^# /);
  assert.match((await runDebrief(['sources', 'slack'], folder)).stdout, /^# /);
});
