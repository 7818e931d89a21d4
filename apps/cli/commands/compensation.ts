import { calculateCase, compareCase, uncounted } from '@cordee/engine-compensation';
import type { Case, CaseDifference, CaseResult } from '@cordee/engine-compensation';
import { encodeExplanation, ok } from '@cordee/kernel';
import type { Locale } from '@cordee/kernel';
import { messageOf, renderExplanation } from '@cordee/messages/explanation';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { readCase } from '../read-case.ts';
import { sayRefusalAt } from '../say-refusal-at.ts';
import { textTable } from '../text-table.ts';

/** Calculates a case of docs/reference/plan-format.md by itself: no data folder, no database. */
export const compensationCalculate: Command = {
  name: 'compensation calculate',
  summary: 'cli.compensation_calculate_summary',
  positionals: [{ name: 'case', help: 'cli.compensation_case', required: true }],
  options: {},
  run: async ({ values, locale, terminal }) => {
    const read = readCase(values['case'] ?? '', (refusals) => {
      for (const refusal of refusals) terminal.say(sayRefusalAt(refusal, locale));
    });
    if (!read.ok) return read;
    const result = calculateCase(read.value);
    const differences = compareCase(read.value, result);
    for (const each of differences) terminal.say(differenceText(each, locale));
    for (const note of notesOf(read.value, result, locale)) terminal.say(note);
    return ok({
      json: resultDocument(read.value, result, differences),
      text: outcomesTable(result, locale),
      exit: differences.length === 0 ? EXIT.done : EXIT.refused,
    });
  },
};

function resultDocument(given: Case, result: CaseResult, differences: readonly CaseDifference[]) {
  const { plan } = given;
  return {
    format: 'cordee-case-result/1',
    plan: { code: plan.code, version: plan.version },
    semantics: plan.semantics,
    currency: plan.currency,
    outcomes: result.outcomes.map((outcome, index) => ({
      ...outcome,
      explanations: explanationsOf(result.results[index]),
    })),
    credited_to_nobody: result.creditedToNobody,
    uncounted: uncounted(given),
    differences,
  };
}

/** What a reader of the figures would ask: why a component has none, why a sale counts for nobody or nowhere. */
function notesOf(
  given: Case,
  { outcomes, results, releases, nobodysReasons }: CaseResult,
  locale: Locale,
): readonly string[] {
  const issues = outcomes.flatMap(({ payee, period }, index) => {
    const earned = results[index]?.issues.map(({ component, refusal }) => ({ code: component, refusal }));
    return [...(earned ?? []), ...(releases[index]?.issues ?? [])].map(({ code: component, refusal }) => {
      const said = { payee, period, component, sentence: sayRefusalAt(refusal, locale) };
      return messageOf('cli.compensation_issue', said, locale);
    });
  });
  const nobodys = nobodysReasons.map(({ transaction, refusal }) =>
    messageOf(
      'cli.compensation_for_nobody',
      { transaction, sentence: sayRefusalAt(refusal, locale) },
      locale,
    ),
  );
  const nowhere = uncounted(given).map(({ transaction, reason }) =>
    messageOf(`cli.compensation_${reason}`, { transaction }, locale),
  );
  return [...issues, ...nobodys, ...nowhere];
}

function explanationsOf(result: CaseResult['results'][number] | undefined) {
  return [...(result?.lines ?? []), ...(result?.issues ?? [])].map(({ component, explanation }) => ({
    component,
    fr: renderExplanation(explanation, 'fr').sentence,
    en: renderExplanation(explanation, 'en').sentence,
    explanation: encodeExplanation(explanation),
  }));
}

function outcomesTable(result: CaseResult, locale: Locale): string {
  const headers = ['payee', 'period', 'component', 'total'].map((name) =>
    messageOf(`cli.column_${name}`, {}, locale),
  );
  const rows = result.outcomes.flatMap(({ payee, period, lines, issues, payable }) => [
    ...Object.entries({ ...lines, ...issues }).map(([component, paid]) => [payee, period, component, paid]),
    [payee, period, '=', payable],
  ]);
  return textTable(headers, rows, [3]);
}

function differenceText({ path, expected, found }: CaseDifference, locale: Locale): string {
  return messageOf(
    'cli.compensation_difference',
    { path, expected: expected ?? '—', found: found ?? '—' },
    locale,
  );
}
