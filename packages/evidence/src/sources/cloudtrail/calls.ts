import type { EventKind } from '../../event.ts';

/** True for calls that only look, where the record does not say so itself. */
export function isReadOnly(name: string): boolean {
  return /^(?:Get|List|Describe|Head|Lookup|BatchGet|Search|Query|Scan|Select|Check|Validate|Test|Preview|AssumeRole|Decrypt|GenerateDataKey)/.test(
    name,
  );
}

const DEPLOYS =
  /^(?:CreateDeployment|UpdateService|UpdateFunctionCode\d*v?\d*|PublishVersion\d*v?\d*|UpdateAlias\d*v?\d*|CreateChangeSet|ExecuteChangeSet|UpdateStack|CreateStack|StartPipelineExecution|UpdateEnvironment|RegisterTaskDefinition|StartInstanceRefresh|PutImage|CreateApplicationVersion)/;
const FLAGS =
  /^(?:StartConfigurationDeployment|UpdateFeature|CreateFeature|StartExperiment|StopExperiment|StartLaunch|StopLaunch)/;

/** What kind of change an API call makes. */
export function kindOfCall(name: string, source: string, failed: boolean): EventKind {
  if (/Rollback|RollBack|StopDeployment/.test(name)) return 'rollback';
  if (/^(?:appconfig|evidently)\./.test(source) || FLAGS.test(name)) return failed ? 'other' : 'flag-changed';
  if (DEPLOYS.test(name))
    return failed
      ? 'deploy-failed'
      : /^(?:Start|Create|Execute|Update(?:Stack|Service))/.test(name)
        ? 'deploy-started'
        : 'deploy';
  if (/^(?:ConsoleLogin|SwitchRole|CredentialChallenge)/.test(name)) return 'log';
  return failed ? 'log' : 'config-changed';
}
