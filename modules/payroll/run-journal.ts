// The journal of a run and the accrual of a day, from the lines that payroll would carry.
import { deferralSchedule, type DeferralMonth } from '@cordee/engine-compensation';
import { decimal, ok, refused, type PlainDate, type Result, type Scope } from '@cordee/kernel';
import {
  readSetting,
  settledByKey,
  settledSum,
  settlementKey,
  type Run,
  type RunLine,
  type RunStore,
} from '@cordee/modules/payouts';
import { accountingSetting } from './accounting-setting.ts';
import { deferralEntries } from './deferral.ts';
import { accrualEntries, payEntries, type JournalAmount, type JournalLine } from './journal.ts';
import { payrollSetting, type PayrollSetting } from './payroll-setting.ts';
import { journalAmount, payrollLines, type PayrollDeps } from './transmit.ts';

export type JournalDeps = Pick<PayrollDeps, 'store' | 'settings'> & {
  readonly runs: Pick<RunStore, 'run' | 'runs' | 'lines' | 'settled'>;
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

/**
 * What was earned up to a day and has not left for payroll: locked lines, lines held out that nothing has paid since,
 * and the newest calculation of a period that has no locked run yet. With its reversal on the day after.
 */
export async function accrual(
  deps: JournalDeps,
  scope: Scope,
  lastDay: PlainDate,
): Promise<Result<readonly JournalLine[]>> {
  const [accounting, payroll] = [
    await readSetting(deps.settings, scope, accountingSetting),
    await readSetting(deps.settings, scope, payrollSetting),
  ];
  const runs = (await deps.runs.runs(scope)).filter(
    ({ period, state }) =>
      state !== 'voided' && Temporal.PlainDate.compare(period.to.subtract({ days: 1 }), lastDay) <= 0,
  );
  const settled = settledByKey(await deps.runs.settled(scope, null));
  const isPaidSince = (line: RunLine) => {
    const entries = settled.get(
      settlementKey({ ...line.origin, payeeId: line.payeeId, component: line.component }),
    );
    return entries !== undefined && settledSum(entries, line.payable.currency).minor !== 0n;
  };
  const amounts: JournalAmount[] = [];
  for (const run of accruedRuns(runs))
    amounts.push(
      ...(await accruedLines(deps, scope, run, isPaidSince)).map((line) => amountOf(line, payroll)),
    );
  return accrualEntries(amounts, accounting, lastDay);
}

type AccruedLine = RunLine & { readonly legalEntity: string };

function amountOf(
  { team, legalEntity, payable }: AccruedLine,
  { costCentres }: PayrollSetting,
): JournalAmount {
  return { legalEntity, team: team ?? '', costCentre: costCentres[team ?? ''] ?? '', amount: payable };
}

const isClosed = ({ state }: Run): boolean => state !== 'preview' && state !== 'approved';

/** Closed runs, and of each period without one the newest regular calculation. Runs come newest first. */
function accruedRuns(runs: readonly Run[]): readonly Run[] {
  const keyOf = ({ planCode, period }: Run) => JSON.stringify([planCode, period.code]);
  const closed = runs.filter(isClosed);
  const closedKeys = new Set(closed.map(keyOf));
  const open = new Map(
    runs
      .filter((run) => run.kind === 'regular' && !isClosed(run) && !closedKeys.has(keyOf(run)))
      .toReversed()
      .map((run) => [keyOf(run), run]),
  );
  return [...closed, ...open.values()];
}

async function accruedLines(
  { runs, store }: JournalDeps,
  scope: Scope,
  run: Run,
  isPaidSince: (line: RunLine) => boolean,
): Promise<readonly AccruedLine[]> {
  const atEnd = { ...scope, asOf: { ...scope.asOf, effective: run.period.to.subtract({ days: 1 }) } };
  const [lines, identities] = [await runs.lines(atEnd, run.id), await store.identities(atEnd)];
  const hasLeft = isClosed(run) && run.state !== 'locked';
  return lines
    .filter((line) => (line.held === null ? !hasLeft : !isPaidSince(line)))
    .map((line) => ({ ...line, legalEntity: identities.get(line.payeeId)?.legalEntity ?? '' }));
}
