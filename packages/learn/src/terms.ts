/** Text to search terms: words folded, stemmed lightly, and the field's synonyms brought together. */

/** Each row is one idea in the field's several words; the first is what the index holds. */
const synonymRows: readonly (readonly string[])[] = [
  ['database', 'db', 'postgres', 'postgresql', 'mysql', 'mariadb', 'rds', 'aurora', 'sql'],
  ['kubernetes', 'k8s', 'kube', 'eks', 'gke', 'aks'],
  ['rollback', 'revert', 'reverted', 'rollbacks', 'backout'],
  ['deployment', 'deploy', 'deployed', 'rollout', 'release', 'released', 'ship', 'shipped'],
  ['certificate', 'cert', 'tls', 'ssl', 'x509'],
  ['memory', 'oom', 'oomkilled', 'heap', 'ram'],
  ['latency', 'slow', 'slowness', 'lag', 'delay'],
  ['outage', 'downtime', 'unavailable', 'unavailability'],
  ['config', 'configuration', 'setting', 'misconfiguration', 'misconfigured'],
  ['queue', 'backlog', 'kafka', 'rabbitmq', 'sqs'],
  ['cache', 'redis', 'memcached', 'caching'],
  ['network', 'networking', 'bgp', 'packet', 'vpc'],
  [
    'auth',
    'authentication',
    'authorization',
    'authorisation',
    'oauth',
    'sso',
    'login',
    'signin',
    'saml',
    'oidc',
  ],
  ['disk', 'storage', 'volume', 'filesystem', 'ebs', 'nfs'],
  ['quota', 'ratelimit', 'throttle', 'throttled', 'throttling'],
  ['dns', 'nameserver', 'coredns', 'route53', 'resolver'],
  ['loadbalancer', 'lb', 'alb', 'elb', 'nlb', 'ingress', 'traefik', 'haproxy'],
  ['exhaustion', 'exhausted', 'exhaust', 'saturation', 'saturated', 'depleted'],
  ['connection', 'conn', 'socket'],
  ['monitoring', 'alerting', 'alert', 'alarm', 'pager'],
  ['canary', 'canaries', 'progressive', 'gradual'],
  ['expire', 'expired', 'expiry', 'expiration'],
  ['leak', 'leaked', 'leaking'],
  ['timeout', 'timeouts', 'timed-out', 'deadline'],
  ['node', 'instance', 'host', 'vm', 'machine', 'server'],
];

/** Word (as written, and stemmed) to the stem of its row's first word. */
const synonyms = new Map(
  synonymRows.flatMap((row) => {
    const idea = stem(row[0] ?? '');
    return row.flatMap((word) => [[word, idea] as const, [stem(word), idea] as const]);
  }),
);

const stopWords = new Set(
  (
    'a about after all also am an and any are as at be because been before being between both but by can could did do does during each ' +
    'for from further had has have he her here him his how i if in into is it its itself just me more most my no nor not now of off on ' +
    'once only or other our out over own same she should so some such than that the their them then there these they this those through ' +
    'to too under until up us very was we were what when where which while who whom why will with would you your ' +
    'incident postmortem issue problem impact timeline utc pst cet summary section time times am pm'
  ).split(' '),
);

