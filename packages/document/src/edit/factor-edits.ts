/** Adds, changes and removes contributing factors and steps of a why-chain. */
import type { Factor, Postmortem, TextChange, Why } from '../model.ts';
import { insertAfter, insertInSection, itemLike } from './list-line.ts';
import { removeLines } from './remove-lines.ts';
import { addSection } from './section-edits.ts';
import { insertRow, rowAt, rowLine, tableIn } from './table-row.ts';
import { cellText, lineEnd, lineStart, newlineOf, oneLine } from './written.ts';

/** The changes that add a factor after the last one, shaped like it; makes the section where there is none. */
export function addFactor(document: Postmortem, words: string): readonly TextChange[] {
  const line = oneLine(words);
  if (line === '') throw new RangeError('A factor needs words');
  const { text } = document;
  const last = document.factors.at(-1);
  if (last !== undefined) {
    const place = rowAt(document, last.from);
    if (place === null) return [insertAfter(text, last, itemLike(text, last, line))];
    const values = place.row.cells.map((cell) =>
      last.textSpan.from >= cell.from && last.textSpan.from <= cell.to ? line : '',
    );
    return [insertRow(text, place.table, rowLine(text, place.table, values), null)];
  }
  const section = document.sections.find((candidate) => candidate.kind === 'contributing-factors');
  if (section === undefined) return addSection(document, 'Contributing Factors', `- ${line}`);
  const child = document.sections.find((other) => other.parent === section);
  return [insertInSection(text, section, child?.from ?? section.to, `- ${line}`)];
}

/** The change that gives a factor other words. */
export function changeFactor(document: Postmortem, factor: Factor, words: string): readonly TextChange[] {
  const inTable = rowAt(document, factor.from) !== null;
  return [
    {
      from: factor.textSpan.from,
      to: factor.textSpan.to,
      insert: inTable ? cellText(words) : oneLine(words),
    },
  ];
}

/** The change that takes a factor out, with its lines. */
export function removeFactor(document: Postmortem, factor: Factor): readonly TextChange[] {
  return [removeLines(document.text, factor)];
}

export interface NewWhy {
  readonly question: string;
  readonly answer: string;
  readonly evidence?: string;
}

/** The changes that add a step at the end of the last why-chain, in its layout; makes a 5 Whys table where there is none. */
export function addWhy(document: Postmortem, why: NewWhy): readonly TextChange[] {
  const { text, whys } = document;
  const newline = newlineOf(text);
  const number = whys.filter((other) => other.chain === (whys.at(-1)?.chain ?? 0)).length + 1;
  const cells = [String(number), why.question, why.answer, why.evidence ?? ''];
  const last = whys.at(-1);
  if (last !== undefined) {
    const place = rowAt(document, last.from);
    if (place !== null)
      return [
        insertRow(
          text,
          place.table,
          rowLine(text, place.table, fitCells(cells, place.row.cells.length)),
          null,
        ),
      ];
    const line = text.slice(lineStart(text, last.from), lineEnd(text, last.from));
    const heading = /^(#{1,6})[ \t]/.exec(line)?.[1];
    if (heading !== undefined) {
      const evidence =
        why.evidence === undefined ? '' : `${newline}${newline}**Evidence**: ${oneLine(why.evidence)}`;
      const block = `${heading} Why #${number}: ${oneLine(why.question)}${newline}${newline}**Answer**: ${oneLine(why.answer)}${evidence}`;
      return [insertAfter(text, last, `${newline}${block}`)];
    }
    return [
      insertAfter(text, last, itemLike(text, last, `${oneLine(why.question)} → ${oneLine(why.answer)}`)),
    ];
  }
  const section = document.sections.find((candidate) => candidate.kind === 'five-whys');
  const table = section === undefined ? null : tableIn(document, section.contentFrom, section.to);
  if (table !== null) {
    return [
      insertRow(text, table, rowLine(text, table, fitCells(cells, table.rows[0]?.cells.length ?? 4)), null),
    ];
  }
  const row = `| ${cells.map(cellText).join(' | ')} |`;
  const whole = `| # | Why | Answer | Evidence |${newline}| --- | --- | --- | --- |${newline}${row}`;
  return section === undefined
    ? addSection(document, '5 Whys', whole)
    : [insertInSection(text, section, section.to, whole)];
}

/** The change that gives one part of a why other words; throws a `RangeError` for a part that is not written yet. */
export function changeWhy(
  document: Postmortem,
  why: Why,
  part: 'question' | 'answer' | 'evidence',
  words: string,
): readonly TextChange[] {
  const field = why[part];
  if (field === null) throw new RangeError(`This step has no ${part} yet: write it into the text`);
  const inTable = rowAt(document, field.from) !== null;
  return [{ from: field.from, to: field.to, insert: inTable ? cellText(words) : oneLine(words) }];
}

/** A table without a number column takes the words from its first column on. */
function fitCells(cells: readonly string[], width: number): readonly string[] {
  const fit = width < cells.length ? cells.slice(1, width + 1) : cells;
  return [...fit, ...new Array<string>(Math.max(0, width - fit.length)).fill('')];
}
