import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDocument } from './read-document.ts';

const rows = (text: string): (string | null)[] => readDocument(text).timeline.map(({ stamp }) => stamp.at);
const zone = (text: string): string | null => readDocument(text).zone?.value ?? null;
const at = (text: string, name: 'started' | 'detected' | 'resolved'): string | null | undefined =>
  readDocument(text).moments[name]?.stamp.at;

test('the title of the front matter wins where the first-level headings name sections', () => {
  const front = '---\ntitle: "Printers silent"\ndate: 2024-02-28\n---\nLead.\n\n';
  assert.equal(
    readDocument(`${front}# Context\n\nText.\n\n# Action items\n\n- Add paper\n`).title?.value,
    'Printers silent',
  );
  assert.equal(readDocument(`${front}# Incident Overview\n\nText.\n`).title?.value, 'Printers silent');
  assert.equal(
    readDocument(`${front}# The day the printers fell silent\n`).title?.value,
    'The day the printers fell silent',
  );
});

test('a zone is declared without a verb, as a link, in other words, or by its bare name in the heading', () => {
  const row = '\n\n- 10:00 Queue stops\n- 10:20 Queue runs\n';
  assert.equal(zone(`## Timeline\n\nAll times PDT.${row}`), 'America/Los_Angeles');
  assert.equal(zone(`## Timeline\n\n*(All times US/Pacific, 24-hour clock.)*${row}`), 'America/Los_Angeles');
  assert.equal(
    zone(`## Timeline\n\nAll events are told in [UTC](https://example.org/utc) time.${row}`),
    'UTC',
  );
  assert.equal(zone(`## Timeline (all times West African Time)${row}`), 'Africa/Lagos');
  assert.equal(zone(`## Timeline (Pacific)${row}`), 'America/Los_Angeles');
  assert.equal(zone(`## Timeline (Pacific Ocean office)${row}`), null);
});

test('month and day in brackets before a clock are the day of the row', () => {
  const text =
    '# April 9th, 2021 Queue outage\n\n## Timeline\n\n- [04-08 16:21] bug is merged\n- [04-09 02:50] reported by Ann\n';
  assert.deepEqual(rows(text), ['2021-04-08T16:21:00', '2021-04-09T02:50:00']);
  assert.equal(readDocument(text).timeline[0]?.text, 'bug is merged');
});

test('a date field with a month alone gives the rows and the due dates their year', () => {
  const text =
    '# Open door\n\n**Date:** September 2024\n\n## Timeline (UTC)\n\n| Time | Event |\n|--|--|\n| Sep 12, 14:32 | Door opened |\n| Sep 15, 09:14 | Alert fires |\n\n## Action items\n\n| Action | Owner | Due |\n|--|--|--|\n| Close doors by timer | Facilities | Oct 15 |\n';
  assert.deepEqual(rows(text), ['2024-09-12T14:32:00Z', '2024-09-15T09:14:00Z']);
  assert.equal(readDocument(text).actions[0]?.due?.value, '2024-10-15');
});

test('headings of days alone are rows of those days, and the first of them dates the incident', () => {
  const text =
    '---\ntitle: Slow mirror\ndate: 2025-09-08\n---\n\nAll is well since August 28.\n\n## Timeline\n\n### August 15\n\nThe mirror slows down.\n\n### August 17\n\nTwo reports come in.\n';
  const document = readDocument(text);
  assert.deepEqual(
    document.timeline.map(({ stamp, text: words }) => `${stamp.at} ${words}`),
    ['2025-08-15 The mirror slows down.', '2025-08-17 Two reports come in.'],
  );
  assert.equal(document.date?.value, '2025-08-15');
});

test('the range of one row is no window of the incident', () => {
  const text =
    '## Timeline\n\n### 2025-01-20\n\n- **17:45-18:45** The team talks about limits\n- **19:00** The limit is raised\n';
  assert.equal(at(text, 'started'), undefined);
});

test('a window far from every row of the timeline is not taken', () => {
  const text =
    '# May 9th, 2021 Outage\n\n## Impact\n\nIt failed between 2021-02-08 23:04 and 2021-02-09 08:12.\n\n## Timeline\n\n- 2021-05-08 23:04 node drained (**outage starts**)\n- 2021-05-09 07:00 cause found\n- 2021-05-09 08:12 fix deployed (**outage ends**)\n';
  assert.equal(at(text, 'started'), '2021-05-08T23:04:00');
  assert.equal(at(text, 'resolved'), '2021-05-09T08:12:00');
});

test('an alert that stops is no detection; the first report or alert is', () => {
  const log = (first: string): string =>
    `# Errors, 2024-05-02\n\n## Timeline\n\n- 09:00 routine update\n- 10:00 ${first}\n- 11:00 PagerDuty alert fires\n- 12:00 logs look fine and the alert stopped firing\n`;
  assert.equal(at(log('@ann reports on chat that something is off'), 'detected'), '2024-05-02T10:00:00');
  assert.equal(at(log('Alertmanager page: errors above 20 %'), 'detected'), '2024-05-02T10:00:00');
  assert.equal(at(log('a second update'), 'detected'), '2024-05-02T11:00:00');
});

