import type { Stamp } from '@debrief/document';

/** A stamp for people: `2024-01-15 14:23 UTC`, `2024-01-15 14:23` without a zone, or the words when no date is known. */
export function shownTime(stamp: Stamp): string {
  if (stamp.at === null) return stamp.raw;
  const seconds = stamp.precision === 'second' ? 19 : 16;
  const shown =
    stamp.precision === 'day' ? stamp.at.slice(0, 10) : stamp.at.slice(0, seconds).replace('T', ' ');
  return `${stamp.precision === 'about' ? '~' : ''}${shown}${stamp.at.endsWith('Z') ? ' UTC' : ''}`;
}

/** Minutes for people: `47 min`, `2 h 13 min`, `3 d 4 h`. */
export function shownMinutes(minutes: number): string {
  if (minutes < 1 && minutes > 0) return `${Math.round(minutes * 60)} s`;
  const whole = Math.round(minutes);
  if (whole < 120) return `${whole} min`;
  if (whole < 2880) return `${Math.floor(whole / 60)} h ${whole % 60} min`;
  const hours = Math.round(whole / 60);
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}
