/** Reads every import and holds it against the walls of ARCHITECTURE.md. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const packages = readdirSync(join(root, 'packages')).sort();
const pure = new Set(['document', 'lint', 'evidence', 'draft', 'review', 'learn', 'publish']);

/** Which packages each may know. The direction in which data flows, and nothing back. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  document: [],
  lint: ['document'],
  evidence: [],
  draft: ['document', 'evidence'],
  review: ['document', 'lint'],
  learn: ['document'],
  publish: ['document'],
  wire: [],
  records: ['evidence'],
  store: ['document', 'learn'],
  server: ['document', 'lint', 'evidence', 'draft', 'review', 'learn', 'publish', 'wire', 'records', 'store'],
  web: ['document', 'lint', 'evidence', 'draft', 'review', 'learn', 'publish', 'wire'],
  cli: [
    'document',
    'lint',
    'evidence',
    'draft',
    'review',
    'learn',
    'publish',
    'wire',
    'records',
    'store',
    'server',
  ],
};

interface Import {
  readonly file: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes(`${sep}node_modules${sep}`) && !path.includes(`${sep}fixtures${sep}`));
}

const importLine =
  /^\s*(?:import|export)\s+(type\s+)?(?:[^'"();]*?\s+from\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  return [...text.matchAll(importLine)].map((found) => ({
    file,
    target: found[2] ?? found[3] ?? '',
    typeOnly: found[1] !== undefined,
  }));
}

const files = packages.flatMap((name) => sourceFiles(join(root, 'packages', name, 'src')));
const shown = (path: string) => relative(root, path);
const packageOf = (path: string) => relative(join(root, 'packages'), path).split(sep)[0] ?? '';
const isTest = (path: string) => path.endsWith('.test.ts');

test('every package is in the table of walls', () => {
  assert.deepEqual(
    packages.filter((name) => mayImport[name] === undefined),
    [],
  );
});

test('packages know only those that stand before them', () => {
  const crossed = files
    .filter((file) => !isTest(file))
    .flatMap(importsOf)
    .filter(({ file, target }) => {
      const name = /^@debrief\/([^/]+)/.exec(target)?.[1];
      return name !== undefined && !mayImport[packageOf(file)]?.includes(name);
    })
    .map(({ file, target }) => `${shown(file)} imports ${target}`);
  assert.deepEqual(crossed, []);
});

test('a package is entered by its declared doors only, and not through a relative path', () => {
  const wrong = files.flatMap(importsOf).filter(({ file, target }) => {
    if (target.startsWith('.')) return packageOf(join(dirname(file), target)) !== packageOf(file);
    const door = /^(@debrief\/[^/]+)(\/.*)?$/.exec(target);
    if (door === null) return false;
    const manifest: unknown = JSON.parse(
      readFileSync(join(root, 'packages', door[1]?.slice('@debrief/'.length) ?? '', 'package.json'), 'utf8'),
    );
    const exported =
      typeof manifest === 'object' && manifest !== null && 'exports' in manifest ? manifest.exports : null;
    return typeof exported !== 'object' || exported === null || !Object.hasOwn(exported, `.${door[2] ?? ''}`);
  });
  assert.deepEqual(
    wrong.filter(({ file }) => !isTest(file)).map(({ file, target }) => `${shown(file)} imports ${target}`),
    [],
  );
});

test('nothing inside a package imports the package’s own index', () => {
  const own = files
    .filter((file) => !isTest(file))
    .flatMap(importsOf)
    .filter(({ target }) => /^\.{1,2}\/(?:.*\/)?index\.ts$/.test(target))
    .map(({ file, target }) => `${shown(file)} imports ${target}: name the file that has it`);
  assert.deepEqual(own, []);
});

test('pure packages import no Node, and nothing that reads a clock, a file or the network', () => {
  const impure = files
    .filter((file) => pure.has(packageOf(file)) && !isTest(file))
    .flatMap((file) => {
      const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '');
      const node = importsOf(file)
        .filter(({ target }) => target.startsWith('node:'))
        .map(({ target }) => `${shown(file)} imports ${target}`);
      const calls = [
        /\bDate\.now\(\)/,
        /\bnew Date\(\)/,
        /\bMath\.random\b/,
        /\bfetch\(/,
        /\bTemporal\.Now\b/,
        /\bprocess\./,
        /\blocalStorage\b/,
      ]
        .filter((call) => call.test(text))
        .map((call) => `${shown(file)} uses ${call.source}`);
      return [...node, ...calls];
    });
  assert.deepEqual(impure, []);
});

test('imports make no loop', () => {
  const edges = new Map<string, readonly string[]>(
    files.map((file) => [
      file,
      importsOf(file)
        .filter(({ target, typeOnly }) => !typeOnly && target.startsWith('.'))
        .map(({ target }) => join(dirname(file), target)),
    ]),
  );
  const state = new Map<string, 'open' | 'done'>();
  const loops: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      loops.push([...path.slice(path.indexOf(file)), file].map(shown).join(' → '));
      return;
    }
    state.set(file, 'open');
    for (const next of edges.get(file) ?? []) visit(next, [...path, file]);
    state.set(file, 'done');
  };
  for (const file of files) visit(file, []);
  assert.deepEqual(loops, []);
});

test('no file is named for nothing', () => {
  const empty = files.filter((file) =>
    /[/\\](?:utils?|helpers?|common|misc|lib|shared)(?:\.ts$|[/\\])/.test(shown(file)),
  );
  assert.deepEqual(empty.map(shown), []);
});

test('no hand-written source file has more than 400 lines', () => {
  const long = files
    .filter((file) => !file.endsWith('.generated.ts') && !isTest(file))
    .map((file) => ({ file: shown(file), lines: readFileSync(file, 'utf8').split('\n').length }))
    .filter(({ lines }) => lines > 400);
  assert.deepEqual(long, []);
});

test('types are never given up', () => {
  const given = files
    .filter((file) => !file.endsWith('.generated.ts'))
    .filter((file) => {
      const text = readFileSync(file, 'utf8');
      const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '').replace(/'[^'\n]*'|`[^`]*`/g, "''");
      return /[^?]:\s*any\b|\bas any\b|\bas unknown as\b/.test(code) || /@ts-(?:ignore|nocheck)/.test(text);
    });
  assert.deepEqual(given.map(shown), []);
});

test('every package has a README of under 60 lines', () => {
  const missing = packages.filter((name) => {
    const path = join(root, 'packages', name, 'README.md');
    return !existsSync(path) || readFileSync(path, 'utf8').split('\n').length > 60;
  });
  assert.deepEqual(missing, []);
});
