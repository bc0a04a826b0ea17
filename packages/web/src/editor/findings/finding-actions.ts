/** What a person does about a finding. */
import type { Finding } from '@debrief/lint';
import type { OpenPostmortem } from '../../pages/postmortem/open-postmortem.ts';
import { ignoreFinding } from './ignore-finding.ts';

/** Whether the finding can be acted on: it is one of the text as it stands, and the text may be changed. */
export function canAct(session: OpenPostmortem): boolean {
  return !session.readOnly.get() && session.linter.get()?.isCurrent() === true;
}

/** Applies the finding's safe edit. False where the text has changed since: a new answer is on its way. */
export function applyFix(session: OpenPostmortem, finding: Finding): boolean {
  if (finding.fix === undefined || !canAct(session)) return false;
  return session.applyChanges(finding.fix, 'Fixed.');
}

/** Silences the finding by a comment in the text that gives the reason. */
export function silence(session: OpenPostmortem, finding: Finding, reason: string): boolean {
  if (!canAct(session)) return false;
  return session.applyChanges(
    [ignoreFinding(session.text(), finding, reason)],
    'Ignored, with the reason in the text.',
  );
}

/** Goes to the next finding after (or before) the cursor; round the end. Answers with it. */
export function goToFinding(session: OpenPostmortem, step: 1 | -1): Finding | null {
  const linter = session.linter.get();
  const findings = session.findings.get().findings ?? [];
  if (!linter || findings.length === 0) return null;
  const places = findings
    .flatMap((finding) => {
      const place = linter.placeOf(finding);
      return place ? [{ finding, ...place }] : [];
    })
    .sort((a, b) => a.from - b.from || a.to - b.to);
  const { from } = session.selection.get();
  const ahead =
    step === 1 ? places.find((place) => place.from > from) : places.findLast((place) => place.from < from);
  const chosen = ahead ?? (step === 1 ? places[0] : places.at(-1));
  if (!chosen) return null;
  session.reveal({ from: chosen.from, to: chosen.to }, { focus: false });
  session.editor?.moveTo(chosen.from);
  return chosen.finding;
}
