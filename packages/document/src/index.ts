export { type ActionField, addAction, type NewAction, removeAction, setAction } from './edit/action-edits.ts';
export { applyChanges, mapChanges, mapOffset } from './edit/changes.ts';
export { renumberCitations } from './edit/citations.ts';
export {
  addFactor,
  addWhy,
  changeFactor,
  changeWhy,
  type NewWhy,
  removeFactor,
} from './edit/factor-edits.ts';
export { addFootnote } from './edit/footnote-edits.ts';
export { addSection, setSection } from './edit/section-edits.ts';
export { setField } from './edit/set-field.ts';
export {
  addEntry,
  changeEntry,
  citeInEntry,
  moveEntry,
  type NewEntry,
  removeEntry,
} from './edit/timeline-edits.ts';
export { type ConvertedHtml, htmlToMarkdown } from './html/html-to-markdown.ts';
export type * from './model.ts';
export { type InspectReport, inspectReport } from './read/inspect-report.ts';
export { type LineIndex, lineAt } from './read/lines.ts';
export { bodyParser, frontedParser, parseMarkdown, parserFor } from './read/markdown-parser.ts';
export { plainText } from './read/plain-text.ts';
export { readDocument, updateDocument } from './read/read-document.ts';
export {
  readStatusStream,
  type StatusStream,
  type StreamMoment,
} from './status-stream/read-status-stream.ts';
export { builtInTemplates, readTemplate, type Template } from './templates/templates.ts';
export * from './times/civil.ts';
export type { FoundClock } from './times/clocks.ts';
export type { FoundDate } from './times/dates.ts';
export * from './times/durations.ts';
export { findTimes } from './times/find-times.ts';
export type { FoundTime } from './times/found-time.ts';
export * from './times/offsets.ts';
export * from './times/stamp.ts';
export { findWindows, type StatedWindow } from './times/windows.ts';
export { type FoundZone, findZones, resolveZone, writtenZone, type ZoneReading } from './times/zones.ts';
