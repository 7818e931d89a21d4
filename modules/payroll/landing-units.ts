// The units of a year's landing, from its runs.
import {
  civilCalendar,
  compareDates,
  periodsBetween,
  plainDate,
  sumMoney,
  type Period,
  type Scope,
} from '@cordee/kernel';
import type { Run, RunLine } from '@cordee/modules/payouts';
import { accruedRuns, paidSince } from './accrued-pay.ts';
import type { LandingUnit } from './landing.ts';
import type { JournalDeps } from './run-journal.ts';

/**
 * Each plan and team of the year's runs: closed ones, and the newest calculation of a period that is not closed yet.
 * Who was held out counts where nothing has paid them since.
 */
export async function landingUnits(
  deps: JournalDeps,
  scope: Scope,
  year: number,
): Promise<readonly LandingUnit[]> {
  const all = (await deps.runs.runs(scope)).filter(
    ({ period, state }) => state !== 'voided' && lastDayOf(period).year === year,
  );
  const isPaidSince = await paidSince(deps, scope);
  const byPlan = Map.groupBy(accruedRuns(all), ({ planCode }) => planCode);
  const units: LandingUnit[] = [];
  for (const [planCode, runs] of byPlan) {
    const paid: Paid[] = [];
    for (const run of runs)
      for (const line of await deps.runs.lines(scope, run.id))
        if (line.held === null || !isPaidSince(line)) paid.push({ run, line });
    units.push(...unitsOf(planCode, runs, paid, year));
  }
  return units.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

type Paid = { readonly run: Run; readonly line: RunLine };

const keyOf = ({ planCode, team }: LandingUnit): string => JSON.stringify([planCode, team]);

function unitsOf(
  planCode: string,
  runs: readonly Run[],
  paid: readonly Paid[],
  year: number,
): readonly LandingUnit[] {
  const calculated = [...new Map(runs.map(({ period }) => [period.code, period])).values()].toSorted((a, b) =>
    compareDates(a.from, b.from),
  );
  const last = calculated.at(-1);
  if (last === undefined) return [];
  const ofYear = periodsOf(last, year);
  const before = ofYear.filter(({ from }) => compareDates(from, last.from) <= 0).length;
  const groups = Map.groupBy(paid, ({ line }) => JSON.stringify([line.team, line.payable.currency]));
  return [...groups.values()].flatMap((own): readonly LandingUnit[] => {
    const [first] = own;
    if (first === undefined) return [];
    const { currency } = first.line.payable;
    const amountIn = (code: string) =>
      sumMoney(
        own.filter(({ run }) => run.period.code === code).map(({ line }) => line.payable),
        currency,
      );
    return [
      {
        planCode,
        team: first.line.team ?? '',
        currency,
        periods: calculated.map(({ code }) => ({ code, amount: amountIn(code) })),
        periodsLeft: ofYear.length - before,
        periodsMissing: before - calculated.length,
      },
    ];
  });
}

/** The periods of the year as long as the one given. */
function periodsOf({ grain }: Period, year: number): readonly Period[] {
  return periodsBetween(civilCalendar, grain, plainDate(`${year}-01-01`), plainDate(`${year + 1}-01-01`));
}

const lastDayOf = ({ to }: Period) => to.subtract({ days: 1 });
