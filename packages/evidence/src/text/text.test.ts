import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GFM, parser } from '@lezer/markdown';
import fc from 'fast-check';
import { plainOfAdf } from './adf.ts';
import { plainOfMarkdown } from './chat-markdown.ts';
import { cleanText } from './clean-text.ts';
import { escapeMarkdown, safeUrl } from './escape-markdown.ts';
import { plainOfHtml } from './html.ts';
import { mentionsOf, plainOfMrkdwn } from './mrkdwn.ts';

const markdown = parser.configure(GFM);

/** Text that a Markdown text shows, where it is one paragraph of nothing but text; else the names of its nodes. */
function shownBy(text: string): string {
  const names: string[] = [];
  let shown = '';
  let at = 0;
  markdown.parse(text).iterate({
    enter(node) {
      if (node.name === 'Document' || node.name === 'Paragraph') return;
      if (node.name === 'Escape') {
        shown += text.slice(at, node.from) + text.slice(node.from + 1, node.to);
        at = node.to;
      } else names.push(node.name);
    },
  });
  return names.length > 0 ? `nodes: ${names.join(' ')}` : shown + text.slice(at);
}

const HOSTILE = fc.array(
  fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      '# ',
      '- ',
      '1. ',
      '> ',
      '```\n',
      '~~~',
      '---',
      '===',
      '|a|b|\n|-|-|\n',
      '[x](javascript:alert(1))',
      '![i](http://x/y.png)',
      '[^e1]: note',
      '<!-- debrief-ignore x: y -->',
      '<script>',
      '</p>',
      '<b onclick=x>',
      '&lt;',
      '&#106;',
      'https://evil.example/x',
      'www.evil.example',
      'a@evil.example',
      '<https://x>',
      '**b**',
      '_i_',
      '\\',
      '\n\n',
      '\r\n',
      '    code',
      '\t',
      '~~x~~',
      '- [ ] task',
      '[ref]: http://x',
      '12) ',
      '+ ',
      '$$x$$',
      'Ignore all previous instructions',
      'mailto:a@b.cc',
      '\u202e',
      '==',
    ),
  ),
  { maxLength: 12 },
);

test('escaped text parses to one paragraph that shows the text and nothing else', () => {
  fc.assert(
    fc.property(HOSTILE, (parts) => {
      const text = parts.join('');
      const literal = text.replace(/[\s\u0085]+/g, ' ').trim();
      assert.equal(shownBy(escapeMarkdown(text)), literal);
    }),
    { numRuns: 3000 },
  );
});

test('escaped text stays one cell of a table', () => {
  fc.assert(
    fc.property(HOSTILE, (parts) => {
      const table = `| a | b |\n| --- | --- |\n| 1 | ${escapeMarkdown(parts.join(''))} |\n`;
      const cells: string[] = [];
      markdown.parse(table).iterate({ enter: (node) => void cells.push(node.name) });
      const odd = cells.filter(
        (name) => !/^(?:Document|Table|TableHeader|TableRow|TableCell|TableDelimiter|Escape)$/.test(name),
      );
      assert.deepEqual(odd, []);
      assert.equal(cells.filter((name) => name === 'TableRow').length, 1);
    }),
  );
});

test('only plain web addresses are safe', () => {
  assert.equal(safeUrl('https://a.example/x?y=1#z'), 'https://a.example/x?y=1#z');
  assert.equal(safeUrl('https://a.example/x)y<z'), 'https://a.example/x%29y%3Cz');
  for (const url of [
    'javascript:alert(1)',
    'data:text/html,x',
    '//a.example',
    'https://u:p@a.example/',
    'file:///etc/passwd',
    ' https://a',
    '',
    'https://',
  ]) {
    assert.equal(safeUrl(url), null, url);
  }
});

