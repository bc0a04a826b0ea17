/**
 * Regular verbs of operations English, as base forms. A word that is here may be a verb;
 * whether it is one, its neighbours decide (`the deploy failed`, `they deploy daily`).
 */
import { wordSet } from './word-set.ts';

/** Verbs that are hardly ever nouns in this field. */
export const plainVerbs = wordSet(`
accept accidentally-delete acknowledge acquire activate adapt add address adhere adjust administer admit adopt advise
affect aggravate agree allow alter amend amplify analyse analyze announce anticipate apologise apologize appear append
apply appoint appreciate approve archive argue arise arrange arrive ascertain ask assess assign assist assume assure
attach attain attract attribute authorise authorize automate avoid backfill backport become begin behave believe
bisect blacklist boost borrow botch bother bring brick browse bump bungle calculate cause cease cede challenge check
choose circumvent cite claim clarify clear coach coincide collapse collect collide combine come commence communicate
compare compel compensate complain complete complicate comply compose compound comprehend compromise compute conceal
concede conclude confess configure confine confirm conflate confuse connect consent consider consist constitute
constrain construct consult consume contact contain continue contribute convene convert convey convince cooperate
coordinate corrupt corroborate create crop cultivate deactivate deal debug decide declare decline decommission deduce
deem defer define degrade delay delegate delete delineate deliver demonstrate deny depend deplete depict deprecate
deprive derail derive deserve designate destroy detach detect deteriorate determine detract deviate devise diagnose
differ diminish disable disagree disappear disappoint discard disclose disconnect discontinue discover discuss dismiss
disobey dispatch display disregard disrupt dissuade distinguish distract distribute disturb diverge divert divide drain
drag draw duplicate earn ease edit educate eject elaborate elect elicit eliminate embed emerge emit employ enable
encounter encourage endanger endorse endure enforce engage enhance enlarge enqueue enrich enrol ensue ensure entail
enter entrust enumerate envisage eradicate erase erode err escalate establish evacuate evaluate evict evolve
exacerbate examine exceed exclude excuse execute exempt exert exhaust exhibit exist expand expect expedite expel
experience expire explain explode explore expose extend extract fail falsify familiarise familiarize finalise finalize
find finish flag-off flatten flounder follow forbid forego foresee forewarn forget formulate forward foster founder
fulfil fulfill fumble fund furnish gather generate give glean go grab grant grow guarantee halt hamper handle happen
harden hasten heal hear heed hesitate highlight hinder host identify ignore illustrate impair impede implement imply
impose improve include incorporate incur indicate induce infer inflate inflict inform inherit inhibit initialise
initialize initiate inject inquire insert insist inspect install instantiate instigate institute instruct integrate
intend interact intercept interfere interpret interrogate interrupt intervene introduce invalidate invent invert
investigate invite invoke involve isolate join justify keep know lag-behind lapse launch lead learn leave let leverage
liken listen load-test locate lose lower maintain make maltreat manage mangle manifest manipulate manually-edit mask
materialise materialize mean measure meet mend mention merge migrate minimise minimize misapply misassign misbehave
miscalculate mischaracterise miscommunicate misconfigure misdiagnose misguide mishandle mishear misinform misinterpret
misjudge mislabel mislead mismanage misplace misread misroute misspell mistype misunderstand misuse mitigate modify
mutate narrow negate neglect negotiate normalise normalize notice notify nuke obey oblige observe obstruct obtain
occupy occur offend omit oppose optimise optimize orchestrate organise organize originate overcome overheat overlap
overload overlook override oversee overshoot overtake overuse overwhelm overwrite panic participate perceive perform
permit persist persuade pertain pinpoint ponder populate postpone precede precipitate predict preempt prefer prepare
prescribe present preserve presume pretend prevent print prioritise prioritize proceed procrastinate produce prohibit
prolong promise promote prompt propagate propose protect prove provide provision prune publish pull purge pursue
quantify quarantine quell quiesce raise reach react read realise realize reallocate reappear reapply reassign reboot
recall receive reckon recognise recognize recommend reconcile reconfigure reconnect reconsider reconstruct recover
recreate recur redeploy redirect reduce reenable reevaluate refer refine reflect refrain refuse regain regenerate
register regret reinforce reinstall reinstate reintroduce reject rejoin relate relax rely remain remediate remember
remind remove rename render renew repeat replace replay replicate reply repopulate reprimand reproduce request require
rescue reside resign resist resolve resort respond restore restrict resubmit result resume resurface retain retire
retract retrieve retry return reuse revalidate reveal revert revisit revoke rework rotate ruin rush sabotage safeguard
satisfy saturate save say scapegoat scare scramble screw secure seek seem segregate select send serve sever share
shorten shrink simplify simulate skip slash slip-by snowball solicit solve sort specify speculate spike squander stabilise
stabilize stall steer stem stifle stipulate stop store strengthen strip struggle submit subside substitute succeed
suffer suffice suggest summarise summarize supersede supervise supplement supply suppose suppress surmise surpass
suspect suspend sustain swap swear tackle tailor take tamper tear-down tell tempt tend terminate thank thin think
threaten throttle tolerate torch transfer transform translate transmit treat troubleshoot trust truncate try tune
typo unblock undergo underestimate undermine underprovision understand undertake undo unfreeze uninstall unload unlock
unmount unplug unveil update upgrade uphold upload urge use utilise utilize vacuum validate vanish vary verify violate
visualise visualize wait wake want warn waste weaken whitelist widen wipe withdraw withhold withstand wonder worry
worsen write yank zap
burn free fix trash bork hose mess muck goof zero clobber nerf fat-finger drop kill shut cut bring-down roll slip trip fell
blame accuse bully dodge blunder gamble guess hope dare forgo shirk slack coast skim glance
`);

