/**
 * Secrets known by their own shape: the prefixes that services give their tokens. After the public documentation of
 * the services and the rules that secret scanners (secretlint, gitleaks) publish.
 */

/** Kind as the mask names it, and the pattern of the whole secret, without capturing groups. */
const SHAPES: readonly (readonly [kind: string, pattern: string])[] = [
  [
    'private-key',
    String.raw`-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----[\s\S]{0,12000}?(?:-----END (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----|(?![\s\S]))`,
  ],
  // A key whose end is cut off or far away: its body is masked as far as it looks like one.
  [
    'private-key',
    String.raw`-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----[A-Za-z0-9+/=\s\\:,.-]{0,12000}`,
  ],
  ['github-token', String.raw`\bgh[pousr]_[A-Za-z0-9]{30,255}\b`],
  ['github-token', String.raw`\bgithub_pat_[A-Za-z0-9_]{22,255}\b`],
  [
    'gitlab-token',
    String.raw`\bgl(?:pat|dt|rt|rtr|cbt|ptt|ft|imt|agent|soat|ffct|oas)-[A-Za-z0-9_-]{20,300}`,
  ],
  ['gitlab-token', String.raw`\bGR1348941[A-Za-z0-9_-]{20,50}`],
  ['slack-token', String.raw`\bxox[abeoprs](?:\.xox[bp])?-[A-Za-z0-9-]{10,300}`],
  ['slack-token', String.raw`\bxapp-\d-[A-Za-z0-9-]{20,300}`],
  [
    'slack-webhook',
    String.raw`\bhooks\.slack\.com(?:\\?/)(?:services|workflows|triggers)(?:\\?/)[A-Za-z0-9_/\\-]{20,200}`,
  ],
  [
    'discord-webhook',
    String.raw`\bdiscord(?:app)?\.com(?:\\?/)api(?:\\?/)(?:v\d+(?:\\?/))?webhooks(?:\\?/)\d{15,20}(?:\\?/)[\w-]{40,100}`,
  ],
  [
    'teams-webhook',
    String.raw`\b[\w-]{1,60}\.webhook\.office\.com(?:\\?/)webhookb2(?:\\?/)[\w@./\\-]{40,300}`,
  ],
  ['stripe-key', String.raw`\b[sr]k_(?:live|test|prod)_[A-Za-z0-9]{10,250}`],
  ['webhook-secret', String.raw`\bwhsec_[A-Za-z0-9+/=]{16,100}`],
  ['npm-token', String.raw`\bnpm_[A-Za-z0-9]{36}\b`],
  ['pypi-token', String.raw`\bpypi-[A-Za-z0-9_-]{50,300}`],
  ['rubygems-token', String.raw`\brubygems_[a-f0-9]{48}\b`],
  ['aws-access-key', String.raw`\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b`],
  ['aws-key', String.raw`\bABSK[A-Za-z0-9+/]{60,200}={0,2}`],
  ['google-key', String.raw`\bAIza[0-9A-Za-z_-]{35}(?![0-9A-Za-z_-])`],
  ['google-token', String.raw`\bya29\.[0-9A-Za-z_-]{20,1000}`],
  ['google-secret', String.raw`\bGOCSPX-[0-9A-Za-z_-]{28}`],
  ['azure-key', String.raw`(?<!sha512-)\b[A-Za-z0-9+/]{86}==`],
  ['azure-secret', String.raw`\b[A-Za-z0-9_~.]{3}[78]Q~[A-Za-z0-9_~.-]{31,34}`],
  ['anthropic-key', String.raw`\bsk-ant-[A-Za-z0-9_-]{20,200}`],
  ['openai-key', String.raw`\bsk-(?:proj|svcacct|admin|None|or-v1)-[A-Za-z0-9_-]{20,300}`],
  ['api-key', String.raw`\bsk-(?=[A-Za-z]{0,60}\d)(?=[0-9a-z]{0,60}[A-Za-z])[A-Za-z0-9]{32,100}\b`],
  ['huggingface-token', String.raw`\bhf_[A-Za-z0-9]{30,60}\b`],
  ['jwt', String.raw`\beyJ[A-Za-z0-9_-]{8,4000}\.eyJ[A-Za-z0-9_-]{8,8000}(?:\.[A-Za-z0-9_-]{0,2000})?`],
  ['1password-token', String.raw`\bops_eyJ[A-Za-z0-9_-]{100,4000}`],
  ['linear-key', String.raw`\blin_(?:api|oauth|wh)_[A-Za-z0-9]{32,80}`],
  ['notion-token', String.raw`\b(?:ntn_[A-Za-z0-9]{40,60}|secret_[A-Za-z0-9]{43})\b`],
  ['figma-token', String.raw`\bfig[dorp]{1,2}_[A-Za-z0-9_-]{30,80}`],
  ['sendgrid-key', String.raw`\bSG\.[\w-]{16,32}\.[\w-]{16,64}`],
  ['mailgun-key', String.raw`\bkey-[0-9a-f]{32}\b`],
  ['twilio-key', String.raw`\bSK[0-9a-f]{32}\b`],
  [
    'newrelic-key',
    String.raw`\b(?:NRAK-[A-Z0-9]{27}|NRJS-[a-f0-9]{19}|NRII-[A-Za-z0-9_-]{32}|NRRA-[a-f0-9]{42})`,
  ],
  ['grafana-token', String.raw`\b(?:glsa_[A-Za-z0-9]{32}_[0-9A-Fa-f]{8}|glc_[A-Za-z0-9+/=]{32,400})`],
  ['vault-token', String.raw`\bhv[sbr]\.[A-Za-z0-9_-]{20,300}`],
  ['terraform-token', String.raw`\b[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,70}`],
  ['doppler-token', String.raw`\bdp\.(?:pt|st|ct|sa|scim|audit)\.[A-Za-z0-9._-]{40,100}`],
  ['digitalocean-token', String.raw`\bdo[opr]_v1_[a-f0-9]{64}\b`],
  ['shopify-token', String.raw`\bshp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}\b`],
  ['square-token', String.raw`\b(?:sq0[a-z]{3}-[0-9A-Za-z_-]{22,43}|EAAA[0-9A-Za-z_-]{60})`],
  ['databricks-token', String.raw`\bdapi[0-9a-f]{32}(?:-\d)?\b`],
  ['docker-token', String.raw`\bdckr_(?:pat|oat)_[A-Za-z0-9_-]{27,60}`],
  ['pulumi-token', String.raw`\bpul-[a-f0-9]{40}\b`],
  ['planetscale-token', String.raw`\bpscale_(?:pw|tkn|oauth)_[A-Za-z0-9_.=-]{32,64}`],
  ['sentry-token', String.raw`\bsntry[su]_[A-Za-z0-9+/=_-]{40,400}`],
  [
    'atlassian-token',
    String.raw`\b(?:ATATT3[A-Za-z0-9_=-]{60,300}|ATBB[A-Za-z0-9]{24,40}|ATCTT3[A-Za-z0-9_=-]{60,300})`,
  ],
  ['telegram-token', String.raw`\b\d{8,10}:AA[\w-]{32,34}(?![\w-])`],
  ['age-key', String.raw`\bAGE-SECRET-KEY-1[A-Z0-9]{58}`],
  ['tailscale-key', String.raw`\btskey-[a-z]{2,12}-[A-Za-z0-9-]{16,80}`],
  ['supabase-key', String.raw`\bsb(?:p|_secret)_[A-Za-z0-9_]{30,60}`],
  ['heroku-key', String.raw`\bHRKU-[A-Za-z0-9_-]{36,80}`],
  ['fly-token', String.raw`\bfm2_[A-Za-z0-9+/=_-]{60,2000}`],
  ['circleci-token', String.raw`\bCCIPAT_[A-Za-z0-9]{20,30}_[a-f0-9]{40}`],
  ['buildkite-token', String.raw`\bbkua_[a-z0-9]{40}`],
  ['postman-key', String.raw`\bPMAK-[a-f0-9]{24}-[a-f0-9]{34}`],
  ['password-hash', String.raw`\$(?:2[abxy]|apr1|argon2(?:id|i|d)|5|6|y)\$[./A-Za-z0-9$=,+]{20,200}`],
];

const COMBINED = new RegExp(SHAPES.map(([, pattern]) => `(${pattern})`).join('|'), 'g');

/** Masks every token of a known shape. `mask` gives what stands in its place. */
export function maskTokenShapes(text: string, mask: (kind: string) => string): string {
  return text.replace(COMBINED, (...match: unknown[]) => {
    for (let index = 0; index < SHAPES.length; index += 1) {
      if (match[index + 1] !== undefined) return mask(SHAPES[index]![0]);
    }
    return String(match[0]);
  });
}
