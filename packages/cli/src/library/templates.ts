import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { builtInTemplates, readTemplate, type Template } from '@debrief/document';
import type { LoadedPolicy } from '../config/load-policy.ts';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';
import { readTextFile } from '../files/read-text.ts';
import { nearest } from '../nearest.ts';

/** The team's templates (policy's `templates` folder) and the built-in ones; a team's own wins over its namesake. */
export function allTemplates(loaded: LoadedPolicy, context: Context): readonly Template[] {
  const own = teamTemplates(loaded, context);
  const taken = new Set(own.map((template) => template.name));
  return [...own, ...builtInTemplates().filter((template) => !taken.has(template.name))];
}

function teamTemplates({ policy, folder }: LoadedPolicy, context: Context): readonly Template[] {
  if (policy.templates === null || folder === null) return [];
  const path = resolve(folder, policy.templates);
  if (!existsSync(path))
    throw new Failure(`${policy.templates}: the policy's template folder does not exist.`);
  return readdirSync(path)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => readTemplate(name.slice(0, -3), readTextFile(join(path, name), context).text));
}

/** A template by name, or by path when the name is one of a Markdown file. */
export function findTemplate(name: string, loaded: LoadedPolicy, context: Context): Template {
  if (name.endsWith('.md')) return readTemplate(name, readTextFile(name, context).text);
  const templates = allTemplates(loaded, context);
  const found = templates.find((template) => template.name === name);
  if (found !== undefined) return found;
  const names = templates.map((template) => template.name);
  const close = nearest(name, names);
  throw new Failure(
    `There is no template \`${name}\`.${close === null ? '' : ` Did you mean \`${close}\`?`}`,
    `These exist: ${names.join(', ')}. A path to a .md file is taken too.`,
  );
}
