/** Verbs of recovery and of change, by form: the mood around them decides between an act, a decision and a proposal. */

const ING_RECOVERY =
  'rolling (?:it |this |that |everything |prow )?back|reverting|restarting|rebooting|failing over|redeploying|re-deploying|hotfixing|restoring|draining|cordoning';
const ED_RECOVERY =
  'rolled (?:\\S+ ){0,3}back|reverted|restarted|rebooted|bounced|failed over|redeployed|re-deployed|hotfixed|hot-fixed|restored|drained|cordoned|rerouted|re-routed|rolled forward|power-?cycled';
const ING_CHANGE =
  'disabling|enabling|scaling(?: \\S+)? (?:up|down|out)|killing|deleting|removing|suspending|pausing|purging|flushing|clearing|cleaning(?: \\S+)? (?:up|out)|switching|patching|increasing|raising|lowering|reducing|bumping|blocking|throttling|rate.?limiting|pinning|promoting|deploying|turning (?:off|on)|recreating|evicting|applying|merging|pushing|bringing (?:\\S+ )?(?:up|back|down)|moving|migrating|provisioning|resizing|stopping|starting|running|re-?running|retrying|updating|upgrading|downgrading|unblocking|shutting down|taking (?:\\S+ )?(?:down|out)|paging|escalating|fixing';
const ED_CHANGE =
  'disabled|enabled|updated|scaled|killed|deleted|removed|suspended|paused|purged|flushed|cleared|cleaned(?: \\S+)? (?:up|out)|switched|patched|increased|raised|lowered|reduced|bumped|blocked|throttled|rate.?limited|pinned|promoted|deployed|turned (?:\\S+ )?(?:off|on)|recreated|evicted|applied|merged|pushed|brought (?:\\S+ )?(?:up|back|down)|migrated|provisioned|resized|stopped|re-?ran|resubmitted|re-?updated|upgraded|downgraded|unblocked|shut down|took (?:\\S+ )?(?:down|out)|paged|escalated|fixed|filed|invoked|re-?triggered|unpinned|rotated|truncated|vacuumed|shipped';
const BASE_RECOVERY =
  'roll(?: \\S+){0,2} back|rollback|revert|restart|reboot|bounce|fail over|failover|redeploy|re-deploy|hotfix|restore|drain|cordon|roll forward';
const BASE_CHANGE =
  'disable|enable|scale(?: \\S+)? (?:up|down|out)|kill|delete|remove|suspend|pause|purge|flush|clear|clean(?: \\S+)? (?:up|out)|switch|patch|increase|raise|lower|reduce|bump|block|throttle|rate.?limit|pin|promote|deploy|turn (?:\\S+ )?(?:off|on)|recreate|evict|apply|merge|push|bring (?:\\S+ )?(?:up|back|down)|migrate|provision|resize|stop|rerun|re-run|run|update|upgrade|downgrade|shut down|take (?:\\S+ )?(?:down|out)|page|escalate|fix|recover|retest';

const ED_WEAK =
  'created|added|opened|started|ran|uncordoned|published|executed|changed|set|cleaned|rebuilt|tested|tried|moved|replaced|renewed|mounted|configured|adjusted|tuned';
const S_CHANGE =
  'rolls|reverts|restarts|reboots|deploys|redeploys|deletes|removes|disables|enables|merges|increases|raises|lowers|reduces|kills|scales|drains|cordons|uncordons|switches|bumps|pushes|applies|pins|stops|cleans|clears|flushes|rotates|upgrades|restores|creates|adds|opens|starts|moves|replaces|fixes|patches|suspends|pauses|resumes|renews';

/** Recovery and change verbs by form; their mood decides between an act, a decision and a proposal. */
export const VERBS: readonly {
  readonly form: 'ing' | 'past' | 'base';
  readonly weight: number;
  readonly pattern: RegExp;
}[] = [
  { form: 'ing', weight: 4, pattern: new RegExp(`\\b(?:${ING_RECOVERY})\\b`, 'd') },
  { form: 'past', weight: 4, pattern: new RegExp(`\\b(?:${ED_RECOVERY})\\b`, 'd') },
  {
    form: 'ing',
    weight: 2.5,
    pattern: new RegExp(
      `(?:^|\\b(?:i'm|i am|we're|we are|am|is|are|been|now|and|just|also|manually)\\s|[,;:.]\\s*)(?:${ING_CHANGE})\\b`,
      'd',
    ),
  },
  // Who says "I'm moving …" does it as they speak; a bare "moving …" may be a heading.
  {
    form: 'ing',
    weight: 3.3,
    pattern: new RegExp(
      `\\b(?:i'm|i am|we're|we are) (?:now |just |also |manually |currently |actively )*(?:${ING_CHANGE})\\b`,
      'd',
    ),
  },
  { form: 'past', weight: 2.5, pattern: new RegExp(`\\b(?:${ED_CHANGE})\\b`, 'd') },
  {
    form: 'past',
    weight: 2,
    pattern: new RegExp(
      `\\b(?:i|we|they|he|she|just|have|has|was|were|been|is|are|also|manually|then|i've|we've|now) (?:${ED_WEAK})\\b`,
      'd',
    ),
  },
  {
    form: 'past',
    weight: 2,
    pattern: new RegExp(
      `^(?:@?[\\w-]+ ){1,4}(?:manually |then |also )?(?:${S_CHANGE}) (?:back|up|down|out|the|a|an|all|its?|their|[\`\\w-]+)`,
      'd',
    ),
  },
  { form: 'base', weight: 3.5, pattern: new RegExp(`\\b(?:${BASE_RECOVERY})\\b`, 'd') },
  { form: 'base', weight: 2, pattern: new RegExp(`\\b(?:${BASE_CHANGE})\\b`, 'd') },
];

/** "the restarted pods", "a rolled back release": a past form used as an adjective or a noun is no act. */
export const ATTRIBUTIVE = /(?:^|\s)(?:the|a|an|these|those|all|any|some|recently|newly|being|get|gets)\s*$/;
