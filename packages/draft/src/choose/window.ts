/** The window of the incident among placed events, and the channels whose talk belongs to it. */
import { isChangeEvent } from '../read/changes.ts';
import type { Placed } from '../times/place.ts';
import { DAY, HOUR, MINUTE } from '../times/zone-clock.ts';
import { isIncidentChannel, SHORT_RECORD, WindowFinder } from './window-finder.ts';

export interface Window {
  /** Ms; inclusive. */
  readonly from: number;
  readonly to: number;
  /** Channels whose talk belongs to the incident; `null` when all of it does. */
  readonly channels: ReadonlySet<string> | null;
  /** True when the bounds were given, not found. */
  readonly stated: boolean;
}

const SMALL_RECORD = 600;
const FEW_CHANNELS = 3;
const QUIET_AFTER = 90 * MINUTE;
const QUIET_BEFORE = 30 * MINUTE;
/** How far talk may widen the window: a busy channel never falls silent. */
const WIDEST_BEFORE = HOUR;
const WIDEST_AFTER = 4 * HOUR;
const WIDEST_AFTER_INCIDENT = 18 * HOUR;

/**
 * The span of the incident. Small records of at most a day and a half are taken whole; else the stretch that stands
 * out of the everyday is, with the talk around it. `from` and `to` (ms) override.
 */
export function findWindow(placed: readonly Placed[], from: number | null, to: number | null): Window {
  const stated = from !== null || to !== null;
  const within = stated
    ? placed.filter(({ at }) => (from === null || at >= from) && (to === null || at <= to))
    : placed;
  const told = within.filter(({ event }) => !isChangeEvent(event));
  const base = told.length > 0 ? told : within;
  const first = base[0]?.at ?? 0;
  const last = base.at(-1)?.at ?? 0;
  const names = new Set(within.map(({ event }) => event.refs.channel).filter((name) => name !== undefined));
  const finder = new WindowFinder();
  for (const { event, at } of base) finder.addAt(event, at);
  const found = finder.find();
  // Who hands over a few channels has chosen them; among many, most talk is about something else.
  const channels = found && names.size > FEW_CHANNELS && found.channels.size > 0 ? found.channels : null;
  if (stated) return { from: from ?? first, to: to ?? last, channels, stated };
  const short = last - first <= SHORT_RECORD && told.length <= SMALL_RECORD;
  if (!found || short || (told.length === 0 && last - first <= 7 * DAY))
    return { from: first, to: last, channels, stated };
  return { ...widen(found, base, channels), channels, stated };
}

/** Takes in the talk that leads into the stretch and that follows it without a long silence. */
function widen(
  span: { readonly from: number; readonly to: number },
  told: readonly Placed[],
  channels: ReadonlySet<string> | null,
): { from: number; to: number } {
  let { from, to } = span;
  const ours = ({ event }: Placed): boolean =>
    event.refs.channel === undefined || channels === null || channels.has(event.refs.channel);
  const talk = told.filter(ours);
  for (const { event, at } of talk) {
    const own = event.refs.channel !== undefined && isIncidentChannel(event.refs.channel);
    if (at > to && at - to <= QUIET_AFTER && at - span.to <= (own ? WIDEST_AFTER_INCIDENT : WIDEST_AFTER))
      to = at;
  }
  for (let index = talk.length - 1; index >= 0; index -= 1) {
    const at = talk[index]?.at ?? 0;
    if (at < from && from - at <= QUIET_BEFORE && span.from - at <= WIDEST_BEFORE) from = at;
  }
  return { from, to };
}
