/** Commits, merges and pull requests, folded into changes: a merge with the commits it brought, a revert with what it undoes. */
import type { EvidenceEvent } from '@debrief/evidence';
import type { Placed } from '../times/place.ts';

export interface Change {
  /** The merge (or the lone commit), then the commits it brought, oldest first. */
  readonly head: Placed;
  readonly brought: readonly Placed[];
  readonly title: string;
  readonly body: string;
  readonly number: string | null;
  readonly merged: boolean;
  /** The change that this one undoes, when it is among the records. */
  reverts: Change | null;
  /** The first later change that undoes this one. */
  revertedBy: Change | null;
  readonly isRevert: boolean;
  /** Says of itself that it repairs something that did not work. */
  readonly isRepair: boolean;
  /** A merge of a branch into another that brings no change of its own. */
  readonly isSync: boolean;
  readonly byBot: boolean;
}

const CHANGE_KINDS = new Set(['commit', 'merge', 'pull-request']);
const MERGE_TITLE =
  /^Merge (?:pull request #(\d+) from (\S+)|branch '([^']+)'.*|branch "([^"]+)".*|remote-tracking branch .*)/;
/** The telling of a merge by other sources: `Merged pull request #12: Raise the limit`. */
const MERGED_TOLD = /^Merged (?:pull request #|\S*!)(\d+): (\S.*)$/;
const TRAILING_HASH = /\s*\(([0-9a-f]{7,40})\)$/;
const MERGE_REQUEST = /See merge request \S*!(\d+)/;
const SQUASH_NUMBER = /\s*\(#(\d+)\)\s*$/;
const REVERT_TITLE = /^revert:? +["“]([\s\S]+)["”]/i;
const REVERT_WORD =
  /^(?:\[[^\]]*\]\s*|\w+(?:\([^)]*\))?: )?(?:wip:? )?(?:revert|roll ?back|undo|back out)(?:s|ed|ing)?\b/i;
const REVERTS_HASH = /This reverts commit ([0-9a-f]{7,40})/i;
const REVERT_BRANCH = /\brevert-(\d+)-/;
const REPAIRS =
  /\b(?:fix(?:es|ed|ing)?|hot-?fix|restor(?:e|es|ed|ing)|disabl(?:e|es|ed|ing)|work ?around|temporar(?:y|ily)|emergency|urgent|mitigat\w+|suspend\w*|unblock\w*|re-?enable\w*|correct|don't|remove \S+ pin)\b/i;
const CURES =
  /\b(?:caus(?:e|es|ed|ing) (?:\w+ ){0,3}(?:issues?|failures?|outage|errors?|problems?|crash\w*)|fix(?:es)? (?:the )?outage|get things working|was broken|broke\b|last known good)/i;
const SYNC = /^Merge (?:remote-tracking )?branch /;
const BOT = /\b(?:bot|renovate|dependabot|greenkeeper|pre-commit-ci|robot)\b|\[bot\]|-bot$/i;
const MOST_WALKED = 200;

interface Parts {
  readonly title: string;
  readonly body: string;
  readonly number: string | null;
  readonly merged: boolean;
  readonly branch: string;
}

function partsOf(event: EvidenceEvent): Parts {
  const [first = '', ...rest] = event.text.split('\n');
  const subject = withoutHash(first, event.refs.revision);
  const body = rest.join('\n').trim();
  const merge = MERGE_TITLE.exec(subject);
  const squash = SQUASH_NUMBER.exec(subject);
  const stated = event.refs.pullRequest?.replace(/\D+/g, '') || null;
  const told = MERGED_TOLD.exec(subject);
  if (told) return { title: told[2] ?? subject, body, number: told[1] ?? stated, merged: true, branch: '' };
  if (merge) {
    const title = body.split('\n', 1)[0]?.trim();
    const number = merge[1] ?? MERGE_REQUEST.exec(body)?.[1] ?? stated;
    return {
      title: title || subject,
      body: title ? body.slice(title.length).trim() : '',
      number,
      merged: true,
      branch: merge[2] ?? merge[3] ?? '',
    };
  }
  const merged = squash !== null || event.kind === 'merge' || (event.refs.parents?.length ?? 0) > 1;
  return {
    title: subject.replace(SQUASH_NUMBER, ''),
    body,
    number: squash?.[1] ?? stated,
    merged,
    branch: '',
  };
}

/** The subject without the short hash that a reader may have put behind it. */
function withoutHash(subject: string, revision: string | undefined): string {
  const tail = TRAILING_HASH.exec(subject);
  return tail && revision?.startsWith(tail[1] ?? '-') ? subject.slice(0, tail.index).trimEnd() : subject;
}

/** A title as others repeat it: case, marks and numbers in brackets gone. */
function titleKey(title: string): string {
  return title
    .toLowerCase()
    .replace(/\s*\(?#\d+\)?\s*/g, ' ')
    .replace(/["“”'`\s.…]+/g, ' ')
    .trim();
}

function isMerge(event: EvidenceEvent): boolean {
  return event.kind === 'merge' || MERGE_TITLE.test(event.text) || MERGED_TOLD.test(event.text);
}

/** The title of one commit or merge, without the hash or number that a reader put around it. */
export function titleOfCommit(event: EvidenceEvent): string {
  return partsOf(event).title;
}

/** True for events that are commits, merges or pull requests. */
export function isChangeEvent(event: EvidenceEvent): boolean {
  return CHANGE_KINDS.has(event.kind);
}

/** Folds placed commit, merge and pull-request events into changes, in the order of their heads. */
export function changesOf(placed: readonly Placed[]): Change[] {
  const commits = placed.filter(({ event }) => isChangeEvent(event));
  const parts = new Map(commits.map((commit) => [commit, partsOf(commit.event)]));
  const byRevision = new Map<string, Placed>();
  for (const commit of commits) {
    if (commit.event.refs.revision) byRevision.set(commit.event.refs.revision, commit);
  }
  const taken = new Map<Placed, Placed>();
  const merges = commits.filter(
    (commit) => parts.get(commit)?.merged && (commit.event.refs.parents?.length ?? 2) > 1,
  );
  const mainline = new Set<Placed>();
  for (const merge of merges) {
    mainline.add(merge);
    // A merge of a request lands on the line that others share; its first parents are that line.
    if (parts.get(merge)?.number === null) continue;
    let first = byRevision.get(merge.event.refs.parents?.[0] ?? '');
    for (let step = 0; first && !mainline.has(first) && step < MOST_WALKED; step += 1) {
      mainline.add(first);
      first = byRevision.get(first.event.refs.parents?.[0] ?? '');
    }
  }
  for (const merge of merges) {
    const queue = (merge.event.refs.parents ?? []).slice(1);
    for (let step = 0; queue.length > 0 && step < MOST_WALKED; step += 1) {
      const commit = byRevision.get(queue.shift() ?? '');
      if (!commit || taken.has(commit) || mainline.has(commit) || commit.at > merge.at) continue;
      taken.set(commit, merge);
      queue.push(...(commit.event.refs.parents ?? []));
    }
  }
  foldByTitle(commits, merges, parts, taken);
  const brought = new Map<Placed, Placed[]>();
  for (const [commit, merge] of taken) {
    const list = brought.get(merge);
    if (list) list.push(commit);
    else brought.set(merge, [commit]);
  }
  const changes: Change[] = [];
  for (const head of commits) {
    if (taken.has(head)) continue;
    const { title, body, number, merged } = parts.get(head) as Parts;
    const own = (brought.get(head) ?? []).sort((a, b) => a.at - b.at);
    changes.push({
      head,
      brought: own,
      title,
      body: [body, ...own.map((commit) => commit.event.text)].filter(Boolean).join('\n').slice(0, 4000),
      number,
      merged,
      reverts: null,
      revertedBy: null,
      isRevert: REVERT_WORD.test(title) || own.some((commit) => REVERT_WORD.test(commit.event.text)),
      isRepair: REPAIRS.test(title) || CURES.test(body),
      isSync: SYNC.test(title),
      // A robot that lands other people's work is only the hand; what it lands of its own is upkeep.
      byBot: BOT.test(head.event.actor?.name ?? '') && !isMerge(head.event),
    });
  }
  tieReverts(changes, parts);
  return changes;
}

/** Without parents in the record, a commit belongs to the merge or pull request that carries its title. */
function foldByTitle(
  commits: readonly Placed[],
  merges: readonly Placed[],
  parts: ReadonlyMap<Placed, Parts>,
  taken: Map<Placed, Placed>,
): void {
  const byTitle = new Map<string, Placed>();
  for (const merge of merges) byTitle.set(titleKey(parts.get(merge)?.title ?? ''), merge);
  for (const commit of commits) {
    if (taken.has(commit) || merges.includes(commit) || commit.event.refs.parents) continue;
    const merge = byTitle.get(titleKey(parts.get(commit)?.title ?? ''));
    if (merge && merge !== commit && commit.at <= merge.at) taken.set(commit, merge);
  }
}

function tieReverts(changes: readonly Change[], parts: ReadonlyMap<Placed, Parts>): void {
  const byTitle = new Map<string, Change[]>();
  const byRevision = new Map<string, Change>();
  const byNumber = new Map<string, Change>();
  for (const change of changes) {
    for (const placed of [change.head, ...change.brought]) {
      const key = titleKey(parts.get(placed)?.title ?? '');
      const list = byTitle.get(key);
      if (list) list.push(change);
      else byTitle.set(key, [change]);
      const revision = placed.event.refs.revision?.slice(0, 7).toLowerCase();
      if (revision) byRevision.set(revision, change);
    }
    if (change.number) byNumber.set(change.number, change);
  }
  for (const change of changes) {
    if (!change.isRevert) continue;
    const branch = parts.get(change.head)?.branch ?? '';
    const titles = [change.title, ...change.brought.map((commit) => parts.get(commit)?.title ?? '')];
    const undone =
      byRevision.get((REVERTS_HASH.exec(change.body)?.[1] ?? '-').slice(0, 7).toLowerCase()) ??
      byNumber.get(REVERT_BRANCH.exec(branch)?.[1] ?? '-') ??
      titles
        .map((title) => REVERT_TITLE.exec(title)?.[1])
        .filter((title) => title !== undefined)
        .flatMap((title) => byTitle.get(titleKey(title)) ?? [])
        .filter((other) => other !== change && other.head.at <= change.head.at)
        .at(-1);
    if (undone && undone !== change && undone.head.at <= change.head.at) {
      change.reverts = undone;
      undone.revertedBy ??= change;
    }
  }
}
