import * as z from 'zod/mini';
import type { Actor } from '../../event.ts';
import { part, text } from '../../reading/fields.ts';
import { bot, person } from '../../reading/told.ts';

export const userFields = () =>
  part(
    z.object({ id: text, name: text, username: text, bot: z.transform((value: unknown) => value === true) }),
  );

interface User {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly username?: string | undefined;
  readonly bot?: boolean | undefined;
}

export function actorOf(user: User | undefined): Actor | undefined {
  const name = user?.name ?? user?.username;
  const automatic = user?.bot || /^(?:project|group)_\d+_bot|\bbot$/i.test(user?.username ?? '');
  return automatic ? bot(name, user?.username) : person(name, user?.username ?? user?.id);
}

/** `group/project` of an address like `https://gitlab.example/group/project/-/merge_requests/5`. */
export function projectOf(address: string | undefined): string | undefined {
  return /^https?:\/\/[^/]+\/(.+?)(?:\/-)?\/(?:pipelines|merge_requests|issues|jobs|builds|commit|releases|deployments|environments)\b/.exec(
    address ?? '',
  )?.[1];
}
