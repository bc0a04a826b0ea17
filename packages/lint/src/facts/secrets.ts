/** Finds credentials by the shapes that their issuers publish; compact, precise, linear in the text. */
import type { Span } from '@debrief/document';
import { byParagraph } from './by-paragraph.ts';

export interface FoundSecret extends Span {
  /** With its article: `an AWS access key`. */
  readonly kind: string;
}

const shapes: readonly (readonly [kind: string, hint: string, pattern: RegExp])[] = [
  ['a private key', '-----BEGIN', /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g],
  ['an AWS access key', 'AKIA', /\bAKIA[A-Z2-7]{16}\b/g],
  ['an AWS access key', 'ASIA', /\bASIA[A-Z2-7]{16}\b/g],
  ['a GitHub token', 'gh', /\bgh[pousr]_[A-Za-z0-9]{36,251}/g],
  ['a GitHub token', 'github_pat_', /\bgithub_pat_[A-Za-z0-9_]{60,255}/g],
  ['a GitLab token', 'gl', /\bgl(?:pat|dt|rt|ptt|oas|soat)-[A-Za-z0-9_-]{20,100}/g],
  ['a Slack token', 'xox', /\bxox[abeoprs]-[A-Za-z0-9-]{12,200}/g],
  [
    'a Slack webhook',
    'hooks.slack.com',
    /hooks\.slack\.com\/(?:services|workflows)\/T[A-Z0-9]{6,12}\/[A-Z0-9]{6,12}\/[A-Za-z0-9]{16,40}/g,
  ],
  ['a Discord webhook', '/api/webhooks/', /discord(?:app)?\.com\/api\/webhooks\/\d{15,22}\/[\w-]{50,90}/g],
  ['a Stripe key', 'k_live_', /\b[rs]k_live_[A-Za-z0-9]{16,120}/g],
  ['a Google API key', 'AIza', /\bAIza[A-Za-z0-9_-]{35}(?![\w-])/g],
  ['an npm token', 'npm_', /\bnpm_[A-Za-z0-9]{36}\b/g],
  ['a PyPI token', 'pypi-', /\bpypi-AgE[A-Za-z0-9_-]{50,400}/g],
  ['a SendGrid key', 'SG.', /\bSG\.[\w-]{16,32}\.[\w-]{32,64}/g],
  ['a language-model API key', 'sk-', /\bsk-(?:ant-|proj-)?[A-Za-z0-9_-]{32,200}/g],
  ['a Vault token', 'hvs.', /\bhvs\.[A-Za-z0-9_-]{24,200}/g],
  [
    'a JSON web token',
    'eyJ',
    /\beyJ[A-Za-z0-9_-]{8,2000}\.eyJ[A-Za-z0-9_-]{8,4000}\.[A-Za-z0-9_-]{16,1000}/g,
  ],
  ['a password in an address', '://', /:\/\/[^\s:/?#@<>"'`]{0,64}:([^\s:/?#@<>"'`]{3,128})@[\w[.-]/gi],
  [
    'a password',
    '',
    /\b(?:password|passwd|pwd|secret|api[_-]?key|access[_-]?token|auth[_-]?token|client[_-]?secret)["']?[ \t]{0,2}[:=][ \t]{0,2}["'`]?([^\s"'`,;<>|()]{8,128})/gi,
  ],
  ['a bearer token', '', /\bbearer[ \t]+([A-Za-z0-9_~+/.-]{20,400}=*)/gi],
];
const email = /[A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{2,63}){1,4}/g;
/** The words before a written-out value; without one of them nothing of that kind can stand here. */
const labels = /passw|pwd|secret|api[_-]?key|token|bearer/i;
const masked =
  /^(?:[*x•.…_-]+|\[.*|<.*|\$\{?.*|%.*|\{\{.*|redacted.*|masked.*|removed.*|example.*|changeme|placeholder|your.*|null|none|undefined|true|false|unknown|required|expired|rotated|missing)$/i;

/** Every credential in the text, in order, without overlaps; e-mail addresses only when asked for. */
export function secretsIn(text: string, emails: boolean): FoundSecret[] {
  return emails ? withAddresses(text) : withoutAddresses(text);
}

const withAddresses = byParagraph((paragraph) => findIn(paragraph, true));
const withoutAddresses = byParagraph((paragraph) => findIn(paragraph, false));

function findIn(text: string, emails: boolean): FoundSecret[] {
  const found: FoundSecret[] = [];
  const labelled = labels.test(text);
  for (const [kind, hint, pattern] of shapes) {
    if (hint === '' ? !labelled : !text.includes(hint)) continue;
    for (const match of text.matchAll(pattern)) {
      const value = match[1];
      if (value === undefined) {
        found.push({ from: match.index, to: match.index + match[0].length, kind });
        continue;
      }
      if (!isCredential(value, kind)) continue;
      const from = match.index + match[0].lastIndexOf(value);
      found.push({ from, to: from + value.length, kind });
    }
  }
  if (emails && text.includes('@')) {
    for (const match of text.matchAll(email)) {
      found.push({ from: match.index, to: match.index + match[0].length, kind: 'an e-mail address' });
    }
  }
  found.sort((a, b) => a.from - b.from || b.to - a.to);
  return found.filter((secret, index) => index === 0 || secret.from >= found[index - 1]!.to);
}

/** A written-out value is a credential when it is no mask and mixes letters with digits or signs. */
function isCredential(value: string, kind: string): boolean {
  if (masked.test(value)) return false;
  if (kind === 'a password in an address') return !/^(?:pass(?:word)?|pwd|secret|user|token)$/i.test(value);
  if (/^[\w.]+[.(][\w.]*\)?$/.test(value) && !/\d/.test(value)) return false;
  return (
    /\d/.test(value) &&
    /[A-Za-z]/.test(value) &&
    !/^[\d.:/-]+[A-Za-z]{0,3}$/.test(value) &&
    !/:\/\//.test(value)
  );
}
