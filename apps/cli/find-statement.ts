import { isUuid, ok, refused, type Result, type Role, type Scope } from '@cordee/kernel';
import { readStatement, type Run, type Statement } from '@cordee/modules/payouts';
import type { Application } from '@cordee/server';
import type { Call, Option } from './command.ts';
import { organisationOptions } from './common-options.ts';
import { workingScope } from './working-scope.ts';

export const statementOptions: Readonly<Record<string, Option>> = {
  period: { value: '2026-Q1', help: 'cli.statement_period' },
  plan: { value: 'CODE', help: 'cli.statement_plan' },
  run: { value: 'ID', help: 'cli.statement_run' },
  ...organisationOptions,
};

const payReaders: readonly Role[] = ['revops', 'finance', 'auditor', 'executive'];

export type FoundStatement = {
  readonly statement: Statement;
  readonly app: Application;
  readonly scope: Scope;
};

/** The statement that a command line means: of that payee, in that run or the newest one of that plan and period. */
export async function findStatement(call: Call): Promise<Result<FoundStatement>> {
  const house = await call.house();
  const scope = await workingScope(house, call, payReaders);
  if (!scope.ok) return scope;
  const { app } = house;
  const { payee = '' } = call.values;
  const run = await findRun(call, app, scope.value);
  if (!run.ok) return run;
  const wanted = payee.toLowerCase();
  const lines = await app.runs.store.lines(scope.value, run.value.id);
  const line =
    lines.find(({ payeeCode }) => payeeCode.toLowerCase() === wanted) ??
    lines.find((each) => each.payee.toLowerCase() === wanted);
  if (!line) return refused('cli.payee_not_found', { payee });
  const statement = await readStatement(app.runs, scope.value, run.value.id, line.payeeId);
  return statement.ok ? ok({ statement: statement.value, app, scope: scope.value }) : statement;
}

/** The run named by its id, else the newest one that fits the plan and the period. */
export async function findRun({ values }: Call, app: Application, scope: Scope): Promise<Result<Run>> {
  const { run: id, plan, period } = values;
  if (id !== undefined) {
    const named = isUuid(id) ? await app.runs.store.run(scope, id) : undefined;
    return named ? ok(named) : refused('payouts.run_not_found');
  }
  const runs = await app.runs.store.runs(scope);
  const found = runs.find(
    (each) =>
      (plan === undefined || each.planCode === plan) && (period === undefined || each.period.code === period),
  );
  return found ? ok(found) : refused('cli.run_not_found', { plan: plan ?? '*', period: period ?? '*' });
}
