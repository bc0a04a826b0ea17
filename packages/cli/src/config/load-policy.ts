/** Finds `debrief.yaml`, reads it, and says precisely what is wrong with it. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { defaultPolicy, fillPolicy, type Policy } from '@debrief/review';
import type { Context } from '../context.ts';
import { causeOf, Failure } from '../failure.ts';
import { nearest } from '../nearest.ts';

export interface LoadedPolicy {
  readonly policy: Policy;
  /** Folder of the file, for what it names beside it; null without a file. */
  readonly folder: string | null;
}

/**
 * The policy that holds for `start` (a file or folder): `--config FILE` when given, else the nearest
 * `debrief.yaml` in its folder or above, else the defaults.
 */
export async function loadPolicy(
  start: string | null,
  config: string | undefined,
  context: Context,
): Promise<LoadedPolicy> {
  const path =
    config === undefined ? findUpwards(resolve(context.cwd, start ?? '.')) : resolve(context.cwd, config);
  if (path === null) return { policy: defaultPolicy, folder: null };
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new Failure(`${config ?? path}: the policy cannot be read: ${causeOf(error)}.`);
  }
  const shown = config ?? (relative(context.cwd, path) || path);
  return { policy: await parsePolicy(shown, text), folder: dirname(path) };
}

function findUpwards(start: string): string | null {
  for (let folder = start; ; folder = dirname(folder)) {
    for (const name of ['debrief.yaml', 'debrief.yml']) {
      const path = join(folder, name);
      if (existsSync(path)) return path;
    }
    if (dirname(folder) === folder) return null;
  }
}

/** Reads the text of a policy file; throws a `Failure` with `file:line:column`, the line, and the culprit marked. */
export async function parsePolicy(name: string, text: string): Promise<Policy> {
  const { parseDocument, policySchema } = await import('./policy-reader.ts');
  const document = parseDocument(text, { prettyErrors: false });
  const broken = document.errors[0];
  if (broken !== undefined)
    throw new Failure(card(name, text, broken.pos[0], `this is no YAML: ${broken.message}`));
  const value: unknown = document.toJS() ?? {};
  const read = policySchema.safeParse(value);
  if (read.success) return withKnownRules(name, text, fillPolicy(read.data), document);
  const issue = read.error.issues[0];
  if (issue === undefined) throw new Failure(`${name}: the policy was not accepted.`);
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
  const at = offsetOf(document, path, issue.code === 'unrecognized_keys');
  const words =
    issue.code === 'unrecognized_keys'
      ? `there is no setting \`${path.join('.')}\``
      : `\`${path.join('.')}\`: ${lowerFirst(issue.message)}`;
  throw new Failure(
    card(name, text, at, words),
    'The settings are described in docs/policy.md and docs/debrief.schema.json.',
  );
}

type YamlDocument = ReturnType<typeof import('yaml').parseDocument>;

async function withKnownRules(
  name: string,
  text: string,
  policy: Policy,
  document: YamlDocument,
): Promise<Policy> {
  const settings = [
    ...Object.keys(policy.lint.rules).map((id) => ['lint', 'rules', id]),
    ...Object.keys(policy.lint.vocabulary).map((id) => ['lint', 'vocabulary', id]),
  ];
  if (settings.length === 0) return policy;
  const { rules } = await import('@debrief/lint');
  const ids = rules.map((rule) => rule.id);
  for (const path of settings) {
    const id = path[2] ?? '';
    if (ids.includes(id)) continue;
    const close = nearest(id, ids);
    const hint = close === null ? '' : ` (did you mean \`${close}\`?)`;
    throw new Failure(
      card(name, text, offsetOf(document, path, true), `there is no rule \`${id}\`${hint}`),
      'Run `debrief rules` to see them all.',
    );
  }
  return policy;
}

/** Where the node at `path` stands; with `key`, where the last key itself stands. */
function offsetOf(document: YamlDocument, path: readonly PropertyKey[], key: boolean): number {
  const steps = path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  const parent: unknown = steps.length > 1 ? document.getIn(steps.slice(0, -1), true) : document.contents;
  if (
    key &&
    typeof parent === 'object' &&
    parent !== null &&
    'items' in parent &&
    Array.isArray(parent.items)
  ) {
    for (const item of parent.items) {
      const itemKey: unknown = typeof item === 'object' && item !== null && 'key' in item ? item.key : null;
      if (scalarOf(itemKey) === steps.at(-1)) return rangeStart(itemKey) ?? 0;
    }
  }
  for (let length = steps.length; length > 0; length--) {
    const at = rangeStart(document.getIn(steps.slice(0, length), true));
    if (at !== null) return at;
  }
  return 0;
}

function scalarOf(node: unknown): unknown {
  return typeof node === 'object' && node !== null && 'value' in node ? node.value : node;
}

function rangeStart(node: unknown): number | null {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range))
    return null;
  const first: unknown = node.range[0];
  return typeof first === 'number' ? first : null;
}

/** `file:line:column`, what is wrong, and the line with the culprit marked. */
function card(name: string, text: string, offset: number, words: string): string {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  const column = offset - before.lastIndexOf('\n');
  const source = text.split('\n')[line - 1] ?? '';
  const margin = String(line);
  return `${name}:${line}:${column}: ${words}.\n\n  ${margin} | ${source}\n  ${' '.repeat(margin.length)} | ${' '.repeat(column - 1)}^`;
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
