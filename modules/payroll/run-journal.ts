// The journal of a run and the accrual of a day, from the lines that payroll would carry.
import { deferralSchedule, type DeferralMonth } from '@cordee/engine-compensation';
import { decimal, ok, refused, type PlainDate, type Result, type Scope } from '@cordee/kernel';
import { readSetting, type RunStore } from '@cordee/modules/payouts';
import { accountingSetting } from './accounting-setting.ts';
import { accruedPay, type AccruedPay } from './accrued-pay.ts';
import { deferralEntries } from './deferral.ts';
import { accrualEntries, payEntries, type JournalAmount, type JournalLine } from './journal.ts';
import { payrollSetting, type PayrollSetting } from './payroll-setting.ts';
import { journalAmount, payrollLines, type PayrollDeps } from './transmit.ts';

export type JournalDeps = Pick<PayrollDeps, 'store' | 'settings'> & {
  readonly runs: Pick<RunStore, 'run' | 'runs' | 'lines' | 'settled' | 'released'>;
};

type Deferral = {
  readonly of: JournalAmount;
  readonly component: string;
  readonly months: readonly DeferralMonth[];
};
export type RunJournal = { readonly lines: readonly JournalLine[]; readonly deferrals: readonly Deferral[] };

/** Pay, employer charges and deferrals of a locked run, dated the last day of its period. */
export async function runJournal(
  deps: JournalDeps,
  scope: Scope,
  runId: string,
): Promise<Result<RunJournal>> {
  const run = await deps.runs.run(scope, runId);
  if (!run) return refused('payouts.run_not_found');
  if (['preview', 'approved', 'voided'].includes(run.state))
    return refused('payroll.run_not_locked', { plan: run.planCode, period: run.period.code });
  const [accounting, payroll] = [
    await readSetting(deps.settings, scope, accountingSetting),
    await readSetting(deps.settings, scope, payrollSetting),
  ];
  const paid = await payrollLines(deps, scope, run);
  const lastDay = run.period.to.subtract({ days: 1 });
  const entries = payEntries(
    paid.map((line) => journalAmount(line, payroll)),
    accounting,
    lastDay,
  );
  if (!entries.ok) return entries;
  const { atOnceAmount, atOnceMonths } = accounting;
  const atOnce = { atOnceAmount: atOnceAmount === null ? null : decimal(atOnceAmount), atOnceMonths };
  const deferrals = paid.flatMap((line): Deferral[] => {
    const rule = accounting.deferrals.find(({ component }) => component === line.component);
    if (!rule) return [];
    const { kind, months } = deferralSchedule(line.payable, lastDay, { months: rule.months, ...atOnce });
    return kind === 'deferred'
      ? [{ of: journalAmount(line, payroll), component: line.component, months }]
      : [];
  });
  const deferred = deferrals.flatMap(({ of, months }) => deferralEntries(of, months, accounting.accounts));
  return ok({ lines: [...entries.value, ...deferred], deferrals });
}

/** What is accrued on a day, also what waits to be released, with its reversal on the day after. */
export async function accrual(
  deps: JournalDeps,
  scope: Scope,
  lastDay: PlainDate,
): Promise<Result<readonly JournalLine[]>> {
  const [accounting, payroll] = [
    await readSetting(deps.settings, scope, accountingSetting),
    await readSetting(deps.settings, scope, payrollSetting),
  ];
  const amounts = (await accruedPay(deps, scope, lastDay)).map((accrued) => amountOf(accrued, payroll));
  return accrualEntries(amounts, accounting, lastDay);
}

function amountOf({ team, legalEntity, amount }: AccruedPay, { costCentres }: PayrollSetting): JournalAmount {
  return { legalEntity, team: team ?? '', costCentre: costCentres[team ?? ''] ?? '', amount };
}
