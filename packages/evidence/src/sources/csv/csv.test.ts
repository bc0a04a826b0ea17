import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { OrderFinder, stampOfCell, stampOfPair } from './dates.ts';
import { delimiterOf, RowReader, rowsOf } from './rows.ts';

test('quotes, doubled quotes and line ends inside a cell are kept', () => {
  const rows = rowsOf('a,"b ""c"", d\ne"\r\n\r\n1,2\n', ',');
  assert.deepEqual(
    rows.map(({ cells, line }) => [line, ...cells]),
    [
      [1, 'a', 'b "c", d\ne'],
      [4, '1', '2'],
    ],
  );
});

test('rows do not depend on where chunks end', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', 'ü') });
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 }),
      fc.integer({ min: 1, max: 7 }),
      (table, size) => {
        const text = table
          .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))
          .join('\n');
        const reader = new RowReader(',');
        const rows = [];
        for (let at = 0; at < text.length; at += size) rows.push(...reader.push(text.slice(at, at + size)));
        rows.push(...reader.end());
        assert.deepEqual(rows, rowsOf(text, ','));
        const filled = table.filter((row) => row.some((value) => value.trim() !== ''));
        assert.deepEqual(
          rows.map(({ cells }) => cells),
          filled,
        );
      },
    ),
  );
});

test('the delimiter is the one that gives even rows', () => {
  assert.equal(delimiterOf('a;b\n1,5;2\n3,5;4\n'), ';');
  assert.equal(delimiterOf('time\twhat\n1\t2, 3\n'), '\t');
  assert.equal(delimiterOf('just a sentence\n'), null);
});

test('one row tells the order of day and month for all', () => {
  const finder = new OrderFinder();
  for (const cell of ['03/04/2024', '25/04/2024']) finder.look(cell);
  assert.equal(finder.order, 'day-first');
  finder.look('04/25/2024');
  assert.equal(finder.order, 'mixed');
  assert.equal(stampOfCell('03/04/2024 10:00', 'unknown', undefined), undefined);
  assert.deepEqual(stampOfCell('04/04/2024 10:00', 'unknown', 'UTC'), {
    at: '2024-04-04T10:00:00Z',
    precision: 'minute',
  });
});

test("Excel's serial days and pairs of cells are times", () => {
  assert.equal(stampOfCell('45363.3819444444', 'unknown', 'UTC')?.at, '2024-03-12T09:10:00Z');
  assert.equal(stampOfCell('12345', 'unknown', 'UTC'), undefined);
  assert.equal(stampOfPair('12/03/2024', '9:10 PM', 'day-first', '+01:00')?.at, '2024-03-12T20:10:00Z');
});
