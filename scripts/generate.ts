/**
 * Writes what is derived from folders: registries, documentation indexes, the policy's JSON Schema.
 * `--check` writes nothing and fails when something is stale.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const check = process.argv.includes('--check');
const note = '// Written by `npm run generate`. Do not edit: add a folder or a file instead.\n';
const stale: string[] = [];

function emit(path: string, content: string): void {
  const full = join(root, path);
  if (existsSync(full) && readFileSync(full, 'utf8') === content) return;
  if (check) {
    stale.push(path);
    return;
  }
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, content);
}

/** Names of the folders (or files without ending) directly below `path` that hold what `has` asks for. */
function entries(path: string, has: (name: string) => boolean): string[] {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  return readdirSync(full).filter(has).sort();
}

function camel(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** One registry that imports `item` of every folder, in the order of their names. */
function registry(
  packagePath: string,
  folder: string,
  file: string,
  item: string,
  type: string,
  typeFrom: string,
): string[] {
  const names = entries(join(packagePath, folder), (name) =>
    existsSync(join(root, packagePath, folder, name, file)),
  );
  const imports = names.map(
    (name) => `import { ${item} as ${camel(name)} } from './${folder}/${name}/${file}';\n`,
  );
  emit(
    `${packagePath}/registry.generated.ts`,
    `${note}${imports.join('')}import type { ${type} } from './${typeFrom}';\n\nexport const ${item}s: readonly ${type}[] = [\n${names.map((name) => `  ${camel(name)},\n`).join('')}];\n`,
  );
  return names;
}

/** Copies each folder's page to `docs/<topic>/<name>.md` and writes their index. */
async function pages(
  topic: string,
  title: string,
  folder: string,
  names: readonly string[],
  head: (name: string) => Promise<{ line: string; cells: readonly string[] }>,
  columns: readonly string[],
): Promise<void> {
  const rows: string[] = [];
  for (const name of names) {
    const page = join(root, folder, name, `${topic === 'rules' ? 'rule' : 'source'}.md`);
    if (!existsSync(page)) {
      stale.push(`${relative(root, page)} is missing`);
      continue;
    }
    const { line, cells } = await head(name);
    const body = readFileSync(page, 'utf8');
    const [heading = `# ${name}`, ...rest] = body.split('\n');
    emit(`docs/${topic}/${name}.md`, `${heading}\n\n${line}\n${rest.join('\n')}`);
    rows.push(`| [${name}](${name}.md) | ${cells.join(' | ')} |`);
  }
  const kept = new Set([...names.map((name) => `${name}.md`), 'README.md']);
  for (const file of entries(`docs/${topic}`, (name) => name.endsWith('.md') && !kept.has(name))) {
    if (check) stale.push(`docs/${topic}/${file} belongs to nothing`);
    else rmSync(join(root, `docs/${topic}`, file));
  }
  emit(
    `docs/${topic}/README.md`,
    `# ${title}\n\nWritten by \`npm run generate\` from the pages beside the code.\n\n| id | ${columns.join(' | ')} |\n| --- | ${columns.map(() => '---').join(' | ')} |\n${rows.join('\n')}\n`,
  );
}

async function load(path: string): Promise<Record<string, unknown>> {
  return (await import(pathToFileURL(join(root, path)).href)) as Record<string, unknown>;
}

function text(value: unknown, key: string): string {
  const found =
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  return typeof found === 'string' ? found : '';
}

const ruleNames = registry('packages/lint/src', 'rules', 'rule.ts', 'rule', 'Rule', 'rule.ts');
await pages(
  'rules',
  'Lint rules',
  'packages/lint/src/rules',
  ruleNames,
  async (name) => {
    const { rule } = await load(`packages/lint/src/rules/${name}/rule.ts`);
    const severity = text(rule, 'severity');
    const group = text(rule, 'group');
    return {
      line: `\`${name}\` · ${group} · ${severity} by default`,
      cells: [text(rule, 'title'), severity, group],
    };
  },
  ['title', 'severity', 'group'],
);

const sourceNames = registry(
  'packages/evidence/src',
  'sources',
  'source.ts',
  'source',
  'Source',
  'source.ts',
);
await pages(
  'sources',
  'Record sources',
  'packages/evidence/src/sources',
  sourceNames,
  async (name) => {
    const { source } = await load(`packages/evidence/src/sources/${name}/source.ts`);
    return { line: `Source id: \`${name}\``, cells: [text(source, 'title')] };
  },
  ['reads'],
);

const formatNames = entries(
  'packages/publish/src/formats',
  (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
).map((name) => name.slice(0, -3));
emit(
  'packages/publish/src/registry.generated.ts',
  `${note}import type { ExportFormat } from './format.ts';\n${formatNames
    .map((name) => `import { format as ${camel(name)} } from './formats/${name}.ts';\n`)
    .join(
      '',
    )}\nexport const formats: readonly ExportFormat[] = [\n${formatNames.map((name) => `  ${camel(name)},\n`).join('')}];\n`,
);

const commandNames = entries(
  'packages/cli/src/commands',
  (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
).map((name) => name.slice(0, -3));
const briefs: string[] = [];
for (const name of commandNames) {
  const { command } = await load(`packages/cli/src/commands/${name}.ts`);
  briefs.push(
    `  { name: ${JSON.stringify(name)}, brief: ${JSON.stringify(text(command, 'brief'))}, load: async () => (await import('./commands/${name}.ts')).command },\n`,
  );
}
emit(
  'packages/cli/src/registry.generated.ts',
  `${note}import type { CommandEntry } from './command.ts';\n\nexport const commands: readonly CommandEntry[] = [\n${briefs.join('')}];\n`,
);

const templateNames = entries('packages/document/src/templates', (name) => name.endsWith('.md')).map((name) =>
  name.slice(0, -3),
);
emit(
  'packages/document/src/templates/registry.generated.ts',
  `${note}export const templateTexts: Readonly<Record<string, string>> = {\n${templateNames
    .map(
      (name) =>
        `  ${JSON.stringify(name)}: ${JSON.stringify(readFileSync(join(root, 'packages/document/src/templates', `${name}.md`), 'utf8'))},\n`,
    )
    .join('')}};\n`,
);

if (existsSync(join(root, 'packages/review/src/policy-schema.ts'))) {
  const { policyJsonSchema } = await load('packages/review/src/policy-schema.ts');
  if (typeof policyJsonSchema === 'function') {
    emit('docs/debrief.schema.json', `${JSON.stringify(policyJsonSchema(), null, 2)}\n`);
  }
}

if (stale.length > 0) {
  console.error(
    `Stale; run \`npm run generate\` and commit what it writes:\n${stale.map((path) => `  ${path}`).join('\n')}`,
  );
  process.exitCode = 1;
}
