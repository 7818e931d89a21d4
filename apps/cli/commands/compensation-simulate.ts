import { FIGURES, simulateCase } from '@cordee/engine-compensation';
import type { Simulation } from '@cordee/engine-compensation';
import { decimalText, numberOf, ok } from '@cordee/kernel';
import type { Explanation, Locale } from '@cordee/kernel';
import { formatQuantity, messageOf, renderExplanation } from '@cordee/messages/explanation';
import { fingerprintOf, storedResult } from '@cordee/modules/simulations';
import type { Command } from '../command.ts';
import { readCase, readPlanFile } from '../read-case.ts';
import { sayRefusalAt } from '../say-refusal-at.ts';
import { textTable } from '../text-table.ts';

/** Replays the facts of a case under another plan: no data folder, no database. */
export const compensationSimulate: Command = {
  name: 'compensation simulate',
  summary: 'cli.compensation_simulate_summary',
  positionals: [{ name: 'case', help: 'cli.compensation_case', required: true }],
  options: { plan: { value: 'NEW.json', help: 'cli.compensation_simulate_plan', required: true } },
  run: async ({ values, locale, terminal }) => {
    const say = (refusals: Parameters<Parameters<typeof readCase>[1]>[0]) => {
      for (const refusal of refusals) terminal.say(sayRefusalAt(refusal, locale));
    };
    const given = readCase(values['case'] ?? '', say);
    if (!given.ok) return given;
    const tried = readPlanFile(values['plan'] ?? '', say);
    if (!tried.ok) return tried;
    const simulated = simulateCase(given.value, tried.value);
    if (!simulated.ok) return simulated;
    const simulation = simulated.value;
    const [before, after] = [given.value.plan, tried.value.plan].map(({ code, version }) => ({
      code,
      version,
    }));
    const { named, grouped: _grouped, ...rest } = storedResult(simulation, tried.value.plan.currency);
    return ok({
      json: {
        format: 'cordee-simulation/1',
        plans: { before, after },
        fingerprint: fingerprintOf(simulation),
        ...rest,
        figures: figuresOf(simulation),
        distribution: named.distribution,
        payees: named.changes.map(({ payeeId: _id, ...each }) => each),
        points: named.points.map(({ payeeId: _id, ...each }) => each),
      },
      text: figuresTable(simulation, locale),
    });
  },
};

function figuresOf({ figures }: Simulation) {
  return Object.fromEntries(
    FIGURES.map((code) => {
      const figure = figures[code];
      const number = figure.value === null ? null : numberOf(figure.value);
      const said = {
        fr: renderExplanation(figure, 'fr').sentence,
        en: renderExplanation(figure, 'en').sentence,
      };
      return [code, { value: number && decimalText(number), ...said }];
    }),
  );
}

function figuresTable({ figures, tests }: Simulation, locale: Locale): string {
  const say = (key: string) => messageOf(key, {}, locale);
  const rows = FIGURES.map((code) => [say(`simulations.${code}`), valueText(figures[code], locale)]);
  const verdicts = (['a', 'b'] as const).map((test) => [
    say(`simulations.test_${test}`),
    say(`simulations.verdict_${tests[test]}`),
  ]);
  return textTable([say('cli.column_figure'), say('cli.column_value')], [...rows, ...verdicts], [1]);
}

function valueText(figure: Explanation, locale: Locale): string {
  return figure.kind === 'issue'
    ? messageOf(figure.refusal.code, figure.refusal.args, locale)
    : formatQuantity(figure.value, locale);
}
