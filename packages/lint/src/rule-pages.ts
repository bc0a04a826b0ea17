/** Reads the examples of a rule's page: the fenced blocks below `## Finds` and `## Leaves alone`. */

/** One example that the rule must report, or must not. */
export interface RuleExample {
  readonly finds: boolean;
  /** The whole document to check. */
  readonly text: string;
  /** What the page shows, for messages. */
  readonly shown: string;
  /** 1-based line of the page. */
  readonly line: number;
  /** `today=` of the fence. */
  readonly today: string | null;
  /** `files="a b"` of the fence: what exists beside the document; null where the page does not say. */
  readonly files: readonly string[] | null;
}

/** The examples of one page, in order. Throws on a fence it does not understand, naming the line. */
export function readRuleExamples(page: string): RuleExample[] {
  const examples: RuleExample[] = [];
  const lines = page.split(/\r?\n/);
  let finds: boolean | null = null;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    const heading = /^#{1,6}\s+(.*?)\s*$/.exec(line);
    if (heading) {
      finds = heading[1] === 'Finds' ? true : heading[1] === 'Leaves alone' ? false : null;
      continue;
    }
    const fence = /^(`{3,})\s*(\w*)\s*(.*)$/.exec(line);
    if (!fence) continue;
    const start = index + 1;
    let end = start;
    while (end < lines.length && !(lines[end]!.startsWith(fence[1]!) && /^`+\s*$/.test(lines[end]!))) end++;
    index = end;
    if (finds === null) continue;
    const info = attributes(fence[3]!);
    const common = {
      finds,
      today: info.get('today') ?? null,
      files: info.get('files')?.split(/\s+/).filter(Boolean) ?? null,
    };
    if (fence[2] === 'markdown') {
      const text = `${lines.slice(start, end).join('\n')}\n`;
      examples.push({ ...common, text, shown: text, line: start + 1 });
    } else if (fence[2] === 'text') {
      for (let at = start; at < end; at++) {
        const shown = lines[at]!;
        if (shown.trim() === '') continue;
        examples.push({ ...common, text: documentAround(shown, info.get('in')), shown, line: at + 1 });
      }
    } else {
      throw new Error(`line ${start}: an example fence is \`text\` or \`markdown\`, not \`${fence[2]}\``);
    }
  }
  return examples;
}

function documentAround(line: string, heading: string | undefined): string {
  return heading === undefined ? `${line}\n` : `# Postmortem: Example\n\n## ${heading}\n\n${line}\n`;
}

function attributes(info: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const match of info.matchAll(/(\w+)=(?:"([^"]*)"|(\S+))/g)) {
    found.set(match[1]!, match[2] ?? match[3] ?? '');
  }
  return found;
}
