export { causeOf } from '@debrief/records/cause';

/** What stops a command: said on stderr in one or more plain lines, exit code 2, nothing written. */
export class Failure extends Error {
  readonly advice: string | null;

  /** `message` names what was wrong and where; `advice` says what to do next. */
  constructor(message: string, advice: string | null = null) {
    super(message);
    this.advice = advice;
  }
}
