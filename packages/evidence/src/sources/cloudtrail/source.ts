import * as z from 'zod/mini';
import type { Actor } from '../../event.ts';
import { anything, flag, neededText, neededTime, part, text } from '../../reading/fields.ts';
import { parseJson } from '../../reading/json-sample.ts';
import { jsonSource } from '../../reading/json-source.ts';
import { isObject, stringAt } from '../../reading/json-value.ts';
import { has, shape } from '../../reading/shape.ts';
import { person, system, type Told } from '../../reading/told.ts';
import { isReadOnly, kindOfCall } from './calls.ts';

const identity = () =>
  part(
    z.object({
      type: text,
      arn: text,
      userName: text,
      principalId: text,
      invokedBy: text,
      sessionContext: part(z.object({ sessionIssuer: part(z.object({ userName: text })) })),
    }),
  );

const record = () =>
  z.object({
    eventID: text,
    eventTime: neededTime,
    eventSource: text,
    eventName: neededText,
    awsRegion: text,
    userIdentity: identity(),
    errorCode: text,
    errorMessage: text,
    readOnly: flag,
    requestParameters: anything,
  });

type CloudTrailRecord = z.infer<ReturnType<typeof record>>;

/** An assumed role hides the person; the session's name, at the end of the ARN, often is theirs. */
function actorOf(by: CloudTrailRecord['userIdentity']): Actor | undefined {
  if (!by) return undefined;
  if (by.type === 'AWSService' || by.invokedBy) return system(by.invokedBy ?? by.arn);
  if (by.type === 'AssumedRole') {
    const session = /assumed-role\/([^/]+)\/(.+)$/.exec(by.arn ?? '');
    const role = session?.[1] ?? by.sessionContext?.sessionIssuer?.userName;
    const name = session?.[2] ?? role;
    const machine =
      /^(?:i-[0-9a-f]{8,}|botocore-session|aws-sdk|[0-9]{12,}|lambda|codebuild|codepipeline)/i.test(
        name ?? '',
      );
    return machine ? system(role ?? name, by.arn) : person(name, by.arn);
  }
  return person(by.userName ?? by.arn?.split('/').at(-1) ?? by.type, by.arn ?? by.principalId);
}

/** The name of what the call was about: the first telling request parameter. */
function targetOf(parameters: unknown): string | undefined {
  if (!isObject(parameters)) return undefined;
  for (const [key, value] of Object.entries(parameters)) {
    if (
      typeof value === 'string' &&
      /(?:name|id|arn|identifier|service|cluster|function)$/i.test(key) &&
      value.length < 200
    ) {
      return value;
    }
  }
  return undefined;
}

function* tellRecord(it: CloudTrailRecord, outerName: string | undefined): Generator<Told> {
  if (it.readOnly ?? isReadOnly(it.eventName)) return;
  const actor = actorOf(it.userIdentity) ?? person(outerName);
  const service = it.eventSource?.replace(/\.amazonaws\.com$/, '');
  const target = targetOf(it.requestParameters);
  const failed = it.errorCode ? ` failed (${it.errorCode})` : '';
  const region = it.awsRegion ? ` in ${it.awsRegion}` : '';
  yield {
    when: it.eventTime,
    kind: kindOfCall(it.eventName, it.eventSource ?? '', it.errorCode !== undefined),
    text: `${actor?.name ?? 'Someone'} called ${service ? `${service} ` : ''}${it.eventName}${target ? ` on ${target}` : ''}${region}${failed}`,
    identity: it.eventID ?? `${it.eventTime.at}:${it.eventName}:${actor?.id ?? ''}`,
    actor,
    refs: {
      service: stringAt(it.requestParameters, 'service') ?? stringAt(it.requestParameters, 'functionName'),
      status: it.errorCode,
    },
  };
}

/** S3 files: `{Records: […]}`; only calls that change something are told. */
const call = shape({
  name: 'record',
  fits: (raw) => (has(raw, 'eventTime', 'eventName', 'eventSource') && has(raw, 'userIdentity') ? 1 : 0),
  schema: record,
  tell: (it) => tellRecord(it, undefined),
});

/** `lookup-events`: the outer time is in the zone of whoever ran the command; the inner one counts. */
const lookupEvent = shape({
  name: 'looked-up event',
  fits: (raw) => (has(raw, 'EventId', 'EventName', 'CloudTrailEvent') ? 1 : 0),
  schema: () =>
    z.object({
      EventId: text,
      EventName: text,
      Username: text,
      CloudTrailEvent: z.transform((value: unknown) => record().safeParse(parseJson(String(value)))),
    }),
  *tell(event, scope) {
    const inner = event.CloudTrailEvent;
    if (inner.success)
      yield* tellRecord({ ...inner.data, eventID: inner.data.eventID ?? event.EventId }, event.Username);
    else scope.note('CloudTrailEvent is no readable record');
  },
});

/** AWS CloudTrail: `lookup-events` and log files. Reads (`readOnly`) are left out. */
export const source = jsonSource({
  id: 'cloudtrail',
  title: 'CloudTrail',
  shapes: [call, lookupEvent],
  lists: ['Records', 'Events'],
});
