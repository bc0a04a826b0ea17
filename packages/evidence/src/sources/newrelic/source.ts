import * as z from 'zod/mini';
import { alertText } from '../../reading/alert-words.ts';
import { changeKind } from '../../reading/change-kind.ts';
import { neededTime, text, texts, time } from '../../reading/fields.ts';
import { jsonSource } from '../../reading/json-source.ts';
import { count, has, shape } from '../../reading/shape.ts';
import { person, system } from '../../reading/told.ts';

/** The body of a workflow webhook is a template of the user's own: every key may be missing. */
const workflowWebhook = shape({
  name: 'workflow webhook',
  fits: (record) => {
    if (!has(record, 'state') || count(record, 'createdAt', 'updatedAt', 'closedAt', 'activatedAt') === 0)
      return 0;
    const own = [
      'issueUrl',
      'alertPolicyNames',
      'alertConditionNames',
      'condition_name',
      'impactedEntities',
      'workflowName',
    ];
    return count(record, ...own) >= 2 ? 1 : 0;
  },
  schema: () =>
    z.object({
      id: text,
      issueId: text,
      title: texts,
      details: text,
      state: text,
      priority: text,
      owner: text,
      condition_name: text,
      alertPolicyNames: texts,
      alertConditionNames: texts,
      impactedEntities: texts,
      issueUrl: text,
      createdAt: time,
      activatedAt: time,
      acknowledgedAt: time,
      closedAt: time,
      updatedAt: time,
    }),
  *tell(record, scope) {
    const state = (record.state ?? '').toLowerCase();
    const started = record.activatedAt ?? record.createdAt;
    const when = /closed|resolved/.test(state)
      ? (record.closedAt ?? record.updatedAt)
      : /acknowledged/.test(state)
        ? (record.acknowledgedAt ?? record.updatedAt)
        : (started ?? record.updatedAt);
    if (!when) {
      scope.note(`no time for the state "${state}"`);
      return;
    }
    const name =
      record.condition_name ?? record.alertConditionNames[0] ?? record.title[0] ?? 'without a name';
    const service = record.impactedEntities[0];
    const facts = {
      name,
      service,
      severity: record.priority?.toLowerCase(),
      summary: record.details ?? record.title[0],
    };
    const common = {
      when,
      identity: `${record.id ?? record.issueId ?? name}:${state}:${when.at}`,
      url: record.issueUrl,
      refs: {
        incident: record.id ?? record.issueId,
        alert: name,
        service,
        severity: facts.severity,
        status: state,
      },
    };
    if (/acknowledged/.test(state)) {
      const who = record.owner;
      const text = `${who ? `${who} acknowledged` : 'Acknowledged'} "${name}"`;
      yield { ...common, kind: 'acknowledged', text, actor: person(who) };
    } else if (/closed|resolved/.test(state)) {
      yield {
        ...common,
        kind: 'alert-resolved',
        text: alertText(facts, 'resolved'),
        actor: system('New Relic'),
      };
    } else {
      yield { ...common, kind: 'alert-fired', text: alertText(facts, 'fired'), actor: system('New Relic') };
    }
  },
});

/** NerdGraph `aiIssues`: epoch milliseconds for each step. */
const issue = shape({
  name: 'issue',
  fits: (record) =>
    has(record, 'issueId') && count(record, 'activatedAt', 'createdAt', 'closedAt') >= 2 ? 1 : 0,
  schema: () =>
    z.object({
      issueId: text,
      title: texts,
      priority: text,
      entityNames: texts,
      conditionName: texts,
      createdAt: time,
      activatedAt: time,
      acknowledgedAt: time,
      acknowledgedBy: text,
      closedAt: time,
      closedBy: text,
      state: text,
    }),
  *tell(record) {
    const name = record.conditionName[0] ?? record.title[0];
    const service = record.entityNames[0];
    const facts = { name, service, severity: record.priority?.toLowerCase(), summary: record.title[0] };
    const refs = { incident: record.issueId, alert: name, service, severity: facts.severity };
    const started = record.activatedAt ?? record.createdAt;
    const actor = system('New Relic');
    const id = record.issueId ?? name ?? '';
    if (started)
      yield {
        when: started,
        kind: 'alert-fired',
        text: alertText(facts, 'fired'),
        identity: `${id}:activated`,
        refs,
        actor,
      };
    if (record.acknowledgedAt) {
      const text = `${record.acknowledgedBy ?? 'A responder'} acknowledged "${name}"`;
      const who = person(record.acknowledgedBy);
      yield {
        when: record.acknowledgedAt,
        kind: 'acknowledged',
        text,
        identity: `${id}:acknowledged`,
        refs,
        actor: who,
      };
    }
    if (record.closedAt) {
      const text = alertText(facts, 'resolved');
      yield { when: record.closedAt, kind: 'alert-resolved', text, identity: `${id}:closed`, refs, actor };
    }
  },
});

/** `SELECT * FROM NrAiIncident`: rows with `event` open or close. */
const incidentRow = shape({
  name: 'NrAiIncident row',
  fits: (record) =>
    has(record, 'incidentId', 'event', 'timestamp') && count(record, 'conditionName', 'policyName') > 0
      ? 1
      : 0,
  schema: () =>
    z.object({
      incidentId: text,
      event: text,
      timestamp: neededTime,
      conditionName: text,
      policyName: text,
      priority: text,
      targetName: text,
      title: text,
      incidentLink: text,
    }),
  *tell(row) {
    const closed = row.event === 'close';
    const facts = {
      name: row.conditionName ?? row.title,
      service: row.targetName,
      severity: row.priority,
      summary: row.title,
    };
    yield {
      when: row.timestamp,
      kind: closed ? 'alert-resolved' : 'alert-fired',
      text: alertText(facts, closed ? 'resolved' : 'fired'),
      identity: `${row.incidentId}:${row.event}`,
      actor: system('New Relic'),
      url: row.incidentLink,
      refs: { incident: row.incidentId, alert: facts.name, service: row.targetName, severity: row.priority },
    };
  },
});

/** Deployment markers of change tracking. */
const deployment = shape({
  name: 'deployment',
  fits: (record) =>
    has(record, 'deploymentId', 'timestamp') || has(record, 'changeTrackingId', 'timestamp') ? 0.9 : 0,
  schema: () =>
    z.object({
      deploymentId: text,
      changeTrackingId: text,
      timestamp: neededTime,
      version: text,
      description: text,
      user: text,
      commit: text,
      deploymentType: text,
      entityName: text,
    }),
  *tell(record) {
    const words = `Deployed ${record.entityName ?? ''} ${record.version ?? ''}`.replace(/\s+/g, ' ').trim();
    yield {
      when: record.timestamp,
      kind:
        changeKind(`${record.deploymentType ?? ''} ${record.description ?? ''}`) === 'rollback'
          ? 'rollback'
          : 'deploy',
      text: `${words}${record.description ? `: ${record.description}` : ''}`,
      identity: record.deploymentId ?? record.changeTrackingId ?? `${record.timestamp.at}:${record.version}`,
      actor: person(record.user),
      refs: { revision: record.commit ?? record.version, service: record.entityName },
    };
  },
});

/** New Relic: workflow webhooks, issues, incident rows, deployments. */
export const source = jsonSource({
  id: 'newrelic',
  title: 'New Relic',
  shapes: [workflowWebhook, issue, incidentRow, deployment],
});
