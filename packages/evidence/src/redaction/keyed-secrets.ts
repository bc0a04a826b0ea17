/** Secrets known by what stands before them: a key, a flag, a header, an address. */

export type Mask = (kind: string) => string;

/** `scheme://user:secret@host`; JSON may write the slashes as `\/`. The secret goes up to the last `@` of the host part. */
const URL_PASSWORD = /(:(?:\/\/|\\\/\\\/)[^\s:/?#@"'<>\\]{0,120}:)([^\s/?#"'<>\\]{1,200})(?=@[\w.[-])/g;

/** `Authorization: Bearer x`, `Proxy-Authorization=Basic x`, `Authorization: x`. */
const AUTHORIZATION =
  /(\bauthorization\\?["']?\s{0,3}[:=]\s{0,3}\\?["']?)((?:(?:bearer|basic|token|digest|apikey|negotiate|aws4-hmac-sha256|splunk|key|genie\s?key|token token=)\s{0,3}){0,2})([^\s"'`,;\\<>]{4,4000})/gi;
const BEARER = /(\bbearer\s{1,3})([A-Za-z0-9._~+/=-]{12,4000})/gi;
const BASIC = /(\bbasic\s{1,3})([A-Za-z0-9+/]{8,1000}={0,2})(?![A-Za-z0-9+/=])/gi;

/** `curl -u user:password`, `--user user:password`. */
const USER_FLAG = /(\s(?:-u|--user|--proxy-user)(?:\s{1,3}|=)\\?["']?[^\s:"'\\]{1,100}:)([^\s"'\\]{1,200})/g;
/** `mysql -psecret`, `sshpass -p secret`. */
const SHORT_FLAG =
  /(\b(?:mysql|mysqldump|mysqladmin|mariadb)\b[^\n|;]{0,120}?\s-p)([^\s"'\\-][^\s"'\\]{2,100})|(\bsshpass\s{1,3}-p\s{0,3}\\?["']?)([^\s"'\\]{1,100})/g;

const PASSWORD_WORDS =
  'passw(?:or)?d|passwd|passphrase|passcode|pwd|kennwort|passwort|contraseña|mot de passe|senha';
const SECRET_WORDS =
  'secret|token|api[_ -]?key|access[_-]?key|private[_-]?key|auth[_-]?key|account[_-]?key|shared[_-]?access[_-]?key|encryption[_-]?key|signing[_-]?key|master[_-]?key|license[_-]?key|service[_-]?key|session[_-]?key|app[_-]?key|application[_-]?key|integration[_-]?key|routing[_-]?key|credentials?|authtoken|sessionid|cookie';

/** A key, perhaps in quotes, an equals sign or colon, then a quoted value or a bare one. Escaped quotes are JSON in JSON. */
const KEYED = new RegExp(
  String.raw`((?:\b|_|(?<=[a-z]))(?:(${PASSWORD_WORDS})|(${SECRET_WORDS}))([\w-]{0,30}?)(?:\\?["'\x60])?\s{0,3}(=>|:=|[:=])\s{0,3})(?:(\\?["'\x60])((?:(?!\6)[^\n]){1,400}?)(?=\6)|([^\s"'\x60,;&<>\\)\]}{]{3,400}))`,
  'gi',
);
/** `--password secret`, `--token=secret`. */
const FLAG = new RegExp(
  String.raw`(\s--?[\w-]{0,30}?(?:(${PASSWORD_WORDS}|pass)|(?:${SECRET_WORDS}))(?:\s{1,3}|=)\\?["']?)([^\s"'\\<>]{3,400})`,
  'gi',
);
/** `PGPASSWORD=x` and the like are keyed; `the password for x is y` is said in chat. */
const SAID = new RegExp(
  String.raw`(\b(?:${PASSWORD_WORDS}|pw|pass)\b(?: (?:for|to|of|on)(?: [^\s:]{1,40}){1,6}?)? (?:is|was|=|->)(?: now)?:? {1,2}["'\x60*]?)([^\s"'\x60*]{4,200})`,
  'gi',
);

/** Keys that name, count or point at a secret, and hold none. */
const ABOUT =
  /^[_-]?(?:id|ids|name|names|count|type|ref|refs|path|file|url|uri|expir\w*|ttl|length|len|version|arn|status|policy|hint|age|limit|limits|usage|used|rotation|rotated|field|prefix|hash_?algo\w*|required|enabled|namespace|store|manager|key_?ref|s)$/i;
const PLACEHOLDER =
  /^(?:\$|%|\{\{|<|\*{2,}|x{3,}$|\.{3}|…|\[masked|\[redacted|\(?redacted|null$|none$|nil$|undefined$|true$|false$|yes$|no$|n\/?a$|os\.|process\.env|env\.|secrets?\.|vault:|file:|ref:|arn:aws:(?:secretsmanager|ssm)|example|changeme$|your[-_]|my[-_]?(?:password|secret|token)|to-?do$|tbd$|string$|empty$)/i;
/** What people say of passwords and tokens after a colon. */
const STATE_WORDS =
  /^(?:expired?|reset|changed|incorrect|wrong|invalid|required|missing|rotat\w*|revoked?|updated?|leaked|compromised|denied|rejected|failed|failing|refresh\w*|valid|unknown|stale|mismatch\w*|not|the|a|an|is|was|are|for|and|in|of|to|on|we|it|this|that|please|should|needs?|see|via|from|by|with|must|can|cannot|will|has|had|been|being|authentication|authorization|auth)[.,!?:;]?$/i;

/** A part of a dotted or dashed name: a word, a small number, `v2`. */
const NAME_PART = /^(?:[a-z]*|\d{1,4}|[a-z]{1,6}\d{1,3})$/i;

/** Letters and digits mixed as no name mixes them, or a length that no word has: what a generated secret looks like. */
function looksGenerated(value: string): boolean {
  if (value.length < 8 || /^\d{1,12}$/.test(value)) return false;
  return !value.split(/[._:/@-]/).every((part) => NAME_PART.test(part) && part.length < 24);
}

function looksTyped(value: string): boolean {
  return /\d/.test(value) || /[^\w\s.,:;!?()'"-]/.test(value) || /[a-z][A-Z]/.test(value);
}

/**
 * Masks what keys, flags, headers and addresses give away. Each rule runs only where the marks it cannot do without
 * are there: most texts that reach this place only talk of tokens and passwords.
 */
export function maskKeyedSecrets(text: string, mask: Mask): string {
  let masked = text;
  if (masked.includes('@')) masked = maskAddresses(masked, mask);
  if (/authorization|bearer|basic/i.test(masked)) masked = maskHeaders(masked, mask);
  if (/\s-|mysql|mariadb|sshpass/.test(masked)) masked = maskFlags(masked, mask);
  if (/[:=]/.test(masked)) masked = masked.replace(KEYED, maskKeyed(mask));
  if (SAID_HINT.test(masked)) masked = maskSaid(masked, mask);
  return masked;
}

function maskAddresses(text: string, mask: Mask): string {
  return text.replace(URL_PASSWORD, (whole, before: string, secret: string) =>
    PLACEHOLDER.test(secret) ? whole : `${before}${mask('url-password')}`,
  );
}

function maskHeaders(text: string, mask: Mask): string {
  return text
    .replace(AUTHORIZATION, (whole, before: string, scheme: string, secret: string) => {
      const bare = scheme === '' && (!looksGenerated(secret) || /^(?:bearer|basic|token)$/i.test(secret));
      if (bare || PLACEHOLDER.test(secret)) return whole;
      return `${before}${scheme}${mask(/basic/i.test(scheme) ? 'basic-auth' : 'authorization')}`;
    })
    .replace(BEARER, (whole, before: string, secret: string) =>
      looksGenerated(secret) && /\d/.test(secret) ? `${before}${mask('bearer-token')}` : whole,
    )
    .replace(BASIC, (whole, before: string, secret: string) => {
      const mixed = /\d/.test(secret) && /[a-z]/.test(secret) && /[A-Z]/.test(secret);
      const coded = secret.length % 4 === 0 && (secret.endsWith('=') || mixed);
      return coded ? `${before}${mask('basic-auth')}` : whole;
    });
}

function maskFlags(text: string, mask: Mask): string {
  return text
    .replace(USER_FLAG, (whole, before: string, secret: string) =>
      PLACEHOLDER.test(secret) ? whole : `${before}${mask('password')}`,
    )
    .replace(SHORT_FLAG, (whole, ...[a, b, c, d]: (string | undefined)[]) =>
      PLACEHOLDER.test(b ?? d ?? '') ? whole : `${a ?? c ?? ''}${mask('password')}`,
    )
    .replace(FLAG, (whole, before: string, password: string | undefined, secret: string) => {
      if (PLACEHOLDER.test(secret) || secret.startsWith('-')) return whole;
      const talk = !before.endsWith('=') && STATE_WORDS.test(secret);
      if (password === undefined ? !looksGenerated(secret) : talk) return whole;
      return `${before}${mask(password === undefined ? 'secret' : 'password')}`;
    });
}

const SAID_HINT = /pass|pwd|pw|wort|contrase|senha/i;

function maskSaid(text: string, mask: Mask): string {
  return text.replace(SAID, (whole, before: string, secret: string) => {
    const said = secret.replace(/[.,!?;:)]+$/, '');
    return looksTyped(said) && !PLACEHOLDER.test(secret) && !/^https?:/.test(secret)
      ? `${before}${mask('password')}`
      : whole;
  });
}

function maskKeyed(mask: Mask) {
  return (
    whole: string,
    before: string,
    password: string | undefined,
    secretWord: string | undefined,
    after: string,
    sign: string,
    quote: string | undefined,
    quoted: string | undefined,
    bare: string | undefined,
    at: number,
    text: string,
  ): string => {
    const value = quoted ?? bare ?? '';
    // `token_id`, `tokens` and `tokenizer` are no `token`; `token2` and `tokenProd` are.
    if (after !== '' && (ABOUT.test(after) || !/^[_\-A-Z\d]/.test(after))) return whole;
    if (PLACEHOLDER.test(value) || /^(?:https?|s3|gs|file):(?:\/\/|\\\/)/i.test(value)) return whole;
    let hides: boolean;
    if (password === undefined) hides = looksGenerated(value);
    else if (sign === ':' && quote === undefined && /\s$/.test(before)) {
      // Prose puts a colon and a blank after a word: a plain word counts only where it is all that is said.
      const rest = text.charAt(at + whole.length);
      hides = looksTyped(value) || (value.length >= 5 && /^[\n"\\]?$/.test(rest) && !STATE_WORDS.test(value));
    } else hides = !STATE_WORDS.test(value);
    if (!hides) return whole;
    return `${before}${quote ?? ''}${mask(password !== undefined ? 'password' : kindOf(secretWord ?? ''))}`;
  };
}

function kindOf(word: string): string {
  const plain = word.toLowerCase().replace(/[_ -]/g, '');
  if (plain.includes('token')) return 'token';
  if (plain === 'apikey' || plain === 'appkey' || plain === 'applicationkey') return 'api-key';
  return 'secret';
}
