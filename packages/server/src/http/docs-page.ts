/** The API's documentation as one page that runs nothing and loads nothing. */
import { type Endpoint, endpoints, problemCodes } from '@debrief/wire';
import * as z from 'zod';

/** The page's only style; its hash stands in the page's policy. */
export const docsStyle = `
:root{color-scheme:light dark;--ink:#1d2329;--faint:#5b6570;--line:#d5dbe1;--paper:#fff;--code:#f3f5f7;--link:#0b5cad}
@media (prefers-color-scheme:dark){:root{--ink:#e4e8ec;--faint:#9aa5b1;--line:#38424c;--paper:#14181c;--code:#1e252b;--link:#7db7f0}}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.6 system-ui,sans-serif}
main{max-width:60rem;margin:0 auto;padding:2rem 1.25rem 4rem;overflow-wrap:break-word}
a{color:var(--link)}h2{margin:2.5em 0 .5em;border-bottom:1px solid var(--line)}h3{margin:2em 0 .2em;font-size:1em}
code,pre{font:.9em/1.5 ui-monospace,monospace;background:var(--code)}code{padding:.1em .3em;border-radius:3px}
pre{padding:.8em 1em;overflow-x:auto;border-radius:4px}pre code{padding:0}.faint{color:var(--faint)}
table{border-collapse:collapse;width:100%}th,td{border:1px solid var(--line);padding:.3em .6em;text-align:left;vertical-align:top}
nav ul{columns:2;padding-left:1.2em}@media(max-width:40rem){nav ul{columns:1}}summary{cursor:pointer}
`;

const groups: readonly (readonly [string, RegExp])[] = [
  [
    'Library',
    /\/api\/(?:postmortems$|facets|views|home|mentions|actions|templates|triggers|example|import|events$)/,
  ],
  ['One postmortem', /\/api\/postmortems\/:id/],
  ['Uploads', /\/api\/uploads/],
  ['Accounts', /\/api\/(?:setup|session|oidc|me|people|users|invitations|tokens)/],
  ['Administration', /\/api\/(?:policy|audit)/],
];

/** The whole page, from the table of endpoints. */
export function docsPage(version: string): string {
  const all = Object.entries(endpoints) as [string, Endpoint][];
  const sections = groups.map(([title, paths]) => ({
    title,
    rows: all.filter(([name]) => groups.find(([, other]) => other.test(pathOf(name)))?.[1] === paths),
  }));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Debrief API</title>
<style>${docsStyle}</style>
</head>
<body>
<main>
<h1>Debrief API</h1>
<p>Version ${escapeHtml(version)}. For machines: <a href="/api/openapi.json">OpenAPI 3.1</a>.</p>
<p>Make a token under Settings → API tokens, and send it with each request:</p>
<pre><code>curl -H 'Authorization: Bearer dbr_…' http://localhost:7420/api/postmortems</code></pre>
<p>Times are ISO 8601 in UTC, offsets are UTF-16 and begin at 0, lines at 1. Lists answer <code>nextCursor</code>: send it as
<code>cursor</code> for what follows. A <code>POST</code> with an <code>Idempotency-Key</code> is done once, however often it is
sent within a day. The text of a postmortem has an <code>ETag</code>; saving it takes <code>If-Match</code>, and merges with what
others type meanwhile. A postmortem that you may not see is answered as if it did not exist.</p>
<nav aria-label="Endpoints"><ul>
${sections.map(({ title }) => `<li><a href="#${slug(title)}">${title}</a></li>`).join('\n')}
<li><a href="#problems">Problems</a></li>
</ul></nav>
${sections.map(({ title, rows }) => `<h2 id="${slug(title)}">${title}</h2>\n${rows.map(entry).join('\n')}`).join('\n')}
<h2 id="problems">Problems</h2>
<p>Every error is a problem document (RFC 9457): <code>code</code> is permanent, <code>detail</code> says what to do next.</p>
<table><thead><tr><th>Code</th><th>Status</th><th>Meaning</th></tr></thead><tbody>
${Object.entries(problemCodes)
  .map(
    ([code, [status, title]]) =>
      `<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td>${escapeHtml(title)}</td></tr>`,
  )
  .join('\n')}
</tbody></table>
</main>
</body>
</html>
`;
}

function entry([name, endpoint]: [string, Endpoint]): string {
  const access =
    endpoint.access === 'anybody'
      ? 'Anybody'
      : `Role ${endpoint.access} or above; ${endpoint.scope === 'none' ? 'in a browser only' : `token scope ${endpoint.scope}`}`;
  return `<h3 id="${slug(name)}"><code>${escapeHtml(name)}</code></h3>
<p>${escapeHtml(endpoint.summary)}.<br><span class="faint">${access}.${endpoint.produces === undefined ? '' : ` Answers ${escapeHtml(endpoint.produces)}.`}</span></p>
${shape('Query', endpoint.query, 'input')}${shape('Body', endpoint.body, 'input')}${shape('Answer', endpoint.response, 'output')}`;
}

function shape(title: string, type: z.ZodType | undefined, io: 'input' | 'output'): string {
  if (type === undefined) return '';
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io, unrepresentable: 'any' });
  return `<details><summary>${title}</summary><pre><code>${escapeHtml(outline(schema))}</code></pre></details>\n`;
}

/** A schema as people read it: names, types, what may be left out. */
function outline(schema: unknown, indent = ''): string {
  if (typeof schema !== 'object' || schema === null) return 'anything';
  const at = schema as Record<string, unknown>;
  if (Array.isArray(at['enum'])) return at['enum'].map((value) => JSON.stringify(value)).join(' | ');
  if (Array.isArray(at['anyOf'])) return at['anyOf'].map((one) => outline(one, indent)).join(' | ');
  if (at['type'] === 'array') return `list of ${outline(at['items'], indent)}`;
  if (at['type'] !== 'object') return typeof at['type'] === 'string' ? at['type'] : 'anything';
  if (typeof at['properties'] !== 'object' || at['properties'] === null)
    return `{ [name]: ${outline(at['additionalProperties'], indent)} }`;
  const required = new Set(Array.isArray(at['required']) ? at['required'] : []);
  const inner = `${indent}  `;
  const lines = Object.entries(at['properties']).map(
    ([name, property]) => `${inner}${name}${required.has(name) ? '' : '?'}: ${outline(property, inner)}`,
  );
  return `{\n${lines.join('\n')}\n${indent}}`;
}

function pathOf(name: string): string {
  return name.slice(name.indexOf(' ') + 1);
}

function slug(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
