/** A commit, whatever form of `git log` it was read from, and its telling. */
import type { Stamp } from './times.ts';
import { bot, person, type Told } from './told.ts';

export interface Commit {
  readonly hash: string;
  readonly author: string | undefined;
  readonly email?: string | undefined;
  readonly authored: Stamp | undefined;
  readonly committed: Stamp | undefined;
  readonly subject: string;
  readonly body: string;
  /** Number of parents, where known: two or more is a merge. */
  readonly parents?: number | undefined;
  /** Their hashes, where the log gives them: they tell which commits a merge brought. */
  readonly parentHashes?: readonly string[] | undefined;
  readonly files?: readonly string[];
  readonly decorations?: string | undefined;
  readonly repository?: string | undefined;
}

const MERGED_REQUEST = /^Merge(?:d)? pull request #(\d+)(?: from (\S+))?/;
const SQUASHED = /\(#(\d+)\)\s*$/;
const GITLAB_REQUEST = /^See merge request (\S*!\d+)/m;

/** The time is the committer's: when the commit came to be as it is. The author's may be days older (rebase). */
export function tellCommit(commit: Commit): Told | null {
  const when = commit.committed ?? commit.authored;
  if (!when) return null;
  const request = MERGED_REQUEST.exec(commit.subject);
  const gitlab = GITLAB_REQUEST.exec(commit.body)?.[1];
  const number = request?.[1] ?? SQUASHED.exec(commit.subject)?.[1];
  const merge =
    request !== null ||
    (commit.parents ?? 0) > 1 ||
    /^Merge (?:branch|remote-tracking|tag|commit)\b/.test(commit.subject);
  const title = /\S[^\n]*/.exec(commit.body)?.[0].trim();
  const words = request
    ? `Merged pull request #${number}${title && !/^(?:Co-authored-by|Signed-off-by)/i.test(title) ? `: ${title}` : request[2] ? ` from ${request[2]}` : ''}`
    : merge && title && gitlab
      ? `Merged ${gitlab}: ${title}`
      : commit.subject;
  // What the message says below its first line often tells why: it is evidence too.
  const below = withoutTrailers(merge && title ? commit.body.replace(title, '') : commit.body).slice(0, 2000);
  const automatic = /\bbot\b|\[bot\]|robot/i.test(commit.author ?? '');
  const actor = automatic ? bot(commit.author) : person(commit.author, commit.email ?? commit.author);
  return {
    when,
    kind: merge ? 'merge' : 'commit',
    text: `${words.replace(/[:\s]+$/, '')} (${commit.hash.slice(0, 8)})${below === '' ? '' : `\n${below}`}`,
    identity: commit.hash,
    actor,
    refs: {
      revision: commit.hash,
      parents: commit.parentHashes && commit.parentHashes.length > 0 ? commit.parentHashes : undefined,
      pullRequest: number ? `#${number}` : gitlab,
      files: commit.files && commit.files.length > 0 ? commit.files.slice(0, 50) : undefined,
      repository: commit.repository,
    },
  };
}

/** `Signed-off-by:` and the like say who, not what. */
function withoutTrailers(body: string): string {
  return body
    .replace(/^(?:[A-Z][A-Za-z]*-(?:by|Id)|cc|Cc): .*$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
