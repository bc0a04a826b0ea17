import type { TextChange } from '@debrief/document';
import type { PostmortemSession, ReadModel } from '../pages/postmortem/session.ts';
import { showProblem } from '../parts/announcements.ts';

/**
 * Gives what a panel changes the text with: makes the changes from the model shown, and says in words where a change
 * cannot be made (a `RangeError` of the document's edits). Answers whether the text is as wanted.
 */
export function changer(
  session: PostmortemSession,
  model: ReadModel,
): (make: () => readonly TextChange[], reason: string) => boolean {
  return (make, reason) => {
    try {
      const changes = make();
      return changes.length === 0 || session.applyChanges(changes, reason, model);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      showProblem(error.message);
      return false;
    }
  };
}
