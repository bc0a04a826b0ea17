/** Turns a document into sentences that rules can question, keeping the grammar of those that did not change. */
import type { Postmortem, Section, SectionKind } from '@debrief/document';
import type { LintConfig } from '../rule.ts';
import { type Analysis, analyse } from './analysis.ts';
import { type Block, readBlocks } from './blocks.ts';
import { cueCount, scanCues } from './cues.ts';
import { ownCopy } from './own-copy.ts';
import { peopleCue } from './people-cue.ts';
import type { Clause, Cue, NounPhrase, Prose, Role, Sentence, Token } from './prose.ts';
import { findQuotations } from './quotations.ts';
import { rebase } from './rebase.ts';
import { RoleFinder, refineRole } from './roles.ts';
import { buildRoster, type Roster } from './roster.ts';
import { type Range, splitSentences } from './split-sentences.ts';
import { organisationNames, teamNames, teamNouns } from './words/people.ts';

/** The grammar of a sentence and where it stood; shared by all sentences that read the same. */
interface Kept {
  readonly base: number;
  readonly analysis: Analysis;
}

/** Sentences that one roster may keep, and all but the latest roster together. */
const KEPT_LIMIT = 50_000;
const KEPT_BESIDE = 8000;
/** By roster, the latest last, then by words. */
const kept = new Map<string, Map<string, Kept>>();

function keptFor(roster: Roster): Map<string, Kept> {
  const known = kept.get(roster.version);
  const own = known === undefined || known.size > KEPT_LIMIT ? new Map<string, Kept>() : known;
  kept.delete(roster.version);
  let beside = 0;
  for (const { size } of kept.values()) beside += size;
  for (const [version, { size }] of kept) {
    if (beside <= KEPT_BESIDE) break;
    kept.delete(version);
    beside -= size;
  }
  kept.set(roster.version, own);
  return own;
}

/** Sentences of the document with their places, roles and (on demand) grammar. */
export function buildProse(
  document: Postmortem,
  config: Pick<LintConfig, 'roster' | 'teams' | 'services'> = { roster: [], teams: [], services: [] },
  _previous: Prose | null = null,
): Prose {
  const roster = buildRoster(document, config);
  const roles = new RoleFinder(document);
  const memory = keptFor(roster);
  const sentences: Sentence[] = [];
  for (const block of readBlocks(document)) addBlock(document, block, roles, roster, memory, sentences);
  return {
    sentences,
    isPerson: (words) => isPerson(words, roster),
    isTeam: (words) => {
      const lower = words.trim().toLowerCase().replace(/^the /, '');
      const last = lower.slice(lower.lastIndexOf(' ') + 1);
      return roster.teams.has(lower) || teamNouns.has(last) || teamNames.has(lower);
    },
    isService: (words) => roster.services.has(words.trim().toLowerCase()),
  };
}

function isPerson(words: string, roster: Roster): boolean {
  const name = words.trim();
  if (name.startsWith('@')) return true;
  const lower = name.toLowerCase();
  if (roster.handles.has(lower) || roster.known.has(lower)) return true;
  const parts = lower.split(/\s+/);
  if (parts.length > 4 || organisationNames.has(lower)) return false;
  const first = parts[0] ?? '';
  return roster.names.has(first) && !teamNouns.has(parts.at(-1) ?? '');
}

function addBlock(
  document: Postmortem,
  block: Block,
  roles: RoleFinder,
  roster: Roster,
  memory: Map<string, Kept>,
  sentences: Sentence[],
): void {
  const section = roles.sectionAt(block.from);
  const role = roles.roleOf(block.from, block.to, section, block.kind === 'heading');
  const quotations = findQuotations(block.masked);
  for (const range of splitSentences(block.masked)) {
    sentences.push(makeSentence(document, block, range, quotations, section, role, roster, memory));
  }
}

