import * as z from 'zod/mini';
import type { EventKind } from '../../event.ts';
import { alertText } from '../../reading/alert-words.ts';
import { anything, neededText, neededTime, text, time } from '../../reading/fields.ts';
import { parseJson } from '../../reading/json-sample.ts';
import { jsonSource } from '../../reading/json-source.ts';
import { isObject, stringAt } from '../../reading/json-value.ts';
import { has, shape } from '../../reading/shape.ts';
import { system, type Told } from '../../reading/told.ts';

/** `ALARM` fires, `OK` after `ALARM` resolves; `INSUFFICIENT_DATA` only measures. */
function tellState(
  name: string,
  from: string | undefined,
  to: string,
  reason: string | undefined,
): Pick<Told, 'kind' | 'text'> {
  const why = reason ? `: ${reason}` : '';
  if (to === 'ALARM') return { kind: 'alert-fired', text: alertText({ name, summary: reason }, 'fired') };
  if (to === 'OK' && from === 'ALARM')
    return { kind: 'alert-resolved', text: `${alertText({ name }, 'resolved')}${why}` };
  const quoted = /\s/.test(name) ? `"${name}"` : name;
  const words = to.replaceAll('_', ' ').toLowerCase();
  return {
    kind: 'metric',
    text: `Alarm ${quoted} went from ${(from ?? 'unknown').replaceAll('_', ' ').toLowerCase()} to ${words}${why}`,
  };
}

const historyItem = shape({
  name: 'alarm history item',
  fits: (record) => (has(record, 'HistoryItemType', 'AlarmName', 'Timestamp') ? 1 : 0),
  schema: () =>
    z.object({
      Timestamp: neededTime,
      AlarmName: neededText,
      HistoryItemType: neededText,
      HistorySummary: text,
      HistoryData: text,
    }),
  *tell(item) {
    const data = parseJson(item.HistoryData ?? '');
    const to = stringAt(data, 'newState', 'stateValue');
    const from = stringAt(data, 'oldState', 'stateValue');
    const told =
      item.HistoryItemType === 'StateUpdate' && to
        ? tellState(item.AlarmName, from, to, stringAt(data, 'newState', 'stateReason'))
        : {
            kind: kindOfItem(item.HistoryItemType, item.HistorySummary),
            text: `${item.HistorySummary ?? item.HistoryItemType} (${item.AlarmName})`,
          };
    yield {
      ...told,
      when: item.Timestamp,
      identity: `${item.AlarmName}:${item.HistoryItemType}:${item.Timestamp.at}:${item.HistorySummary ?? ''}`,
      actor: system('CloudWatch'),
      refs: { alert: item.AlarmName, status: to },
    };
  },
});

function kindOfItem(type: string, summary: string | undefined): EventKind {
  if (type === 'ConfigurationUpdate') return 'config-changed';
  if (type === 'Action') return /sns|notif/i.test(summary ?? '') ? 'paged' : 'other';
  return 'metric';
}

/** The alarm as SNS carries it: JSON in `Message`, or by itself. */
const alarmFields = () =>
  z.object({
    AlarmName: neededText,
    AlarmDescription: text,
    AlarmArn: text,
    Region: text,
    NewStateValue: neededText,
    OldStateValue: text,
    NewStateReason: text,
    StateChangeTime: neededTime,
    Trigger: anything,
  });

function* tellAlarm(alarm: z.infer<ReturnType<typeof alarmFields>>): Generator<Told> {
  const { AlarmName: name, NewStateValue: to } = alarm;
  const metric = stringAt(alarm.Trigger, 'MetricName');
  const reason = alarm.NewStateReason ?? (metric && `on ${metric}`);
  yield {
    ...tellState(name, alarm.OldStateValue, to, reason),
    when: alarm.StateChangeTime,
    identity: `${alarm.AlarmArn ?? name}:${to}:${alarm.StateChangeTime.at}`,
    actor: system('CloudWatch'),
    refs: { alert: name, status: to },
  };
}

const alarm = shape({
  name: 'alarm',
  fits: (record) => (has(record, 'AlarmName', 'NewStateValue', 'StateChangeTime') ? 1 : 0),
  schema: alarmFields,
  tell: tellAlarm,
});

const snsMessage = shape({
  name: 'SNS message',
  fits: (record) =>
    has(record, 'Message', 'TopicArn') && /"AlarmName"/.test(String(record['Message']).slice(0, 4000))
      ? 1
      : 0,
  schema: () =>
    z.object({ Message: z.transform((value: unknown) => alarmFields().safeParse(parseJson(String(value)))) }),
  *tell({ Message: message }, scope) {
    if (message.success) yield* tellAlarm(message.data);
    else scope.note('Message holds no alarm with a StateChangeTime');
  },
});

/** EventBridge: `CloudWatch Alarm State Change`. */
const stateChange = shape({
  name: 'EventBridge event',
  fits: (record) =>
    record['detail-type'] === 'CloudWatch Alarm State Change' && isObject(record['detail']) ? 1 : 0,
  schema: () =>
    z.object({
      id: text,
      time: neededTime,
      detail: z.object({
        alarmName: neededText,
        state: z.object({ value: neededText, reason: text, timestamp: time }),
        previousState: z.optional(z.object({ value: text })),
      }),
    }),
  *tell({ id, time: sent, detail }) {
    const when = detail.state.timestamp ?? sent;
    yield {
      ...tellState(detail.alarmName, detail.previousState?.value, detail.state.value, detail.state.reason),
      when,
      identity: id ?? `${detail.alarmName}:${detail.state.value}:${when.at}`,
      actor: system('CloudWatch'),
      refs: { alert: detail.alarmName, status: detail.state.value },
    };
  },
});

/** `describe-alarms`: only the latest state of each. */
const describedAlarm = shape({
  name: 'described alarm',
  fits: (record) => (has(record, 'AlarmName', 'StateValue', 'StateUpdatedTimestamp') ? 1 : 0),
  schema: () =>
    z.object({
      AlarmName: neededText,
      AlarmArn: text,
      StateValue: neededText,
      StateReason: text,
      StateUpdatedTimestamp: neededTime,
      StateTransitionedTimestamp: time,
    }),
  *tell(record) {
    const when = record.StateTransitionedTimestamp ?? record.StateUpdatedTimestamp;
    yield {
      ...tellState(record.AlarmName, undefined, record.StateValue, record.StateReason),
      when,
      identity: `${record.AlarmArn ?? record.AlarmName}:${record.StateValue}:${when.at}`,
      actor: system('CloudWatch'),
      refs: { alert: record.AlarmName, status: record.StateValue },
    };
  },
});

/** Amazon CloudWatch: alarm history, alarms through SNS or EventBridge, described alarms. */
export const source = jsonSource({
  id: 'cloudwatch',
  title: 'CloudWatch',
  shapes: [historyItem, snsMessage, alarm, stateChange, describedAlarm],
});
