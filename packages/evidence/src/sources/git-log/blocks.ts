/** `git log` in its own formats: medium (default), fuller, full, short, raw; with `--stat` or `--name-only`. */

import type { Commit } from '../../reading/commit-words.ts';
import { writtenStamp } from '../../reading/written-stamps.ts';

const HEADER = /^commit ([0-9a-f]{7,64})(?: \((.+)\))?(?: [0-9a-f]{7,64})*$/;
const FIELD =
  /^(Merge|Author|AuthorDate|Date|Commit|CommitDate|author|committer|parent|tree|gpgsig|Reflog|Reflog message|Notes|encoding):? +(.*)$/;
const STAT = /^ (\S.*?) +\| +(?:\d+|Bin)\b/;
const NAME_STATUS = /^(?:[AMDTUXB]|[RC]\d{1,3})\t(.+)$/;
const RAW_PERSON = /^(.*?) <([^>]*)> (\d{9,11}) [+-]\d{4}$/;
const PERSON = /^(.*?)(?: <([^>]*)>)?$/;

interface Open {
  hash: string;
  decorations: string | undefined;
  author: string | undefined;
  email: string | undefined;
  authorDate: string | undefined;
  commitDate: string | undefined;
  parents: number;
  message: string[];
  files: string[];
  raw: string[];
  line: number;
}

export interface ReadCommit {
  readonly commit: Commit;
  readonly line: number;
  readonly raw: string;
}

/** Feed it lines; each `commit …` line ends the one before. */
export class BlockReader {
  private open: Open | null = null;

  /** The commit that this line ends, if any. */
  line(text: string, number: number): ReadCommit | null {
    const header = HEADER.exec(text);
    if (header) {
      const done = this.end();
      this.open = start(header[1] ?? '', header[2], number, text);
      return done;
    }
    if (this.open) {
      this.open.raw.push(text);
      take(this.open, text);
    }
    return null;
  }

  end(): ReadCommit | null {
    const open = this.open;
    this.open = null;
    if (!open) return null;
    while (open.message.at(-1) === '') open.message.pop();
    const [subject = '', ...body] = open.message;
    return {
      line: open.line,
      raw: open.raw.join('\n').trimEnd(),
      commit: {
        hash: open.hash,
        author: open.author,
        email: open.email,
        authored: writtenStamp(open.authorDate),
        committed: writtenStamp(open.commitDate),
        subject,
        body: body.join('\n').trim(),
        parents: open.parents,
        files: open.files,
        decorations: open.decorations,
      },
    };
  }
}

function start(hash: string, decorations: string | undefined, line: number, text: string): Open {
  return {
    hash,
    decorations,
    author: undefined,
    email: undefined,
    authorDate: undefined,
    commitDate: undefined,
    parents: 0,
    message: [],
    files: [],
    raw: [text],
    line,
  };
}

function take(open: Open, text: string): void {
  if (text.startsWith('    ')) {
    open.message.push(text.slice(4).trimEnd());
    return;
  }
  if (open.message.length > 0) {
    const file =
      (STAT.exec(text) ?? NAME_STATUS.exec(text))?.[1] ??
      (/^[^\s:][^\s]*[./][^\s]*$/.test(text) ? text : undefined);
    if (file) open.files.push(file.split('\t').at(-1) ?? file);
    else if (text === '') open.message.push('');
    return;
  }
  const field = FIELD.exec(text);
  if (!field) return;
  const [, name, value = ''] = field;
  if (name === 'Merge') open.parents = value.split(' ').length;
  else if (name === 'parent') open.parents++;
  else if (name === 'Author') takePerson(open, value);
  else if (name === 'Date' || name === 'AuthorDate') open.authorDate = value;
  else if (name === 'CommitDate') open.commitDate = value;
  else if (name === 'author' || name === 'committer') {
    const raw = RAW_PERSON.exec(value);
    if (name === 'author') {
      open.author = raw?.[1];
      open.email = raw?.[2];
      open.authorDate = raw?.[3];
    } else open.commitDate = raw?.[3];
  }
}

function takePerson(open: Open, value: string): void {
  const match = PERSON.exec(value);
  open.author = match?.[1] || undefined;
  open.email = match?.[2]?.includes('@') ? match[2] : undefined;
}
