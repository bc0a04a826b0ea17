import { secretsIn } from '../../facts/secrets.ts';
import type { Rule } from '../../rule.ts';

export const rule: Rule = {
  id: 'secret-leaked',
  title: 'Secret in the document',
  severity: 'error',
  group: 'consistency',
  why: 'A postmortem is shared widely; a credential in it must be treated as disclosed, then revoked.',
  options: { emails: false },
  check({ document, options, report }) {
    for (const { from, to, kind } of secretsIn(document.text, options['emails'] === true)) {
      report({
        from,
        to,
        message: `This looks like ${kind}. Can it be revoked, and masked here (\`[${kind.replace(/^an? /, '')}]\`)?`,
      });
    }
  },
};
