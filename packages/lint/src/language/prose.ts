/**
 * The document's prose as sentences that rules can question.
 *
 * Every span points into `Postmortem.text`. Code, URLs, HTML and comments never become words.
 */
import type { Section, SectionKind } from '@debrief/document';

/** A rule's wake-up words, registered once when the rule is loaded (`registerCue`). */
export interface Cue {
  readonly lane: number;
  readonly bit: number;
}

/** Where a sentence stands, as the rules need to know it. */
export type Role =
  | 'heading'
  | 'title'
  | 'metadata'
  | 'timeline'
  | 'cause'
  | 'why-question'
  | 'why-answer'
  | 'action'
  | 'impact'
  | 'summary'
  | 'lesson'
  | 'detection'
  | 'response'
  | 'other';

export type PartOfSpeech =
  | 'noun'
  | 'proper'
  | 'pronoun'
  | 'verb'
  | 'auxiliary'
  | 'adjective'
  | 'adverb'
  | 'determiner'
  | 'preposition'
  | 'conjunction'
  | 'number'
  | 'punctuation'
  | 'code'
  | 'other';

export interface Token {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly lower: string;
  /** Base form: `broke` → `break`, `configs` → `config`. */
  readonly lemma: string;
  readonly pos: PartOfSpeech;
  /** True inside quotation marks or a block quotation: somebody else's words. */
  readonly quoted: boolean;
}

/** What a noun phrase points at, as far as the words, the roster and the lexicon tell. */
export type Referent = 'person' | 'team' | 'organisation' | 'system' | 'artefact' | 'event' | 'unknown';

export interface NounPhrase {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly head: Token;
  readonly referent: Referent;
  /** Index of its first and last token in the sentence. */
  readonly first: number;
  readonly last: number;
  /** Whose it is: `Priya` in `Priya's merge`, `her` in `her merge`. */
  readonly possessor: NounPhrase | null;
}

/** One verb with who does it to what: enough grammar to tell an agent from a bystander. */
export interface Clause {
  readonly verb: Token;
  /** The whole verb group: `should have been checked`. */
  readonly group: { readonly from: number; readonly to: number; readonly text: string };
  readonly tense: 'past' | 'present' | 'future' | 'conditional' | 'imperative' | 'infinitive' | 'participle';
  readonly voice: 'active' | 'passive';
  readonly negated: boolean;
  /** The modal or semi-modal, as a lemma: `should`, `could`, `would`, `must`, `ought to`, `supposed to`, `have to`. */
  readonly modal: string | null;
  /** `have` + participle after the modal: `should have checked`. */
  readonly perfect: boolean;
  readonly subject: NounPhrase | null;
  readonly object: NounPhrase | null;
  /** The agent of a passive: `by the on-call`. */
  readonly agent: NounPhrase | null;
  /** Stands after `if`, `unless`, `had …` as a condition. */
  readonly conditional: boolean;
  /** The small word that belongs to the verb: `down` in `took the site down`. */
  readonly particle: string | null;
  /** Token indices: first of the verb group, and the main verb. */
  readonly firstIndex: number;
  readonly verbIndex: number;
  /** Auxiliary before subject: a question, or `had it been`. */
  readonly inverted: boolean;
}

export interface Sentence {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly role: Role;
  readonly section: Section | null;
  readonly sectionKind: SectionKind;
  /** Paragraph, list item, table cell … the sentence is part of. */
  readonly block: 'paragraph' | 'list-item' | 'table-cell' | 'heading' | 'blockquote' | 'footnote';
  /** All of it is somebody else's words (quotation, chat excerpt, block quotation). */
  readonly quoted: boolean;
  readonly question: boolean;
  /** The sentence's words with code, links and marks hidden by blanks of the same length: safe to match against. */
  readonly plain: string;
  /** False only where no word can stand for a person or a team. Cheap; asks no grammar. */
  readonly mentionsPeople: boolean;
  /** Could the rule that registered this cue have something to say? Cheap; asks no grammar. */
  has(cue: Cue): boolean;
  /** The same object for sentences that read the same, in one version of a document and the next. */
  readonly wording: object;
  /** Computed on first use, then kept. */
  readonly tokens: readonly Token[];
  readonly clauses: readonly Clause[];
  readonly phrases: readonly NounPhrase[];
}

export interface Prose {
  readonly sentences: readonly Sentence[];
  /** Names and handles known as people here, lower case: roster, authors, owners, timeline actors, given names. */
  isPerson(words: string): boolean;
  isTeam(words: string): boolean;
  isService(words: string): boolean;
}
