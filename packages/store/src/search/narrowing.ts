/** What narrows the library: as tokens for the index, and as conditions on rows. */
import { type SqlBool, sql } from 'kysely';
import { personKey } from '../person-key.ts';
import type { Viewer } from '../viewer.ts';
import { facetToken, hidden, inBin } from './facet-tokens.ts';
import type { Asked } from './match.ts';
import { askedWords, folded } from './tokens.ts';

export type PersonRole = 'author' | 'owner' | 'reviewer';

export interface Narrowing {
  readonly q?: string;
  readonly state?: readonly string[];
  /** `1` and on, or `none`. */
  readonly severity?: readonly string[];
  readonly service?: readonly string[];
  readonly factor?: readonly string[];
  /** Names that the person goes by in documents. */
  readonly person?: { readonly names: readonly string[]; readonly role?: PersonRole };
  /** ISO dates of the incident, both included. */
  readonly from?: string;
  readonly to?: string;
  /** Only the bin, instead of all but the bin. */
  readonly removed?: boolean;
}

const personRoles: readonly PersonRole[] = ['author', 'owner', 'reviewer'];

/** The question for the index; without words and facets it has nothing to ask. */
export function askedOf(narrowing: Narrowing, viewer: Viewer): Asked {
  const facets: string[][] = [];
  const among = (values: readonly string[] | undefined, tokens: (value: string) => string[]) => {
    if (values !== undefined && values.length > 0) facets.push(values.flatMap(tokens));
  };
  among(narrowing.state, (value) => [facetToken('state', value)]);
  among(narrowing.severity, (value) => [facetToken('severity', value)]);
  among(narrowing.service, (value) => [facetToken('service', serviceKey(value))]);
  among(narrowing.factor, (value) => [facetToken('factor', value)]);
  if (narrowing.person !== undefined) {
    const { names, role } = narrowing.person;
    // Nobody's names: nothing matches.
    among(names.length === 0 ? ['\u0001'] : names, (name) =>
      (role === undefined ? personRoles : [role]).map((kind) => facetToken(kind, personKey(name))),
    );
  }
  if (narrowing.from !== undefined || narrowing.to !== undefined) {
    facets.push(datesBetween(narrowing.from ?? '1970-01-01', narrowing.to ?? '2099-12-31'));
  }
  if (narrowing.removed) facets.push([inBin]);
  return {
    words: askedWords(narrowing.q ?? ''),
    facets,
    without: [
      ...(narrowing.removed ? [] : [{ token: inBin, unless: null }]),
      ...(viewer.role === 'admin'
        ? []
        : [{ token: hidden, unless: viewer.userId === null ? null : facetToken('seen', viewer.userId) }]),
    ],
  };
}

export function serviceKey(service: string): string {
  return folded(service).trim();
}

/** Whole years where they lie inside, else months. Days are looked at in the row. */
function datesBetween(from: string, to: string): string[] {
  const tokens: string[] = [];
  const firstYear = Number(from.slice(0, 4));
  const lastYear = Math.min(Number(to.slice(0, 4)), firstYear + 200);
  for (let year = firstYear; year <= lastYear; year++) {
    const name = String(year).padStart(4, '0');
    const first = year === firstYear ? Number(from.slice(5, 7)) : 1;
    const last = year === Number(to.slice(0, 4)) ? Number(to.slice(5, 7)) : 12;
    if (first === 1 && last === 12) tokens.push(facetToken('year', name));
    else {
      for (let month = first; month <= last; month++) {
        tokens.push(facetToken('month', `${name}${String(month).padStart(2, '0')}`));
      }
    }
  }
  return tokens.length === 0 ? [facetToken('year', 'none')] : tokens;
}

/** The same narrowing, words left out, as a condition on rows of `postmortems`. */
export function rowCondition(narrowing: Narrowing) {
  const conditions = [
    narrowing.removed ? sql`postmortems.removed_at is not null` : sql`postmortems.removed_at is null`,
  ];
  if (narrowing.state?.length) conditions.push(sql`postmortems.state in (${sql.join(narrowing.state)})`);
  if (narrowing.severity?.length) {
    const levels = narrowing.severity.map(Number).filter(Number.isInteger);
    const none = narrowing.severity.includes('none');
    const among = levels.length === 0 ? sql`1 = 0` : sql`postmortems.severity in (${sql.join(levels)})`;
    conditions.push(none ? sql`(${among} or postmortems.severity is null)` : among);
  }
  const facet = (kinds: readonly string[], values: readonly string[]) =>
    conditions.push(sql`exists (select 1 from facets where facets.postmortem_id = postmortems.id
      and facets.kind in (${sql.join(kinds)}) and facets.value in (${sql.join(values)}))`);
  if (narrowing.service?.length) facet(['service'], narrowing.service.map(serviceKey));
  if (narrowing.factor?.length) facet(['factor'], narrowing.factor);
  if (narrowing.person !== undefined) {
    const { names, role } = narrowing.person;
    if (names.length === 0) conditions.push(sql`1 = 0`);
    else facet(role === undefined ? personRoles : [role], names.map(personKey));
  }
  if (narrowing.from !== undefined) conditions.push(sql`postmortems.date >= ${narrowing.from}`);
  if (narrowing.to !== undefined) conditions.push(sql`postmortems.date <= ${narrowing.to}`);
  return sql<SqlBool>`(${sql.join(conditions, sql` and `)})`;
}
