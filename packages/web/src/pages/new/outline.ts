export interface OutlineItem {
  /** 0-based. */
  readonly line: number;
  readonly level: number;
  readonly text: string;
}

/** The headings of a template’s Markdown, those in fenced code and comments left out, and comments in them. */
export function outlineOf(markdown: string): readonly OutlineItem[] {
  const items: OutlineItem[] = [];
  let fenced = false;
  let comment = false;
  markdown.split('\n').forEach((text, line) => {
    if (/^\s*(?:```|~~~)/.test(text)) fenced = !fenced;
    const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(text);
    if (heading !== null && !fenced && !comment) {
      items.push({
        line,
        level: heading[1]?.length ?? 1,
        text: (heading[2] ?? '')
          .replace(/<!--.*?(?:-->|$)/g, '')
          .trim()
          .replace(/:$/, ''),
      });
    }
    const opened = text.lastIndexOf('<!--');
    const closed = text.lastIndexOf('-->');
    if (opened > closed) comment = true;
    else if (closed >= 0) comment = false;
  });
  return items;
}
