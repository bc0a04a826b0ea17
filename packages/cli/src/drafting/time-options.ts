import { resolveZone } from '@debrief/document';
import { instantOfWall } from '@debrief/evidence';
import { Failure } from '../failure.ts';

/** Reads `--zone` to an IANA name or an offset; throws a `Failure` for words that are no single zone. */
export function zoneOption(words: string | undefined): string | null {
  if (words === undefined) return null;
  const zone = resolveZone(words);
  if (zone === null || zone.candidates.length > 1) {
    throw new Failure(
      `--zone is \`${words}\`; it takes a zone such as Europe/Berlin, UTC, PST or -08:00.`,
      zone === null ? null : 'That abbreviation is used for several zones: name one by its city.',
    );
  }
  return zone.zone;
}

const isoTime = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * Reads `--from` or `--to`: an ISO time, with `Z` or an offset; one without is wall time in `zone`, or UTC where no
 * zone is given. Gives UTC with `Z`.
 */
export function instantOption(
  option: 'from' | 'to',
  words: string | undefined,
  zone: string | null,
): string | null {
  if (words === undefined) return null;
  const found = isoTime.exec(words.trim());
  const [, date = '', clock, seconds = ':00', offset] = found ?? [];
  const time = clock === undefined ? (option === 'from' ? '00:00:00' : '23:59:59') : `${clock}${seconds}`;
  const instant =
    offset === undefined
      ? instantOfWall(date, time, zone ?? 'UTC')
      : utcOf(`${date}T${time}${offset.toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`);
  if (found === null || instant === null) {
    throw new Failure(`--${option} is \`${words}\`; it takes a time such as 2024-01-15T14:23Z.`);
  }
  return instant;
}

function utcOf(iso: string): string | null {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
