import { jsonSource } from '../../reading/json-source.ts';
import { alert, incident, webhook } from './alerts.ts';
import { log, note, timelineEntry } from './logs.ts';

/** Opsgenie and Jira Service Management operations: alerts, activity logs, notes, incidents, webhooks. */
export const source = jsonSource({
  id: 'opsgenie',
  title: 'Opsgenie',
  shapes: [alert, incident, webhook, log, note, timelineEntry],
});
