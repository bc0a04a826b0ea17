import { jsonSource } from '../../reading/json-source.ts';
import { action, alert, followUp, incidentAlert } from './alerts-and-actions.ts';
import { incident, incidentUpdate, timestampDefinition } from './incidents.ts';

/** incident.io: incidents with their timestamps, updates, alerts, actions, follow-ups; webhooks. */
export const source = jsonSource({
  id: 'incident-io',
  title: 'incident.io',
  shapes: [incident, incidentUpdate, incidentAlert, alert, followUp, action, timestampDefinition],
});
