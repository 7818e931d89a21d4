import { isZero, minusMoney, ok, refused, toAmount } from '@cordee/kernel';
import type { Amount, Decimal, EntityId, Money, Result } from '@cordee/kernel';
import type { PlainDate } from '@cordee/kernel';
import { salesToEarn } from '../account/solve.ts';
import { calculatePlan } from '../calculate-plan.ts';
import type { PlanFacts } from '../calculate-plan.ts';
import { UNSAID } from '../credit/transaction.ts';
import type { Transaction, TransactionKind } from '../credit/transaction.ts';
import type { EarnResult } from '../earn/earn.ts';
import { contributionsOf } from '../measure/measure.ts';
import type { Plan } from '../plan-format/plan.ts';

/** A deal that is not there. */
type HypotheticalDeal = {
  readonly date: PlainDate;
  readonly amount: Decimal;
  readonly product: string | null;
  readonly channel: string | null;
  readonly origin: string | null;
};

/** What a seller tries: one more deal, another date, another amount, or none. A code names all that bears it. */
export type DealChange =
  | { readonly change: 'add'; readonly deal: HypotheticalDeal }
  | { readonly change: 'move'; readonly code: string; readonly date: PlainDate }
  | { readonly change: 'amount'; readonly code: string; readonly amount: Decimal }
  | { readonly change: 'remove'; readonly code: string };

export type Estimate = {
  readonly now: EarnResult;
  readonly tried: EarnResult;
  readonly change: Money;
};

/** The facts of one payee for one period. */
export type PayeeCase = { readonly plan: Plan; readonly facts: PlanFacts; readonly payee: EntityId };

/**
 * The pay of one payee as things stand and as they would stand, by the engine itself. An added deal counts at its date on
 * every base that the plan measures: ordered, delivered, invoiced and paid at once. Refuses simulations.sale_not_found
 * for a code that the payee has not, and simulations.plan_counts_no_sales.
 */
export function estimatePay(own: PayeeCase, changes: readonly DealChange[]): Result<Estimate> {
  const transactions = changed(own, changes);
  if (!transactions.ok) return transactions;
  const now = resultOf(own, own.facts.transactions);
  const tried = resultOf(own, transactions.value);
  return ok({ now, tried, change: minusMoney(tried.payable, now.payable) });
}

/**
 * The smallest sale, in whole units of the currency, that brings the payee's pay to a goal when it is added to the
 * changes on the last day of the period. Refuses compensation.solve_out_of_reach.
 * Example: a plan of 5 % with 400 € earned and a goal of 1,000 € → 12,000 €.
 */
export function saleToEarn(own: PayeeCase, changes: readonly DealChange[], goal: Money): Result<Amount> {
  const date = own.facts.period.to.subtract({ days: 1 });
  const start = changed(own, changes);
  if (!start.ok) return start;
  const payOf = (minor: bigint): bigint => {
    const amount = toAmount({ minor, currency: own.plan.currency }).value;
    const deal = { date, amount, product: null, channel: null, origin: null };
    const added = isZero(amount) ? [] : dealsOf(own, deal, 'goal');
    return resultOf(own, [...start.value, ...added]).payable.minor;
  };
  const found = salesToEarn(payOf, { target: goal.minor, most: SALE_MOST, step: WHOLE_UNIT });
  return found.ok ? ok(toAmount({ minor: found.value, currency: own.plan.currency })) : found;
}

/** Ten billion: more than anyone sells. */
const SALE_MOST = 1_000_000_000_000n;
const WHOLE_UNIT = 100n;

function resultOf({ plan, facts, payee }: PayeeCase, transactions: readonly Transaction[]): EarnResult {
  const { results } = calculatePlan(plan, { ...facts, transactions });
  const own = results.find((each) => each.payee === payee);
  if (own === undefined) throw new TypeError('the facts of a payee hold the payee');
  return own;
}

function changed(own: PayeeCase, changes: readonly DealChange[]): Result<readonly Transaction[]> {
  let transactions = own.facts.transactions;
  for (const [index, change] of changes.entries()) {
    const next = applied(own, transactions, change, index);
    if (!next.ok) return next;
    transactions = next.value;
  }
  return ok(transactions);
}

function applied(
  own: PayeeCase,
  transactions: readonly Transaction[],
  change: DealChange,
  index: number,
): Result<readonly Transaction[]> {
  if (change.change === 'add') {
    const added = dealsOf(own, change.deal, `hypothesis-${index + 1}`);
    return added.length === 0
      ? refused('simulations.plan_counts_no_sales', { plan: own.plan.code })
      : ok([...transactions, ...added]);
  }
  const { code } = change;
  if (!transactions.some((each) => each.code === code))
    return refused('simulations.sale_not_found', { code });
  if (change.change === 'remove') return ok(transactions.filter((each) => each.code !== code));
  return ok(
    transactions.map((each) => {
      if (each.code !== code) return each;
      return change.change === 'move'
        ? { ...each, date: change.date }
        : { ...each, amount: { ...each.amount, value: change.amount } };
    }),
  );
}

/** One transaction for each kind that the plan's measures count as a sale. */
function dealsOf({ plan, payee }: PayeeCase, deal: HypotheticalDeal, code: string): readonly Transaction[] {
  const { amount, ...rest } = deal;
  return [...saleKinds(plan)].map((kind) => ({
    ...UNSAID,
    ...rest,
    source: 'estimate',
    code,
    kind,
    amount: { value: amount, currency: plan.currency },
    seller: payee,
    place: {},
  }));
}

function saleKinds(plan: Plan): ReadonlySet<TransactionKind> {
  return new Set(
    plan.measures.flatMap((measure) =>
      contributionsOf(measure)
        .filter(({ sign }) => sign === 'as_given')
        .slice(0, 1)
        .map(({ kind }) => kind),
    ),
  );
}
