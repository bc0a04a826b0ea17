/**
 * Facets of contributing factors, suggested from the words (never assigned: a person confirms). Several may hold
 * for one incident; none of them names a person.
 */
import type { Postmortem, SectionKind } from '@debrief/document';
import { ownTexts } from './own-texts.ts';

export type FacetGroup = 'trigger' | 'technical' | 'detection' | 'response' | 'organisation';

export interface Facet {
  readonly id: string;
  readonly group: FacetGroup;
  readonly label: string;
  /** The words that suggested it, and where they stand. */
  readonly quote: string;
  readonly from: number;
  readonly to: number;
}

const definitions: readonly (readonly [id: string, group: FacetGroup, label: string, words: RegExp])[] = [
  [
    'code-push',
    'trigger',
    'a code change',
    /\b(?:deploy(?:ed|ment)?|release[ds]?|rollout|merged?|new version|refactor\w*)\b/i,
  ],
  [
    'config-push',
    'trigger',
    'a configuration change',
    /\b(?:config(?:uration)? (?:change|push|update)|misconfigur\w+|feature flag|toggle[ds]?)\b/i,
  ],
  [
    'data-change',
    'trigger',
    'a data or schema change',
    /\b(?:migrations?|schema|backfill|bulk (?:import|update|delete))\b/i,
  ],
  ['expiry', 'trigger', 'something expired', /\bexpir(?:ed|y|es|ation)\b/i],
  [
    'maintenance',
    'trigger',
    'maintenance or an upgrade',
    /\b(?:maintenance|upgrad\w+|patching|reboot(?:ed)?|version bump)\b/i,
  ],
  [
    'provider',
    'trigger',
    'a provider or vendor change',
    /\b(?:vendor|upstream (?:provider|outage|change)|(?:cloud |service |hosting |network )provider|third[- ]party (?:service|outage|dependency|provider)|(?:aws|azure|gcp|google cloud|cloudflare|fastly) (?:outage|incident|had|was down|issue|degradation))\b/i,
  ],
  [
    'traffic',
    'trigger',
    'a change in traffic',
    /\b(?:traffic (?:spike|surge|increase)|spike in (?:traffic|requests)|ddos|crawler|thundering herd|load spike)\b/i,
  ],
  [
    'connection-pool',
    'technical',
    'a pool ran out',
    /\b(?:connection (?:pool|leak|exhaustion|limit)|pool (?:exhaust\w+|limit|size)|max connections|too many connections)\b/i,
  ],
  ['memory', 'technical', 'memory ran out', /\b(?:oom|out of memory|memory (?:leak|limit|pressure)|heap)\b/i],
  [
    'disk',
    'technical',
    'a disk filled or failed',
    /\b(?:disk (?:full|space|usage|pressure)|no space left|inodes?|volume full)\b/i,
  ],
  [
    'cpu',
    'technical',
    'processor time ran out',
    /\b(?:cpu (?:usage|throttl\w+|load|saturat\w+)|high load)\b/i,
  ],
  ['dns', 'technical', 'name resolution', /\b(?:dns|coredns|nameserver|name resolution)\b/i],
  [
    'network',
    'technical',
    'the network',
    /\b(?:network (?:partition|issue|outage|connectivity)|packet loss|bgp|routing table|firewall|security group)\b/i,
  ],
  [
    'certificate',
    'technical',
    'certificates',
    /\b(?:tls|ssl|certificates?|cert-manager|letsencrypt|let's encrypt)\b/i,
  ],
  [
    'credentials',
    'technical',
    'credentials or access',
    /\b(?:credentials?|api key|token (?:expired|revoked)|iam|permission denied|service account|secret rotation)\b/i,
  ],
  ['quota', 'technical', 'a quota or rate limit', /\b(?:quota|rate[- ]limit\w*|throttl\w+|api limit)\b/i],
  [
    'cache',
    'technical',
    'a cache',
    /\b(?:cache (?:miss|flush|invalidation|stampede|eviction)|cold cache|stale cache|cdn)\b/i,
  ],
  [
    'database',
    'technical',
    'a database',
    /\b(?:database|postgres\w*|mysql|mariadb|replica(?:tion)? lag|deadlock|slow quer(?:y|ies)|missing index|lock contention)\b/i,
  ],
  [
    'queue',
    'technical',
    'a queue backed up',
    /\b(?:backlog|queue (?:depth|length|growth)|dead[- ]letter|kafka|rabbitmq|consumer lag)\b/i,
  ],
  [
    'retry-storm',
    'technical',
    'retries fed the failure',
    /\b(?:retry storm|retries|metastable|cascad\w+|thundering herd)\b/i,
  ],
  [
    'orchestration',
    'technical',
    'the orchestrator',
    /\b(?:kubernetes|k8s|autoscal\w+|scheduler|evict\w+|node (?:pool|group)|helm)\b/i,
  ],
  ['storage', 'technical', 'shared storage', /\b(?:nfs|efs|s3|object storage|ebs|persistent volume)\b/i],
  [
    'clock',
    'technical',
    'clocks and time',
    /\b(?:clock skew|ntp|time ?zone|leap (?:second|year)|daylight saving)\b/i,
  ],
  [
    'dependency',
    'technical',
    'a dependency',
    /\b(?:dependency|dependencies|library (?:upgrade|version)|package (?:upgrade|version)|transitive)\b/i,
  ],
  [
    'customer-first',
    'detection',
    'customers saw it first',
    /\b(?:(?:users?|customers?) (?:first )?(?:reported|noticed|complained|raised)|reported by (?:a )?(?:users?|customers?)|support ticket)\b/i,
  ],
  [
    'no-alert',
    'detection',
    'no alert covered it',
    /\b(?:no (?:alert(?:s|ing)?|monitor(?:s|ing)?|alarms?)|not (?:being )?(?:monitored|alerted)|without (?:alerts|monitoring))\b/i,
  ],
  ['threshold', 'detection', 'an alert threshold', /\bthreshold\b/i],
  [
    'alert-noise',
    'detection',
    'noise',
    /\b(?:alert fatigue|noisy alert|false (?:alarm|positive)s?|muted|silenced)\b/i,
  ],
  [
    'runbook',
    'response',
    'the runbook',
    /\b(?:runbook|playbook|documentation (?:was|is) (?:missing|outdated|wrong|out of date))\b/i,
  ],
  [
    'rollback',
    'response',
    'rolling back was hard',
    /\b(?:(?:slow|manual|failed|long|unable to) (?:rollback|roll back|revert)|rollback (?:took|failed))\b/i,
  ],
  [
    'access',
    'response',
    'responders lacked access',
    /\b(?:no access|lacked access|did not have access|break[- ]glass|locked out)\b/i,
  ],
  [
    'tools-down',
    'response',
    'the tools failed too',
    /\b(?:(?:dashboard|grafana|vpn|ci|argocd|status page) (?:was|were) (?:also )?(?:down|unavailable|affected))\b/i,
  ],
  ['staging-gap', 'organisation', 'staging differs from production', /\bstaging\b|\btest environment\b/i],
  [
    'gradual-rollout',
    'organisation',
    'no gradual rollout',
    /\b(?:canary|gradual rollout|progressive delivery|all (?:instances|regions|clusters) at once|blue[- ]green)\b/i,
  ],
  [
    'test-coverage',
    'organisation',
    'what tests cover',
    /\b(?:test coverage|not covered by (?:a )?tests?|integration tests?|load tests?|no tests?)\b/i,
  ],
  [
    'review-scope',
    'organisation',
    'what review shows',
    /\bcode review\b|\breview(?:ed|er)? (?:did not|didn't|scope)\b/i,
  ],
  [
    'ownership',
    'organisation',
    'unclear ownership',
    /\b(?:unclear owner(?:ship)?|no (?:clear )?owner|ownership)\b/i,
  ],
  [
    'single-expert',
    'organisation',
    'few people know it',
    /\b(?:only one person|single (?:expert|person)|bus factor|tribal knowledge|institutional knowledge)\b/i,
  ],
];

const causeSections = new Set<SectionKind>([
  'summary',
  'root-cause',
  'what-happened',
  'trigger',
  'contributing-factors',
  'five-whys',
  'causes',
  'detection',
  'response',
  'resolution',
  'went-wrong',
]);

/** Facets that the cause, detection and response sections suggest, each with its first quotation. */
export function facetsOf(document: Postmortem): readonly Facet[] {
  const texts = ownTexts(document)
    .filter(({ kind }) => causeSections.has(kind))
    // Same length, so that every place stays true.
    .map(({ from, text }) => ({ from, text: text.replace(comment, (words) => ' '.repeat(words.length)) }));
  const facets: Facet[] = [];
  for (const [id, group, label, words] of definitions) {
    for (const { from: start, text } of texts) {
      const found = words.exec(text);
      if (found === null) continue;
      const from = start + found.index;
      facets.push({ id, group, label, quote: found[0], from, to: from + found[0].length });
      break;
    }
  }
  return facets;
}

const comment = /<!--(?:(?!-->)[\s\S])*(?:-->|$)/g;
