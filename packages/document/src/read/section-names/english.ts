/** English headings, by what they head; `|` parts the spellings. See `normaliseHeading` for their form. */
import type { SectionNames } from './section-names.ts';

export const ENGLISH: SectionNames = {
  summary: `
    summary | executive summary | incident summary | issue summary | issue | overview | abstract | tl;dr | tldr | tl dr |
    incident overview | summary of the incident | summary of incident | description | incident description | in brief | in short |
    at a glance | synopsis | brief summary | short summary | quick summary | high level summary | high-level summary |
    problem summary | outage summary | event summary | problem statement | introduction | the short version | recap | brief |
    what is this about | summary of events | incident report summary | incident | the incident | preface | intro |
    about the incident | incident details | executive overview | management summary`,
  impact: `
    impact | the impact | impacts | losses | impact time | summary of impact | impact summary | incident impact | scope |
    scope of impact | impact analysis | impact assessment | affected packages | affected services | affected systems |
    affected versions | affected | what was affected | who was affected | who was impacted | what was impacted |
    what was the impact | effect | effects | consequences | damage | damages | blast radius | severity and impact |
    impact and scope | scope and impact | service impact | impacted services | symptoms | estimated impact | overall impact |
    impact of the incident | impact overview | how were customers affected | security impact | detailed impact | details of impact |
    impact & scope | affected users and services | fallout | loss | funds lost | impact duration`,
  'customer-impact': `
    customer impact | user impact | users impact | impact on users | impact on customers | impact to customers | impact to users |
    customer effects | customers affected | users affected | affected users | affected customers | end user impact | client impact |
    consumer impact | customer facing impact | external impact | impact on our users | how does this affect you |
    how were users affected | user-facing impact | member impact | merchant impact`,
  'business-impact': `
    business impact | financial impact | revenue impact | impact on business | impact to business | cost | costs | economic impact |
    sla impact | reputational impact | slo impact | commercial impact`,
  'technical-impact': `
    technical impact | system impact | systems impact | infrastructure impact | data impact | internal impact | engineering impact |
    impact on systems | operational impact | service level impact`,
  timeline: `
    timeline | time line | key events | timeline of events | incident timeline | event timeline | chronology | sequence of events |
    chronology of events | log | event log | incident log | timeline of incident | timeline of the incident | problems/timeline |
    problems & timeline | what was the timeline | establishing the timeline | a short confusing timeline | detailed timeline |
    full timeline | high level timeline | high-level timeline | timeline summary | summary timeline | outage timeline |
    response timeline | timelines | chain of events | series of events | course of events | history | incident chronology | events |
    attack timeline | exploit timeline | disclosure timeline | timeline of disclosure | follow-up timeline | recovery timeline |
    timeline & actions | timeline and actions | order of events | key moments | key timestamps | key times | milestones |
    incident response timeline | timeline and response | timestamps | detailed chronology | blow by blow | play by play |
    running log | status log | update log | updates | incident updates | timeline of the outage | timeline of the attack |
    timeline of response | important times | important dates | dates and times | times | what happened when | detail timeline |
    minute by minute | events timeline`,
  'root-cause': `
    root cause | root causes | root cause analysis | root-cause | root-cause analysis | root cause(s) | rca | blameless root cause |
    cause | what went wrong and why | what went wrong, and why | why did it happen | why it happened | why did this happen |
    why this happened | why | underlying cause | the root cause | the cause | cause analysis | causal analysis | analysis |
    technical analysis | what caused it | what caused this | what caused the incident | what caused the outage | what was the cause |
    what was the root cause | root cause and trigger | root cause identification | the underlying issue | the bug | the problem |
    proximate cause | immediate cause | direct cause | technical root cause | technical cause | final root cause | probable cause |
    suspected cause | likely cause | suspected root cause | what is the root cause | incident analysis | incident cause |
    cause of the incident | cause of incident | cause of the outage | cause of outage | cause of the issue | root cause summary |
    post-mortem analysis | failure analysis | fault | fault analysis | vulnerability | the vulnerability | vulnerability details |
    technical root cause analysis | why did this break`,
  causes: `
    causes | cause(s) | root causes identified | identified root causes | identified causes |
    primary, secondary and tertiary causes | causes identified | primary causes`,
  'what-happened': `
    what happened | what actually happened | what has happened | so what happened | what happened exactly | incident narrative |
    narrative | the story | story | detailed description | details | detail | technical details | technical detail |
    technical description | technical explanation | incident detail | full description | the details | what went down | the outage |
    the attack | attack | the exploit | exploit | details of the incident | details of the exploit | details of exploit |
    technical summary | problem | problem description | problems | the issue | observed behavior | observed behaviour | deep dive |
    technical deep dive | walkthrough | details of vulnerability | event details | current system state / observed behavior`,
  trigger: `
    trigger | triggers | triggered by | the trigger | trigger event | triggering event | what triggered the incident |
    what triggered it | initial trigger | triggering change | initiating event`,
  'contributing-factors': `
    contributing factors | contributing factor | contributing causes | contributing cause | factors | contributory factors |
    contributors | contributing conditions | contributing factor(s) | other factors | additional factors |
    mitigating and contributing factors | conditions | aggravating factors | complicating factors |
    root cause and contributing factors | contributing issues | latent conditions | enabling conditions | secondary causes |
    what contributed | exacerbating factors | contributing root causes | systemic factors | contributing elements`,
  'five-whys': `
    five whys | 5 whys | 5-whys | five-whys | the 5 whys | the five whys | 5 whys analysis | five whys analysis | why analysis |
    whys | 5 why | 5-why analysis | 5 why analysis | five why analysis | ask why | why chain | the whys | 5y | 5whys`,
  diagram: `
    diagram | system diagram | architecture diagram | architecture | system architecture | diagrams`,
  detection: `
    detection | incident detection | how was it detected | how was the incident detected | how we detected it |
    how did we detect it | identified | identification | discovery | alerting | how was this detected | how did we find out |
    how was the issue detected | detection and response | monitoring | detection gap | how it was discovered | detected by |
    how we found out | how did we find it | detection method | reporting | detection & alerting | detection gaps |
    discovery and reporting | monitoring and detection | detection mechanism | reported by | how was the problem detected |
    diagnosis and detection`,
  response: `
    response | incident response | our response | the response | how did we respond | how did microsoft respond | how we responded |
    actions taken | immediate actions | steps taken | what did we do | what we did | response actions | investigation | diagnosis |
    the investigation | debugging | troubleshooting | response and recovery | immediate response | response effort |
    initial response | triage | investigation and response | escalation | measures taken | containment | what we have done |
    what have we done | handling | incident handling | emergency response | what did we do about it | response summary |
    how we responded to the incident | investigation notes | investigation and mitigation | immediate action taken |
    immediate actions taken`,
  resolution: `
    resolution | resolution and recovery | resolution & recovery | recovery | fix | the fix | fix / resolution | fix/resolution |
    fixes | solution | solutions | the solution | mitigation | mitigations | mitigation and resolution | how was it resolved |
    how was it fixed | how was the incident resolved | how did we fix it | how we fixed it | how was this resolved | workaround |
    workarounds | incident resolution | restoration | service restoration | immediate fix | short term fix | short-term fix |
    temporary fix | the recovery | mitigation and recovery | remediation and recovery | code fix | outcome | verification |
    applied fix | patch | resolution summary | resolution steps | recovery steps | mitigation steps | how it was resolved | repair |
    resolution details | resolve | final resolution | fix and recovery | how was the problem solved | repairs | what fixed it`,
  lessons: `
    lessons | lessons learned | lessons learnt | lesson learned | lesson learnt | learnings | key learnings | takeaways |
    key takeaways | takeaway | what we learned | what did we learn | what have we learned | what we've learned | reflections |
    reflection | retrospective | retro | key lessons | learning | conclusion | conclusions | closing thoughts | insights |
    learning points | moral | lessons for the future | findings | key findings | evaluation | discussion | postmortem | post mortem |
    post-mortem | lessons and takeaways | closing remarks | remarks | lessons identified | final thoughts | review`,
  'went-well': `
    what went well | went well | things that went well | what worked | what worked well | what went right | the good | good |
    positives | what did we do well | what we did well | what did go well | successes | strengths | worked well | what helped |
    what went great | things that worked | what goes well | highs | pros | what went well & where did we get lucky |
    what went well and where we got lucky | what worked in our favour | bright spots`,
  'went-wrong': `
    what went wrong | went wrong | what didn't go so well | what did not go so well | what didn't go well | what did not go well |
    things that went wrong | what went poorly | things that went poorly | what went badly | what could have gone better |
    what could have been better | what could be done better | could be done better | what could be improved | what could be better |
    what didn't work | what did not work | the bad | bad | what was bad | negatives | what failed | went poorly | went badly |
    weaknesses | what didn't go right | what needs improvement | areas for improvement | what can be improved | challenges |
    things that could have gone better | things that didn't go well | things that didn't go so well | where did we go wrong |
    what we could do better | what we could have done better | what could we have done better | what did we do badly |
    what did we do wrong | what we did wrong | failures | shortcomings | could have gone better | room for improvement | lows |
    what hurt | what did go wrong | difficulties | obstacles | what hindered us | opportunities for improvement |
    areas of improvement | what could have gone worse | gaps | the ugly | cons | needs improvement | what to improve |
    what made it harder | what was difficult`,
  lucky: `
    where we got lucky | lucky | luck | where were we lucky | where did we get lucky | what was lucky | we got lucky | got lucky |
    how we got lucky | where we were lucky | things that went lucky | where luck helped | lucky breaks | where we had luck |
    what were we lucky about | how did we get lucky`,
  actions: `
    action items | actions | action item | resulting action | resulting actions | actions taken and planned | action | action point | action points | review actions | follow up | follow-up |
    follow ups | follow-ups | followups | followup | follow up actions | follow-up actions | follow-up items | follow up items |
    follow-up tasks | next steps | next actions | to do | todo | todos | to-do | to-dos | tasks | action plan | remediation |
    remediations | remediation items | remediation plan | remediation actions | remedial actions | remediation and prevention |
    remediation & prevention | corrective actions | corrective action | corrective and preventative measures |
    corrective and preventative measure(s) | corrective and preventive measures | corrective and preventive actions |
    corrective and preventative actions | corrective measures | preventive measures | preventative measures | preventive actions |
    preventative actions | prevention / hardening | prevention/hardening | hardening | process improvements | process improvement |
    technical improvements | technical improvement | documentation improvements | documentation improvement |
    monitoring improvements | planned improvements | future improvements | future work | further work | recommendations |
    recommendation | future actions | planned actions | outstanding actions | open actions | outstanding work | short term actions |
    short-term actions | long term actions | long-term actions | medium term actions | immediate action items | plan of action |
    long-term fix | long term fix | what can we do to improve | what are we doing about it | what we are doing about it |
    what are we going to do about it | what will we do | what are we doing to improve | what we will do | what's next |
    what is next | what next | whats next | how are we making incidents like this less likely or less impactful |
    how can we make our customers and platform more resilient | improvement actions | improvement items | measures |
    proposed actions | proposed changes | suggested actions | suggested improvements | recommended actions | post-incident actions |
    post incident actions | changes | what we're changing | what we are changing | what will we change | what we will change |
    plans | the plan | plan | planned work | actionables | actionable items | work items | follow-up work | follow up work |
    next steps and action items | next steps & action items | action items and next steps | issues | tickets | jira |
    already completed | completed actions | scheduled and in progress | completed | in progress | open | done | countermeasures |
    prevention measures | deliverables | safeguards | remaining work | remaining tasks | open items | repair items | repair actions |
    agreed actions | commitments | permanent fix | things to do | ways to improve | how can we prevent this |
    what are the action items | action items / next steps | follow-ups and action items | post-mortem action items |
    postmortem action items | mitigation actions | preventative action items | future steps | further steps | further actions |
    steps forward | moving forward | going forward | where do we go from here | response actions to take`,
  improvements: `
    improvements | systemic improvements | improvement | improvements table | proposed improvements | system improvements`,
  prevention: `
    prevention | preventing recurrence | prevention plan | prevention of recurrence | how do we prevent this | how to prevent this |
    how can we prevent this in the future | how can we prevent this from happening again | how will we prevent this |
    how we will prevent this | preventing future incidents | future prevention | how could this have been prevented |
    how can this be prevented | recurrence prevention | prevent recurrence | how can we avoid this | avoiding this in the future |
    prevention and monitoring | prevent | prevention strategies | how do we make sure this does not happen again |
    how to avoid this | steps to prevent recurrence | preventing this in the future | how to prevent recurrence`,
  related: `
    related incidents | related | similar incidents | previous incidents | past incidents | recurrence | related issues |
    related post-mortems | related postmortems | related events | prior incidents | has this happened before | see also |
    recurring incidents | incident history | similar past incidents`,
  appendix: `
    appendix | follow-up review | follow up review | 30-day review | post-incident follow-up review | review log | appendices | addendum | annex | attachments | notes | additional notes | other notes | additional information |
    additional info | misc | miscellaneous | further information | more information | addenda | note | faq | disclaimer |
    acknowledgements | acknowledgments | thanks | other | environment`,
  'supporting-data': `
    supporting data | supporting information | graphs | monitoring graphs | screenshots | charts | logs | evidence | data | images |
    error rate graph | database connection graph | supporting material | supporting materials | dashboards | supporting evidence |
    relevant logs | error messages | key logs | log excerpts | raw data`,
  communication: `
    communication | communications | communication log | communications log | external communication | internal communication |
    customer communication | public communication | status page updates | status updates | announcements | public statement |
    communication with users | statement | external communications | customer communications | comms | how we communicated |
    user communication | disclosure`,
  'code-change': `
    code change | code changes | code diff | diff | the change | code fix diff | the code`,
  references: `
    references | reference | links | sources | source | resources | useful links | related links | external links | further reading |
    bibliography | read more | related documents | relevant links | related prs | pull requests | citations | footnotes |
    related resources | reference links | relevant prs | documents | other links`,
  background: `
    background | context | background information | background and context | prelude | prerequisites | some background |
    technical background | system overview | the setup | setup | history and context | preamble | how it works | background info |
    a bit of background | normal operation | how does it work | before the incident | pre-incident`,
  participants: `
    participants | attendees | people | people involved | who | responders | incident responders | team | incident team | roles |
    involved | reviewers | stakeholders | participants and roles | incident commander | response team | on-call | involved people |
    involved parties | who was involved | contributors and reviewers | responsible | contacts | key people | meeting attendees |
    present | incident roles | personnel`,
  metrics: `
    metrics | stats | statistics | key metrics | incident metrics | numbers | measurements | time to repair | time to resolve |
    response metrics | kpis | mttr | mttd | incident statistics | durations | by the numbers | key figures | time metrics`,
  glossary: `
    glossary | definitions | terminology | terms | acronyms | abbreviations | vocabulary`,
  questions: `
    questions | open questions | unanswered questions | outstanding questions | open issues | unknowns | unresolved questions | q&a |
    remaining questions | questions for the review | questions raised | what we do not know | what we don't know`,
  metadata: `
    metadata | meta | incident information | incident info | header | facts | key facts | basic information | basic info |
    incident data | general information | general info | meta data | incident metadata | information | incident facts |
    document information | document control | date | status | authors | author | owner | severity | duration |
    owner of review process | date and time | time | incident id | incident number | when | incident date | document status |
    priority | category | tags | incident status | incident lead | facilitator | version history | revision history |
    incident owner | incident duration | incident severity`,
};
