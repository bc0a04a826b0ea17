/** Why-chains: arrow lines, a heading per why, numbered or bulleted questions, tables; several per document. */
import type { Field, Section, Why } from '../model.ts';
import { field } from './action-fields.ts';
import { blockAt } from './block-lookup.ts';
import type { Block } from './blocks.ts';
import { sectionAt, sectionsWithin } from './section-lookup.ts';

const ARROW = /\s*(?:→|➜|⇒|->|=>|—>)\s*/;
const WHY_HEAD =
  /^[\s#*_>]*(?:\d{1,2}[.)]\s*)?(?:(?:why|なぜ|pourquoi|warum|por ?qu[eéê]|为什么|为何|왜)\s*(?:#?\s*\d{1,2}|[①-⑩一二三四五])?\s*[?？]?\s*[:：.)—–-]+\s*|(?:\d(?:st|nd|rd|th)|first|second|third|fourth|fifth)\s+why\s*[:：—–-]*\s*|なぜ\s*\d\s*[:：.]?\s*)/i;
const QUESTION =
  /^[\s*_>"“]*(?:\d{1,2}[.)]\s*)?(?:(?:and )?why\b|how come\b|なぜ|どうして|warum|pourquoi|¿?por qu[eéê]|为什么|为何|왜)/i;
const QUESTION_END = /[?？]\s*[*_"”]{0,4}/;
const LABEL =
  /^[\s*_>-]*(answer|because|a|evidence|proof|source|data|回答|答え|答|根拠|証拠|エビデンス|antwort|beleg|respuesta|evidencia|réponse|preuve|resposta|evidência|답|증거|答案|证据)\s*[*_]{0,2}\s*[:：][*_]{0,2}\s*/i;
const EVIDENCE =
  /^(?:evidence|proof|source|data|根拠|証拠|エビデンス|beleg|evidencia|preuve|evidência|증거|证据)/i;

/** Reads all chains of whys, in order of place. */
export function readWhys(
  text: string,
  blocks: readonly Block[],
  sections: readonly Section[],
): readonly Why[] {
  const whys: Why[] = [];
  let chain = 0;
  for (const section of sections) {
    const chains = section.kind === 'five-whys' && !within(section.parent);
    if (!chains && section.kind !== 'root-cause') continue;
    if (!chains && hasFiveWhys(section, sections)) continue;
    const found = readChains(text, blocks, section, sections, !chains, chain);
    whys.push(...found.whys);
    chain = found.next;
  }
  return whys;
}

/** A heading that opens a section of another kind ends the chain's own part. */
function opensOther(section: Section | null): boolean {
  return section !== null && section.kind !== 'unknown' && section.kind !== 'five-whys';
}

function within(section: Section | null): boolean {
  for (let at = section; at; at = at.parent) if (at.kind === 'five-whys') return true;
  return false;
}

function hasFiveWhys(section: Section, sections: readonly Section[]): boolean {
  return sectionsWithin(sections, section).some((child) => child.kind === 'five-whys');
}

interface Draft {
  from: number;
  to: number;
  question: Field<string> | null;
  answer: Field<string> | null;
  evidence: Field<string> | null;
  chain: number;
}

function readChains(
  text: string,
  blocks: readonly Block[],
  section: Section,
  sections: readonly Section[],
  strict: boolean,
  firstChain: number,
): { whys: Why[]; next: number } {
  const whys: Draft[] = [];
  let chain = firstChain;
  let open: Draft | null = null;
  let current: Section | null = null;
  const start = (
    from: number,
    to: number,
    question: Field<string> | null,
    answer: Field<string> | null,
  ): void => {
    open = { from, to, question, answer, evidence: null, chain };
    whys.push(open);
  };
  const nextChain = (): void => {
    if (whys.some((why) => why.chain === chain)) chain++;
    open = null;
  };
  for (
    let index = blockAt(blocks, section.from);
    index < blocks.length && blocks[index]!.from < section.to;
    index++
  ) {
    const block = blocks[index]!;
    if (block.from < section.headingSpan.to && block.kind === 'heading') continue;
    if (block.kind === 'heading') {
      const words = text.slice(block.textFrom, block.textTo);
      const head = WHY_HEAD.exec(words);
      if (head || QUESTION.test(words))
        start(
          block.from,
          block.to,
          field(text, block.textFrom + (head?.[0].length ?? 0), block.textTo),
          null,
        );
      else if (opensOther(sectionAt(sections, block.from))) break;
      else nextChain();
      continue;
    }
    if (block.kind === 'table') {
      nextChain();
      readTable(text, block, (from, to, question, answer, evidence) => {
        start(from, to, question, answer);
        open!.evidence = evidence;
      });
      continue;
    }
    if (block.kind !== 'item' && block.kind !== 'paragraph') continue;
    const own = sectionAt(sections, block.from) ?? section;
    if (own !== current) {
      if (current !== null && own.level === 7 && own !== section && own.kind === 'unknown') nextChain();
      current = own;
    }
    readBlock(block);
  }
  const kept = whys.filter((why) => why.question !== null || why.answer !== null);
  return { whys: kept, next: kept.length > 0 ? Math.max(...kept.map((why) => why.chain)) + 1 : firstChain };

  function readBlock(block: Block): void {
    let from = Math.max(block.textFrom, block.kind === 'item' ? block.textFrom : section.contentFrom);
    if (from >= block.textTo) return;
    let guard = 0;
    while (from < block.textTo && guard++ < 200) {
      let end = text.indexOf('\n', from);
      if (end < 0 || end > block.textTo) end = block.textTo;
      readLine(block, from, end, from === block.textFrom);
      from = end + 1;
    }
  }

  function readLine(block: Block, from: number, end: number, first: boolean): void {
    const words = text.slice(from, end);
    if (words.trim() === '') return;
    const label = LABEL.exec(words);
    if (label && open && !(label[1]!.length === 1 && label[1] !== 'A')) {
      const value = field(text, from + label[0].length, end);
      if (EVIDENCE.test(label[1]!)) open.evidence ??= value;
      else open.answer ??= value;
      open.to = Math.max(open.to, end);
      return;
    }
    const arrow = ARROW.exec(words);
    const head = WHY_HEAD.exec(words);
    const asks = QUESTION.test(words) || head !== null;
    if (asks && arrow && arrow.index > 3) {
      start(
        first ? block.from : from,
        end,
        field(text, from + (head?.[0].length ?? 0), from + arrow.index),
        field(text, from + arrow.index + arrow[0].length, end),
      );
      return;
    }
    if (arrow && arrow.index <= 2 && open && !open.answer) {
      open.answer = field(text, from + arrow.index + arrow[0].length, end);
      open.to = end;
      return;
    }
    if (asks) {
      const bodyFrom = from + (head?.[0].length ?? 0);
      const mark = QUESTION_END.exec(text.slice(bodyFrom, end));
      const bare = /^[\s*_>]*(?:why|なぜ|warum|pourquoi)\s*[?？][*_]*/i.exec(words);
      if (bare) {
        start(
          first ? block.from : from,
          end,
          field(text, from, from + bare[0].length),
          field(text, from + bare[0].length, end),
        );
        open!.question = { ...open!.question!, value: open!.question!.value };
      } else if (mark) {
        const stop = bodyFrom + mark.index + mark[0].length;
        const rest = field(text, stop, end);
        start(
          first ? block.from : from,
          end,
          field(text, bodyFrom, stop),
          rest.value === '' ? null : { ...rest, value: rest.value.replace(/^[\s:：–—-]+/, '') },
        );
      } else if (head) {
        if (strict && !/\d/.test(head[0])) return;
        start(first ? block.from : from, end, null, field(text, bodyFrom, end));
      } else if (!strict) start(first ? block.from : from, end, field(text, from, end), null);
      return;
    }
    if (open && !open.answer && (block.item || block.kind === 'paragraph')) {
      open.answer = field(text, from, end);
      open.to = Math.max(open.to, end);
      return;
    }
    if (open?.answer && block.kind === 'paragraph' && !first && open.to >= from - 1) {
      open.answer = field(text, open.answer.from, end);
      open.to = end;
      return;
    }
    if (!strict && block.kind === 'item' && block.ordered)
      start(block.from, end, null, field(text, from, end));
  }
}

type Push = (
  from: number,
  to: number,
  question: Field<string> | null,
  answer: Field<string> | null,
  evidence: Field<string> | null,
) => void;

function readTable(text: string, block: Block, push: Push): void {
  const [header, ...rows] = block.rows;
  if (!header) return;
  const names = header.cells.map((cell) => text.slice(cell.from, cell.to).toLowerCase());
  const find = (pattern: RegExp): number => names.findIndex((name) => pattern.test(name));
  const evidenceAt = find(/evidence|proof|source|根拠|証拠|beleg|evidencia|preuve|증거|证据/);
  let questionAt = find(/question|why|なぜ|問い|質問|frage|pregunta|pergunta|질문|问题|为什么/);
  let answerAt = find(/answer|because|回答|答|antwort|respuesta|réponse|resposta|답/);
  if (questionAt < 0 && answerAt < 0) return;
  const numbered = /^\W*(?:why\s*)?#?\d?\W*$/;
  if (questionAt >= 0 && answerAt < 0) {
    answerAt = names.findIndex((_, index) => index > questionAt && index !== evidenceAt);
    if (answerAt < 0) {
      answerAt = questionAt;
      questionAt = -1;
    }
  }
  for (const row of rows) {
    const cell = (index: number): Field<string> | null => {
      const found = index < 0 ? undefined : row.cells[index];
      return found && found.to > found.from ? field(text, found.from, found.to) : null;
    };
    const question = cell(questionAt);
    const answer = cell(answerAt);
    if (question || answer)
      push(
        row.from,
        row.to,
        question && numbered.test(question.value) ? null : question,
        answer,
        cell(evidenceAt),
      );
  }
}
