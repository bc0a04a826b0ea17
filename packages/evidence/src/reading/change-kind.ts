/** What kind of change a tool's own words describe. Records only: chat is read by the draft, with its grammar. */
import type { EventKind } from '../event.ts';

const ROLLBACK =
  /\b(?:roll(?:ed|ing|s)?[ -]?back|rollback|revert(?:ed|ing|s)? (?:the )?(?:deploy|release|rollout|to ))/i;
const DEPLOY =
  /\b(?:(?:re)?deploy(?:s|ed|ing|ment|ments)?|roll(?:ed|ing|s)?[ -]?out|rollout|shipp(?:ed|ing)|promot(?:ed|ing|ion)|helm (?:upgrade|install)|releas(?:ed|ing) .{0,80}\bto (?:prod|production|staging|canary))\b/i;
const FLAG = /\b(?:feature[ -]?flags?|flags?|toggles?|kill[ -]?switch(?:es)?|feature gates?|experiments?)\b/i;
const FLAG_CHANGE =
  /\b(?:enabl|disabl|turn|switch|flipp?|set|chang|updat|creat|archiv|ramp|roll|target|toggl|on|off)(?:e|ed|ing|s|es)?\b/i;
const CONFIG =
  /\b(?:config(?:uration)?s?|settings?|parameters?|env(?:ironment)? vars?|secrets?|limits?|quotas?|dns|firewall|routes?)\b.{0,60}\b(?:chang|updat|appl|modif|edit|rotat|set|rais|lower|increas|decreas|delet|add|remov)(?:e|ed|es|s|ies|ied|ing)?\b|\b(?:chang|updat|appl|modif|edit|rotat|rais|lower|increas|decreas)(?:e|ed|es|s|ies|ied|ing)?\b.{0,60}\b(?:config(?:uration)?|settings?|parameters?|env(?:ironment)? vars?|secrets?|limits?|quotas?|dns|firewall|routes?)\b|\bterraform (?:apply|applied)\b|\bapplied terraform\b/i;
const BUILD = /\b(?:build|pipeline|workflow|ci|job|test suite)s?\b/i;
const FAILED =
  /\b(?:fail(?:s|ed|ing|ure)?|error(?:ed)?|abort(?:ed)?|cancel(?:l?ed)?|timed?[ _-]?out|unsuccessful|broken?)\b/i;
const STARTED =
  /\b(?:start(?:s|ed|ing)?|begin(?:s|ning)?|began|in[ _-]progress|deploying|queued|pending|running|created|waiting)\b/i;
const ENDED =
  /\b(?:succe(?:ss|ssful|ssfully|eded|eds)|complet(?:e|ed|es)|finish(?:ed|es)?|done|passed|deployed)\b/i;

/**
 * The kind of a change from its description and, where the tool has one, its state (`failed`, `in_progress`).
 * Undefined where the words tell of none.
 */
export function changeKind(description: string, state = ''): EventKind | undefined {
  const words = description.slice(0, 600);
  if (ROLLBACK.test(words)) return 'rollback';
  if (FLAG.test(words) && FLAG_CHANGE.test(words)) return 'flag-changed';
  if (DEPLOY.test(words)) return deployKind(words, state);
  if (CONFIG.test(words)) return 'config-changed';
  if (BUILD.test(words) && (FAILED.test(words) || ENDED.test(words) || STARTED.test(words)))
    return 'workflow-run';
  return undefined;
}

/** `deploy`, `deploy-started` or `deploy-failed`, by the state first, then by the words. */
export function deployKind(
  description: string,
  state: string,
): 'deploy' | 'deploy-started' | 'deploy-failed' {
  for (const words of [state, description]) {
    if (FAILED.test(words)) return 'deploy-failed';
    if (ENDED.test(words)) return 'deploy';
    if (STARTED.test(words)) return 'deploy-started';
  }
  return 'deploy';
}

/** True where a commit's or pull request's title says that it takes a change back. */
export function isRevert(title: string): boolean {
  return /^\s*(?:\[[^\]]*\]\s*)?(?:revert\b|roll(?:ing)?[ -]?back\b|rollback\b|back ?out\b)/i.test(title);
}
