/** One wording for alerts of every tool: `Alert HighErrorRate fired (critical) for payments: 5xx above 5 %`. */
import type { LooseRefs } from './told.ts';

export interface AlertFacts {
  readonly name: string | undefined;
  readonly severity?: string | undefined;
  readonly service?: string | undefined;
  readonly summary?: string | undefined;
}

export type AlertVerb = 'fired' | 'resolved' | 'pending' | 'silenced' | 'acknowledged';

/** The sentence. The summary is given where it fires; a name with blanks in it stands in quotes. */
export function alertText(facts: AlertFacts, verb: AlertVerb): string {
  const name = facts.name === undefined ? '' : /\s/.test(facts.name) ? ` "${facts.name}"` : ` ${facts.name}`;
  const severity = facts.severity && verb === 'fired' ? ` (${facts.severity})` : '';
  const service = facts.service && !facts.name?.includes(facts.service) ? ` for ${facts.service}` : '';
  const summary =
    facts.summary && facts.summary !== facts.name && verb === 'fired' ? `: ${facts.summary}` : '';
  return `Alert${name} ${verb === 'pending' ? 'became pending' : verb}${severity}${service}${summary}`;
}

type Labels = Readonly<Record<string, string>>;

/** What the labels and annotations of Prometheus-style alerts say. */
export function factsOfLabels(labels: Labels, annotations: Labels): AlertFacts {
  const place = labels['instance'] ?? labels['pod'] ?? labels['node'];
  const summary =
    annotations['summary'] ?? annotations['title'] ?? annotations['description'] ?? annotations['message'];
  return {
    name: labels['alertname'] ?? labels['rulename'] ?? annotations['title'],
    severity: labels['severity'] ?? labels['priority'],
    service: serviceOf(labels) ?? place,
    summary: summary ?? (place && serviceOf(labels) ? `on ${place}` : undefined),
  };
}

export function refsOfLabels(labels: Labels): LooseRefs {
  return {
    alert: labels['alertname'] ?? labels['rulename'],
    severity: labels['severity'] ?? labels['priority'],
    service: serviceOf(labels),
    environment: labels['environment'] ?? labels['env'] ?? labels['stage'],
    team: labels['team'] ?? labels['owner'],
  };
}

function serviceOf(labels: Labels): string | undefined {
  return (
    labels['service'] ??
    labels['service_name'] ??
    labels['app'] ??
    labels['application'] ??
    labels['deployment'] ??
    labels['job'] ??
    labels['namespace']
  );
}

/** A key for a set of labels, whatever their order. */
export function labelKey(labels: Labels): string {
  return Object.keys(labels)
    .sort()
    .map((key) => `${key}=${labels[key]}`)
    .join(',');
}
