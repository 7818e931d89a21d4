import type { Finding, LintRule } from '../finding.ts';

/** What is taken back from pay has a ceiling in law, and never makes it negative. */
export const clawbackLaw: LintRule = {
  find: ({ release }) => {
    const clawback = release?.clawback ?? null;
    if (clawback === null) return [];
    const source = 'Code du travail, art. L3251-3 et R3252-2';
    const path = '$.release.clawback';
    const found: Finding[] = [];
    if (clawback.ceiling === null)
      found.push({ code: 'compensation.lint_clawback_ceiling', severity: 'warn', path, args: {}, source });
    if (clawback.negative_pay)
      found.push({
        code: 'compensation.lint_negative_pay',
        severity: 'block',
        path: `${path}.negative_pay`,
        args: {},
        source,
      });
    return found;
  },
};
