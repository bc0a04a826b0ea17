import { jsonSource } from '../../reading/json-source.ts';
import { event, eventV1 } from './events.ts';
import { incident } from './incidents.ts';
import { monitorWebhook } from './monitors.ts';

/** Datadog: events (v2 search, v1), incidents v2, the webhook of monitors. */
export const source = jsonSource({
  id: 'datadog',
  title: 'Datadog',
  shapes: [event, eventV1, incident, monitorWebhook],
});