function makeSentence(
  document: Postmortem,
  block: Block,
  range: Range,
  quotations: readonly Range[],
  section: Section | null,
  role: Role,
  roster: Roster,
  memory: Map<string, Kept>,
): Sentence {
  const plain = block.masked.slice(range.from, range.to);
  const quoted = quotations
    .filter((part) => part.from < range.to && part.to > range.from)
    .map((part) => ({ from: part.from - range.from, to: part.to - range.from }));
  const question = /\?["'”’)\]*_\uE001\s]*$/.test(plain);
  return new ProseSentence({
    from: block.from + range.from,
    to: block.from + range.to,
    document,
    plain,
    role: refineRole(role, readable(plain), question),
    section,
    block,
    quoted,
    question,
    roster,
    memory,
  });
}

const CAPITALISED = /\p{Lu}[\p{L}-]+/gu;
const MARKS = /[\uE001\uE002]/g;

function readable(plain: string): string {
  return plain.includes('\uE001') || plain.includes('\uE002') ? plain.replace(MARKS, ' ').trimStart() : plain;
}

interface Parts {
  readonly from: number;
  readonly to: number;
  readonly document: Postmortem;
  readonly plain: string;
  readonly role: Role;
  readonly section: Section | null;
  readonly block: Block;
  readonly quoted: readonly Range[];
  readonly question: boolean;
  readonly roster: Roster;
  readonly memory: Map<string, Kept>;
}

class ProseSentence implements Sentence {
  readonly from: number;
  readonly to: number;
  readonly role: Role;
  readonly section: Section | null;
  readonly sectionKind: SectionKind;
  readonly block: Sentence['block'];
  readonly quoted: boolean;
  readonly question: boolean;
  readonly #parts: Parts;
  #plain: string | null = null;
  #lanes: readonly number[] | null = null;
  #cues = 0;
  #analysis: Analysis | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.from = parts.from;
    this.to = parts.to;
    this.role = parts.role;
    this.section = parts.section;
    this.sectionKind = parts.section?.kind ?? 'unknown';
    this.block = parts.block.kind;
    const length = parts.plain.length;
    this.quoted = parts.block.quoted || parts.quoted.some((part) => part.from <= 1 && part.to >= length - 2);
    this.question = parts.question;
  }

  get text(): string {
    return this.#parts.document.text.slice(this.from, this.to);
  }

  get plain(): string {
    this.#plain ??= this.#parts.plain.replace(/[\uE000-\uE002]/g, ' ');
    return this.#plain;
  }

  get tokens(): readonly Token[] {
    return this.#grammar().tokens;
  }

  get clauses(): readonly Clause[] {
    return this.#grammar().clauses;
  }

  get phrases(): readonly NounPhrase[] {
    return this.#grammar().phrases;
  }

  get mentionsPeople(): boolean {
    const { plain, roster } = this.#parts;
    if (this.has(peopleCue) || plain.includes('@')) return true;
    if (roster.known.size === 0) return false;
    for (const match of plain.matchAll(CAPITALISED))
      if (roster.known.has(match[0].toLowerCase())) return true;
    return false;
  }

  has(cue: Cue): boolean {
    if (this.#lanes === null || this.#cues !== cueCount()) {
      this.#lanes = scanCues(this.#parts.plain.toLowerCase());
      this.#cues = cueCount();
    }
    return ((this.#lanes[cue.lane] ?? 0) & cue.bit) !== 0;
  }

  #grammar(): Analysis {
    if (this.#analysis !== null) return this.#analysis;
    const { plain, quoted, roster, block, memory } = this.#parts;
    const spans = block.quoted ? [{ from: 0, to: plain.length }] : quoted;
    const key =
      spans.length === 0 ? plain : `${spans.map((part) => `${part.from}-${part.to}`).join()}|${plain}`;
    const known = memory.get(key);
    this.#analysis =
      known === undefined
        ? analyse(ownCopy(plain), this.from, spans, roster)
        : rebase(known.analysis, this.from - known.base);
    memory.set(known === undefined ? ownCopy(key) : key, { base: this.from, analysis: this.#analysis });
    return this.#analysis;
  }
}
