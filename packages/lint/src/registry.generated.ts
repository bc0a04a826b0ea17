// Written by `npm run generate`. Do not edit: add a folder or a file instead.
import { rule as absenceAsCause } from './rules/absence-as-cause/rule.ts';
import { rule as actionWithoutFactor } from './rules/action-without-factor/rule.ts';
import { rule as beCarefulAction } from './rules/be-careful-action/rule.ts';
import { rule as chainDisagrees } from './rules/chain-disagrees/rule.ts';
import { rule as characterVerdict } from './rules/character-verdict/rule.ts';
import { rule as chargedLanguage } from './rules/charged-language/rule.ts';
import { rule as citationDangling } from './rules/citation-dangling/rule.ts';
import { rule as citationMissing } from './rules/citation-missing/rule.ts';
import { rule as countMismatch } from './rules/count-mismatch/rule.ts';
import { rule as dateImplausible } from './rules/date-implausible/rule.ts';
import { rule as durationMismatch } from './rules/duration-mismatch/rule.ts';
import { rule as factorWithoutAction } from './rules/factor-without-action/rule.ts';
import { rule as fastAndLate } from './rules/fast-and-late/rule.ts';
import { rule as heroPraise } from './rules/hero-praise/rule.ts';
import { rule as hiddenMechanism } from './rules/hidden-mechanism/rule.ts';
import { rule as hindsight } from './rules/hindsight/rule.ts';
import { rule as humanError } from './rules/human-error/rule.ts';
import { rule as intervalMismatch } from './rules/interval-mismatch/rule.ts';
import { rule as knownLater } from './rules/known-later/rule.ts';
import { rule as labelAsCause } from './rules/label-as-cause/rule.ts';
import { rule as linkBrokenLocal } from './rules/link-broken-local/rule.ts';
import { rule as mindReading } from './rules/mind-reading/rule.ts';
import { rule as minimising } from './rules/minimising/rule.ts';
import { rule as missingDueDate } from './rules/missing-due-date/rule.ts';
import { rule as missingOwner } from './rules/missing-owner/rule.ts';
import { rule as missingSection } from './rules/missing-section/rule.ts';
import { rule as missingTicket } from './rules/missing-ticket/rule.ts';
import { rule as momentMissing } from './rules/moment-missing/rule.ts';
import { rule as momentOrder } from './rules/moment-order/rule.ts';
import { rule as normativeVerdict } from './rules/normative-verdict/rule.ts';
import { rule as pastDueAtCreation } from './rules/past-due-at-creation/rule.ts';
import { rule as percentMismatch } from './rules/percent-mismatch/rule.ts';
import { rule as personAsCause } from './rules/person-as-cause/rule.ts';
import { rule as personOmission } from './rules/person-omission/rule.ts';
import { rule as placeholderLeft } from './rules/placeholder-left/rule.ts';
import { rule as preventionOverclaim } from './rules/prevention-overclaim/rule.ts';
import { rule as procedureViolation } from './rules/procedure-violation/rule.ts';
import { rule as ruleFailed } from './rules/rule-failed/rule.ts';
import { rule as sanction } from './rules/sanction/rule.ts';
import { rule as secretLeaked } from './rules/secret-leaked/rule.ts';
import { rule as severityConflict } from './rules/severity-conflict/rule.ts';
import { rule as shouldHave } from './rules/should-have/rule.ts';
import { rule as singleCause } from './rules/single-cause/rule.ts';
import { rule as softDeadline } from './rules/soft-deadline/rule.ts';
import { rule as statusConflict } from './rules/status-conflict/rule.ts';
import { rule as statusLabel } from './rules/status-label/rule.ts';
import { rule as sumMismatch } from './rules/sum-mismatch/rule.ts';
import { rule as suppressionInvalid } from './rules/suppression-invalid/rule.ts';
import { rule as suppressionUnused } from './rules/suppression-unused/rule.ts';
import { rule as teamBlame } from './rules/team-blame/rule.ts';
import { rule as timelineGap } from './rules/timeline-gap/rule.ts';
import { rule as timelineOrder } from './rules/timeline-order/rule.ts';
import { rule as unboundedAction } from './rules/unbounded-action/rule.ts';
import { rule as unownedAction } from './rules/unowned-action/rule.ts';
import { rule as unsupportedCertainty } from './rules/unsupported-certainty/rule.ts';
import { rule as vagueAction } from './rules/vague-action/rule.ts';
import { rule as vagueQuantity } from './rules/vague-quantity/rule.ts';
import { rule as vagueTime } from './rules/vague-time/rule.ts';
import { rule as weakActionsOnly } from './rules/weak-actions-only/rule.ts';
import { rule as whoQuestion } from './rules/who-question/rule.ts';
import { rule as whyJump } from './rules/why-jump/rule.ts';
import { rule as whysEndAtPerson } from './rules/whys-end-at-person/rule.ts';
import { rule as wouldHave } from './rules/would-have/rule.ts';
import { rule as zoneMissing } from './rules/zone-missing/rule.ts';
import type { Rule } from './rule.ts';

export const rules: readonly Rule[] = [
  absenceAsCause,
  actionWithoutFactor,
  beCarefulAction,
  chainDisagrees,
  characterVerdict,
  chargedLanguage,
  citationDangling,
  citationMissing,
  countMismatch,
  dateImplausible,
  durationMismatch,
  factorWithoutAction,
  fastAndLate,
  heroPraise,
  hiddenMechanism,
  hindsight,
  humanError,
  intervalMismatch,
  knownLater,
  labelAsCause,
  linkBrokenLocal,
  mindReading,
  minimising,
  missingDueDate,
  missingOwner,
  missingSection,
  missingTicket,
  momentMissing,
  momentOrder,
  normativeVerdict,
  pastDueAtCreation,
  percentMismatch,
  personAsCause,
  personOmission,
  placeholderLeft,
  preventionOverclaim,
  procedureViolation,
  ruleFailed,
  sanction,
  secretLeaked,
  severityConflict,
  shouldHave,
  singleCause,
  softDeadline,
  statusConflict,
  statusLabel,
  sumMismatch,
  suppressionInvalid,
  suppressionUnused,
  teamBlame,
  timelineGap,
  timelineOrder,
  unboundedAction,
  unownedAction,
  unsupportedCertainty,
  vagueAction,
  vagueQuantity,
  vagueTime,
  weakActionsOnly,
  whoQuestion,
  whyJump,
  whysEndAtPerson,
  wouldHave,
  zoneMissing,
];
