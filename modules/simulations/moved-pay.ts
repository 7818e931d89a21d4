// What an account that changes hands is worth in pay: the sales of a period taken from one seller and given to another.
import type { DealChange, Transaction } from '@cordee/engine-compensation';
import type { EntityId, Result, Scope } from '@cordee/kernel';
import { countedSales } from './counted-sales.ts';
import type { EstimateAnswer, EstimateDesk } from './estimate.ts';

export type MovedPay = {
  readonly giver: Result<EstimateAnswer> | null;
  readonly taker: Result<EstimateAnswer> | null;
  /** The giver's sales to the account that the plan counts in the period. */
  readonly sales: number;
  /** Those in another currency than the taker's plan: they are left out of the taker's pay. */
  readonly left: number;
};

type Move = {
  readonly giver: EntityId | null;
  readonly taker: EntityId | null;
  /** The account, as sales name their customer. */
  readonly customer: string;
};

/**
 * The pay of both for the period of today, as it stands and as it would stand had the account been the taker's for all of
 * it. Sales that nobody gives are given to nobody. Each side is refused on its own where no plan pays the person.
 */
export async function movedPay(
  desk: EstimateDesk,
  scope: Scope,
  { giver, taker, customer }: Move,
): Promise<MovedPay> {
  const estimate = (payee: EntityId, changes: readonly DealChange[]) =>
    desk.estimate(scope, { payee, period: null, changes, goal: null });
  const own = giver === null ? null : await estimate(giver, []);
  const sales = own?.ok ? salesTo(own.value, customer) : [];
  const given =
    giver === null || own === null || !own.ok
      ? own
      : await estimate(
          giver,
          [...new Set(sales.map(({ code }) => code))].map((code) => ({ change: 'remove', code })),
        );
  const standing = taker === null ? null : await estimate(taker, []);
  if (taker === null || standing === null || !standing.ok)
    return { giver: given, taker: standing, sales: eachOnce(sales).length, left: 0 };
  const { currency } = standing.value.own.plan;
  const once = eachOnce(sales);
  const taken = once.filter(({ amount }) => amount.currency === currency);
  return {
    giver: given,
    taker: await estimate(taker, taken.map(addedFrom)),
    sales: once.length,
    left: once.length - taken.length,
  };
}

function salesTo({ own }: EstimateAnswer, customer: string): readonly Transaction[] {
  return countedSales(own.plan, own.period, own.sales).filter((each) => each.customer === customer);
}

/** An order, its invoice and its payment are one sale: those of the kind that there are most of stand for it. */
function eachOnce(sales: readonly Transaction[]): readonly Transaction[] {
  const byKind = [...Map.groupBy(sales, ({ kind }) => kind).values()];
  return byKind.toSorted((a, b) => b.length - a.length)[0] ?? [];
}

function addedFrom({ date, amount, product, channel, origin }: Transaction): DealChange {
  return { change: 'add', deal: { date, amount: amount.value, product, channel, origin } };
}
