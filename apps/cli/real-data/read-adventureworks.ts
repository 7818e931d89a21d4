import { isZero, decimal, moneyText, ok, type Result } from '@cordee/kernel';
import type { RunLine } from '@cordee/modules/payouts';
import type { Call } from '../command.ts';
import type { House } from '../house.ts';
import { workingScope } from '../working-scope.ts';

export type SellerQuarter = {
  readonly seller: string;
  readonly quarter: string;
  readonly revenue: string;
  readonly quota: string | null;
  readonly attainment: string | null;
  readonly commission: string;
};

const planCode = 'adventureworks-quarters';

/** Each seller's calendar quarters that have an order or a quota, as the runs of the guide have them. */
export async function readAdventureWorks(
  { app }: House,
  call: Call,
): Promise<Result<readonly SellerQuarter[]>> {
  const scope = await workingScope({ app, close: async () => undefined }, call, ['revops']);
  if (!scope.ok) return scope;
  const runs = (await app.runs.store.runs(scope.value)).filter((run) => run.planCode === planCode);
  const rows = await Promise.all(
    runs.map(async (run) =>
      (await app.runs.store.lines(scope.value, run.id))
        .filter(hasFigures)
        .map((line) => rowOf(line, run.period.code)),
    ),
  );
  return ok(rows.flat().toSorted((a, b) => compare(a.seller, b.seller) || compare(a.quarter, b.quarter)));
}

function hasFigures({ measured, quota }: RunLine): boolean {
  return quota !== null || (measured !== null && !isZero(decimal(measured)));
}

function rowOf({ payeeCode, measured, quota, attainment, payable }: RunLine, quarter: string): SellerQuarter {
  return {
    seller: payeeCode,
    quarter,
    revenue: measured ?? '0',
    quota,
    attainment,
    commission: moneyText(payable),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