test('news of the end is not the end', () => {
  const text =
    '# Errors, 2024-05-02\n\n## Timeline\n\n- 10:00 alert fires\n- 10:27 Ann announces resolution is confirmed complete\n- 10:36 the mailing list is notified of the outage, fixed status\n';
  assert.equal(at(text, 'resolved'), '2024-05-02T10:27:00');
  const doubt =
    '# Errors, 2024-05-02\n\n## Timeline\n\n- 10:00 alert fires\n- 10:27 not all services are healthy\n';
  assert.equal(at(doubt, 'resolved'), undefined);
});

test('a bounded time opens a row where a mark follows it, and a sentence where none does', () => {
  const text =
    '# Caída 2024-05-02\n\n## Línea de tiempo\n\n- antes de las 18:40 — primer despliegue\n- entre 18:40 y 18:45 — segundo despliegue\n- 18:54 — servicio en vivo\n';
  assert.deepEqual(rows(text), ['2024-05-02T18:40:00', '2024-05-02T18:40:00', '2024-05-02T18:54:00']);
  assert.equal(readDocument(text).timeline[1]?.until?.at, '2024-05-02T18:45:00');
  const told =
    '# Slow 2024-05-02\n\n## Timeline\n\nBetween 18:40 and 18:45, engineers restarted it.\n\n- 18:50 up\n';
  assert.deepEqual(rows(told), ['2024-05-02T18:50:00']);
});

test('French clocks, hyphens that do not break, and marks between day and clock are read', () => {
  const french =
    '## Chronologie\n\n| Datetime (UTC+2) | Événement |\n|--|--|\n| 2026-05-18 ~22h | effacé |\n| 2026-05-18 22h06 | correctif |\n';
  assert.deepEqual(rows(french), ['2026-05-18T20:00:00Z', '2026-05-18T20:06:00Z']);
  assert.deepEqual(
    rows('## Timeline\n\n- 2025\u201105\u201120 08:41 page\n- 2025\u201105\u201120 09:41 fixed\n'),
    ['2025-05-20T08:41:00', '2025-05-20T09:41:00'],
  );
  const bold =
    '# Images 2023-02-28\n\n## Timeline\n\n- Feb 28th **01:52** Ann sees it\n- Feb 28th **02:10** repaired\n';
  assert.deepEqual(rows(bold), ['2023-02-28T01:52:00', '2023-02-28T02:10:00']);
});

test('a row that is all link is a row, a placeholder in brackets is none', () => {
  const text =
    '# Slow 2024-05-02\n\n## Timeline\n\n- 7:18 AM: [oncall first pinged]\n- 7:30 AM: [Event description]\n- 8:00 AM: fixed\n';
  assert.deepEqual(rows(text), ['2024-05-02T07:18:00', '2024-05-02T08:00:00']);
});

test('a table that names itself a list of actions is one, outcomes of a review and notes to the writer are not', () => {
  const table =
    '# Slow\n\n## Resolution\n\nWe waited.\n\n| Action Item | Owner |\n|--|--|\n| Review the limits | Backend |\n';
  assert.deepEqual(
    readDocument(table).actions.map(({ title, owner }) => `${title.value} ${owner?.value}`),
    ['Review the limits Backend'],
  );
  const outcomes =
    '# Slow\n\n## Follow-Up Review\n\n- All immediate actions complete\n- No recurrence\n\n## Thanks\n\nTODO: Credit? awaiting response\n';
  assert.equal(readDocument(outcomes).actions.length, 0);
  assert.equal(readDocument('# Slow\n\n## Notes\n\nTODO: raise the limit\n').actions.length, 1);
  const done = readDocument('## Action items\n\n- Update the readme - **DONE**\n').actions[0];
  assert.equal(`${done?.title.value} ${done?.status?.value}`, 'Update the readme done');
});

test('a reporter is no author, and services are names, not prose', () => {
  assert.equal(readDocument('# Slow\n\n- **Reporter:** Lucy\n').authors.length, 0);
  assert.equal(readDocument('# Slow\n\nCreated by: [Ann Lee]\n').authors[0]?.value, 'Ann Lee');
  assert.deepEqual(
    readDocument(
      '# Slow\n\n### Services Impacted\n\nThe deploy line (no new code could reach it). The running\nservice stayed up.\n',
    ).services,
    [],
  );
});

test('windows joined by “again” are one incident, over with the last of them; others decide nothing', () => {
  const text = (between: string): string =>
    `# Slow, 2024-05-02\n\n## Impact\n\nUsers saw errors from 10:00 to 10:20 UTC${between}from 11:00 to 11:30 UTC.\n`;
  assert.equal(at(text(' and again '), 'resolved'), '2024-05-02T11:30:00Z');
  assert.equal(at(text(' and again '), 'started'), '2024-05-02T10:00:00Z');
  assert.equal(at(text('. Maintenance ran '), 'resolved'), undefined);
});

