import { templateTexts } from './registry.generated.ts';

export interface Template {
  readonly name: string;
  readonly title: string;
  /** When to take it, in one line. */
  readonly use: string;
  /** The document to begin with: the template without its front matter. */
  readonly markdown: string;
}

const frontMatter = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/;

/**
 * Reads a template file: front matter with `template`, `title`, `use`, then the document. A file without front
 * matter is a template too, named `name`.
 */
export function readTemplate(name: string, text: string): Template {
  const head = frontMatter.exec(text);
  const field = (key: string): string | null =>
    new RegExp(`^${key}:[ \\t]*(.*)$`, 'm')
      .exec(head?.[1] ?? '')?.[1]
      ?.trim()
      .replace(/^(["'])(.*)\1$/, '$2') ?? null;
  return {
    name: field('template') ?? name,
    title: field('title') ?? name,
    use: field('use') ?? '',
    markdown: head === null ? text : text.slice(head[0].length),
  };
}

/** The templates that come with Debrief, by name. */
export function builtInTemplates(): readonly Template[] {
  return Object.entries(templateTexts).map(([name, text]) => readTemplate(name, text));
}
