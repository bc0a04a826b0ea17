/** Comments gathered into threads, in the order in which they stand in the text. */
import type { Comment } from '@debrief/wire';

export interface Thread {
  readonly id: string;
  readonly first: Comment;
  readonly replies: readonly Comment[];
  /**
   * Where it hung when the comments were read, which gives their order; null for a comment on the whole, or where its
   * place cannot be found.
   */
  readonly place: { readonly from: number; readonly to: number } | null;
  readonly resolved: boolean;
}

export function threadsOf(
  comments: readonly Comment[],
  placeOf: (comment: Comment) => Thread['place'],
): readonly Thread[] {
  const replies = new Map<string, Comment[]>();
  for (const comment of comments)
    if (comment.id !== comment.thread)
      replies.set(comment.thread, [...(replies.get(comment.thread) ?? []), comment]);
  return comments
    .filter((comment) => comment.id === comment.thread)
    .map((first) => ({
      id: first.id,
      first,
      replies: (replies.get(first.id) ?? []).toSorted((a, b) => a.at.localeCompare(b.at)),
      place: first.anchor === null ? null : placeOf(first),
      resolved: first.resolvedAt !== null,
    }))
    .sort((a, b) => (a.place?.from ?? -1) - (b.place?.from ?? -1) || a.first.at.localeCompare(b.first.at));
}

/** The `@` word that stands before the cursor of a field: what is being mentioned. */
export function mentionBefore(text: string, cursor: number): { from: number; words: string } | null {
  const found = /(?:^|[\s(])@([\p{L}\p{N}_.-]*(?: [\p{L}\p{N}_.-]*)?)$/u.exec(text.slice(0, cursor));
  if (!found) return null;
  const words = found[1] ?? '';
  return { from: cursor - words.length - 1, words };
}

/** People whom `@words` may mean, best first. */
export function peopleFor<P extends { readonly name: string }>(
  words: string,
  people: readonly P[],
): readonly P[] {
  const asked = words.trim().toLowerCase();
  const rankOf = ({ name }: P): number => {
    const lower = name.toLowerCase();
    if (lower.startsWith(asked)) return 0;
    if (lower.split(/\s+/).some((word) => word.startsWith(asked))) return 1;
    return lower.includes(asked) ? 2 : 3;
  };
  return people
    .filter((person) => rankOf(person) < 3)
    .toSorted((a, b) => rankOf(a) - rankOf(b) || a.name.localeCompare(b.name))
    .slice(0, 6);
}

/** Ids of the people whom a text names by `@Full Name`. */
export function mentionsIn(
  text: string,
  people: readonly { readonly id: string; readonly name: string }[],
): string[] {
  const lower = text.toLowerCase();
  return people.filter(({ name }) => lower.includes(`@${name.toLowerCase()}`)).map(({ id }) => id);
}

/** A comment's text in pieces, with the names of people mentioned apart. */
export function piecesOf(
  text: string,
  people: readonly { readonly name: string }[],
): readonly { readonly text: string; readonly mention: boolean }[] {
  const names = people.map(({ name }) => name).toSorted((a, b) => b.length - a.length);
  if (names.length === 0) return [{ text, mention: false }];
  const escaped = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return text
    .split(new RegExp(`(@(?:${escaped.join('|')}))(?![\\p{L}\\p{N}])`, 'iu'))
    .map((piece, index) => ({ text: piece, mention: index % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}