test('a day range before its month begins on the first day', () => {
  assert.equal(readDocument('# Slow disks\n\n**Date:** 3–5 Jan 2024\n').date?.value, '2024-01-03');
  assert.equal(readDocument('# Slow disks\n\n**Date:** 5 Jan 2024\n').date?.value, '2024-01-05');
});

test('a field for the moment of occurrence states the start', () => {
  const text =
    '# 検索停止\n\n- **発生日時**: 2026-05-06 07:56 JST\n\n## タイムライン\n\n| 時刻 (JST) | 出来事 |\n|--|--|\n| 2026-05-06 08:10 | 調査開始 |\n';
  assert.equal(at(text, 'started'), '2026-05-05T22:56:00Z');
});

test('how strong an action is can be told in German, French and Spanish', () => {
  const strengths = (text: string): (string | null)[] =>
    readDocument(text).actions.map(({ strength }) => strength);
  assert.deepEqual(
    strengths(
      '## Maßnahmen\n\n- Team schulen\n- Alarm für die Platte einrichten\n- Alten Server abschaffen\n',
    ),
    ['weak', 'intermediate', 'strong'],
  );
  assert.deepEqual(
    strengths('## Actions\n\n- Former les équipes\n- Ajouter une alerte\n- Supprimer l’ancien serveur\n'),
    ['weak', 'intermediate', 'strong'],
  );
  assert.deepEqual(
    strengths('## Acciones\n\n- Capacitar al equipo\n- Agregar una alerta\n- Eliminar el servidor viejo\n'),
    ['weak', 'intermediate', 'strong'],
  );
});

test('a wish or an apology among the next steps is no action', () => {
  const text =
    '# Slow\n\n## Next steps\n\nWe will add an alert for the queue. Outages like this should be rare.\n';
  assert.deepEqual(
    readDocument(text).actions.map(({ title }) => title.value),
    ['We will add an alert for the queue.'],
  );
});

test('reachable again is an end, not yet reachable again is none', () => {
  const log = (last: string): string =>
    `# Slow 2024-05-02\n\n## Timeline\n\n- 10:00 alert fires\n- 10:30 ${last}\n`;
  assert.equal(at(log('restart; the door is reachable again'), 'resolved'), '2024-05-02T10:30:00');
  assert.equal(at(log('the door is not reachable again'), 'resolved'), undefined);
});

test('in a status stream a posting after the end is no moment of the incident', () => {
  const text =
    '# Storage incident\n\n## Update 2022-06-08T21:48:53+00:00\n\nThe root cause was identified and a fix is deployed.\n(All Times US/Pacific)\n**Incident Start:** 07 June 2022 05:50\n**Incident End:** 07 June 2022 09:02\n\n## Update 2022-06-07T14:01:08+00:00\n\nWe are experiencing an issue with Storage.\n\n## Update 2022-06-07T13:31:08+00:00\n\nWe are looking into it.\n';
  const { moments } = readDocument(text);
  assert.equal(moments.resolved?.stamp.at, '2022-06-07T16:02:00Z');
  assert.equal(moments.identified, undefined);
  assert.equal(moments.mitigated, undefined);
});

test('four digits after a full date are a clock where the line ends with them', () => {
  const log = (value: string): string =>
    `# Keys shown\n\n- **Key events**\n  - Detected: 2025-01-13 10:13\n  - Resolved: ${value}\n`;
  assert.equal(at(log('2025-01-14 1600'), 'resolved'), '2025-01-14T16:00:00');
  assert.equal(at(log('2025-01-14 1600 users later'), 'resolved'), '2025-01-14');
  assert.equal(at(log('2025-01-14 2990'), 'resolved'), '2025-01-14');
});

test('a window told as the duration names the zone of the document', () => {
  assert.equal(
    zone('# Slow 2024-05-02\n\n**Duration:** 08:41–09:54 UTC (1 h 13 m)\n\n## Timeline\n\n- 08:41 page\n'),
    'UTC',
  );
});

test('a zone beside one clock in brackets declares nothing for the document', () => {
  const { zone } = readDocument(
    '# 결제 장애\n\n## 타임라인\n\n- 태평양시간 오전 2:10 (한국시간 오후 6:10) 오류 증가\n- 태평양시간 오전 2:40 (한국시간 오후 6:40) 복구\n',
  );
  assert.notEqual(zone?.value, 'Asia/Seoul');
});

test('words without a Latin letter are words: no row, action or factor is taken for an empty one', () => {
  const document = readDocument(
    '# 決済の停止\n\n## タイムライン (UTC)\n\n| 時刻 | 内容 |\n| --- | --- |\n| 2024-01-15 10:00 | …監視が検知 |\n| 2024-01-15 10:20 | 復旧を確認 |\n\n## 寄与要因\n\n- 接続の上限が低い\n\n## アクションアイテム\n\n- 監視を追加する\n- なし\n',
  );
  assert.deepEqual(
    [document.timeline.length, document.factors.length, document.actions.map((action) => action.title.value)],
    [2, 1, ['監視を追加する']],
  );
});
