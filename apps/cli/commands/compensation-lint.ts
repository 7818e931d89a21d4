import { complexityOf, lintPlan, parsePlan } from '@cordee/engine-compensation';
import type { Finding } from '@cordee/engine-compensation';
import { ok, refused } from '@cordee/kernel';
import type { Locale } from '@cordee/kernel';
import { messageOf, renderLabel } from '@cordee/messages/explanation';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { readJsonFile } from '../read-json-file.ts';
import { sayRefusalAt } from '../say-refusal-at.ts';

/** Looks over the plan of a file, or the plan of a case. */
export const compensationLint: Command = {
  name: 'compensation lint',
  summary: 'cli.compensation_lint_summary',
  positionals: [{ name: 'plan', help: 'cli.compensation_plan', required: true }],
  options: {},
  run: async ({ values, locale, terminal }) => {
    const document = readJsonFile(values['plan'] ?? '');
    if (!document.ok) return document;
    const plan = parsePlan(planIn(document.value));
    if (!plan.ok) {
      const [first, ...others] = plan.refusal;
      for (const refusal of others) terminal.say(sayRefusalAt(refusal, locale));
      return first === undefined
        ? refused('compensation.plan_not_an_object', { path: '$' })
        : { ok: false, refusal: first };
    }
    const findings = lintPlan(plan.value);
    const complexity = complexityOf(plan.value);
    const { score } = complexity;
    return ok({
      json: {
        findings: findings.map(({ args: _args, ...finding }, index) => ({
          ...finding,
          fr: sentenceOf(findings[index], 'fr'),
          en: sentenceOf(findings[index], 'en'),
        })),
        complexity,
      },
      text:
        findings.length === 0
          ? messageOf('cli.compensation_no_finding', { score }, locale)
          : [
              ...findings.map((each) => lineOf(each, locale)),
              messageOf('cli.compensation_complexity', { score }, locale),
            ].join('\n'),
      exit: findings.some(({ severity }) => severity === 'block') ? EXIT.refused : EXIT.done,
    });
  },
};

function planIn(document: unknown): unknown {
  return typeof document === 'object' && document !== null && 'plan' in document ? document.plan : document;
}

function lineOf(finding: Finding, locale: Locale): string {
  const severity = messageOf(`cli.severity_${finding.severity}`, {}, locale);
  return `${finding.path} [${severity}] ${sentenceOf(finding, locale)}`;
}

function sentenceOf(finding: Finding | undefined, locale: Locale): string {
  return finding === undefined ? '' : renderLabel({ key: finding.code, args: finding.args }, null, locale);
}
