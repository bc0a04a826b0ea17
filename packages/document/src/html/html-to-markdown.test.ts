import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { htmlToMarkdown } from './html-to-markdown.ts';

function markdown(html: string): string {
  return htmlToMarkdown(html).text;
}

test('headings, paragraphs, emphasis, links and lists become Markdown', () => {
  const html = `<html><head><title>Not this</title><style>p { color: red }</style></head><body>
    <nav><a href="/">Home</a></nav>
    <h1>Parcel tracker outage <a href="#top">¶</a></h1>
    <p><strong>Impact:</strong>Labels failed, see <a href="https://status.example/7">the page</a>.<br>Second line.</p>
    <ul><li>one<ul><li>two <code>a|b</code></li></ul></li><li>three</li></ul>
    <ol start="3"><li>c<li>d</ol><hr><blockquote><p>quoted</p></blockquote>
    <p hidden>not seen</p><div style="display:none">nor this</div><script>no()</script></body></html>`;
  assert.equal(
    markdown(html),
    [
      '# Parcel tracker outage',
      '',
      '**Impact:** Labels failed, see [the page](https://status.example/7).  ',
      'Second line.',
      '',
      '- one',
      '  - two `a|b`',
      '- three',
      '',
      '3. c',
      '4. d',
      '',
      '***',
      '',
      '> quoted',
      '',
    ].join('\n'),
  );
});

test('the title stands in when the page has no first heading', () => {
  assert.equal(
    markdown('<title>Queue stall &amp; retry</title><h2>Impact</h2>'),
    '# Queue stall & retry\n\n## Impact\n',
  );
});

test('the text of a page is told from what stands round it', () => {
  const page =
    '<title>T</title><body><h1>Menu stall</h1><div>Press S to search <input type="checkbox"></div><main><p>Orders stopped for nine minutes, then went through again.</p></main><aside>More</aside>';
  assert.equal(markdown(page), '# Menu stall\n\nOrders stopped for nine minutes, then went through again.\n');
  const teasers = '<article>One</article><article>Two</article>';
  assert.equal(markdown(teasers), 'One\n\nTwo\n');
});

test('tables of data become tables, tables of layout do not', () => {
  const data =
    '<table><tr><th>Time<th>What | who</tr><tr><td>14:00<td><p>Pager</p><ul><li>acknowledged</li></ul></tr></table>';
  assert.equal(markdown(data), '| Time | What \\| who |\n| --- | --- |\n| 14:00 | Pager acknowledged |\n');
  const headless = '<table><tbody><tr><td>Status</td><td>Final</td></tr></tbody></table>';
  assert.equal(markdown(headless), '|  |  |\n| --- | --- |\n| Status | Final |\n');
  assert.equal(
    markdown('<table><tr><td><h2>Impact</h2><p>None.</p></td><td>Side</td></tr></table>'),
    '## Impact\n\nNone.\n\nSide\n',
  );
});

test('code keeps its lines and its fence', () => {
  assert.equal(markdown('<pre><code>a &lt; b\n\n  c```\n</code></pre>'), '````\na < b\n\n  c```\n````\n');
});

test('machine-readable times win over vague words', () => {
  const ago = '<p>Posted <time datetime="2024-01-15T14:23:00Z">3 hours ago</time></p>';
  assert.equal(markdown(ago), 'Posted 2024-01-15T14:23:00Z\n');
  const exact = '<time datetime="2024-01-15T14:23:00Z">15 Jan 2024, 14:23 UTC</time>';
  assert.equal(markdown(exact), '15 Jan 2024, 14:23 UTC\n');
});

test('tasks, checkboxes and definition lists keep their meaning', () => {
  assert.equal(markdown('<ul><li><input type="checkbox" checked> add alert</li></ul>'), '- [x] add alert\n');
  assert.equal(markdown('<dl><dt>Status</dt><dd><p>Final</p></dd></dl>'), '- **Status:** Final\n');
  const task =
    '<ac:task-list><ac:task><ac:task-id>1</ac:task-id><ac:task-status>complete</ac:task-status><ac:task-body>rotate key</ac:task-body></ac:task></ac:task-list>';
  assert.equal(markdown(task), '- [x] rotate key\n');
});

test('text that looks like a tag stays text, scripts in links go', () => {
  assert.equal(
    markdown('<p>use &lt;script&gt; or a &lt; b <a href="javascript:x()">here</a></p>'),
    'use \\<script> or a < b here\n',
  );
});