const wordPattern = /[\p{L}\p{N}]+(?:[._-][\p{L}\p{N}]+)*/gu;
const camelHump = /(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/;
/** Scripts written without spaces between words. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u;
const unspacedRun = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu;
/** Days and years say when, not what: they would bring together whatever happened at the same time. */
const calendar = /^(?:19|20)\d\d(?:-\d\d?(?:-\d\d?(?:T\d+Z?)?)?)?$/;
const longestWord = 80;

/** One term of a text: the form under which it is indexed, and as it was written. */
export interface Term {
  readonly term: string;
  readonly written: string;
}

/**
 * All terms of a text in order. Names such as `HighErrorRate` or `pool_timeout` give their whole and their parts; a
 * word with a synonym gives itself and the idea, so that equal words count for more than equal ideas; Japanese and
 * Chinese give pairs of characters.
 */
export function termsOf(text: string): Term[] {
  const terms: Term[] = [];
  for (const [written] of text.matchAll(wordPattern)) {
    let found = known.get(written);
    if (found === undefined) {
      found = termsOfWord(written);
      if (written.length <= longestKept) {
        if (known.size >= mostKept) known.clear();
        known.set(written, found);
      }
    }
    for (const term of found) terms.push(term);
  }
  return terms;
}

/** A library says the same words again and again. Long ones are not kept: a slice would keep its document alive. */
const known = new Map<string, readonly Term[]>();
const longestKept = 12;
const mostKept = 20_000;

function termsOfWord(written: string): readonly Term[] {
  // A longer run is data (a key, a hash, base64): nobody searches for it.
  if (written.length > longestWord && !unspaced.test(written)) return [];
  if (calendar.test(written) || (/^[\d._-]+$/.test(written) && written.length < 3)) return [];
  const terms: Term[] = [];
  const parts = written.split(/[._-]/).flatMap((part) => part.split(camelHump));
  if (parts.length > 1) terms.push({ term: written.toLowerCase(), written });
  // `KubeNodeNotReady` should meet `NotReady`, and `pool_timeout_ms` meet `pool_timeout`.
  for (let i = 0; parts.length > 2 && i + 1 < parts.length; i++) {
    const pair = `${parts[i]}${parts[i + 1]}`;
    if (/^\p{L}{5,}$/u.test(pair)) terms.push({ term: pair.toLowerCase(), written: pair });
  }
  for (const part of parts) addPart(terms, part);
  return terms;
}

function addPart(terms: Term[], part: string): void {
  if (unspaced.test(part)) {
    for (const [run] of part.matchAll(unspacedRun)) {
      for (let i = 0; i + 1 < run.length; i++) {
        const pair = run.slice(i, i + 2);
        // Two hiragana are grammar, hardly ever a thing.
        if (!/^\p{Script=Hiragana}+$/u.test(pair)) terms.push({ term: pair, written: pair });
      }
    }
    for (const rest of part.split(unspacedRun)) if (rest !== '') addPart(terms, rest);
    return;
  }
  const lower = part.toLowerCase();
  if (lower.length < 2 || stopWords.has(lower) || /^\d{1,2}$/.test(lower)) return;
  const own = stem(lower);
  terms.push({ term: own, written: part });
  const idea = synonyms.get(lower) ?? synonyms.get(own);
  if (idea !== undefined && idea !== own) terms.push({ term: idea, written: part });
}

/** True for a written form that is somebody's chosen name: an alert, a metric, an error code. */
export function isIdentifier(written: string): boolean {
  return (
    written.length > 3 &&
    (/[a-z][A-Z]|[A-Za-z]_[A-Za-z]/.test(written) || /^[A-Z][A-Z0-9]{3,}$/.test(written))
  );
}

/** Takes off the plural and the commonest verb endings; light, because a wrong stem joins what differs. */
function stem(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 5 && word.endsWith('ing') && /[aeiouy]/.test(word.slice(0, -3)))
    return undouble(word.slice(0, -3));
  if (word.length > 4 && word.endsWith('ed') && /[aeiouy]/.test(word.slice(0, -2)))
    return undouble(word.slice(0, -2));
  if (word.length > 4 && /(?:ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  if (word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word))
    return withoutE(word.slice(0, -1));
  return withoutE(word);
}

/** Long words only: `cache` meets `caching`, while `node` is not taken for a nod. */
function withoutE(word: string): string {
  return word.length > 4 ? word.replace(/e$/, '') : word;
}

function undouble(word: string): string {
  if (word.length > 3 && /([bdgklmnprt])\1$/.test(word)) return word.slice(0, -1);
  // A short verb doubles its consonant (`logged`) unless an `e` fell away (`timed`).
  if (/^[^aeiouy][aeiouy][^aeiouywx]$/.test(word)) return `${word}e`;
  return word.replace(/e$/, '');
}
