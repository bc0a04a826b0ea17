/** Reads severities and statuses from the words people use for them. */
import type { DocumentState, IncidentState } from '../model.ts';

const NUMBERED =
  /(?:^|[^\p{L}\p{N}])(?:sev(?:erity)?|p(?:rio(?:rity)?)?|s|level|lvl|tier|stufe|class|klasse|nivel|niveau|nível|等级|级别|レベル)[\s\-_:#.]{0,2}([0-5])(?![\p{L}\p{N}%]|\.\d)/iu;
const CJK_LEVEL = /([一二三四五1-5])\s?[级級급等]/;
const BARE = /^\W*([0-5])(?:\s*[/(–—-]|\W*$)/;
const CJK_DIGITS = '零一二三四五';
const WORDS: readonly (readonly [RegExp, number])[] = [
  [
    /\b(?:critical|catastrophic|blocker|kritisch|cr[ií]tic[oa]|critique|emergency|urgent|highest)\b|致命|重大障害|緊急|クリティカル|치명|심각|严重|特大|紧急/iu,
    1,
  ],
  [
    /\b(?:high|major|severe|hoch|alt[oa]|[ée]lev[ée]e?|majeure?|mayor|grave|significant|important)\b|^高|重大|大规模|较大|높음|高い?$/iu,
    2,
  ],
  [
    /\b(?:medium|moderate|mid|mittel|medi[oa]|moyenne?|moderad[oa]|mod[ée]r[ée]e?|normal|partial)\b|^中|中程度|一般|보통|중간/iu,
    3,
  ],
  [
    /\b(?:low|minor|niedrig|gering|baj[oa]|baix[oa]|faible|menor|mineure?|trivial|cosmetic|informational|negligible|lowest)\b|^低|軽微|轻微|낮음|경미/iu,
    4,
  ],
];

/** A severity on a scale on which 1 is the worst (`SEV-0` and `P0` too are 1); null when no scale is known. */
export function severityLevel(words: string): number | null {
  const head = words.slice(0, 120);
  const numbered = NUMBERED.exec(head) ?? BARE.exec(head);
  if (numbered) return Math.max(1, Number(numbered[1]));
  const cjk = CJK_LEVEL.exec(head);
  if (cjk) return Math.max(1, CJK_DIGITS.includes(cjk[1]!) ? CJK_DIGITS.indexOf(cjk[1]!) : Number(cjk[1]));
  let best: number | null = null;
  let place = Number.POSITIVE_INFINITY;
  for (const [pattern, level] of WORDS) {
    const found = pattern.exec(head);
    if (found && found.index < place) {
      place = found.index;
      best = level;
    }
  }
  return best;
}

const DOCUMENT_STATES: readonly (readonly [RegExp, DocumentState])[] = [
  [
    /\b(?:in|under|for|awaiting|pending|needs?|ready for|being) (?:peer )?review(?:ed)?\b|\breview (?:pending|in progress)\b|\bin-review\b|\breviewing\b|レビュー中|確認中|评审中|審查中|검토 ?중|in prüfung|en revisi[óo]n|en (?:cours de )?relecture|em revis[ãa]o|not-approved/iu,
    'in-review',
  ],
  [
    /\b(?:draft|wip|work in progress|incomplete|unreviewed|preliminary|initial|drafting|being written|entwurf|borrador|brouillon|rascunho)\b|下書き|ドラフト|草稿|초안|作成中|작성 ?중/iu,
    'draft',
  ],
  [
    /\b(?:final|finali[sz]ed|completed?|done|published|approved|reviewed|accepted|signed off|closed|abgeschlossen|freigegeben|finalizado|completad[oa]|aprobado|terminée?|publiée?|validée?|concluíd[oa]|publicad[oa]|aprovado)\b|完了|確定|承認済|公開|최종|완료|승인|已完成|完成|定稿|已发布|已归档|complete/iu,
    'final',
  ],
];

const INCIDENT_STATES: readonly (readonly [RegExp, IncidentState])[] = [
  [
    /\b(?:ongoing|active|investigating|in progress|open|unresolved|not (?:yet )?(?:resolved|fixed|mitigated)|degraded|halted|halt|identified|aktiv|offen|en curso|en cours|em andamento|paused)\b|対応中|調査中|継続中|进行中|处理中|未解决|진행 ?중|조사 ?중/iu,
    'active',
  ],
  [
    /\b(?:mitigated|monitoring|stabili[sz]ed|contained|workaround|partially resolved|mitigado|atténuée?)\b|緩和|監視中|暫定対応済|已缓解|완화/iu,
    'mitigated',
  ],
  [
    /\b(?:resolved|fixed|recovered|restored|closed|solved|remediated|behoben|gelöst|resuelto|résolue?|rétabli|resolvid[oa]|fully operational)\b|解決|復旧|收束|収束|已解决|已恢复|해결|복구|종료/iu,
    'resolved',
  ],
];

const ALTERNATIVES = /\b\w[\w ]*\s*[|/]\s*\w[\w ]*\s*[|/]\s*\w/;

function firstOf<T>(states: readonly (readonly [RegExp, T])[], words: string): T | null {
  let best: T | null = null;
  let place = Number.POSITIVE_INFINITY;
  for (const [pattern, state] of states) {
    const found = pattern.exec(words);
    if (found && found.index < place) {
      place = found.index;
      best = state;
    }
  }
  return best;
}

/** The state of the document that the words name; null when they speak of something else (or list all choices). */
export function documentState(words: string): DocumentState | null {
  return ALTERNATIVES.test(words) ? null : firstOf(DOCUMENT_STATES, words.slice(0, 80));
}

/** The state of the incident that the words name, or null. */
export function incidentState(words: string): IncidentState | null {
  return ALTERNATIVES.test(words) ? null : firstOf(INCIDENT_STATES, words.slice(0, 120));
}
