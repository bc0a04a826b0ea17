/** Markdown as chat tools use it, to plain text. */

/** Styling of chat Markdown taken off: bold, italic, struck, code, spoilers, links as `label (address)`. */
export function plainOfMarkdown(text: string): string {
  if (!/[*_~`|[]/.test(text)) return text.trim();
  return text
    .split(/(```[\s\S]*?```|`[^`\n]+`)/)
    .map((part, index) =>
      index % 2 === 1 ? part.replace(/^```(?:\w+\n)?\n?|\n?```$|^`|`$/g, '') : unstyled(part),
    )
    .join('')
    .trim();
}

function unstyled(text: string): string {
  return text
    .replace(/\[([^\][\n]{1,300})\]\(<?(https?:\/\/[^\s()<>]{1,2000})>?\)/g, (_, label, url) =>
      label === url ? url : `${label} (${url})`,
    )
    .replace(/\*\*(?=\S)([^\n]{1,400}?)(?<=\S)\*\*/g, '$1')
    .replace(/(?<![\w*])\*(?=[^\s*])([^\n*]{1,400}?)(?<=\S)\*(?![\w*])/g, '$1')
    .replace(/(?<!\w)__(?=\S)([^\n]{1,400}?)(?<=\S)__(?!\w)/g, '$1')
    .replace(/(?<!\w)_(?=[^\s_])([^\n_]{1,400}?)(?<=\S)_(?!\w)/g, '$1')
    .replace(/~~(?=\S)([^\n]{1,400}?)(?<=\S)~~/g, '$1')
    .replace(/\|\|(?=\S)([^\n]{1,400}?)(?<=\S)\|\|/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+\-.!~|>])/g, '$1');
}
