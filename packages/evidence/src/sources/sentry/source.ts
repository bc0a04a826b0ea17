import * as z from 'zod/mini';
import { alertText } from '../../reading/alert-words.ts';
import { neededText, neededTime, number, part, text, texts, time } from '../../reading/fields.ts';
import { jsonSource } from '../../reading/json-source.ts';
import { isObject, stringAt } from '../../reading/json-value.ts';
import { firstLine } from '../../reading/plain-markup.ts';
import { count, has, shape } from '../../reading/shape.ts';
import { system, type Told } from '../../reading/told.ts';

const issueFields = () =>
  z.object({
    id: neededText,
    shortId: text,
    title: neededText,
    culprit: text,
    level: text,
    status: text,
    count: text,
    userCount: number,
    firstSeen: neededTime,
    lastSeen: time,
    permalink: text,
    project: part(z.object({ slug: text, name: text })),
  });

type Issue = z.infer<ReturnType<typeof issueFields>>;

function refsOf(issue: Issue) {
  return { alert: issue.shortId ?? issue.title, service: issue.project?.slug, severity: issue.level };
}

/** The span in which the error was seen; counts are totals, not of that moment. */
function* tellIssue(issue: Issue): Generator<Told> {
  const times = issue.count && issue.count !== '1' ? `, ${issue.count} times` : '';
  const users = issue.userCount ? `, ${issue.userCount} users` : '';
  const where = issue.culprit ? ` in ${issue.culprit}` : '';
  yield {
    when: issue.firstSeen,
    until: issue.lastSeen,
    kind: 'alert-fired',
    text: `Sentry ${issue.shortId ?? issue.id} first seen: ${issue.title}${where}${times}${users}`,
    identity: `${issue.id}:first-seen`,
    actor: system('Sentry'),
    url: issue.permalink,
    refs: refsOf(issue),
  };
}

const issue = shape({
  name: 'issue',
  fits: (record) => (has(record, 'firstSeen', 'shortId', 'title') ? 1 : 0),
  schema: issueFields,
  tell: tellIssue,
});

/** The webhook gives no time for its action: only when the error was first and last seen. */
const webhook = shape({
  name: 'issue webhook',
  fits: (record) => {
    const data = record['data'];
    return has(record, 'action', 'installation') && isObject(data) && isObject(data['issue']) ? 1 : 0;
  },
  schema: () =>
    z.object({
      action: text,
      data: z.object({ issue: issueFields() }),
      actor: part(z.object({ id: text, name: text })),
    }),
  *tell({ action, data, actor }, scope) {
    yield* tellIssue(data.issue);
    if (action === 'created') return;
    const who = actor?.name ? ` by ${actor.name}` : '';
    scope.note(
      `${data.issue.shortId ?? data.issue.id} was ${action ?? 'changed'}${who}, but the webhook carries no time for that: it is in the Sentry-Hook-Timestamp header`,
    );
  },
});

const errorEvent = shape({
  name: 'error event',
  fits: (record) =>
    (has(record, 'eventID') || has(record, 'event_id')) &&
    count(record, 'dateCreated', 'datetime', 'timestamp') > 0
      ? 0.9
      : 0,
  schema: () =>
    z.object({
      eventID: text,
      event_id: text,
      title: text,
      message: text,
      culprit: text,
      platform: text,
      level: text,
      dateCreated: time,
      datetime: time,
      timestamp: time,
      dateReceived: time,
      release: z.transform((value: unknown) =>
        typeof value === 'string' ? value : stringAt(value, 'version'),
      ),
      environment: text,
      web_url: text,
    }),
  *tell(event, scope) {
    const rule = stringAt(scope.around.at(-1), 'triggered_rule');
    const when = event.dateCreated ?? event.datetime ?? event.timestamp;
    if (!when) {
      scope.note('dateCreated is missing');
      return;
    }
    const title = firstLine(event.title ?? event.message ?? 'an error');
    yield {
      when,
      recorded: event.dateReceived,
      kind: rule ? 'alert-fired' : 'log',
      text: `${rule ? `Alert "${rule}" fired: ` : 'Error: '}${title}${event.culprit ? ` in ${event.culprit}` : ''}`,
      identity: event.eventID ?? event.event_id ?? `${when.at}:${title}`,
      actor: system('Sentry'),
      url: event.web_url,
      refs: { revision: event.release, environment: event.environment, severity: event.level, alert: rule },
    };
  },
});

const release = shape({
  name: 'release',
  fits: (record) =>
    has(record, 'version', 'dateCreated') && count(record, 'dateReleased', 'newGroups', 'deployCount') > 0
      ? 1
      : 0,
  schema: () =>
    z.object({
      version: neededText,
      dateCreated: neededTime,
      dateReleased: time,
      projects: texts,
      url: text,
    }),
  *tell(record) {
    yield {
      when: record.dateReleased ?? record.dateCreated,
      kind: 'release',
      text: `Release ${record.version}${record.projects[0] ? ` of ${record.projects.join(', ')}` : ''}`,
      identity: `release:${record.version}`,
      url: record.url,
      refs: { revision: record.version, service: record.projects[0] },
    };
  },
});

const deploy = shape({
  name: 'deploy',
  fits: (record) => (has(record, 'dateFinished', 'environment') && has(record, 'dateStarted') ? 1 : 0),
  schema: () =>
    z.object({
      id: text,
      environment: text,
      dateStarted: time,
      dateFinished: neededTime,
      name: text,
      url: text,
    }),
  *tell(record, scope) {
    const version = isObject(scope.root) ? stringAt(scope.root, 'version') : undefined;
    const name = record.name ?? version;
    yield {
      when: record.dateFinished,
      kind: 'deploy',
      text: `Deployed ${name ?? 'a release'} to ${record.environment ?? 'an environment'}`,
      identity: `deploy:${record.id ?? record.dateFinished.at}`,
      url: record.url,
      refs: { environment: record.environment, revision: version },
    };
  },
});

const metricAlert = shape({
  name: 'metric alert webhook',
  fits: (record) => {
    const data = record['data'];
    return has(record, 'action') && isObject(data) && isObject(data['metric_alert']) ? 1 : 0;
  },
  schema: () =>
    z.object({
      action: neededText,
      data: z.object({
        description_title: text,
        description_text: text,
        web_url: text,
        metric_alert: z.object({
          id: text,
          title: text,
          date_started: time,
          date_detected: time,
          date_closed: time,
        }),
      }),
    }),
  *tell({ action, data }, scope) {
    const alert = data.metric_alert;
    const resolved = action === 'resolved';
    const when = resolved ? alert.date_closed : (alert.date_started ?? alert.date_detected);
    if (!when) {
      scope.note(`the alert carries no time for "${action}"`);
      return;
    }
    const name = alert.title ?? data.description_title;
    yield {
      when,
      recorded: alert.date_detected,
      kind: resolved ? 'alert-resolved' : 'alert-fired',
      text: alertText(
        { name, summary: data.description_text, severity: resolved ? undefined : action },
        resolved ? 'resolved' : 'fired',
      ),
      identity: `${alert.id}:${action}:${when.at}`,
      actor: system('Sentry'),
      url: data.web_url,
      refs: { alert: name, severity: action },
    };
  },
});

/** Sentry: issues, error events, releases, deploys, webhooks of issues and metric alerts. */
export const source = jsonSource({
  id: 'sentry',
  title: 'Sentry',
  shapes: [webhook, metricAlert, issue, errorEvent, release, deploy],
});
