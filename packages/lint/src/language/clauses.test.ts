import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDocument } from '@debrief/document';
import { buildProse } from './build-prose.ts';
import { showClauses } from './show-clauses.ts';

/** A sentence, then one indented line for each clause: subject/referent, verb, object, agent, [tense voice]. */
const TABLE = `
Dana wiped the ledger volume.
    dana/person wipe the ledger volume [past]
The index was truncated by one of our admins.
    the index/unknown truncate by one/person [past passive]
The retry loop broke checkout.
    the retry loop/system break checkout [past]
@lee's change took the site down.
    @lee's change/artefact of person take down the site [past]
Omar's dashboard showed the drop first.
    omar's dashboard/system of person show the drop [past]
The on-call restarted the pod at 14:02.
    the on-call/person restart the pod [past]
At 14:02 the on-call restarted the pod, and Omar rolled back 4.1.
    the on-call/person restart the pod [past]
    omar/person roll back 4.1 [past]
The engineer who was on shift left early.
    the engineer/person be [past]
    the engineer/person leave [past]
A change pushed by Omar broke the parser.
    a change/artefact push by omar/person [participle passive]
    a change/artefact break the parser [past]
The team, tired after two nights, skipped the dry run.
    the team/team skip the dry run [past]
She forgot the flag and deleted the bucket.
    she/person forget the flag [past]
    she/person delete the bucket [past]
We should have tested failover.
    we/person should have test failover [conditional]
The reviewer could have caught it.
    the reviewer/person could have catch it [conditional]
SRE was supposed to be watching.
    sre/team supposed to watch [past]
They needed to have paged sooner.
    they/person need to have page [past]
The job should have finished at 02:00.
    the job/artefact should have finish [conditional]
We had to restart the broker.
    we/person have to restart the broker [past]
You can't delete it.
    you/unknown not can delete it [conditional]
The admin did not check the quota.
    the admin/person not check the quota [past]
Nobody noticed the lag.
    nobody/person not notice the lag [past]
No one noticed that the replica was read-only.
    no one/person not notice [past]
    the replica/system be [past]
Had the flag been off, nobody would have noticed.
    the flag/artefact have be off [past if]
    nobody/person not would have notice [conditional]
If staging matched prod, this would not occur.
    staging/system match prod [past if]
    this/unknown not would occur [conditional]
If the lock is held, the queue waits.
    the lock/system hold [present passive if]
Unless the quota grows, writes fail.
    the quota/unknown grow [present if]
Why did Sam skip staging?
    sam/person skip staging [past]
Who approved this?
    who/person approve this [past]
Did the team check the quota page?
    the team/team check the quota page [past]
Has the vendor replied?
    the vendor/organisation have reply [present]
Was the reviewer told?
    the reviewer/person tell [past passive]
Restart the pods and check the logs.
    – restart the pods [imperative]
    – check the logs [imperative]
Do not deploy on Fridays.
    – not deploy [imperative]
The decision to skip the canary was wrong.
    – skip the canary [infinitive]
    the decision/artefact be [past]
Whoever wrote this was clueless.
    whoever/person write this [past]
    whoever/person be [past]
The operator failed to notice the alarm.
    the operator/person fail [past]
    the operator/person notice the alarm [infinitive]
He will be written up.
    he/person will write up [future passive]
The intern is no longer allowed to deploy.
    the intern/person not allow [present passive]
    the intern/person deploy [infinitive]
The operators weren't following the checklist.
    the operators/person not follow the checklist [past]
The controller killed the primary after three missed heartbeats.
    the controller/system kill the primary [past]
The Kubernetes operator deleted the volumes.
    the kubernetes operator/system delete the volumes [past]
A package manager removed the library.
    a package manager/system remove the library [past]
The load balancer drained traffic.
    the load balancer/system drain traffic [past]
Jenkins deleted the workspace.
    jenkins/unknown delete the workspace [past]
Travis merged the branch.
    travis/unknown merge the branch [past]
Mark deleted the table.
    mark/person delete the table [past]
Networking dropped the ball.
    networking/team drop the ball [past]
The network team restored the config.
    the network team/team restore the config [past]
The DBAs rebuilt the index.
    the dbas/team rebuild the index [past]
The night shift missed the alarm.
    the night shift/team miss the alarm [past]
The security group dropped the packets.
    the security group/unknown drop the packets [past]
The vendor shipped new firmware.
    the vendor/organisation ship new firmware [past]
The supplier's firmware crashed twice.
    the supplier's firmware/system of organisation crash [past]
Her merge broke the build.
    her merge/artefact of person break the build [past]
Our deploy job timed out.
    our deploy job/artefact of person time out [past]
The alert routing was wrong.
    the alert routing/unknown be [past]
The failed pods were evicted by the kubelet.
    the failed pods/system evict by the kubelet/system [past passive]
Queries time out after 30 s.
    queries/unknown time out [present]
The cron wipes volumes every night.
    the cron/artefact wipe volumes [present]
Errors rose after the deploy.
    errors/artefact rise [past]
The deploy that Ana started at noon failed.
    ana/person start [past]
    the deploy/artefact fail [past]
Before the switch, traffic flowed through Oslo.
    traffic/system flow through oslo [past]
The record was overwritten when the job ran.
    the record/unknown overwrite [past passive]
    the job/artefact run [past]
The page was ignored.
    the page/system ignore [past passive]
By deleting the lock file, the script freed the queue.
    – delete the lock file [participle]
    the script/artefact free the queue [past]
An engineer accidentally ran the cleanup against prod.
    an engineer/person run the cleanup [past]
Maria Lopez applied the wrong plan.
    maria lopez/person apply the wrong plan [past]
Dr. Chen found the leak.
    dr. chen/person find the leak [past]
The pump was shut down and drained.
    the pump/system shut down [past passive]
    the pump/system drain [past passive]
They rushed the fix.
    they/person rush the fix [past]
The dev got confused by the two consoles.
    the dev/person confuse by the two consoles/system [past passive]
It's obvious that nobody tested this.
    it/unknown 's [present]
    nobody/person not test this [past]
The cache hadn't been warmed.
    the cache/system not have warm [past passive]
The schema was migrated by job 71.
    the schema/unknown migrate by job/artefact [past passive]
The limiter let 4,000 requests through.
    the limiter/system let through 4,000 requests [past]
The queue filled up because consumers had stopped.
    the queue/system fill up [past]
    consumers/system have stop [past]
Support took the call and paged Ingrid.
    support/team take the call [past]
    support/team page ingrid [past]
The contractor was let go.
    the contractor/person let [past passive]
    the contractor/person go [present]
What did you see then?
    you/unknown see [past]
Version 2.3 of the chart set the limit.
    2.3/unknown set the limit [past]
I took it for the nightly job.
    i/person take it [past]
We could not have restored from that backup.
    we/person not could have restore [conditional]
`;

function readTable(): { sentence: string; clauses: string[] }[] {
  const rows: { sentence: string; clauses: string[] }[] = [];
  for (const line of TABLE.split('\n')) {
    if (line.startsWith('    ')) rows.at(-1)?.clauses.push(line.trim());
    else if (line.trim() !== '') rows.push({ sentence: line, clauses: [] });
  }
  return rows;
}

for (const { sentence, clauses } of readTable()) {
  test(`reads the clauses of “${sentence}”`, () => {
    const prose = buildProse(readDocument(`${sentence}\n`));
    assert.deepEqual(prose.sentences.flatMap(showClauses), clauses);
  });
}
