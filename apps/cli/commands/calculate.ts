import { formatAmount, messageOf } from '@cordee/messages/explanation';
import { currency, decimal, moneyText, ok } from '@cordee/kernel';
import { calculateRun, sayMemoryNeed } from '@cordee/modules/payouts';
import type { Command } from '../command.ts';
import { organisationOptions } from '../common-options.ts';
import { periodCodes } from '../period-codes.ts';
import { textTable } from '../text-table.ts';
import { workingScope } from '../working-scope.ts';

export const calculate: Command = {
  name: 'calculate',
  summary: 'cli.calculate_summary',
  positionals: [{ name: 'plan', help: 'cli.calculate_plan', required: true }],
  options: {
    period: { value: '2026-Q1|2025-Q1..2026-Q1', help: 'cli.calculate_period', required: true },
    ...organisationOptions,
  },
  run: async (call) => {
    const { plan: planCode = '', period: asked = '' } = call.values;
    const house = await call.house();
    const scope = await workingScope(house, call, ['revops', 'finance']);
    if (!scope.ok) return scope;
    const periods = await periodCodes(house.app, scope.value, planCode, asked);
    if (!periods.ok) return periods;
    const calculated = [];
    for (const period of periods.value) {
      const request = { runId: house.app.runs.newId(), planCode, period };
      const watch = {
        check: call.terminal.check,
        progress: (done: number, total: number) => call.terminal.progress(done, total, 'payees'),
      };
      const run = await calculateRun(house.app.runs, scope.value, request, watch);
      if (!run.ok) return run;
      const total = { minor: BigInt(run.value.total), currency: currency(run.value.currency) };
      calculated.push({
        run: run.value.runId,
        plan: planCode,
        period,
        payees: run.value.payees,
        issues: run.value.issues,
        total: moneyText(total),
        currency: total.currency,
        hash: run.value.hash,
        inMemory: sayMemoryNeed(run.value.inMemory, call.locale),
      });
    }
    const headers = ['period', 'total', 'payees', 'issues', 'run'].map((column) =>
      messageOf(`cli.column_${column}`, {}, call.locale),
    );
    const rows = calculated.map((run) => [
      run.period,
      formatAmount({ value: decimal(run.total), currency: run.currency }, call.locale),
      String(run.payees),
      String(run.issues),
      run.run,
    ]);
    const told = new Set(calculated.flatMap(({ inMemory }) => inMemory ?? []));
    const text = [textTable(headers, rows, [1, 2, 3]), ...told].join('\n');
    return ok({ json: calculated, text });
  },
};
