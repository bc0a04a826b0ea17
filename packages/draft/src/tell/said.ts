/** Sentences taken from records: decisions, figures, mentions of other incidents. */
import type { EvidenceEvent } from '@debrief/evidence';
import type { Row } from '../choose/rows.ts';
import { cut, tidy } from './markdown-text.ts';
import { entryText, shownName } from './wording.ts';

/** A sentence taken from a record, with who said it and when. */
export interface Said {
  readonly at: number;
  readonly who: string | null;
  readonly words: string;
  readonly event: EvidenceEvent;
}

const QUANTITY =
  /(?:\$|€|£)\s?\d[\d,.]*|\b\d[\d,.]*\s?(?:k|m)?\s?(?:%|percent\b|(?:\w+ )?(?:users?|customers?|requests?|orders?|tickets?|jobs?|pods?|nodes?|tenants?|accounts?|sessions?|messages?|emails?|transactions?|payments?|hosts?|instances?|builds?|errors?|failures?|reports?)\b)/i;
/** Of whom or what a figure counts as impact: people and what they send, not machines. */
const OF_IMPACT =
  /[$€£]|%|percent|\b(?:users?|customers?|requests?|orders?|tickets?|tenants?|accounts?|emails?|transactions?|payments?|errors?|failures?|reports?|jobs?|builds?|messages?|sessions?)\b/i;
/** A share is of something: without a word of what failed or whom it hit, it may be of anything. */
const SHARE = /%|percent/i;
const HIT =
  /\b(?:errors?|fail\w*|users?|customers?|requests?|traffic|latency|5xx|orders?|payments?|jobs?|builds?|affected|impact\w*|saves?|calls?|sessions?|logins?|checkouts?|5\d\ds?|timeouts?|dropp\w*|unavailable)\b/i;
const ASIDE = /\b(?:todo|follow-?up|we (?:need|should)|threshold|alert sits)\b/i;
const RELATED =
  /\b(?:INC-?\d+|POSTMORTEM-?\d+|(?:same|similar) (?:issue|problem|incident|outage|thing) (?:as|to|we had)|like last (?:time|week|month|year)|happened (?:before|last)|previous (?:incident|outage)|last (?:incident|outage|time this))\b|\/(?:incidents?|postmortems?)\/[\w-]+/i;

const INCIDENT_ID = /\b(?:INC|POSTMORTEM)-?\d+\b/gi;

/** Takes a statement out of a row, with who said it and when. */
export function saidOf(row: Row, statement: { readonly text: string }): Said {
  const event = row.events[0] as EvidenceEvent;
  return { at: row.at, who: shownName(event), words: cut(tidy(statement.text), 200), event };
}

/** The statements of rows that pass the test, in order. */
export function statementsWhere(
  rows: readonly Row[],
  test: (
    row: Row,
    statement: {
      readonly text: string;
      readonly kind: string | null;
      readonly weight: number;
      readonly question: boolean;
    },
  ) => boolean,
): Said[] {
  const found: Said[] = [];
  for (const row of rows) {
    for (const statement of row.reading?.statements ?? [])
      if (test(row, statement)) found.push(saidOf(row, statement));
  }
  return found;
}

/** Decisions with their answers first, then intentions voiced. */
export function decisionsOf(chosen: readonly Row[], spoken: readonly Row[]): Said[] {
  const agreed = chosen.filter((row) => row.answer === 'agreed');
  const told = agreed.map((row): Said => {
    const event = row.events[0] as EvidenceEvent;
    return {
      at: row.at,
      who: shownName(event),
      words: cut(tidy(row.reading?.statements.find(({ question }) => question)?.text ?? event.text), 200),
      event,
    };
  });
  const voiced = statementsWhere(
    spoken.filter((row) => !agreed.includes(row)),
    (_, { kind, weight, question }) => kind === 'decide' && weight >= 2.5 && !question,
  );
  return [...told, ...voiced].sort((a, b) => a.at - b.at);
}

/** Counts and rates of what was hit, as an alarm, a ticket, the status page or a person states them. */
export function quantitiesOf(rows: readonly Row[]): Said[] {
  const found: Said[] = [];
  for (const row of rows) {
    if (row.change || row.kind === 'deploy' || row.kind === 'change') continue;
    const event = row.events[0] as EvidenceEvent;
    if (row.reading) {
      if (event.actor && event.actor.kind !== 'person' && row.kind === 'act') continue;
      for (const statement of row.reading.statements) {
        const figure = QUANTITY.exec(statement.text)?.[0];
        if (!figure || statement.question || statement.weight < 1 || !OF_IMPACT.test(figure)) continue;
        if (SHARE.test(figure) && !HIT.test(statement.text)) continue;
        if (statement.kind !== 'identify' && !ASIDE.test(statement.text)) found.push(saidOf(row, statement));
      }
    } else if (row.kind !== 'effect' && row.kind !== 'act') {
      const figure = QUANTITY.exec(event.text.slice(0, 400))?.[0];
      if (figure && OF_IMPACT.test(figure) && (!SHARE.test(figure) || HIT.test(event.text)))
        found.push({ at: row.at, who: null, words: entryText(row), event });
    }
  }
  return found;
}

/** Mentions of other incidents; the incident's own number, as its declaration or channel has it, is none. */
export function relatedOf(rows: readonly Row[]): Said[] {
  const own = new Set<string>();
  for (const row of rows) {
    for (const event of row.events) {
      const places = [
        event.refs.channel ?? '',
        event.refs.incident ?? '',
        row.kind === 'declare' ? event.text : '',
      ];
      for (const match of places.join(' ').matchAll(INCIDENT_ID)) own.add(match[0].toUpperCase());
    }
  }
  return statementsWhere(rows, (_, { text }) => {
    if (!RELATED.test(text)) return false;
    const ids = [...text.matchAll(INCIDENT_ID)].map((match) => match[0].toUpperCase());
    return ids.length === 0 || ids.some((id) => !own.has(id));
  });
}
