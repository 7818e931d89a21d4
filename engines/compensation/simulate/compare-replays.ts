import { ZERO } from '@cordee/kernel';
import type { EntityId, Explanation, Money } from '@cordee/kernel';
import { attainmentFigures } from './attainment-tests.ts';
import { changesOf, distributionOf } from './changes.ts';
import type { Change, ChangeBand } from './changes.ts';
import { amountOf, countOfPayees, difference, moneyOf, share, sumOfPayees, unknown } from './figure-nodes.ts';
import { payForPerformance } from './pay-for-performance.ts';
import type { PerformancePoint } from './pay-for-performance.ts';
import type { PayeeReplay, Replay } from './replay.ts';

/** The figures of a simulation, in the order a reader wants them. Each is its explanation; its root holds the value. */
export const FIGURES = [
  'cost_before',
  'cost_after',
  'cost_change',
  'cost_change_share',
  'revenue',
  'cost_of_sales_before',
  'cost_of_sales_after',
  'winners_count',
  'winners_sum',
  'losers_count',
  'losers_sum',
  'unchanged_count',
  'distance',
  'reaching_target',
  'median_against_target_before',
  'median_against_target_after',
  'mean_attainment',
  'reaching_70',
  'rank_correlation_before',
  'rank_correlation_after',
] as const;
export type FigureCode = (typeof FIGURES)[number];
export type Figures = Readonly<Record<FigureCode, Explanation>>;

/** What a plan would have changed over the same facts. Amounts are exact; who is named is for the reader's rights to say. */
export type Comparison = {
  readonly population: number;
  readonly figures: Figures;
  /** Every payee whose pay changes, the largest change first. */
  readonly changes: readonly Change[];
  readonly distribution: readonly ChangeBand[];
  readonly points: readonly PerformancePoint[];
  /** Components that could not be calculated, of all payees and both plans. */
  readonly issueCount: number;
};

/**
 * Compares what two plans make of the same payees; one who is in only one of them was paid nothing by the other. Who
 * performed how is told by the plan of today, where it has quotas: a plan moves pay, not sales.
 * Example: 100.00 € before and 130.00 € after is a cost change of 30.00 €, one winner, distance 0.30.
 */
export function compareReplays(before: Replay, after: Replay): Comparison {
  const [own, next] = alignedPayees(before, after);
  const { rule } = after;
  const payLinked = payForPerformance('rank_correlation_after', {
    ...after,
    payees: next.map((each, index) => ({ ...each, attainment: own[index]?.attainment ?? each.attainment })),
  });
  const none = moneyOf({ minor: 0n, currency: after.currency });
  const paid = (key: string, payees: readonly PayeeReplay[]) =>
    sumOfPayees(
      key,
      payees.map((of) => ({ of, value: moneyOf(of.paid) })),
      none,
    );
  const [costBefore, costAfter] = [paid('cost_before', own), paid('cost_after', next)];
  const change = difference('cost_change', [costAfter, costBefore], rule);
  const changes = changesOf(own, next);
  const revenue = revenueOf(before, own);
  const moved = sumOfPayees(
    'moved',
    changes.map(({ of, size }) => ({ of, value: moneyOf(size) })),
    none,
  );
  return {
    population: own.length,
    figures: {
      cost_before: costBefore,
      cost_after: costAfter,
      cost_change: change,
      cost_change_share: share('cost_change_share', [change, costBefore], rule),
      revenue,
      cost_of_sales_before: ratioTo(revenue, 'cost_of_sales_before', costBefore, before),
      cost_of_sales_after: ratioTo(revenue, 'cost_of_sales_after', costAfter, after),
      ...groupFigures(own, changes, none),
      distance: share('distance', [moved, costBefore], rule),
      ...attainmentFigures({ ...before, payees: own }, { ...after, payees: next }),
      rank_correlation_before: payForPerformance('rank_correlation_before', { ...before, payees: own })
        .correlation,
      rank_correlation_after: payLinked.correlation,
    },
    changes,
    distribution: distributionOf(own, next),
    points: payLinked.points,
    issueCount: [...own, ...next].reduce((sum, { issueCount }) => sum + issueCount, 0),
  };
}

/** Both lists with the same payees in the same order. */
function alignedPayees(
  before: Replay,
  after: Replay,
): readonly [readonly PayeeReplay[], readonly PayeeReplay[]] {
  const known = new Map<EntityId, PayeeReplay>(
    [...before.payees, ...after.payees].map((each) => [each.payee, each]),
  );
  const [own, next] = [before, after].map(
    ({ payees }) => new Map(payees.map((each) => [each.payee, each] as const)),
  );
  const all = [...known.values()];
  return [
    all.map((each) => own?.get(each.payee) ?? unpaid(each)),
    all.map((each) => next?.get(each.payee) ?? unpaid(each)),
  ];
}

function unpaid(of: PayeeReplay): PayeeReplay {
  const paid: Money = { minor: 0n, currency: of.paid.currency };
  return { ...of, paid, components: [], paidAtTarget: null, issueCount: 0 };
}

/** What was sold: the first measure of the plan of today, where it is money. */
function revenueOf(before: Replay, payees: readonly PayeeReplay[]): Explanation {
  if (!before.countsMoney) return unknown('revenue', { code: 'simulations.revenue_not_money', args: {} });
  return sumOfPayees(
    'revenue',
    payees.map((of) => ({ of, value: amountOf(of.measured ?? ZERO, before.currency) })),
    amountOf(ZERO, before.currency),
  );
}

function ratioTo(revenue: Explanation, key: FigureCode, cost: Explanation, { rule }: Replay): Explanation {
  return revenue.kind === 'issue' ? unknown(key, revenue.refusal) : share(key, [cost, revenue], rule);
}

function groupFigures(
  payees: readonly PayeeReplay[],
  changes: readonly Change[],
  none: ReturnType<typeof moneyOf>,
) {
  const winners = changes.filter(({ change }) => change.minor > 0n);
  const losers = changes.filter(({ change }) => change.minor < 0n);
  const moved = new Set(changes.map(({ of }) => of.payee));
  const sum = (key: string, group: readonly Change[]) =>
    sumOfPayees(
      key,
      group.map(({ of, change }) => ({ of, value: moneyOf(change) })),
      none,
    );
  const count = (key: string, group: readonly Change[]) =>
    countOfPayees(
      key,
      group.map(({ of }) => of),
    );
  return {
    winners_count: count('winners_count', winners),
    winners_sum: sum('winners_sum', winners),
    losers_count: count('losers_count', losers),
    losers_sum: sum('losers_sum', losers),
    unchanged_count: countOfPayees(
      'unchanged_count',
      payees.filter(({ payee }) => !moved.has(payee)),
    ),
  };
}
