import { jsonSource } from '../../reading/json-source.ts';
import { actionItem, alert, alertEvent, pulse } from './alerts-and-work.ts';
import { incident, timelineEvent } from './incidents.ts';

/** Rootly (JSON:API): incidents, their timeline, alerts, pulses (deploys and other changes), action items. */
export const source = jsonSource({
  id: 'rootly',
  title: 'Rootly',
  shapes: [incident, timelineEvent, alert, alertEvent, pulse, actionItem],
});
