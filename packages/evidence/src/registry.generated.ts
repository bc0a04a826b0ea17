// Written by `npm run generate`. Do not edit: add a folder or a file instead.
import { source as alertmanager } from './sources/alertmanager/source.ts';
import { source as argocd } from './sources/argocd/source.ts';
import { source as awsIncidentManager } from './sources/aws-incident-manager/source.ts';
import { source as chatText } from './sources/chat-text/source.ts';
import { source as cloudevents } from './sources/cloudevents/source.ts';
import { source as cloudtrail } from './sources/cloudtrail/source.ts';
import { source as cloudwatch } from './sources/cloudwatch/source.ts';
import { source as csv } from './sources/csv/source.ts';
import { source as datadog } from './sources/datadog/source.ts';
import { source as discord } from './sources/discord/source.ts';
import { source as firehydrant } from './sources/firehydrant/source.ts';
import { source as gitLog } from './sources/git-log/source.ts';
import { source as github } from './sources/github/source.ts';
import { source as gitlab } from './sources/gitlab/source.ts';
import { source as grafana } from './sources/grafana/source.ts';
import { source as grafanaOncall } from './sources/grafana-oncall/source.ts';
import { source as incidentIo } from './sources/incident-io/source.ts';
import { source as irc } from './sources/irc/source.ts';
import { source as jira } from './sources/jira/source.ts';
import { source as journald } from './sources/journald/source.ts';
import { source as jsonLines } from './sources/json-lines/source.ts';
import { source as kubernetes } from './sources/kubernetes/source.ts';
import { source as linear } from './sources/linear/source.ts';
import { source as markdownNotes } from './sources/markdown-notes/source.ts';
import { source as matrix } from './sources/matrix/source.ts';
import { source as mattermost } from './sources/mattermost/source.ts';
import { source as newrelic } from './sources/newrelic/source.ts';
import { source as opentelemetry } from './sources/opentelemetry/source.ts';
import { source as opsgenie } from './sources/opsgenie/source.ts';
import { source as pagerduty } from './sources/pagerduty/source.ts';
import { source as prometheus } from './sources/prometheus/source.ts';
import { source as rootly } from './sources/rootly/source.ts';
import { source as sentry } from './sources/sentry/source.ts';
import { source as slack } from './sources/slack/source.ts';
import { source as slackPaste } from './sources/slack-paste/source.ts';
import { source as statuspage } from './sources/statuspage/source.ts';
import { source as syslog } from './sources/syslog/source.ts';
import { source as teams } from './sources/teams/source.ts';
import { source as victorops } from './sources/victorops/source.ts';
import { source as webvtt } from './sources/webvtt/source.ts';
import { source as zulip } from './sources/zulip/source.ts';
import type { Source } from './source.ts';

export const sources: readonly Source[] = [
  alertmanager,
  argocd,
  awsIncidentManager,
  chatText,
  cloudevents,
  cloudtrail,
  cloudwatch,
  csv,
  datadog,
  discord,
  firehydrant,
  gitLog,
  github,
  gitlab,
  grafana,
  grafanaOncall,
  incidentIo,
  irc,
  jira,
  journald,
  jsonLines,
  kubernetes,
  linear,
  markdownNotes,
  matrix,
  mattermost,
  newrelic,
  opentelemetry,
  opsgenie,
  pagerduty,
  prometheus,
  rootly,
  sentry,
  slack,
  slackPaste,
  statuspage,
  syslog,
  teams,
  victorops,
  webvtt,
  zulip,
];