test('offsets lead back to the HTML, through entities', () => {
  const html =
    '<p>Between&nbsp;14:00 &amp; <b>15:00</b> &#128512; the caf&eacute; na&iuml;ve API&mdash;down</p><pre>\nx &lt; y\nlast</pre>';
  const { text, toSource } = htmlToMarkdown(html);
  for (const [word, written] of [
    ['14:00', '14:00'],
    ['& ', '&amp;'],
    ['15:00', '15:00'],
    ['😀', '&#128512;'],
    ['é', '&eacute;'],
    ['ve API', 've API'],
    ['down', 'down'],
    ['last', 'last'],
  ] as const) {
    const at = text.indexOf(word);
    assert.ok(at >= 0, word);
    assert.ok(
      html.startsWith(written, toSource(at)),
      `${word} → ${html.slice(toSource(at), toSource(at) + 12)}`,
    );
  }
});

test('a saved list of updates is read as dated posts', () => {
  const json = JSON.stringify([
    {
      created: '2024-01-15T16:00:00+00:00',
      modified: 'x',
      status: 'AVAILABLE',
      text: 'Resolved.\n\n**Root cause:** a "flag".',
      when: '2024-01-15T15:59:58+00:00',
      affected_locations: [{ title: 'Nowhere', id: 'n1' }],
    },
    {
      created: '2024-01-15T15:00:00+00:00',
      status: 'SERVICE_OUTAGE',
      text: 'We see errors.',
      when: '2024-01-15T15:00:00+00:00',
    },
  ]);
  const { text, toSource } = htmlToMarkdown(json);
  assert.equal(
    text,
    '2024-01-15T15:59:58+00:00 (AVAILABLE)\n\nResolved.\n\n**Root cause:** a "flag".\n\n2024-01-15T15:00:00+00:00 (SERVICE_OUTAGE)\n\nWe see errors.\n',
  );
  assert.ok(json.startsWith('flag', toSource(text.indexOf('flag'))));
  const printed =
    "[{'status': None, 'text': \"It's back\\r\\nnow\", 'when': '2024-01-15T15:59:58Z', 'affected_locations': array([], dtype=object)}\n {'text': 'caf\\xe9', 'when': '2024-01-15T15:00:00Z'}]";
  assert.equal(
    htmlToMarkdown(printed).text,
    "2024-01-15T15:59:58Z\n\nIt's back\nnow\n\n2024-01-15T15:00:00Z\n\ncafé\n",
  );
});

test('an old entity without its semicolon keeps the places behind it, whatever letters follow', () => {
  const html = '&nbsptext&amp;12:30';
  const { text, toSource } = htmlToMarkdown(html);
  assert.ok(html.startsWith('12:30', toSource(text.indexOf('12:30'))));
});

test('no HTML makes it throw, and every offset leads into the source', () => {
  const piece = fc.constantFrom(
    '<p>',
    '</p>',
    '<ul>',
    '<li>',
    '<b>',
    '</b>',
    '<table>',
    '<tr>',
    '<td>',
    '<th>',
    '</table>',
    '<pre>',
    '</pre>',
    '<code>',
    '<a href="x">',
    '</a>',
    '<h2>',
    '</h2>',
    '<br>',
    '&amp;',
    '&nbsp',
    '&#x1F600;',
    '&notit;',
    '12:30',
    ' ',
    'text',
    '\r\n',
    '\0',
    '|',
    '<',
    '`',
    '<dl><dt>',
    '<dd>',
    '<blockquote>',
    '</li>',
    '<!--',
    '-->',
    '{"text":"',
    "'",
    '\\',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const html = pieces.join('');
      const { text, toSource } = htmlToMarkdown(html);
      for (let offset = 0; offset <= text.length; offset++) {
        const source = toSource(offset);
        assert.ok(source >= 0 && source <= html.length);
      }
      for (const clock of text.matchAll(/12:30/g)) assert.ok(html.startsWith('12:30', toSource(clock.index)));
    }),
    { numRuns: 1500, verbose: true },
  );
});

test('nesting beyond all reason is survived and reported', () => {
  const { text, problems } = htmlToMarkdown(`${'<div>'.repeat(5000)}deep ${'<i>'.repeat(3000)}deeper`);
  assert.match(text, /deep/);
  assert.equal(problems[0]?.code, 'html-too-deep');
});

test('a page of megabytes is read whole', () => {
  const row = '<tr><td>14:00 &amp; on</td><td><b>x</b> y</td></tr>';
  const { text } = htmlToMarkdown(
    `<table>${row.repeat(16_000)}</table><pre>${'<i>a</i>b\n'.repeat(16_000)}</pre>`,
  );
  assert.equal(text.match(/14:00 & on/g)?.length, 16_000);
});
