/** Every command that a page shows runs; every path that it names exists. */
import assert from 'node:assert/strict';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { commands } from '../packages/cli/src/registry.generated.ts';
import { runDebrief } from '../packages/cli/test/run-debrief.ts';
import { packZip } from '../packages/records/src/pack-zip.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'ARCHITECTURE.md',
  'examples/checkout-outage/README.md',
  'docs/app.md',
  'docs/guide.md',
  'docs/policy.md',
  'skill/SKILL.md',
  ...readdirSync(join(root, 'skill/references')).map((name) => `skill/references/${name}`),
  ...readdirSync(join(root, 'packages')).map((name) => `packages/${name}/README.md`),
];

/** A folder with the files that the pages' commands speak of. */
function sandbox(): string {
  const folder = mkdtempSync(join(tmpdir(), 'debrief-docs-'));
  const records = join(root, 'examples/checkout-outage/records');
  cpSync(records, join(folder, 'records'), { recursive: true });
  cpSync(records, join(folder, 'examples/checkout-outage/records'), { recursive: true });
  cpSync(join(records, 'slack'), join(folder, 'slack-export'), { recursive: true });
  for (const [name, from] of [
    ['pagerduty.json', 'pagerduty-log-entries.json'],
    ['alertmanager.json', 'alertmanager.json'],
    ['deploys.json', 'github-deployments.json'],
    ['deployments.json', 'github-deployments.json'],
  ] as const) {
    cpSync(join(records, from), join(folder, name));
  }
  const zip = packZip(
    ['users.json', 'channels.json', 'inc-checkout/2024-03-12.json'].map((name) => ({
      name,
      content: readFileSync(join(records, 'slack', name), 'utf8'),
    })),
  );
  writeFileSync(join(folder, 'slack-export.zip'), zip);
  writeFileSync(join(folder, 'slack.zip'), zip);
  writeFileSync(
    join(folder, 'chat.txt'),
    'mara [8:57 AM]\nCheckout is down\n\ntomi [9:02 AM]\nrolling back\n',
  );
  writeFileSync(
    join(folder, 'git.log'),
    '4847dea93e57369ad938c1496145dd3ed3439ebe\t2024-03-12T13:50:29Z\t2024-03-12T13:50:29Z\tJun\tMove price lookups\n',
  );
  const document = readFileSync(join(root, 'packages/document/src/edit/fixtures/table.md'), 'utf8');
  mkdirSync(join(folder, 'docs/postmortems'), { recursive: true });
  mkdirSync(join(folder, 'postmortems'));
  for (const name of ['postmortem.md', 'draft.md', 'FILE', 'postmortems/a.md', 'docs/postmortems/b.md']) {
    writeFileSync(join(folder, name), document);
  }
  return folder;
}

/** Splits a line as a shell would, double quotes minded; a comment after ` #` is left out. */
function words(line: string): string[] {
  const plain = line.replace(/\s+#.*$/, '');
  return [...plain.matchAll(/"([^"]*)"|(\S+)/g)].map((found) => found[1] ?? found[2] ?? '');
}

const fences = /^```(?:\w*)\n([\s\S]*?)^```/gm;
const inline = /`(debrief [^`]+)`/g;

function commandsOf(text: string): string[] {
  const blocks = [...text.matchAll(fences)].flatMap((fence) => (fence[1] ?? '').split('\n'));
  const lines = blocks.map((line) => line.replace(/^\$ /, '')).filter((line) => /^debrief [a-z]/.test(line));
  const spans = [...text.replace(fences, '').matchAll(inline)].map((found) => found[1] ?? '');
  return [...lines, ...spans].filter((line) => !line.includes('COMMAND') && !/^debrief --/.test(line));
}

/** Words that stand for something of the reader's. */
function concrete(line: string): string {
  return line
    .replace(/ALERT-NAME/g, 'HighErrorRate')
    .replace(/(?<= )(?:RECORDS?…|RECORDS)/g, 'records')
    .replace(/sources NAME/, 'sources slack')
    .replace(/rules <id>/, 'rules should-have')
    .replace(/ add …$/, ' add "Alert on pool usage"')
    .replace(/ set 3 /, ' set 1 ');
}

for (const page of pages) {
  test(`${page}: every command runs`, async () => {
    const folder = sandbox();
    for (const line of commandsOf(readFileSync(join(root, page), 'utf8'))) {
      const [, name = '', ...args] = words(concrete(line));
      assert.ok(
        commands.some((command) => command.name === name),
        `${page}: \`${line}\`: there is no such command`,
      );
      // Servers run until they are stopped: mcp.test.ts and library.test.ts start them.
      if (name === 'mcp' || name === 'serve') continue;
      // A command without anything behind it is a mention, not an example.
      if (args.length === 0) continue;
      const output = args.indexOf('-o');
      if (output !== -1) args.push('--force');
      if (name === 'export' || name === 'new')
        args.splice(args.indexOf('--force'), args.includes('--force') ? 1 : 0);
      const target = name === 'new' ? args[0] : undefined;
      const run = await runDebrief(
        [name, ...args.map((arg) => (arg === target ? `new-${arg.replaceAll('/', '-')}` : arg))],
        folder,
      );
      assert.notEqual(run.code, 2, `${page}: \`${line}\`\n${run.stderr}`);
    }
  });
}

test('links between pages lead somewhere', () => {
  const broken = pages.flatMap((page) => {
    const text = readFileSync(join(root, page), 'utf8');
    return [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)]
      .map((found) => found[1] ?? '')
      .filter((target) => !existsSync(join(root, dirname(page), target)))
      .map((target) => `${page} → ${target}`);
  });
  assert.deepEqual(broken, []);
});
