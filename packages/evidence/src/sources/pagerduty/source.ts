import { jsonSource } from '../../reading/json-source.ts';
import { changeEvent, eventsApi } from './changes.ts';
import { settle } from './fold.ts';
import { alert, incident } from './incidents.ts';
import { logEntry } from './log-entries.ts';
import { note, statusUpdate } from './notes.ts';
import { webhookEvent } from './webhooks.ts';
import { webhookV1 } from './webhooks-v1.ts';

/** PagerDuty: REST API pages, webhooks v3 and Events API requests, alone or bundled in one object. */
export const source = jsonSource({
  id: 'pagerduty',
  title: 'PagerDuty',
  shapes: [logEntry, incident, alert, note, statusUpdate, changeEvent, eventsApi, webhookEvent, webhookV1],
  settle,
});
