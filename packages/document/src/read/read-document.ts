/** Reads a postmortem from its text: the one way in. */

import { type ChangedRange, type Tree, TreeFragment } from '@lezer/common';
import { htmlToMarkdown } from '../html/html-to-markdown.ts';
import type { Field, Moment, MomentName, Postmortem, Problem, ReadOptions, TextChange } from '../model.ts';
import type { StatusStream } from '../status-stream/read-status-stream.ts';
import { readActions } from './actions.ts';
import { listBlocks } from './blocks.ts';
import { dateField, firstDayOf } from './document-date.ts';
import { readFactors } from './factors.ts';
import { readFacts } from './facts.ts';
import { readFootnotes } from './footnotes.ts';
import { readImpact } from './impact.ts';
import { readIncidentDay } from './incident-day.ts';
import { LazyTree } from './lazy-tree.ts';
import { frontMatterEnd, parseOutline } from './markdown-parser.ts';
import {
  readDuration,
  readDurations,
  readMetadata,
  readSeverity,
  readStatus,
  readTitle,
} from './metadata.ts';
import { readMoments } from './moments.ts';
import { readAuthors, readServices } from './names.ts';
import { ProblemList } from './problems.ts';
import { readRelated } from './related.ts';
import { readSections } from './sections.ts';
import { addStatedWindow, statusStream } from './stated-window.ts';
import { readTimeline } from './timeline.ts';
import { findGroups } from './timeline-groups.ts';
import { readWhys } from './whys.ts';
import { documentZone } from './zone-evidence.ts';

/** What a document keeps for reading its next version. */
interface Kept {
  readonly options: ReadOptions;
  readonly outline: Tree;
  readonly full: LazyTree;
  /** The HTML that the text was made from. */
  readonly page: Page | null;
}

interface Page {
  readonly source: string;
  readonly toSource: (offset: number) => number;
  readonly problems: readonly Problem[];
}

const KEPT = new WeakMap<Postmortem, Kept>();

/** Reads any text as a postmortem. Never throws; what cannot be read is absent or a problem with a place. */
export function readDocument(text: string, options: ReadOptions = {}): Postmortem {
  if (isHtml(text, options.name)) {
    const { text: markdown, toSource, problems } = htmlToMarkdown(text);
    const page: Page = { source: text, toSource, problems };
    return build(markdown, { options, outline: parseOutline(markdown), full: new LazyTree(markdown), page });
  }
  return build(text, { options, outline: parseOutline(text), full: new LazyTree(text), page: null });
}

