/** Words by which a timeline row tells that a moment was reached, and words that take it back. */
import type { MomentName } from '../model.ts';

/**
 * Per moment, patterns from sure to likely; the first pattern that any row fits decides. They are tried on words in
 * lower case: matching without regard to case costs twice as much, on every row of every document.
 */
export const MOMENT_WORDS: Readonly<Record<MomentName, readonly RegExp[]>> = {
  started: [
    /\b(?:outage|incident|impact|event|disruption|downtime|degradation)\s*(?:begins?|began|starts?|started|begun)\b|\b(?:start|beginning) of (?:the )?(?:outage|incident|impact|event|attack|exploit)\b|発生$|障害発生|影響開始|장애 (?:발생|시작)|故障(?:发生|开始)|ausfall beginnt|störung beginnt/,
    /\b(?:errors?|failures?|timeouts?|crash(?:es)?|builds?|requests?|jobs?|users?|pods?|customers?|latency|traffic|attack|exploit|queries|alerts?|nodes?|servers?)\b[^.;]{0,60}?\b(?:begins?|began|starts?|started)\b(?: to)? (?:fail|error|ris(?:e|ing)|increas|spik|climb|degrad|crash|time out|timing out|drop|experienc|slow|stall|los(?:e|ing)|hang|reject)|\b(?:errors?|failures?|timeouts?|crash(?:es)?|attack|exploit|disruption|problems?|issues?)\b[^.;]{0,30}?\b(?:begins?|began|starts?|started)\b(?! (?:to )?(?:investigat|look|debug|recover|clear|improv|resolv|work))/,
    /\b(?:starts?|started|begins?|began) (?:to )?(?:fail|failing|crash|crashing|return(?:ing)? (?:5\d\d|errors)|erroring|rejecting|timing out)\b|\b(?:went|goes|gone) (?:down|offline)\b|\bstopped (?:working|responding|serving)\b|\bbecame (?:unavailable|unreachable|unresponsive|inaccessible)\b/,
  ],
  detected: [
    /\b(?:incident|issue|problem|outage|fault|it|failure)\b[^.;]{0,20}\b(?:detected|discovered|noticed|found|reported)\b|検知|異常を(?:検知|検出|発見)|감지|탐지|发现(?:异常|故障)?|检测到|erkannt|bemerkt/,
    /\b(?:alert|alarm|alerts|alarms|monitor(?:ing)?|pager ?duty|page|pages|pingdom|nagios|uptime (?:check|robot)|prometheus|grafana|datadog|opsgenie|statuscake|healthcheck)\b[^.;]{0,60}\b(?:fire[sd]?|firing|trigger(?:s|ed)?|sent|page[sd]?|paging|receiv(?:es|ed)|raised|goes off|went off|alert(?:s|ed)?|notif(?:y|ies|ied)|fail(?:s|ed)?|reports?|reported|arriv(?:e|es|ed)|show(?:s|ed))\b|\[firing\]|(?<!\b(?:engineers?|ops|team|we|i) )\breports? (?:\w+ ){0,4}(?:fail(?:ure|ures|ed|ing)?|errors?|outage|unhealthy)\b(?! to\b)|\b(?:alertmanager|pager ?duty|pingdom|opsgenie|grafana) (?:page|alert|alarm)s?\b|\b(?:receiv(?:e|ed|ing)|got) (?:an? |the )?(?:\w+ )?(?:alert|alarm|page)s?\b|\bfirst (?:\w+ )?(?:alert|alarm|page)\b/,
    /\b(?:gets?|got|was|were|is|are|being|team|on-?call|engineers?) (?:paged|alerted|notified)\b|\b(?:paged|alerted)\b(?! (?:the )?(?:vendor|provider))/,
    /\b(?:users?|customers?|clients?|someone|developers?|community|team|students?|staff|gsis?|reports?|a user|members?)\b[^.;]{0,50}\b(?:reports?|reported|complain(?:s|ed)?|notic(?:e|es|ed)|report(?:ing)? (?:that|an|issues?|problems?)|notif(?:y|ies|ied)|informs?|informed|raises?|raised)\b|(?:^|\s)@[\w.-]{2,39} reports? (?:on|in|via|that|to)\b|\b(?:first|initial) (?:user |customer )?reports?\b|\bof (?:a|one) (?:user|customer|client) (?:seeing|noticing|reporting)\b|\breports? (?:from|of|by|that|in)\b/,
    /\b(?:we|i|@?[a-z][\w-]{1,30}|engineers?|on-?call|sre|operators?|admins?)\s+(?:also\s+)?(?:notic(?:e|es|ed)|discover(?:s|ed)|detect(?:s|ed)?|spot(?:s|ted)|observ(?:e|es|ed)|becomes? aware|became aware|sees?|saw)\b|\b(?:issue|problem|outage|errors?) (?:is |was |were )?(?:noticed|discovered|detected|spotted|observed|reported)\b/,
    /alerte (?:reçue|déclenchée)|\bsignalé|alerta (?:recibida|disparada|recebida)|\bdetectad|\breportad|\bmeldung|\balarm ausgelöst|收到.{0,6}(?:告警|报警|反馈)|告警触发|알림 (?:발생|수신)|アラート(?:が|を)?(?:発火|発報|受信)|\bpager\b[^.;]{0,30}\b(?:fires?|fired|storm|goes|went)\b/,
  ],
  acknowledged: [
    /\backnowledge[sd]?\b|\backnowledg(?:ing|e?ment)\b|\back(?:s|ed|'d)?\b|対応開始|受領|대응 (?:시작|개시)|开始(?:响应|处理|排查)|bestätigt/,
    /\b(?:begins?|began|starts?|started|begun|initiat(?:es|ed)|opens?|opened) (?:the |an |to |initial )?(?:investigat\w+|looking|triag\w+|debugg\w+|troubleshoot\w+|diagnos\w+|respon\w+)|\b(?:initial )?investigation (?:begins?|began|starts?|started|initiated|underway)\b|\b(?:looking|looks) into (?:it|the|this)\b|\bunder investigation\b/,
    /début de l['’]investigation|pris(?:e)? en (?:compte|charge)|inicio de la investigación|investigación iniciada|investigação iniciada|untersuchung (?:beginnt|begonnen)/,
  ],
  declared: [
    /\b(?:incident|sev[- ]?\d|p[0-4]|outage|major incident|emergency)\b[^.;]{0,30}\b(?:declared?|declares|opened|created|raised|called|announced|started in)\b(?! (?:as )?(?:resolved|over|closed|mitigated|fixed|ended))|\bdeclar(?:e|es|ed|ing)\b[^.;]{0,30}\b(?:incident|sev[- ]?\d|p[0-4]|outage|emergency)\b|インシデント(?:を)?宣言|장애 선언|宣布(?:故障|事件)/,
    /\b(?:opens?|opened|creates?|created|starts?|started|raises?|raised|convenes?|convened) (?:an? |the )?(?:\w+ )?(?:incident|war ?room|incident (?:channel|call|bridge))\b|\bwar ?room (?:opened|created|started|formed|set up)\b|\bescalated? to (?:an? )?(?:incident|sev|p\d)/,
  ],
  identified: [
    /\b(?:root )?cause (?:is |was |has been |of [^.;]{1,40} )?(?:identified|found|determined|discovered|confirmed|established|isolated|understood|located)\b|\b(?:identif(?:y|ies|ied)|found|find|finds|determin(?:es|ed)|discover(?:s|ed)|confirm(?:s|ed)|pinpoint(?:s|ed)|isolat(?:es|ed)|establish(?:es|ed)) (?:the |a |likely |probable |that the )?(?:\w+ )?(?:root )?(?:cause|culprit|reason|source)\b|原因(?:を)?(?:特定|判明)|原因 ?(?:파악|확인)|(?:定位|确认|找到)[^。]{0,10}原因|根因|ursache (?:gefunden|identifiziert)/,
    /^\W*identified\b|\b(?:issue|problem|bug|fault|bottleneck|exhaustion|leak|misconfiguration|commit|change|query)\b[^.;]{0,40}\b(?:is |was |were |has been )?(?:identified|pinpointed|isolated|diagnosed|traced)\b|\b(?:identif(?:ied|ies)|pinpoint(?:ed|s)|diagnos(?:ed|es)|trac(?:ed|es)) (?:it |the |this |as |to |that |back )/,
    /\b(?:reali[sz]e[sd]?|figure[sd]? out|understood|turns? out|notice[sd]?|found|discover(?:s|ed)|determined?|conclude[sd]?) (?:that )?[^.;]{0,60}\b(?:because|caused by|due to|was causing|is causing|were causing|the cause|responsible for)\b/,
    /cause (?:identifiée|trouvée)|causa (?:identificada|encontrada)/,
  ],
  mitigated: [
    /\bmitigat(?:ed|es)\b|\bmitigation (?:was |is |has been )?(?:applied|complete[sd]?|deployed|in place|successful|effective)\b|緩和(?:完了)?|暫定(?:対応|復旧)(?:完了)?|완화|임시 (?:복구|조치)|止损|缓解|entschärft/,
    /\b(?:rollback|roll-back|revert|failover|fail-over|rolled back|reverted|failed over|hotfix|patch|fix|restart|workaround)\b[^.;]{0,40}\b(?:complete[sd]?|completes|finish(?:ed|es)|done|deployed|applied|live|successful(?:ly)?|merged and deployed|takes effect|took effect|rolled out|in place)\b|\b(?:completed?|deployed|applied|finished) (?:the |a )?(?:rollback|roll-back|revert|failover|hotfix|fix|patch|workaround)\b/,
    /\b(?:error rates?|errors|latency|traffic|cpu|load|connections|queues?)\b[^.;]{0,40}\b(?:drop(?:s|ped|ping)?|decreas(?:e|es|ed|ing)|recover(?:s|ed|ing)|declin(?:e|es|ed|ing)|fall(?:s|ing)|fell|returning|returns?|returned)\b|\bservices? (?:is |are |was |were )?(?:partially )?restor(?:ed|ing)\b/,
    /\b(?:rolled back|reverted)\b|retour arrière|revertid|zurückgerollt|回滚(?:完成)?|ロールバック(?:完了)?|롤백/,
  ],
  resolved: [
    /\b(?:incident|outage|issue|problem|alert|event|impact|emergency|everything)\b[^.;]{0,30}\b(?:resolved|closed|over|ended|ends|cleared|fixed|solved|concluded)\b|\b(?:resolv(?:ed|es)|clos(?:ed|es)) (?:the |this )?(?:incident|outage|issue|alert|page)\b|\ball[ -]clear\b|\[resolved\]|\b(?:reachable|accessible|responsive|usable|working) again\b|\b(?:resolution|fix|recovery)(?: is| was| has been)? (?:confirmed|complete[d]?|verified)\b|\bconfirm(?:s|ed)? (?:as |that (?:it|all|everything) (?:is |was )?)?(?:working|resolved|fixed|healthy|recovered|back)\b|\ball (?:services|systems|checks|nodes|pods|monitors) (?:are |were |is )?(?:healthy|green|passing|up|ok(?:ay)?)\b|^\W*resolved\b|\bend of (?:the )?(?:incident|outage|impact)\b|(?:完全)?復旧(?:完了|を確認|確認)?|解決|収束|장애 (?:종료|해결)|복구 (?:완료|확인)|해결 완료|故障(?:恢复|解除|结束)|完全恢复|恢复正常|问题解决|behoben|wiederhergestellt/,
    /\b(?:fully|completely|all (?:systems|services|users|traffic|sites?)|services?|systems?|site|hub|cluster|operations?|functionality|website|api|everything)\b[^.;]{0,50}\b(?:recovered|restored|operational|back (?:to normal|online|up|in service|to full)|up and running|working (?:again|normally|as expected)|returned to normal|available again|healthy(?: again)?|is up|are up|online again)\b|\bback to normal\b|\b(?:is|are|was|were|came|comes|brought) back (?:up|online)\b|\bnormal (?:operations?|service|levels?) (?:was |is |were )?(?:restored|resumed|returned)\b|\breturn(?:s|ed|ing)? to (?:normal|baseline)\b|\b(?:outage|downtime|impact|incident) (?:ends?|ended)\b|\bfully (?:recovered|restored|resolved|operational|mitigated)\b|\blatency normali[sz]ed\b|\bresolved\b/,
    /\brésolu|\brétabli|\bresuelto|\brestablecid|\brecuperad|\bresolvid|\bnormalizad|\bstörung behoben/,
  ],
};

/** Words that make the statement after them untrue, planned or doubtful, when they stand in the same clause. */
export const TAKEN_BACK =
  /\b(?:not|never|n't|cannot|no|none|without|unable|fail(?:s|ed)? to|yet|still|until|before|attempt(?:s|ed|ing)?|try|tries|tried|trying|if|unless|should|would|could|might|may|will|shall|plan(?:s|ned)?|hop(?:e|es|ed|ing)|expect(?:s|ed|ing)?|waiting|awaiting|wait|false|incorrectly|prematurely|wrongly|falsely|mistakenly|appears? to|seems? to|seemingly|partially|about to|going to|want(?:s|ed)? to|in order to|need(?:s|ed)? to|eta|considered|thought|assum(?:e|es|ed)|believ(?:e|es|ed)|supposedly|asks?|asked|wonder(?:s|ed)?)\b/;
/** After the words: `resolved?`, `recovered for some`, `resolved itself briefly`. */
export const TAKEN_BACK_AFTER =
  /^[^.;]{0,30}(?:\?|\b(?:for (?:some|a few|most)|briefly|temporarily|partially|too early|but (?:then|not|still)|again failed)\b)|^[^.;,]{0,12}(?:ない|せず|できず|していない|未|않|못|없)/;
/** A change that can set an incident off, told as done or begun. */
export const CHANGE_WORDS =
  /\b(?:deploy(?:ed|ment|s|ing)?|releas(?:e|ed)|roll(?:ed)?[ -]?out|merg(?:e|ed)|upgrad(?:e|ed)|migrat(?:ion|ed)|config(?:uration)?(?: change| update)?|changed?|flush(?:ed)?|restart(?:ed)?|maintenance|push(?:ed)?|appl(?:y|ied)|updat(?:e|ed)|install(?:ed)?|enabled?|disabled?|delet(?:e|ed)|expir(?:e|ed|es))\b|デプロイ|リリース|배포|发布|上线|部署/;

/** Per moment, what a row must hold for any of its patterns to fit: a quick no for most rows. */
export const MOMENT_STEMS: Readonly<Record<MomentName, RegExp>> = {
  started: /start|beg[iau]n|down|offline|stopped|became|発生|開始|발생|시작|故障|beginn/,
  detected:
    /detect|discover|notic|found|report|alert|alarm|page|paging|monitor|seeing|fir(?:ed|es|ing)|trigger|notif|complain|inform|rais|spot|observ|aware|sees|saw|pingdom|nagios|uptime|prometheus|grafana|datadog|opsgenie|check|pager|alert[ae]|signal|meldung|収到|收到|告警|알림|アラート|検知|異常|감지|탐지|发现|检测|erkannt|bemerkt/,
  acknowledged:
    /ack|investiga|pris|untersuchung|look|triag|debugg|troubleshoot|diagnos|respon|対応開始|受領|대응|开始|bestätigt/,
  declared: /declar|open|creat|rais|call|announc|conven|room|escalat|start|宣言|선언|宣布/,
  identified:
    /identif|caus[ea]|culprit|reason|source|pinpoint|isolat|diagnos|trac(?:ed|es)|reali[sz]|figure|understood|turns? out|because|due to|responsible|原因|원인|根因|ursache/,
  mitigated:
    /mitigat|retour|revertid|zurück|回滚|ロールバック|롤백|rollback|roll-back|revert|fail-?over|failed over|rolled back|hotfix|patch|fix|restart|workaround|drop|decreas|recover|declin|fall|fell|return|restor|緩和|暫定|완화|임시|止损|缓解|entschärft/,
  resolved:
    /resolv|again|resolution|confirm|green|passing|verified|résolu|rétabli|resuelto|restablecid|recuperad|normaliz|clos|over|end|clear|fix|solv|conclud|recover|restor|operational|back|running|working|normal|available|healthy|online|up\b|復旧|解決|収束|종료|해결|복구|恢复|解除|结束|解决|behoben|wiederhergestellt/,
};
