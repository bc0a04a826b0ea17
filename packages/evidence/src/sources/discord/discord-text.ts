/** Discord's Markdown and codes to plain text. */
import { firstText, stringAt } from '../../reading/json-value.ts';
import { isoOf } from '../../reading/times.ts';
import { plainOfMarkdown } from '../../text/chat-markdown.ts';

const CODE = /<(?:@([!&]?)(\d+|[\w-]+)|#([\w-]+)|a?:(\w+):\d+|t:(-?\d{1,13})(?::[tTdDfFR])?)>/g;

/** Mentions by the message's own list of mentioned people, timestamps in UTC, styling removed. */
export function plainOfDiscord(text: string, mentions: readonly unknown[]): string {
  const names = new Map<string, string>();
  for (const entry of mentions) {
    const id = stringAt(entry, 'id');
    const name = firstText(
      stringAt(entry, 'nickname'),
      stringAt(entry, 'global_name'),
      stringAt(entry, 'name'),
      stringAt(entry, 'username'),
    );
    if (id !== undefined && name !== undefined) names.set(id, name);
  }
  const resolved = text.replace(CODE, (whole, mark, user, channel, emoji, time) => {
    if (user !== undefined) return mark === '&' ? `@role-${user}` : `@${names.get(user) ?? user}`;
    if (channel !== undefined) return `#${channel}`;
    if (emoji !== undefined) return `:${emoji}:`;
    return (
      isoOf(Number(time) * 1000)
        ?.replace('T', ' ')
        .replace(/:\d\d(?:\.\d+)?Z$/, ' UTC') ?? whole
    );
  });
  return plainOfMarkdown(resolved);
}
