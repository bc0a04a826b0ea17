/** Fills a template in place: known sections get what the records prove, unknown ones stay as they are. */
import { readDocument, readTemplate, type Section, type SectionKind } from '@debrief/document';

/** What goes into one section of the template; `null` leaves the section to its questions or its prompts. */
export interface Filling {
  body(kind: SectionKind, heading: string, template: string): string | null;
  /** Value of a field of the head (`date`, `severity` …, in lower case); `null` leaves its prompt. */
  field(label: string): string | null;
  readonly title: string;
  /** Lines to add to the head (`**Started**: …`), for what the template has no field for. */
  readonly headLines: readonly string[];
  /** Markdown questions by kind of section, in order. */
  readonly questions: readonly { readonly kind: SectionKind; readonly markdown: string }[];
}

export interface Filled {
  readonly markdown: string;
  /** Each question with the heading of the section where its answer belongs. */
  readonly asked: readonly { readonly section: string; readonly markdown: string }[];
}

const TRIGGER_HEADING = /\bproximate\b|\btrigger(?:ing)?\b/i;
const LONE_PROMPT = /^[ \t]*<!--[\s\S]*?-->[ \t]*$/gm;
/** Kinds whose body takes the template's table up, so that nothing of it is left over. */
const WHOLE = new Set<SectionKind>(['timeline', 'actions']);
const TABLE = '|';
const PROMPT = /<!--[\s\S]*?-->|\[(?:Incident )?Title\]|\[Incident(?: Name)?\]/i;
const HEAD_FIELD =
  /(\*\*([^*\n]{2,40}?):?\*\*:?[ \t]*)(<!--[\s\S]*?-->|\[[^\]\n]*\](?!\()|TBD\b|TODO\b|[^|\n]*)/g;
const LITERAL_FIELDS = new Set(['time zone', 'timezone', 'zone']);
const PLACEHOLDER = /^(?:<!--[\s\S]*-->|\[[^\]]*\]|TBD|TODO|\s*)$/;

/** Where the answer goes when the template has no section of the question's own kind. */
const ELSEWHERE: Partial<Record<SectionKind, readonly SectionKind[]>> = {
  summary: ['what-happened', 'impact', 'background'],
  timeline: ['summary', 'what-happened'],
  'what-happened': ['root-cause', 'summary'],
  trigger: ['root-cause', 'what-happened', 'causes'],
  'contributing-factors': ['root-cause', 'causes', 'five-whys', 'lessons'],
  'five-whys': ['root-cause', 'causes'],
  detection: ['response', 'timeline', 'went-wrong', 'lessons'],
  response: ['resolution', 'detection', 'timeline', 'lessons'],
  'customer-impact': ['impact', 'summary', 'what-happened'],
  'business-impact': ['impact', 'customer-impact', 'summary', 'what-happened'],
  'technical-impact': ['impact', 'customer-impact', 'summary', 'what-happened'],
  communication: ['response', 'customer-impact', 'impact', 'appendix', 'timeline'],
  'went-well': ['lessons', 'response'],
  'went-wrong': ['lessons', 'response'],
  lucky: ['lessons'],
  actions: ['improvements', 'prevention', 'resolution', 'lessons'],
  related: ['appendix', 'references', 'lessons'],
};
const DEFAULT_HEADING: Partial<Record<SectionKind, string>> = {
  summary: 'Summary',
  timeline: 'Timeline',
  detection: 'Detection',
  response: 'Response',
  actions: 'Action Items',
};
const OF_THEIR_PARENT = new Set<SectionKind>(['detection', 'response']);

/** What a section is about: its kind, and for the change that set things off its heading. */
function topicOf(section: Section): SectionKind {
  return TRIGGER_HEADING.test(section.heading) ? 'trigger' : section.kind;
}

function homeOf(sections: readonly Section[], kind: SectionKind): Section | null {
  for (const wanted of [kind, ...(ELSEWHERE[kind] ?? [])]) {
    const found = sections.filter((section) => topicOf(section) === wanted);
    // "What worked" under Detection is about detection only; the lessons of the incident have their own place.
    const own = found.find((section) => !section.parent || !OF_THEIR_PARENT.has(section.parent.kind)) ?? null;
    if (own ?? found[0]) return own ?? found[0] ?? null;
  }
  return null;
}

function blockquote(questions: readonly string[]): string {
  return questions.map((question) => `> **Question:** ${question}`).join('\n>\n');
}

function trimBlank(text: string): string {
  return text.replace(/\n{3,}/g, '\n\n').trim();
}