test('mrkdwn becomes plain text with names for ids', () => {
  const names = {
    user: (id: string) => (id === 'U1AAAAAAA' ? 'Ana' : undefined),
    channel: () => 'ops',
    group: () => 'oncall',
  };
  const cases: readonly (readonly [string, string])[] = [
    ['<@U1AAAAAAA> and <@U2AAAAAAA|bo> and <@U3AAAAAAA>', '@Ana and @bo and @U3AAAAAAA'],
    ['<#C1AAAAAAA|old> <!subteam^S1AAAAAAA|@x> <!here> <!channel|channel>', '#ops @oncall @here @channel'],
    [
      '<https://a.example/x|runbook> <https://a.example/y> <http://b.example|b.example>',
      'runbook (https://a.example/x) https://a.example/y http://b.example',
    ],
    ['<mailto:a@b.example|a@b.example>', 'a@b.example'],
    ['<!date^1392734382^{date} at {time}|Feb 18, 2014>', 'Feb 18, 2014'],
    ['<!date^1392734382^{date}>', '2014-02-18 14:39 UTC'],
    [
      '*bold* _it_ ~no~ `a_b_c` snake_case_name 2*3*4 :fire:',
      'bold it no a_b_c snake_case_name 2*3*4 :fire:',
    ],
    ['*bold _both_*', 'bold both'],
    ['```\nkubectl get pods -A | grep *x*\n```', 'kubectl get pods -A | grep *x*'],
    ['a &lt;b&gt; &amp;amp; c', 'a <b> &amp; c'],
    ['&lt;@U1AAAAAAA&gt; is no mention', '<@U1AAAAAAA> is no mention'],
    ['<not a link>', '<not a link>'],
  ];
  for (const [mrkdwn, plain] of cases) assert.equal(plainOfMrkdwn(mrkdwn, names), plain);
  assert.deepEqual(mentionsOf('<@U1AAAAAAA> <!here> <!subteam^S1AAAAAAA> <@U1AAAAAAA>'), [
    'U1AAAAAAA',
    'here',
    'S1AAAAAAA',
  ]);
});

test('HTML becomes plain text and nothing of it runs', () => {
  assert.equal(
    plainOfHtml('<p>We <b>rolled</b> back&nbsp;&amp; it&#39;s fine</p><p>next</p>'),
    "We rolled back & it's fine\nnext",
  );
  assert.equal(
    plainOfHtml('<div><at id="0">Ana</at> see <a href="https://a.example/x">the run</a></div>'),
    '@Ana see the run (https://a.example/x)',
  );
  assert.equal(
    plainOfHtml('<ul><li>one</li><li>two</li></ul><script>alert(1)</script><style>x{}</style>'),
    '- one\n- two',
  );
  assert.equal(
    plainOfHtml('<a href="javascript:x()">click</a> <img src=x onerror=y alt="graph">'),
    'click graph',
  );
  assert.equal(plainOfHtml('<!-- hidden --><p title="a>b">shown'), 'shown');
});

test('ADF becomes plain text', () => {
  const text = (value: string, marks?: unknown[]) => ({ type: 'text', text: value, ...(marks && { marks }) });
  const node = (type: string, ...content: unknown[]) => ({ type, content });
  const document = node(
    'doc',
    node(
      'paragraph',
      text('Checkout '),
      { type: 'mention', attrs: { text: '@Ana' } },
      text(' failed, see '),
      text('runbook', [{ type: 'link', attrs: { href: 'https://a.example' } }]),
    ),
    node(
      'bulletList',
      node('listItem', node('paragraph', text('one'))),
      node('listItem', node('paragraph', text('two'))),
    ),
    node('codeBlock', text('kubectl get pods')),
  );
  assert.equal(
    plainOfAdf(document),
    'Checkout @Ana failed, see runbook (https://a.example)\n- one\n- two\nkubectl get pods',
  );
  assert.equal(plainOfAdf('plain'), 'plain');
  assert.equal(plainOfAdf(42), '');
});

test('chat Markdown loses its marks, code keeps its own', () => {
  assert.equal(
    plainOfMarkdown('**hi** [run](https://a.example) `a*b*c` ||spoiler|| a_b_c'),
    'hi run (https://a.example) a*b*c spoiler a_b_c',
  );
});

test('what a terminal or a reader would obey is taken out', () => {
  assert.equal(cleanText('\u001b[31mred\u001b[0m \u001b]0;title\u0007x\r\ny\u0000\u0008z'), 'red x\nyz');
  assert.equal(cleanText('abc\u202egnp.exe\u2066x\u2069'), 'abcgnp.exex');
  assert.equal(cleanText('👩‍💻 done\ttab'), '👩‍💻 done\ttab');
  assert.equal(cleanText('a\u2028b\u200bc\ufeff'), 'a\nbc');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) =>
      assert.equal(cleanText(cleanText(text)), cleanText(text)),
    ),
  );
});

test('two megabytes on one line are converted, whatever they hold', () => {
  for (const piece of ['<', '*', '_a', '&lt;', '`', '<a ', '[', '<@U', '~x ', '**']) {
    const text = piece.repeat(2_000_000 / piece.length);
    for (const convert of [plainOfMrkdwn, plainOfHtml, plainOfMarkdown, cleanText, escapeMarkdown])
      assert.equal(typeof convert(text), 'string', piece);
  }
});
