/** What `Key: value` keys are called, as data: lower case, `|` parts the spellings. */

export type FieldName =
  | 'title'
  | 'date'
  | 'published'
  | 'status'
  | 'incident-status'
  | 'severity'
  | 'authors'
  | 'owner'
  | 'participants'
  | 'zone'
  | 'services'
  | 'duration'
  | 'window'
  | 'started'
  | 'detected'
  | 'acknowledged'
  | 'declared'
  | 'identified'
  | 'mitigated'
  | 'resolved'
  | 'time-to-detect'
  | 'time-to-acknowledge'
  | 'time-to-mitigate'
  | 'time-to-resolve'
  | 'time-to-repair'
  | 'related';

const SPELLINGS: Readonly<Record<FieldName, string>> = {
  title: `title | incident title | incident name | name | heading | titel | título | titre | タイトル | 件名 | 标题 | 제목`,
  date: `date | incident date | date of incident | date of the incident | date of event | date(s) | dates | incident dates | event date
    | outage date | date of outage | occurred | occurred on | occurrence date | date/time | date and time | incident day | day | when | date & time | date of occurrence
    | datum | fecha | data | date de l'incident | fecha del incidente | data do incidente | 日付 | 発生日 | 発生日時 | 日時 | 障害発生日 | 날짜 | 일시 | 발생일 | 발생 일시 | 발생일시 | 장애 일시 | 日期 | 发生日期 | 发生时间 | 故障时间 | 时间`,
  published: `published | publication date | publish date | published on | created | created at | report date | date of report | reported on | written | written on
    | pubdate | last updated | updated | lastmod | modified | document date | postmortem date | post-mortem date | review date | date of review | meeting date | date published | 作成日 | 公開日 | 作成日時 | 작성일 | 创建日期 | 编写日期 | erstellt | erstellt am | publicado`,
  status: `status | document status | doc status | postmortem status | post-mortem status | report status | review status | state | approval_status | approval status
    | ステータス | 文書ステータス | 状態 | zustand | estado | statut | stato | 상태 | 状态 | 狀態`,
  'incident-status': `incident status | current status | incident state | resolution status | outage status | service status | インシデント状態 | 対応状況 | 対応ステータス | 장애 상태 | 故障状态`,
  severity: `severity | incident severity | severity level | sev | sev level | priority | incident priority | impact level | level | criticality | incident level | severity rating | severity/priority | priority level
    | classification | incident class | incident classification | 重大度 | 深刻度 | 影響度 | 優先度 | schweregrad | priorität | severidad | gravedad | gravité | sévérité | severidade | gravidade | gravidez | 심각도 | 등급 | 장애 등급 | 严重程度 | 严重性 | 严重级别 | 故障等级 | 故障级别 | 等级 | 级别`,
  authors: `author | authors | author(s) | written by | reported by | report author | report authors | prepared by | postmortem author | postmortem authors | post-mortem author | document author | postmortem owner | post-mortem owner | report owner | document owner | created by | drafted by
    | owner of review process | review owner | 作成者 | 著者 | 執筆者 | 報告者 | 記載者 | autor | autoren | verfasser | autores | auteur | auteurs | autore | 작성자 | 저자 | 作者 | 编写人 | 撰写人 | 报告人`,
  owner: `owner | owners | incident owner | incident owner(s) | lead | incident lead | incident commander | commander | ic | incident manager | responsible | dri | facilitator | driver | point of contact | owner(s)
    | 担当者 | 担当 | 責任者 | verantwortlich | responsable | responsável | 담당자 | 负责人`,
  participants: `participants | responders | attendees | people involved | involved | team | teams | incident team | response team | responder | on-call | on call | oncall | 参加者 | 対応者 | 関係者 | beteiligte | participantes | 참여자 | 参与者 | 参与人员`,
  zone: `timezone | time zone | tz | times in | all times in | zeitzone | zona horaria | fuseau horaire | fuso horário | タイムゾーン | 시간대 | 时区`,
  services: `service | services | affected service | affected services | affected service(s) | affected system | affected systems | affected component | affected components | affected components / services | impacted service | impacted services | impacted service(s) | service(s) affected | services affected | services impacted | service affected
    | system | systems | component | components | product | products | affected product | affected products | impacted products | affected area | affected areas | services involved | systems affected | platform | cluster | service name | service(s) | impacted system | impacted systems | affected resources | affected applications | application | applications
    | 影響サービス | 対象サービス | 影響を受けたサービス | サービス | 対象システム | 影響機能 | betroffene systeme | betroffene dienste | betroffener dienst | dienst | servicio | servicios | servicios afectados | sistemas afectados | services affectés | services impactés | serviço | serviços | serviços afetados | 영향 서비스 | 서비스 | 대상 서비스 | 영향받은 서비스 | 影响服务 | 受影响服务 | 受影响的服务 | 受影响系统 | 服务`,
  duration: `duration | incident duration | total duration | outage duration | duration of incident | duration of outage | duration of the incident | duration of the outage | impact duration | duration of impact | downtime | total downtime | length | length of outage | length of incident | outage length | total outage time | total time | time to recovery from start | total impact | total incident duration | service downtime | disruption duration | total impact duration | total outage duration | event duration | downtime duration | duration of downtime | duration of event | user impact duration | customer impact duration
    | 期間 | 継続時間 | 障害時間 | 影響時間 | ダウンタイム | 停止時間 | dauer | ausfalldauer | gesamtdauer | duración | durée | duração | durata | 지속 시간 | 지속시간 | 장애 시간 | 장애시간 | 총 장애 시간 | 持续时间 | 故障时长 | 影响时长 | 时长 | 故障持续时间`,
  window: `impact time | incident window | outage window | impact window | impact period | time of impact | time of incident | time of outage | incident period | outage period | time window | incident time | outage time | time period | time range | date range | period | window | time | times | event time | incident timeframe | timeframe | time frame
    | 影響期間 | 発生期間 | 障害期間 | 発生時刻 | 発生時間帯 | 影響時間帯 | zeitraum | periodo | período | période | 기간 | 장애 기간 | 영향 기간 | 影响时间 | 故障时间段 | 影响期间`,
  started: `start | started | start time | started at | incident start | incident started | incident start time | outage start | outage started | outage begins | outage began | start of outage | start of incident | start of impact | start of event | impact start | impact started | impact start time | impact began | impact begins | event start | begin | began | begins | beginning | began at | start date | start date/time | start date and time | start_time | starttime | incident began | incident begins | initiated | issue started | issue start | time of failure | occurred at | time started | first impact | first occurrence | first failure | customer impact start | customer impact began | downtime start | outage start time | problem start | problem started | introduced | onset | start (utc) | time of incident start | failure start | trigger time | fault occurs | fault occurred | fault begins | issue begins | issue began | defect became live | impact start time (utc)
    | 発生 | 発生日時 | 開始 | 開始時刻 | 障害発生 | 影響開始 | 開始日時 | 障害開始 | 発生時刻 | beginn | start des vorfalls | startzeit | anfang | inicio | inicio del incidente | hora de inicio | début | début de l'incident | heure de début | início | início do incidente | hora de início | 시작 | 발생 | 발생 시각 | 발생시각 | 장애 발생 | 시작 시각 | 시작 시간 | 发生 | 开始 | 开始时间 | 故障发生 | 故障开始 | 影响开始 | 发生时刻`,
  detected: `detected | first detected | detection | detection time | detected at | time detected | incident detected | issue detected | first detection | time of detection | discovered | first discovered | discovered at | noticed | first noticed | first alert | first alerted | alert | alerted | reported | first reported | reported at | first report | problem detected | outage detected | detected on | date detected | discovery | time reported | identified as an issue | alert fired | first alert fired | detection date | failure detected | first signal | team aware | became aware | team notified | team alerted | first symptom noticed | noticed by
    | 検知 | 検知時刻 | 検知日時 | 発見 | 検出 | 検知日 | 発覚 | erkannt | entdeckt | erkennung | bemerkt | detectado | detección | hora de detección | détecté | détection | heure de détection | detecção | detectado em | 감지 | 탐지 | 발견 | 인지 | 감지 시각 | 인지 시각 | 发现 | 检测 | 发现时间 | 检测时间 | 故障发现`,
  acknowledged: `acknowledged | acknowledgement | acknowledgment | ack | acked | acknowledged at | time acknowledged | engaged | response started | response start | responder engaged | first response | first responder engaged | response began | investigation started | on-call engaged | responded
    | 対応開始 | 対応開始時刻 | 対応開始日時 | 確認 | 受領 | bestätigt | reaktion | reconocido | pris en compte | prise en charge | reconhecido | 대응 시작 | 확인 | 대응시작 | 响应 | 开始响应 | 响应时间 | 开始处理 | 确认`,
  declared: `declared | incident declared | declared at | declaration | incident opened | opened | incident created | opened at | time declared | incident raised | escalated | 宣言 | インシデント宣言 | ausgerufen | declarado | déclaré | 선언 | 장애 선언 | 장애 공지 | 宣布 | 事件宣布 | 声明`,
  identified: `identified | cause identified | root cause identified | root cause found | diagnosed | diagnosis | issue identified | cause found | identified at | problem identified
    | 原因特定 | 特定 | 原因判明 | 原因特定時刻 | identifiziert | ursache gefunden | ursache identifiziert | identificado | causa identificada | identifié | cause identifiée | 원인 파악 | 원인 확인 | 원인파악 | 定位 | 原因定位 | 根因定位 | 定位原因 | 原因确认`,
  mitigated: `mitigated | mitigation | mitigated at | impact mitigated | issue mitigated | mitigation time | time mitigated | repaired | repaired at | stabilised | stabilized | impact contained | contained | incident mitigated | underline issue mitigated | underlying issue mitigated | service restored | restored | workaround applied | partially restored | outage mitigated | containment
    | 緩和 | 暫定対応 | 暫定復旧 | 影響緩和 | 応急処置 | entschärft | gemildert | mitigado | atténué | mitigado em | 완화 | 임시 조치 | 임시 복구 | 缓解 | 止损 | 临时恢复`,
  resolved: `resolved | outagefinish | outage finish | outagefinished | finished at | resolution | end | ended | end time | ended at | incident end | incident ended | incident resolved | outage end | outage ended | outage ends | end of outage | end of incident | end of impact | impact end | impact ended | impact end time | event end | event ends | finish | finished | fixed | fixed at | resolved at | resolution time | recovered | recovery | recovered at | time resolved | closed | closed at | end date | end date/time | end_time | endtime | fully resolved | full recovery | all clear | fully recovered | time of resolution | incident closed | customer impact end | downtime end | issue resolved | completely resolved | problem resolved | outage end time | incident end time | time of recovery | fix deployed | time fixed | full resolution | stop | end date and time | back to normal | restored at
    | 復旧 | 完全復旧 | 解決 | 終了 | 復旧日時 | 復旧時刻 | 収束 | 影響終了 | 終了時刻 | 終了日時 | 解消 | 全面復旧 | behoben | gelöst | ende | wiederhergestellt | endzeit | ende des vorfalls | resuelto | fin | fin del incidente | hora de fin | recuperado | résolu | fin de l'incident | heure de fin | rétabli | resolvido | fim | término | hora de término | fim do incidente | 해결 | 복구 | 종료 | 복구 완료 | 복구 시각 | 해결 시각 | 종료 시각 | 恢复 | 解决 | 结束 | 结束时间 | 恢复时间 | 完全恢复 | 解决时间 | 故障恢复`,
  'time-to-detect': `time to detect | time to detection | ttd | mttd | detection time (ttd) | time-to-detect | time-to-detection | time taken to detect | time to discovery | time to discover | detection delay | time before detection | time to notice | time till detection | time until detection | detection duration
    | 検知までの時間 | 検知時間 | 検知まで | zeit bis zur erkennung | tiempo de detección | tiempo hasta la detección | temps de détection | tempo de detecção | tempo até a detecção | 탐지 시간 | 감지까지 걸린 시간 | 检测耗时 | 发现耗时 | 发现时长`,
  'time-to-acknowledge': `time to acknowledge | time to acknowledgement | tta | mtta | time-to-acknowledge | time to ack | time to respond | time to response | response time | time to engage | ttr (response) | time to first response | 対応開始までの時間 | zeit bis zur reaktion | tiempo de respuesta | temps de réponse | tempo de resposta | 응답 시간 | 响应耗时 | 响应时长`,
  'time-to-mitigate': `time to mitigate | time to mitigation | ttm | mttm | time-to-mitigate | time to contain | time to containment | time to restore | time to restoration | time to restore service | time to service restoration | 緩和までの時間 | tiempo de mitigación | temps d'atténuation | tempo de mitigação | 缓解耗时 | 止损时长`,
  'time-to-resolve': `time to resolve | time to resolution | ttr | mttr | time-to-resolve | time to recovery | time to recover | time-to-recovery | time-to-recover | time to fix | time taken to resolve | resolution duration | recovery time | total time to resolve | time to full recovery | time to resolve incident | time till recovery | time till resolution
    | 復旧までの時間 | 復旧時間 | 解決までの時間 | 復旧まで | zeit bis zur behebung | zeit bis zur lösung | tiempo de resolución | tiempo de recuperación | temps de résolution | temps de rétablissement | tempo de resolução | tempo de recuperação | 복구 시간 | 해결 시간 | 해결까지 걸린 시간 | 恢复耗时 | 解决耗时 | 修复耗时 | 恢复时长`,
  'time-to-repair': `time to repair | time-to-repair | time to repair service | repair time | time to fix service | tiempo de reparación | temps de réparation | tempo de reparo`,
  related: `related incident | related incidents | similar incidents | previous incident | previous incidents | 関連インシデント | 관련 장애 | 相关事件`,
};

const NAMES: ReadonlyMap<string, FieldName> = collect();

function collect(): ReadonlyMap<string, FieldName> {
  const names = new Map<string, FieldName>();
  for (const [field, words] of Object.entries(SPELLINGS)) {
    for (const word of words.split('|')) {
      const name = word.trim();
      if (!names.has(name)) names.set(name, field as FieldName);
    }
  }
  return names;
}

const EDGES = /^[\s*_`"'#>•·-]+|[\s*_`"'.:：?]+$/g;
const PARENTHESES = /\s*[(（[][^()（）[\]]{0,80}[)）\]]$/;

/** The comparable form of a key: lower case, no marks, no trailing parentheses. */
export function normaliseKey(key: string): string {
  const words = key
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/_/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(EDGES, '');
  return words.replace(PARENTHESES, '').replace(EDGES, '').replace(/^the /, '');
}

/** The field that a normalised key names, or null. */
export function fieldOf(name: string): FieldName | null {
  return NAMES.get(name) ?? null;
}