/** Fills `templateMarkdown` (with or without front matter of its own). Sections keep their order, names and number. */
export function fillTemplate(templateMarkdown: string, filling: Filling): Filled {
  const template = readTemplate('given', templateMarkdown.replace(/\r\n?/g, '\n')).markdown;
  const document = readDocument(template);
  const sections = document.sections.filter(({ level }) => level >= 1 && level <= 6);
  // `**Impact**:` within a summary is a place for figures only where the template has no section for them.
  const labelled = sections.some(({ kind }) => kind === 'impact')
    ? []
    : document.sections.filter(({ level, kind }) => level === 7 && kind === 'impact');
  const homes = new Map<Section, string[]>();
  const asked: { section: string; markdown: string }[] = [];
  for (const { kind, markdown } of filling.questions) {
    const home = homeOf(sections, kind);
    asked.push({ section: home?.heading || DEFAULT_HEADING[kind] || 'Summary', markdown });
    if (home) homes.set(home, [...(homes.get(home) ?? []), markdown]);
  }
  const stops = [...sections, ...labelled].map(({ from }) => from).sort((a, b) => a - b);
  const firstBody = sections.find(({ level }) => level === 2)?.from ?? template.length;
  const title = sections[0]?.level === 1 ? sections[0] : null;
  const used = new Set<SectionKind>();
  const parts: string[] = [];
  let at = 0;
  for (const section of [...sections, ...labelled].sort((a, b) => a.from - b.from)) {
    if (section === title) continue;
    const end = stops.find((stop) => stop >= section.contentFrom && stop > section.from) ?? template.length;
    parts.push(template.slice(at, section.contentFrom));
    at = end;
    const own = template.slice(section.contentFrom, end);
    parts.push(`\n${contentOf(section, own, filling, homes.get(section) ?? [], used)}\n\n`);
  }
  parts.push(template.slice(at));
  const text = parts.join('');
  const headEnd = text.indexOf('\n## ') < 0 ? Math.min(firstBody, text.length) : text.indexOf('\n## ') + 1;
  const head = fillHead(text.slice(0, headEnd), filling);
  return {
    markdown: `${head}${openQuestions(asked)}${text
      .slice(headEnd)
      .replace(/\n{3,}/g, '\n\n')
      .trimEnd()}\n`,
    asked,
  };
}

function contentOf(
  section: Section,
  own: string,
  filling: Filling,
  questions: readonly string[],
  used: Set<SectionKind>,
): string {
  const key = topicOf(section);
  const body = used.has(key) && key !== 'detection' ? null : filling.body(key, section.heading, own);
  if (body !== null) {
    used.add(key);
    return trimBlank(body.startsWith(TABLE) || WHOLE.has(key) ? body : `${body}\n\n${withoutPrompts(own)}`);
  }
  if (questions.length === 0 || section.level === 7) return trimBlank(own);
  return trimBlank(`${blockquote(questions)}\n\n${withoutPrompts(own)}`);
}

/** The template's own words of a section, without prompts that stand alone on their lines. */
function withoutPrompts(own: string): string {
  return own.replace(LONE_PROMPT, '');
}

function fillHead(head: string, filling: Filling): string {
  const titled = head.replace(/^# .*$/m, (line) =>
    PROMPT.test(line) ? line.replace(PROMPT, () => filling.title) : line,
  );
  const filled = titled.replace(HEAD_FIELD, (whole, start: string, label: string, value: string) => {
    const name = label.trim().toLowerCase();
    if (!PLACEHOLDER.test(value.trim()) && !LITERAL_FIELDS.has(name)) return whole;
    const known = filling.field(name);
    if (known === null) return whole;
    return `${start}${known}${/[ \t]$/.test(value) ? ' ' : ''}`;
  });
  return filling.headLines.length === 0 ? filled : `${filled.trimEnd()}\n${filling.headLines.join('\n')}\n\n`;
}

function openQuestions(asked: Filled['asked']): string {
  if (asked.length === 0) return '';
  const bySection = new Map<string, string[]>();
  for (const { section, markdown } of asked)
    bySection.set(section, [...(bySection.get(section) ?? []), markdown]);
  const list = [...bySection].flatMap(([section, questions]) =>
    questions.map((question) => `- ${question} (${section.replace(/[\\*_`[\]<>|]/g, '\\$&')})`),
  );
  return [
    '## Open Questions',
    '',
    'What the records do not say, for the people who were there. Answer each in its section, then delete it here.',
    '',
    ...list,
    '',
    '',
  ].join('\n');
}
