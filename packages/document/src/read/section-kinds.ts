/** What a heading heads: known spellings first, then the words within it, then what stands around it. */
import type { SectionKind } from '../model.ts';
import { ENGLISH } from './section-names/english.ts';
import { GERMAN } from './section-names/german.ts';
import { JAPANESE } from './section-names/japanese.ts';
import { KOREAN_CHINESE } from './section-names/korean-chinese.ts';
import { ROMANCE } from './section-names/romance.ts';
import type { SectionNames } from './section-names/section-names.ts';

const NAMES: ReadonlyMap<string, SectionKind> = collect([ENGLISH, JAPANESE, GERMAN, ROMANCE, KOREAN_CHINESE]);

function collect(tables: readonly SectionNames[]): ReadonlyMap<string, SectionKind> {
  const names = new Map<string, SectionKind>();
  for (const table of tables) {
    for (const [kind, words] of Object.entries(table)) {
      for (const word of words.split('|')) {
        const name = word.trim();
        if (!names.has(name)) names.set(name, kind as SectionKind);
      }
    }
  }
  return names;
}

const NUMBERING =
  /^(?:(?:section|part|step|teil|abschnitt)\s+)?(?:[#§]\s*)?(?:\d{1,2}(?:\.\d{1,2}){1,3}[.):]?|\d{1,2}(?:[.):]|(?=\s+(?!why|なぜ|warum|pourquoi|porqu|whys)))|[ivx]{1,4}[.)]|[a-h][.)])\s+(?=\p{L})/u;
const EMOJI_CODE = /:[a-z0-9_+-]{2,40}:/g;
const DECORATION = /(?:\p{Extended_Pictographic}|\ufe0f|\u200d|☑|✓|✗)+/gu;
const PARENTHESES = /\s*[(（[【][^()（）[\]【】]{0,200}[)）\]】]\s*$/;
const TRAILING_ZONE =
  /\s*[,:–—-]?\s*(?:\b(?:all )?times? (?:are )?)?(?:in )?\b(?:utc|gmt|pst|pdt|est|edt|cst|cdt|mst|mdt|cet|cest|bst|jst|ist|pt|et)$/;
const TAIL = /[\s:：.?!？！。…*_-]+$/;
const HEAD = /^[\s*_:¿¡>~\-–—•]+/;
const SPACES = /\s+/g;

/** The comparable form of a heading: lower case, without numbering, emoji, trailing parentheses, colon or mark. */
export function normaliseHeading(heading: string): string {
  let words = heading.toLowerCase().replace(/[’‘`]/g, "'").replace(SPACES, ' ');
  if (words.includes(':')) words = words.replace(EMOJI_CODE, '');
  words = words.replace(DECORATION, '').replace(HEAD, '').replace(NUMBERING, '').replace(TAIL, '');
  return words
    .replace(PARENTHESES, '')
    .replace(TRAILING_ZONE, '')
    .replace(TAIL, '')
    .replace(/^the (?=root cause|timeline|summary)/, '');
}

/** Ordered: the first whose words stand in the heading decides. */
const WITHIN: readonly (readonly [RegExp, SectionKind])[] = [
  [/\b(?:5|five)[ -]?whys?\b|なぜなぜ|5\s?つのなぜ/, 'five-whys'],
  [/\baction (?:items?|points?|plan)\b|アクション|再発防止|行动项|改进措施|재발 ?방지/, 'actions'],
  [
    /\btime ?lines?\b|\bchronolog|タイムライン|時系列|时间线|타임라인|zeitleiste|cronolog|chronologie|linha do tempo|línea de tiempo/,
    'timeline',
  ],
  [/\bwhat went wrong and why\b/, 'root-cause'],
  [/\bcontribut(?:ing|ory|ed)\b|寄与要因|促成因素/, 'contributing-factors'],
  [/\bwent (?:well|right)\b|\bworked well\b|うまくいったこと|良かった/, 'went-well'],
  [/\blucky\b|\bluck\b|運が良|幸運/, 'lucky'],
  [
    /\b(?:went|gone) (?:wrong|poorly|badly)\b|\bdid(?:n't| not) (?:go|work)\b|\bgo(?:ne)? better\b|\bdone better\b|うまくいかなかった/,
    'went-wrong',
  ],
  [/\broot[ -]causes?\b|根本原因|根因|근본 ?원인|causa[ -]ra[ií]z|cause racine|\bursache/, 'root-cause'],
  [
    /\b(?:lessons?|learnings?|takeaways?|learned|learnt)\b|教訓|教训|교훈|lecciones|leçons|lições|erkenntnisse/,
    'lessons',
  ],
  [
    /\b(?:customers?|users?|client) impact\b|\bimpact (?:on|to) (?:our |the )?(?:customers?|users?)\b/,
    'customer-impact',
  ],
  [/\b(?:business|financial|revenue) impact\b/, 'business-impact'],
  [/\b(?:technical|system|infrastructure) impact\b/, 'technical-impact'],
  [/\bimpact(?:s|ed)?\b|影響|影响|영향|\bimpacto\b|auswirkung/, 'impact'],
  [
    /\b(?:follow[ -]?ups?|next steps|remediation|corrective|preventati?ve|to[ -]?dos?|hardening|recommendations?|improvements?|less likely)\b|対策|今後の|大策|后续|후속|maßnahmen|massnahmen|acciones|ações|prochaines étapes/,
    'actions',
  ],
  [/\bprevent(?:ion|ing)?\b|予防|预防|예방|prevención|prävention/, 'prevention'],
  [/\brelated (?:incidents?|events?|post)|関連インシデント/, 'related'],
  [
    /\b(?:summary|overview|tl;?dr)\b|サマリ|概要|요약|摘要|概述|zusammenfassung|resumen|résumé|resumo/,
    'summary',
  ],
  [/\btrigger(?:ed|s)?\b/, 'trigger'],
  [/\b(?:detect(?:ion|ed)?|discover(?:y|ed))\b|検知|検出|감지|détection|detección/, 'detection'],
  [
    /\b(?:resolution|resolved|recovery|mitigat(?:ion|ed)|workaround|fixed|fix)\b|復旧|解決|恢复|해결|복구|resolución|résolution|behebung/,
    'resolution',
  ],
  [/\brespon(?:se|d|ded)\b|対応|响应|대응/, 'response'],
  [/\b(?:why (?:did|it|this|was|were)|caus(?:e|es|ed))\b|原因|원인/, 'root-cause'],
  [/\bwhat(?:'s| has| did)? happen|何が起き|무슨 일|发生了什么|was ist passiert/, 'what-happened'],
  [/\b(?:background|context)\b|背景|배경/, 'background'],
  [/\b(?:references?|links|further reading)\b/, 'references'],
  [/\b(?:appendix|annex|addendum)\b/, 'appendix'],
  [/\b(?:communications?|status page)\b/, 'communication'],
  [/\b(?:metrics|statistics)\b/, 'metrics'],
  [/\b(?:participants|attendees|responders)\b/, 'participants'],
];

const FACING = new Set<SectionKind>(['detection', 'response', 'communication', 'resolution']);
const memory = new Map<string, SectionKind>();

/** What a heading's words say by themselves. `exact` asks for a known spelling only. */
export function kindOfHeading(heading: string, exact = false): SectionKind {
  if (heading.length > 200) return 'unknown';
  const key = exact ? `=${heading}` : heading;
  const known = memory.get(key);
  if (known !== undefined) return known;
  const name = normaliseHeading(heading);
  let kind = NAMES.get(name) ?? NAMES.get(name.split(/\s*[/–—]\s*|\s+-\s+/)[0]!) ?? 'unknown';
  if (kind === 'unknown' && !exact && name.length <= 110) {
    kind = WITHIN.find(([words]) => words.test(name))?.[1] ?? 'unknown';
  }
  if (memory.size > 20_000) memory.clear();
  memory.set(key, kind);
  return kind;
}

/**
 * Corrects a kind by the section around it: under Detection or Response, "What worked" and "What could be
 * improved" are lessons about that phase; below "Root cause" a plain "What happened" stays what it says.
 */
export function kindInContext(kind: SectionKind, heading: string, parent: SectionKind | null): SectionKind {
  if (parent === null) return kind;
  if (kind === 'actions' && parent === 'went-wrong') return 'went-wrong';
  if (kind === 'metadata' && parent === 'timeline') return 'unknown';
  if (kind === 'unknown' && FACING.has(parent) && /\bworked\b/i.test(heading)) return 'went-well';
  return kind;
}
