/** Turns a document into sentences that rules can question, keeping the grammar of those that did not change. */
import type { Postmortem, Section, SectionKind } from '@debrief/document';
import type { LintConfig } from '../rule.ts';
import { type Analysis, analyse } from './analysis.ts';
import { type Block, readBlocks } from './blocks.ts';
import { changedNames } from './changed-names.ts';
import { peopleCue } from './people-cue.ts';
import type { Clause, Cue, NounPhrase, Prose, Role, Sentence, Token } from './prose.ts';
import { rebase } from './rebase.ts';
import { RoleFinder, refineRole } from './roles.ts';
import { buildRoster, type Roster } from './roster.ts';
import { Cutter, type KeptWordings, type PlacedWording, type Wording } from './wordings.ts';
import { organisationNames, teamNames, teamNouns } from './words/people.ts';

/** The grammar of a sentence and where it stood; shared by all sentences that read the same. */
interface Kept {
  readonly base: number;
  readonly analysis: Analysis;
}

/** Sentences that one roster may keep, and all but the latest roster together. */
const KEPT_LIMIT = 6000;
const KEPT_BESIDE = 2000;
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

/** What a version leaves for the version after it. */
interface Left {
  readonly roster: Roster;
  readonly wordings: KeptWordings;
}
const left = new WeakMap<Prose, Left>();

/** Tells which words may read differently in two versions whose names differ; null where no names differ. */
export function namesBetween(before: Prose, after: Prose): ((words: string) => boolean) | null {
  const [a, b] = [left.get(before), left.get(after)];
  return a && b ? changedNames(a.roster, b.roster) : null;
}

/**
 * Sentences of the document with their places, roles and (on demand) grammar.
 *
 * @param previous the prose of an earlier version of the document: blocks that read the same are not cut again.
 */
export function buildProse(
  document: Postmortem,
  config: Pick<LintConfig, 'roster' | 'teams' | 'services'> = { roster: [], teams: [], services: [] },
  previous: Prose | null = null,
): Prose {
  const roster = buildRoster(document, config);
  const roles = new RoleFinder(document);
  const memory = keptFor(roster);
  const blocks = readBlocks(document);
  const cutter = new Cutter((previous && left.get(previous)?.wordings) ?? null, blocks.length);
  const sentences: Sentence[] = [];
  for (const block of blocks) {
    const section = roles.sectionAt(block.from);
    const role = roles.roleOf(block.from, block.to, section, block.kind === 'heading');
    const parts: Parts = { block, section, role, roster, memory };
    for (const place of cutter.next(document.text.slice(block.from, block.to), block.masked))
      sentences.push(new ProseSentence(place, parts));
  }
  const prose: Prose = {
    sentences,
    isPerson: (words) => isPerson(words, roster),
    isTeam: (words) => {
      const lower = words.trim().toLowerCase().replace(/^the /, '');
      const last = lower.slice(lower.lastIndexOf(' ') + 1);
      return roster.teams.has(lower) || teamNouns.has(last) || teamNames.has(lower);
    },
    isService: (words) => roster.services.has(words.trim().toLowerCase()),
  };
  left.set(prose, { roster, wordings: cutter.kept });
  return prose;
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

const CAPITALISED = /\p{Lu}[\p{L}-]+/gu;
interface Parts {
  readonly block: Block;
  readonly section: Section | null;
  /** The block's role. */
  readonly role: Role;
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
  readonly wording: Wording;
  readonly #parts: Parts;
  #analysis: Analysis | null = null;

  constructor({ from, wording }: PlacedWording, parts: Parts) {
    const { block, section } = parts;
    this.#parts = parts;
    this.wording = wording;
    this.from = block.from + from;
    this.to = this.from + wording.raw.length;
    this.role = refineRole(parts.role, wording);
    this.section = section;
    this.sectionKind = section?.kind ?? 'unknown';
    this.block = block.kind;
    this.quoted = block.quoted || wording.quoted;
    this.question = wording.question;
  }

  get text(): string {
    return this.wording.raw;
  }

  get plain(): string {
    return this.wording.plain;
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
    const { roster } = this.#parts;
    const { wording } = this;
    if (this.has(peopleCue) || wording.masked.includes('@')) return true;
    if (roster.known.size === 0) return false;
    for (const match of wording.masked.matchAll(CAPITALISED))
      if (roster.known.has(match[0].toLowerCase())) return true;
    return false;
  }

  has(cue: Cue): boolean {
    return this.wording.has(cue);
  }

  #grammar(): Analysis {
    if (this.#analysis !== null) return this.#analysis;
    const { roster, block, memory } = this.#parts;
    const { masked, quotations } = this.wording;
    const spans = block.quoted ? [{ from: 0, to: masked.length }] : quotations;
    const key =
      spans.length === 0 ? masked : `${spans.map((part) => `${part.from}-${part.to}`).join()}|${masked}`;
    const known = memory.get(key);
    this.#analysis =
      known === undefined
        ? analyse(masked, this.from, spans, roster)
        : rebase(known.analysis, this.from - known.base);
    memory.set(key, { base: this.from, analysis: this.#analysis });
    return this.#analysis;
  }
}