/** Words that are verbs and nouns alike; the tagger weighs their neighbours. */
export const verbsAndNouns = wordSet(`
access account act advance aim alarm alert answer approach attack attempt attribute audit award back backup bail ban
bar base batch benefit bet bias bid bill blast block board book boot bootstrap bounce bound branch break breach brief
broadcast buffer bug build bump burst bypass cache call campaign capture care cast catch chain chance change channel
charge chase chat check claim clean climb clone close cluster code command comment commit compile complaint compromise
concern conduct conflict connect contact contract control copy cost count cover crash crawl credit cross curse cycle
damage date deal debate edit update typo manifest cut grant purge overwrite backfill wipe redeploy decline decrease default delay delete demand deploy design detail detour dial diff dip direct
disconnect display dispute doc document doubt download drain draft drift drill drive drop dump effort embargo end
engineer error escape estimate event exchange excuse exercise exit experiment export express fail fall fault favor
favour feature feed fetch fight figure file fill filter finish fire fit fix flag flap flash flip float flood flow flush
fly focus fold force fork form format forecast frame freeze function fuse gain gap gate glance grade grep grind group
guarantee guard guess guide halt hammer hand handle hang harm hash head help hide hint hit hold hook hope hotfix hunt
hurt idle impact import increase index influence input insert interest interface interrupt issue iterate jam join
judge jump kick kill label lack lag land lapse launch layer leak leap leave lease lift light limit line link list live
load lock log look lookup loop lower map mark mask match matter measure merge mess mind miss mistake mix model monitor
mount move name need network nod note notice number object offer offset open operate order outlook output overflow
overload override pace pack page pair panic parse part pass patch pause pay peak peer permit phase phone pick pin ping
pipe pitch place plan play plug point poll pool pop port post pour power praise praise present press print probe
process produce profile program progress project promise proof prompt protest proxy pull pulse punt purchase push
query question queue quit quote race raid range rank rate reach reason rebase reboot rebuild record recruit redesign
redirect refactor reference refresh refund regard regret reject relay release relocate remark rename repair repeat
replay reply report request rerun rescue research reserve reset respect rest restart result resume retest retry return
reveal reverse review revert reward rewrite ring rise risk roll rotate round route rule run rush sample save scale scan
schedule score scrape screen scroll search seal section seed send sense sequence service set shape share shed shield
shift ship shock shot shout show sign signal silence sink size sketch slip slot slow smell snapshot snap snooze sort
sound source span spark spawn speed spend spike spill spin split spot spread stage stall stamp stand start state stay
steer step stick stop storage store strain stream stress stretch strike struggle study subject sum supply support surge
surprise surround survey suspect swap sweep switch sync tag talk tap target task taste team test thank thread thrash
throw tie time toggle tool top touch trace track trade traffic trail train transfer transport trap travel treat trial
trick trigger trip trouble trust try tune turn tweak twist type upgrade upload use value vent view visit vote wait wake
walk warrant waste watch wave weigh welcome wish witness wonder work worry wrap wreck write yield zone zoom
rollback rollout failover hack ramp tail lint spec stub mock
`);

/** Nouns that look like verb forms (`-ing`, `-ed`, `-s`) but name things here. */
export const nounsLikeVerbs = wordSet(`
monitoring logging alerting testing staging caching routing networking billing pricing onboarding training planning
scheduling messaging rendering indexing loading processing streaming timing tooling tracing setting settings finding
findings warning warnings meeting meetings building hosting sharding paging clustering understanding learning learnings
wording reasoning reporting handling setup backup shutdown startup takedown breakdown teardown speed seed feed need
embed bed red shed thing nothing something everything anything string ring king spring morning evening ceiling
sibling heading engineering marketing accounting ping wing offering ops always pros cons news sales analytics metrics
basis status process address access bus gas loss class less unless virus atlas canvas dns tls kubernetes aws series
business progress success mess stress press excess focus bonus campus corpus consensus radius nexus address express
physics tennis analysis diagnosis crisis hypothesis synthesis emphasis apparatus bias corps species means headquarters
rollback rollout failover
`);
