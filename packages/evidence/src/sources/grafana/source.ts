import * as z from 'zod/mini';
import { alertText, factsOfLabels, labelKey, refsOfLabels } from '../../reading/alert-words.ts';
import { changeKind } from '../../reading/change-kind.ts';
import { labels, neededTime, text, texts, time } from '../../reading/fields.ts';
import { jsonSource } from '../../reading/json-source.ts';
import { isObject } from '../../reading/json-value.ts';
import { count, has, shape } from '../../reading/shape.ts';
import { bot, person, system } from '../../reading/told.ts';
import { plainOfHtml } from '../../text/html.ts';
import { stateHistory } from './state-history.ts';
import { kindOfState } from './states.ts';

const annotation = shape({
  name: 'annotation',
  fits: (record) => {
    if (!has(record, 'time', 'text', 'tags')) return 0;
    return count(record, 'dashboardUID', 'dashboardId', 'panelId', 'alertId', 'newState', 'userName') >= 2
      ? 1
      : 0;
  },
  schema: () =>
    z.object({
      id: text,
      time: neededTime,
      timeEnd: time,
      created: time,
      text,
      tags: texts,
      newState: text,
      prevState: text,
      alertName: text,
      userName: text,
      login: text,
      email: text,
    }),
  *tell(record) {
    const words = plainOfHtml(record.text ?? '');
    const who = record.userName ?? record.login ?? record.email;
    const tags = record.tags.length > 0 ? ` [${record.tags.join(', ')}]` : '';
    const common = {
      when: record.time,
      until: record.timeEnd,
      recorded: record.created,
      identity: `annotation:${record.id ?? `${record.time.at}:${words}`}`,
    };
    if (record.newState) {
      const name = record.alertName ?? (words || 'without a name');
      const kind = kindOfState(record.newState);
      const verb = kind === 'alert-fired' ? 'fired' : kind === 'alert-resolved' ? 'resolved' : undefined;
      const change = `went from ${record.prevState ?? 'unknown'} to ${record.newState}`;
      const text = verb ? alertText({ name, summary: words }, verb) : `Alert ${name} ${change}`;
      yield {
        ...common,
        kind,
        text,
        actor: system('Grafana'),
        refs: { alert: name, status: record.newState },
      };
      return;
    }
    yield {
      ...common,
      kind: changeKind(`${words} ${record.tags.join(' ')}`) ?? 'annotation',
      text: `${words || 'Annotation without text'}${tags}`,
      actor: /\bbot\b|^sa-|service.?account/i.test(who ?? '') ? bot(who) : person(who),
      refs: { environment: record.tags.find((tag) => /^(?:prod|production|staging)$/i.test(tag)) },
    };
  },
});

/** Graphite's form, which Grafana also takes and gives. `when` is in seconds. */
const graphiteEvent = shape({
  name: 'Graphite event',
  fits: (record) => (has(record, 'what', 'when') && count(record, 'tags', 'data') > 0 ? 0.8 : 0),
  schema: () => z.object({ id: text, when: neededTime, what: text, data: text, tags: texts }),
  *tell(record) {
    const tags = record.tags.flatMap((tag) => tag.split(/\s+/));
    const words = [record.what, record.data].filter(Boolean).map((part) => plainOfHtml(part ?? ''));
    yield {
      when: record.when,
      kind: changeKind(`${words.join(' ')} ${tags.join(' ')}`) ?? 'annotation',
      text: `${words.join(': ')}${tags.length > 0 ? ` [${tags.join(', ')}]` : ''}`,
      identity: `graphite:${record.id ?? `${record.when.at}:${record.what}`}`,
    };
  },
});

/** A member of Grafana's own webhook: an alert as Alertmanager has it, with links to panel and silence. */
const webhookAlert = shape({
  name: 'webhook alert',
  fits: (record) =>
    has(record, 'labels', 'startsAt') &&
    isObject(record['labels']) &&
    count(record, 'silenceURL', 'dashboardURL', 'panelURL', 'valueString', 'orgId') > 0
      ? 1
      : 0,
  schema: () =>
    z.object({
      status: text,
      labels,
      annotations: labels,
      startsAt: neededTime,
      endsAt: time,
      fingerprint: text,
      panelURL: text,
      dashboardURL: text,
      generatorURL: text,
    }),
  *tell(record) {
    const facts = factsOfLabels(record.labels, record.annotations);
    const key = `${record.fingerprint ?? labelKey(record.labels)}:${record.startsAt.at}`;
    const url = record.panelURL ?? record.dashboardURL ?? record.generatorURL;
    const common = { refs: refsOfLabels(record.labels), url, actor: system('Grafana') };
    const fired = alertText(facts, 'fired');
    yield { ...common, when: record.startsAt, kind: 'alert-fired', text: fired, identity: `${key}:firing` };
    if (record.status !== 'resolved' || !record.endsAt) return;
    const text = alertText(facts, 'resolved');
    yield { ...common, when: record.endsAt, kind: 'alert-resolved', text, identity: `${key}:resolved` };
  },
});

/** The webhook of Grafana's alerting before version 9: it says what, not when. */
const legacyWebhook = shape({
  name: 'legacy alert webhook',
  fits: (record) =>
    has(record, 'ruleName', 'state') && count(record, 'evalMatches', 'ruleId', 'ruleUrl') > 0 ? 0.9 : 0,
  schema: () => z.object({ ruleName: text, state: text }),
  tell(record, scope) {
    scope.note(
      `"${record.ruleName}" (${record.state}) carries no time; use /api/annotations?type=alert instead`,
    );
    return [];
  },
});

/** Grafana: annotations, alert state history, its alerting webhook. */
export const source = jsonSource({
  id: 'grafana',
  title: 'Grafana',
  shapes: [annotation, graphiteEvent, webhookAlert, stateHistory, legacyWebhook],
});