const HTML_START = /^\ufeff?\s*(?:<!--[\s\S]{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b/i;

function isHtml(text: string, name: string | undefined): boolean {
  return (name !== undefined && /\.x?html?$/i.test(name)) || HTML_START.test(text.slice(0, 600));
}

/**
 * The document after `changes` (each against the text before any of them, not overlapping), as if read from
 * scratch: blocks that did not change keep their parse. For HTML the changes are of its source.
 */
export function updateDocument(previous: Postmortem, changes: readonly TextChange[]): Postmortem {
  const kept = KEPT.get(previous);
  const old = previous.source;
  const ordered = [...changes].sort((a, b) => a.from - b.from || a.to - b.to);
  let text = '';
  let at = 0;
  for (const change of ordered) {
    text += old.slice(at, change.from) + change.insert;
    at = change.to;
  }
  text += old.slice(at);
  const fronted = frontMatterEnd(text) > 0;
  if (!kept || kept.page || isHtml(text, kept.options.name) || fronted !== frontMatterEnd(old) > 0)
    return readDocument(text, kept?.options);
  const ranges = [wholeLines(old, text, ordered)];
  const outline = parseOutline(text, TreeFragment.applyChanges(TreeFragment.addTree(kept.outline), ranges));
  return build(text, { options: kept.options, outline, full: kept.full.after(text, ranges), page: null });
}

/**
 * The one stretch of whole lines that holds all changes. Half a line must not be reused: the parser would take the
 * inside of a block that begins on it for a block of its own.
 */
function wholeLines(old: string, text: string, ordered: readonly TextChange[]): ChangedRange {
  const first = ordered[0]?.from ?? 0;
  const last = ordered.at(-1)?.to ?? 0;
  const from = first > 0 ? old.lastIndexOf('\n', first - 1) + 1 : 0;
  const newline = old.indexOf('\n', last);
  const to = newline < 0 ? old.length : newline;
  return { fromA: from, toA: to, fromB: from, toB: to + text.length - old.length };
}

function build(text: string, kept: Kept): Postmortem {
  const { options, page } = kept;
  const problems = new ProblemList();
  const blocks = listBlocks(text, kept.outline);
  const map = readSections(text, blocks);
  const { sections } = map;
  const facts = readFacts(text, blocks, map);
  const zone = documentZone(text, facts, sections);
  const incident = readIncidentDay(text, options.name, facts, sections);
  if (incident.ambiguous && incident.field) {
    const { raw, value } = incident.field;
    problems.once(
      'date-ambiguous',
      incident.field,
      `${raw} can be read as day/month or month/day; nothing in the document decides. It was read as ${value}.`,
    );
  }
  const groups = findGroups(text, blocks, map);
  const timeline = readTimeline(groups, {
    text,
    sections,
    zone,
    day: incident.day,
    dayBasis: incident.basis,
    near: incident.near ?? null,
    order: incident.order,
    assumedZone: options.zone ?? null,
    problems,
  });
  const near = {
    date: incident.day,
    zone: zone?.value ?? options.zone ?? null,
    zoneBasis: zone ? ('inherited' as const) : options.zone ? ('inferred' as const) : null,
    order: incident.order.get(),
  };
  const stream = statusStream(text, sections, page !== null);
  const moments: Partial<Record<MomentName, Moment>> = {
    ...readMoments(facts, timeline, { text, day: incident.day, near }),
  };
  if (stream) takeStream(stream, moments);
  else addStatedWindow(text, sections, near, timeline, moments);
  if (stream || !sections.some((section) => section.kind === 'timeline')) dropPostings(moments);
  const incidentOf = (at: number): number => {
    let number = 0;
    for (const group of groups) if (group.from <= at) number = group.timeline;
    return number;
  };
  const { status, incidentStatus } = readStatus(facts);
  const document: Postmortem = {
    source: page?.source ?? text,
    format: page ? 'html' : 'markdown',
    text,
    toSource: page?.toSource ?? identity,
    get tree() {
      return kept.full.get();
    },
    title: readTitle(text, facts, sections),
    date: dateField(incident, timeline, moments),
    status,
    incidentStatus,
    severity: readSeverity(facts),
    authors: readAuthors(text, facts),
    zone: zone ? { from: zone.from, to: zone.to, raw: zone.raw, value: zone.value } : streamZone(stream),
    services: readServices(text, facts),
    duration: readDuration(text, facts),
    durations: readDurations(text, facts, incidentOf),
    metadata: readMetadata(facts),
    sections,
    timeline,
    moments,
    factors: readFactors(text, blocks, sections),
    whys: readWhys(text, blocks, sections),
    actions: readActions(
      { text, day: incident.day ?? firstDayOf(timeline), order: () => incident.order.get() },
      blocks,
      sections,
    ),
    impact: readImpact(text, blocks, sections),
    related: readRelated(text, blocks, sections, facts),
    footnotes: readFootnotes(text, blocks),
    problems: page ? [...problems.list(), ...page.problems] : problems.list(),
  };
  KEPT.set(document, kept);
  return document;
}

function identity(offset: number): number {
  return offset;
}

/** What a status stream states beats what its rows suggest. */
function takeStream(stream: StatusStream, moments: Partial<Record<MomentName, Moment>>): void {
  for (const name of ['started', 'resolved'] as const) {
    const found = stream[name];
    if (found) moments[name] = { name, stamp: found.stamp, basis: found.basis, entry: null };
  }
}

/** A posting after the end tells of the incident; it is no moment of it. */
function dropPostings(moments: Partial<Record<MomentName, Moment>>): void {
  const end = moments.resolved?.stamp;
  if (!end?.at?.endsWith('Z')) return;
  for (const [name, moment] of Object.entries(moments) as [MomentName, Moment][]) {
    if (moment.basis === 'inferred' && moment.stamp.at?.endsWith('Z') && moment.stamp.clock > end.clock)
      delete moments[name];
  }
}

function streamZone(stream: StatusStream | null): Field<string> | null {
  return stream?.zone && stream.zoneId ? { ...stream.zone, value: stream.zoneId } : null;
}
