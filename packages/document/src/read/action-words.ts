/** The words in which people write owners, dates, priorities, states and kinds of actions. */
import type { ActionStatus, ActionStrength, ActionType } from '../model.ts';
import { remembered } from './remembered.ts';

const STATUS: readonly (readonly [RegExp, ActionStatus])[] = [
  [
    /\b(?:won'?t (?:do|fix)|wontfix|dropped|cancel(?:l?ed)?|rejected|abandoned|obsolete|not planned|declined|discarded|superseded|n\/a|verworfen|descartad[oa]|abandonn[ée]e?)\b|❌|🚫|中止|取りやめ|已取消|취소/iu,
    'dropped',
  ],
  [
    /\b(?:in[ -]?progress|ongoing|on-going|started|wip|doing|underway|under way|in review|in arbeit|in bearbeitung|en curso|en cours|em andamento|partially (?:done|complete)|working on it|active)\b|🔄|🚧|⏳|🏗|🟡|対応中|進行中|着手|进行中|진행 ?중/iu,
    'in-progress',
  ],
  [
    /\b(?:not (?:yet )?(?:done|started|complete[d]?)|open|todo|to do|to-do|planned|pending|backlog|scheduled|proposed|new|unassigned|offen|geplant|pendiente|abiert[oa]|à faire|planifi[ée]e?|pendente|a fazer|incomplete|queued|not-started|assigned|accepted|triaged)\b|📋|⬜|🔲|🔴|📝|🗓|未着手|未対応|未完了|未完|予定|計画|检讨中|待办|未开始|计划中|예정|대기|미완료|미착수/iu,
    'open',
  ],
  [
    /\b(?:done|complete[d]?|fixed|closed|resolved|finished|shipped|merged|deployed|implemented|landed|released|delivered|erledigt|abgeschlossen|fertig|hech[oa]|completad[oa]|terminée?|fait|faite|concluíd[oa]|feit[oa]|yes)\b|✅|☑|✔|✓|🟢|完了|対応済|実施済|済み|已完成|完成|완료/iu,
    'done',
  ],
];

/** The state that a status cell or a trailing mark names, or null. */
export function actionStatus(words: string): ActionStatus | null {
  const head = words.slice(0, 80);
  return STATUS.find(([pattern]) => pattern.test(head))?.[1] ?? null;
}

/** The state that a task box shows. */
export function boxStatus(mark: string): ActionStatus | null {
  if (mark === '') return 'open';
  if (/^(?:[xX✓✔✅])$/.test(mark)) return 'done';
  if (/^n\/?a$/i.test(mark) || mark === '-') return 'dropped';
  return mark === '~' || mark === '/' || mark === '>' ? 'in-progress' : null;
}

const TYPES: readonly (readonly [RegExp, ActionType])[] = [
  [/\bprevent(?:ion|ative|ive|ing)?\b|予防|预防|예방|pr[äée]v|hardening|再発防止/iu, 'prevent'],
  [
    /\bdetect(?:ion|ive|ing)?\b|\bmonitoring\b|\balerting\b|検知|検出|检测|감지|탐지|erkennung|detec|détec/iu,
    'detect',
  ],
  [/\bmitigat(?:e|ion|ing|ive)?\b|緩和|缓解|완화|軽減|\bmitig|atténu/iu, 'mitigate'],
  [
    /\b(?:respon(?:d|se)|process|procedure|runbook|recover(?:y)?|fix|repair|communication)\b|対応|プロセス|応答|响应|流程|대응|reaktion|respuesta|réponse|resposta/iu,
    'respond',
  ],
];

/** The kind of change that a type cell, a tag or a group heading names, or null. */
export function actionType(words: string): ActionType | null {
  return TYPES.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

// The action hierarchy of RCA2 (National Patient Safety Foundation, 2015): how far a change relies on memory.
const WEAK =
  /\b(?:document(?:ation|ing)?|write (?:up|down|docs?)|docs?|train(?:ing)?|educat\w+|remind\w*|polic(?:y|ies)|guidelines?|communicat\w+|announce|meeting|discuss\w*|warn(?:ing)?s?|double[- ]check|be (?:more )?careful|investigat\w+|consider|explore|evaluat\w+|research|look into|think about|review(?:s|ed|ing)?|aware(?:ness)?|share|read|learn|ask|talk|schedule|runbooks?|playbooks?|wiki|readme|comment|post-?mortem|familiari[sz]e|procedures?)\b|周知|文書化|ドキュメント|教育|検討|手順書|手順|문서화|교육|검토|文档|培训|讨论|评估|(?<!\p{L})(?:schul(?:en|ung)\p{L}*|dokument(?:ation|ieren)\p{L}*|besprechen|prüfen|untersuchen|sensibilisier\p{L}*|anleitung\p{L}*|form(?:er|ation)s?(?!\p{L})|sensibilis\p{L}*|document(?:er|ation|er la)(?!\p{L})|rappeler|étudier|examiner|relire|capacit(?:ar|ación)|formar|document(?:ar|ación|ação)|recordar|revisar|estudiar|investigar|evaluar|avaliar|treinar|treinamento|lembrar)/iu;
const INTERMEDIATE =
  /\b(?:alerts?|alerting|alarms?|monitor(?:s|ing)?|dashboards?|metrics?|observability|logging|logs?|trac(?:e|ing)|redundan\w+|replica\w*|fail-?over|backups?|back-ups?|checklists?|tests?|testing|canar(?:y|ies)|staging|load[- ]tests?|integration tests?|linters?|lint|limits?|quotas?|throttl\w+|rate[- ]limit\w*|timeouts?|retr(?:y|ies)|health[- ]?checks?|probes?|autoscal\w+|scal(?:e|ing)|capacity|increase|decrease|reduce|lower|raise|tune|resize|upgrade|update|patch|notif\w+|pager?|on-?call|rotation|rollback|automatic(?:ally)?|automat(?:e|ion|ed)|scripts?|tool(?:ing)?|pipeline|ci(?:\/cd)?|add|implement|creat(?:e|ing)|build)\b|監視|アラート|テスト|自動化|追加|モニタリング|告警|监控|测试|自动|모니터링|알림|테스트|자동화|(?<!\p{L})(?:alarm\p{L}*|überwach\p{L}*|automatisch\p{L}*|automatisier\p{L}*|einführen|einrichten|erhöhen|hinzufügen|ergänzen|alertes?|surveill\p{L}*|supervis\p{L}*|automatiser|ajouter|augmenter|réduire|tester|alertas?|monitor(?:eo|izar|ear|amento|ar)|vigil\p{L}*|automatizar|agregar|añadir|aumentar|reducir|reduzir|adicionar|probar|testar|pruebas?)(?!\p{L})/iu;
const STRONG =
  /\b(?:remov(?:e|ing)|eliminat\w+|decommission\w*|retire|delete the|replac(?:e|ing)|redesign\w*|re-?architect\w*|refactor(?:ing)? (?:to|so|the)|migrat(?:e|ing) (?:to|away|off|from)|enforc\w+|make it impossible|impossible to|forbid|disallow|block(?:s|ing)? (?:the |any |all |merg|deploy|un)|require(?:s|d)? (?:approval|two|a second|review)|prevent (?:the |any |all )?(?:deploy|merg|start|writ|delet|config|users?|pods?|jobs?)\w*|guard-?rails?|fail[- ]?safe|fail closed|forcing function|interlock|gate(?:s|d)? (?:on|the|merg|deploy)|admission (?:control\w*|webhook|polic\w+)|isolat(?:e|ing|ion)|decoupl\w+|separat(?:e|ing) (?:the )?(?:cluster|database|tenant|environment|account)\w*|circuit[- ]?breakers?|bulkheads?|automatic(?:ally)? (?:roll|revert|fail|block|reject|prevent|disabl|renew|restart|scale|recover|heal)\w*|auto-?(?:renew|rollback|remediat|heal|scal)\w*|standardi[sz]e|simplif(?:y|ies|ication)|least privilege|immutable|validat(?:e|ion) (?:in|at|before|on|gate)|static(?:ally)? (?:analysis|check|typ)\w*|type[- ]safe)\b|廃止|撤廃|強制|置き換え|ガードレール|防止する仕組み|移除|强制|架构|제거|강제|(?<!\p{L})(?:entfernen|abschaffen|ersetzen|erzwingen|verhindern|sperren|trennen|supprimer|remplacer|imposer|interdire|empêcher|isoler|séparer|eliminar|reemplazar|sustituir|substituir|impedir|forzar|forçar|exigir|bloquear|aislar|isolar|separar|remover)(?!\p{L})/iu;

const URL = /https?:\/\/\S+/g;

/** How far an action changes the system rather than asks people to remember; null when the words say too little. */
export const actionStrength: (words: string) => ActionStrength | null = remembered((words) => {
  const title = words.includes('://') ? words.replace(URL, '') : words;
  if (STRONG.test(title)) return 'strong';
  const weak = WEAK.exec(title);
  const intermediate = INTERMEDIATE.exec(title);
  if (
    weak &&
    (!intermediate ||
      weak.index <= intermediate.index ||
      /^(?:add|creat|build|implement|update|increase)/i.test(intermediate[0]))
  )
    return 'weak';
  return intermediate ? 'intermediate' : weak ? 'weak' : null;
});
