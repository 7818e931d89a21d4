import { writeFileSync } from 'node:fs';
import { messageOf } from '@cordee/messages/explanation';
import { moneyText, ok } from '@cordee/kernel';
import { csvLine } from '@cordee/modules/imports';
import type { RunLine } from '@cordee/modules/payouts';
import type { Command } from '../command.ts';
import { exportList } from '../export-list.ts';
import { findRun, statementOptions } from '../find-statement.ts';
import { workingScope } from '../working-scope.ts';

const columns = [
  'payee',
  'name',
  'team',
  'component',
  'measured',
  'quota',
  'attainment',
  'earned',
  'payable',
  'currency',
  'issue',
] as const;

export const exportCommand: Command = {
  name: 'export',
  summary: 'cli.export_summary',
  positionals: [],
  options: {
    list: { value: 'NAME|all', help: 'cli.export_list' },
    format: { value: 'csv|xlsx|jsonl|parquet', help: 'cli.export_format' },
    out: { value: 'FILE.csv', help: 'cli.export_out' },
    ...statementOptions,
  },
  run: async (call) => {
    const { list } = call.values;
    if (list !== undefined) return exportList(call, list);
    const house = await call.house();
    const scope = await workingScope(house, call, ['revops', 'finance', 'auditor', 'executive']);
    if (!scope.ok) return scope;
    const run = await findRun(call, house.app, scope.value);
    if (!run.ok) return run;
    const lines = (await house.app.runs.store.lines(scope.value, run.value.id))
      .toSorted(byPayee)
      .map(exported);
    const csv = `\ufeff${csvLine(columns, ';')}${lines
      .map((line) =>
        csvLine(
          columns.map((column) => line[column] ?? ''),
          ';',
        ),
      )
      .join('')}`;
    const { out } = call.values;
    const json = {
      run: run.value.id,
      plan: run.value.planCode,
      period: run.value.period.code,
      state: run.value.state,
      hash: run.value.rowStreamHash,
      lines,
    };
    if (out === undefined) return ok({ json, text: csv.trimEnd() });
    writeFileSync(out, csv);
    return ok({ json, text: messageOf('cli.export_done', { file: out, lines: lines.length }, call.locale) });
  },
};

/** By payee code and component, so that two exports of one run can be compared line by line. */
function byPayee(a: RunLine, b: RunLine): number {
  if (a.payeeCode === b.payeeCode) return a.ordinal - b.ordinal;
  return a.payeeCode < b.payeeCode ? -1 : 1;
}

function exported(line: RunLine): Record<(typeof columns)[number], string | null> {
  const { payeeCode, payee, team, component, measured, quota, attainment, earned, payable, issue } = line;
  return {
    payee: payeeCode,
    name: payee,
    team,
    component,
    measured,
    quota,
    attainment,
    earned,
    payable: moneyText(payable),
    currency: payable.currency,
    issue,
  };
}
