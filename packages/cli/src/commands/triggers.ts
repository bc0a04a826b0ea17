import { parseDuration, readDocument } from '@debrief/document';
import { answerTriggers, factsOf, type IncidentFacts, type TriggerAnswer } from '@debrief/review';
import { loadPolicy } from '../config/load-policy.ts';
import { wantsColour } from '../context.ts';
import { defineCommand } from '../define-command.ts';
import { Failure } from '../failure.ts';
import { openDocument } from '../library/read-library.ts';
import { configOption, formatOption } from '../standard-options.ts';
import { styles } from '../terminal/styles.ts';

export const command = defineCommand({
  brief: 'Say whether the policy asks for a postmortem, and why',
  operands: '[FILE]',
  minOperands: 0,
  maxOperands: 1,
  options: {
    severity: { type: 'string', placeholder: 'SEV2', brief: 'Severity, where there is no document yet' },
    duration: { type: 'string', placeholder: '20m', brief: 'For how long customers felt it' },
    'customer-facing': { type: 'boolean', brief: 'Customers felt it' },
    'data-loss': { type: 'boolean', brief: 'Data was lost' },
    security: { type: 'boolean', brief: 'Security was concerned' },
    'near-miss': { type: 'boolean', brief: 'It almost happened' },
    novel: { type: 'boolean', brief: 'A way of failing that was not seen before' },
    'unusual-intervention': { type: 'boolean', brief: 'Somebody had to step outside the normal ways' },
    format: formatOption,
    config: configOption,
  },
  details: `
Facts come from the document, from options, or both. What nobody states is "not known", never "no".

  debrief triggers --severity SEV3 --customer-facing --duration 20m
  debrief triggers draft.md`,
  async run({ operands, options }, context) {
    const name = operands[0];
    const { policy } = await loadPolicy(name ?? null, options.config, context);
    const stated = factsOf(
      name === undefined ? readDocument('') : (await openDocument(name, policy.zone, context)).document,
    );
    const yes = (flag: boolean, fact: boolean | null) => (flag ? true : fact);
    const duration = options.duration === undefined ? null : parseDuration(options.duration);
    if (options.duration !== undefined && (duration === null || duration.minutes === null)) {
      throw new Failure(
        `--duration is \`${options.duration}\`; it takes a length of time such as 20m or 1h 30m.`,
      );
    }
    const facts: IncidentFacts = {
      severity:
        options.severity === undefined ? stated.severity : severityLevel(options.severity, policy.severities),
      customerFacing: yes(options['customer-facing'], stated.customerFacing),
      customerMinutes: duration?.minutes ?? stated.customerMinutes,
      dataLoss: yes(options['data-loss'], stated.dataLoss),
      security: yes(options.security, stated.security),
      nearMiss: yes(options['near-miss'], stated.nearMiss),
      novel: yes(options.novel, stated.novel),
      unusualIntervention: yes(options['unusual-intervention'], stated.unusualIntervention),
    };
    const answers = answerTriggers(facts, policy);
    const asked = answers.some((answer) => answer.fires === true);
    if (options.format === 'json') {
      context.stdout.write(`${JSON.stringify({ file: name ?? null, asked, facts, triggers: answers })}\n`);
    } else {
      const style = styles(wantsColour(context.stdout, context.env));
      const unknown = answers.filter((answer) => answer.fires === null).length;
      context.stdout.write(
        asked
          ? `${style.strong('Yes: the policy asks for a postmortem.')}\n`
          : unknown > 0
            ? `${style.strong('Not so far')}: no trigger fires, ${unknown} cannot be told yet.\n`
            : `${style.strong('No: no trigger fires.')} Small incidents are worth a quick one all the same.\n`,
      );
      for (const answer of answers)
        context.stdout.write(`  ${mark(answer)} ${answer.trigger}: ${answer.because}\n`);
    }
    return 0;
  },
});

function mark(answer: TriggerAnswer): string {
  return answer.fires === null ? '?' : answer.fires ? '✓' : '·';
}

function severityLevel(words: string, house: ReadonlyMap<string, number>): number {
  const level =
    house.get(words.toLowerCase()) ?? readDocument(`**Severity**: ${words}\n`).severity?.value ?? null;
  if (level === null)
    throw new Failure(
      `--severity is \`${words}\`; it takes SEV1, P2 and the like, or a name of debrief.yaml.`,
    );
  return level;
}
