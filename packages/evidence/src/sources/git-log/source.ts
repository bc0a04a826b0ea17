import * as z from 'zod/mini';
import { tellCommit } from '../../reading/commit-words.ts';
import { neededText, text, texts, time } from '../../reading/fields.ts';
import { jsonSource } from '../../reading/json-source.ts';
import { readLines } from '../../reading/lines.ts';
import { count, has, shape } from '../../reading/shape.ts';
import { eventOf } from '../../reading/told.ts';
import type { RawEvent, ReadContext, RecordFile, RecordSet, Source } from '../../source.ts';
import { BlockReader, type ReadCommit } from './blocks.ts';
import { commitOfLine, commitOfReference, isOneline, isReference, separatorOf } from './fields.ts';

const commit = shape({
  name: 'commit',
  fits: (record) => {
    if (count(record, 'hash', 'sha', 'commit') === 0 || count(record, 'subject', 'message', 'title') === 0)
      return 0;
    if (has(record, 'node_id') || has(record, 'url')) return 0;
    return count(record, 'authorDate', 'committerDate', 'author_date', 'commit_date', 'committer_date') > 0
      ? 0.95
      : 0;
  },
  schema: () =>
    z.object({
      hash: text,
      sha: text,
      commit: text,
      subject: text,
      message: text,
      title: text,
      body: text,
      author: text,
      authorName: text,
      author_name: text,
      authorEmail: text,
      author_email: text,
      authorDate: time,
      author_date: time,
      committerDate: time,
      committer_date: time,
      commit_date: time,
      parents: z.transform((value: unknown) =>
        typeof value === 'string' ? value.split(/\s+/).filter(Boolean) : texts.parse(value),
      ),
      files: texts,
      repository: text,
      repo: text,
    }),
  *tell(record, scope) {
    const [first = '', ...rest] = (record.subject ?? record.title ?? record.message ?? '').split('\n');
    const told = tellCommit({
      hash: neededText.parse(record.hash ?? record.sha ?? record.commit),
      author: record.author ?? record.authorName ?? record.author_name,
      email: record.authorEmail ?? record.author_email,
      authored: record.authorDate ?? record.author_date,
      committed: record.committerDate ?? record.committer_date ?? record.commit_date,
      subject: first,
      body: record.body ?? rest.join('\n').trim(),
      parents: record.parents.length,
      parentHashes: record.parents,
      files: record.files,
      repository: record.repository ?? record.repo,
    });
    if (told) yield told;
    else scope.note('no date that could be read');
  },
});

const json = jsonSource({ id: 'git-log', title: 'git log', shapes: [commit] });

type Form = 'blocks' | 'fields' | 'reference' | 'oneline' | null;

function linesOf(head: string): string[] {
  const lines = head.split(/\r?\n/, 26);
  if (lines.length > 25 || head.length >= 65_536) lines.pop();
  return lines.filter((line) => line.trim() !== '');
}

function formOf(file: RecordFile): Form {
  const lines = linesOf(file.head);
  const first = lines[0] ?? '';
  if (/^commit [0-9a-f]{7,64}\b/.test(first) && /^(?:Author|author|tree|Merge|AuthorDate)\b/m.test(file.head))
    return 'blocks';
  if (/^[0-9a-f]{7,64}[\t\x1f|~;,]/.test(first) && separatorOf(lines) !== null) return 'fields';
  if (lines.length > 0 && lines.every(isReference)) return 'reference';
  return isOneline(lines) ? 'oneline' : null;
}

const SURENESS: Readonly<Record<NonNullable<Form>, number>> = {
  blocks: 0.95,
  fields: 0.9,
  reference: 0.9,
  oneline: 0.6,
};

/** `git log` in its own formats, with fields by tab, or as JSON lines. `--oneline` has no dates and is refused. */
export const source: Source = {
  id: json.id,
  title: json.title,
  detect(set) {
    const file = set.files[0];
    const form = file ? formOf(file) : null;
    return form === null ? json.detect(set) : SURENESS[form];
  },
  read,
};

async function* read(set: RecordSet, context: ReadContext) {
  for (const file of set.files) {
    const form = formOf(file);
    if (form === null) {
      yield* json.read({ name: file.name, files: [file] }, context);
    } else if (form === 'oneline') {
      const message =
        "one line a commit, but no dates: use git log --format='%H%x09%aI%x09%cI%x09%an%x09%s' instead of --oneline";
      context.problem({ file: file.name, level: 'refused', message });
    } else {
      yield* readText(file, form, context);
    }
  }
}

async function* readText(
  file: RecordFile,
  form: 'blocks' | 'fields' | 'reference',
  context: ReadContext,
): AsyncGenerator<RawEvent> {
  const blocks = new BlockReader();
  const separator = form === 'fields' ? (separatorOf(linesOf(file.head)) ?? '\t') : '';
  let dateless = 0;
  const tell = (found: ReadCommit | null): RawEvent[] => {
    if (!found) return [];
    const told = tellCommit(found.commit);
    if (!told) dateless++;
    return told ? [eventOf('git-log', told, { file: file.name, line: found.line, text: found.raw })] : [];
  };
  for await (const { text: line, number } of readLines(file, (bytes) => context.progress(bytes))) {
    if (form === 'blocks') {
      yield* tell(blocks.line(line, number));
      continue;
    }
    if (line.trim() === '') continue;
    const found = form === 'fields' ? commitOfLine(line, separator) : commitOfReference(line);
    if (found) yield* tell({ commit: found, line: number, raw: line });
    else
      context.problem({
        file: file.name,
        line: number,
        level: 'skipped',
        message: `no commit with a date: ${JSON.stringify(line.slice(0, 60))}`,
      });
  }
  yield* tell(blocks.end());
  if (dateless > 0) {
    const message = `${dateless} commits have no date (--format=short?): use the default format or --format=fuller`;
    context.problem({ file: file.name, level: 'refused', message });
  }
}
