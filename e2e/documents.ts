/** Postmortems in our own words, to fill a library with. */
interface Facts {
  readonly title: string;
  readonly status?: 'Draft' | 'In Review' | 'Final';
  readonly severity?: string;
  readonly date?: string;
  readonly services?: string;
  readonly author?: string;
  /** Rows of the action table: title, owner, due, status. */
  readonly actions?: readonly (readonly [string, string, string, string])[];
  readonly summary?: string;
}

/** The Markdown of a postmortem with these facts. */
export function postmortemText(facts: Facts): string {
  const { title, status = 'Draft', severity = 'SEV2', date = '2026-03-02', services = 'checkout' } = facts;
  const { author = 'Ada Admin', actions = [], summary = 'Orders could not be paid for a while.' } = facts;
  return `# ${title}

**Date**: ${date}
**Severity**: ${severity}
**Status**: ${status}
**Services**: ${services}
**Authors**: ${author}

## Summary

${summary}

## Timeline (UTC)

| Time | Event |
| --- | --- |
| 09:12 | A deployment of the payment service begins |
| 09:20 | The first alert: paying fails for one request in five |
| 09:58 | The deployment is rolled back, paying works again |

## Contributing factors

- The connection pool was sized for the load of last year
- The alert watched averages, which stayed calm

## Action items

| Action | Owner | Due | Status |
| --- | --- | --- | --- |
${actions.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}
`;
}

/** A small library: all states, several severities and services, actions open, overdue and done. */
export const sampleDocuments: readonly string[] = [
  postmortemText({
    title: 'Paying fails for customers in the north',
    severity: 'SEV1',
    services: 'checkout, payments',
    summary: 'The connection pool of the payment service ran dry after a deployment.',
    actions: [
      ['Alert when the pool is nearly used up', 'Ada Admin', '2026-03-20', 'Open'],
      ['Size the pool from measured load', 'Bo Karlsson', '2099-01-31', 'In progress'],
      ['Rehearse the rollback', 'Ada Admin', '2026-03-10', 'Done'],
    ],
  }),
  postmortemText({
    title: 'Search shows yesterday’s goods',
    status: 'In Review',
    severity: 'SEV3',
    date: '2025-11-18',
    services: 'search',
    summary: 'A reindex stopped half way, and nothing said so.',
    actions: [['Say when a reindex stops', 'Bo Karlsson', '2099-02-01', 'Open']],
  }),
  postmortemText({
    title: 'Order mails six hours late',
    status: 'Final',
    severity: 'SEV3',
    date: '2024-06-07',
    services: 'mail',
    author: 'Bo Karlsson',
    summary: 'A queue was full of one message that could not be read.',
  }),
];
