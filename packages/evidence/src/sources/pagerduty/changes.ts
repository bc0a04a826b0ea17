/** Change events: deploys and other changes sent to PagerDuty, and the events API's own form of them. */
import * as z from 'zod/mini';
import { changeKind } from '../../reading/change-kind.ts';
import { labels, list, neededText, neededTime, text } from '../../reading/fields.ts';
import { isObject } from '../../reading/json-value.ts';
import { has, shape } from '../../reading/shape.ts';
import { system } from '../../reading/told.ts';
import { nameOf, reference } from './references.ts';

export const changeEvent = shape({
  name: 'change event',
  fits: (record) => (record['type'] === 'change_event' && has(record, 'summary', 'timestamp') ? 1 : 0),
  schema: () =>
    z.object({
      id: neededText,
      summary: neededText,
      timestamp: neededTime,
      source: text,
      services: list(reference()),
      links: list(z.object({ href: text })),
      custom_details: labels,
    }),
  *tell(record) {
    const details = record.custom_details;
    const state = details['build_state'] ?? details['status'] ?? details['state'] ?? '';
    yield {
      when: record.timestamp,
      kind: changeKind(record.summary, state) ?? 'other',
      text: record.summary,
      identity: record.id,
      actor: system(record.source),
      url: record.links[0]?.href,
      refs: {
        service: nameOf(record.services[0]),
        environment: details['environment'],
        revision: details['revision'] ?? details['commit'] ?? details['sha'] ?? details['version'],
        repository: details['repository'] ?? details['repo'],
      },
    };
  },
});

/** What a tool posts to `events.pagerduty.com`: an alert (`event_action`) or a change. */
export const eventsApi = shape({
  name: 'Events API request',
  fits: (record) =>
    has(record, 'routing_key', 'payload') && isObject(record['payload']) && has(record['payload'], 'summary')
      ? 1
      : 0,
  schema: () =>
    z.object({
      event_action: text,
      dedup_key: text,
      payload: z.object({
        summary: neededText,
        timestamp: neededTime,
        source: text,
        severity: text,
        component: text,
        custom_details: labels,
      }),
      links: list(z.object({ href: text })),
    }),
  *tell({ event_action: action, payload, dedup_key: key, links }) {
    const change = action === undefined;
    const kind = change
      ? (changeKind(payload.summary, '') ?? 'other')
      : action === 'resolve'
        ? 'alert-resolved'
        : action === 'acknowledge'
          ? 'acknowledged'
          : 'alert-fired';
    const verb = action === 'resolve' ? 'resolved' : action === 'acknowledge' ? 'acknowledged' : 'fired';
    const severity = payload.severity && kind === 'alert-fired' ? ` (${payload.severity})` : '';
    yield {
      when: payload.timestamp,
      kind,
      text: change ? payload.summary : `Alert "${payload.summary}" ${verb}${severity}`,
      identity: `${key ?? payload.summary}:${action ?? 'change'}:${payload.timestamp.at}`,
      actor: system(payload.source),
      url: links[0]?.href,
      refs: { alert: change ? undefined : key, severity: payload.severity, service: payload.component },
    };
  },
});
