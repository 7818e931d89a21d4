import { dividedBy, numberOf, percentageOf, plus, plusMoney } from '@cordee/kernel';
import type { Currency, Decimal, EntityId, Money, Percentage, RuleReference } from '@cordee/kernel';
import type { EarnResult } from '../earn/earn.ts';
import type { Plan } from '../plan-format/plan.ts';

/** What a plan makes of one payee over the periods of a replay. */
export type PayeeReplay = {
  readonly payee: EntityId;
  /** As explanations say it. */
  readonly name: string;
  readonly paid: Money;
  /** Paid by component, in the order of the plan. */
  readonly components: readonly { readonly component: string; readonly paid: Money }[];
  /** The plan's first measure over the periods, and its quota; null where one of them is not known. */
  readonly measured: Decimal | null;
  readonly quota: Decimal | null;
  /** Measured ÷ quota, 6 decimals, half-even; null without a quota. */
  readonly attainment: Percentage | null;
  /** What the plan pays at exactly the quota; null where that cannot be said. */
  readonly paidAtTarget: Money | null;
  /** How many components could not be calculated. */
  readonly issueCount: number;
};

export type Replay = {
  readonly rule: RuleReference;
  readonly currency: Currency;
  /** Whether what the plan's first measure counts is money: then it is the revenue that the pay is a cost of. */
  readonly countsMoney: boolean;
  /** In the order of the facts, which no id decides. */
  readonly payees: readonly PayeeReplay[];
};

export type PayeeResults = {
  readonly payee: EntityId;
  readonly name: string;
  /** In the order of the periods. */
  readonly results: readonly EarnResult[];
  readonly paidAtTarget: Money | null;
};

/** Sums the results of each payee over the periods. A measure to date counts once, as it stands at the end. */
export function replayOf(plan: Plan, payees: readonly PayeeResults[]): Replay {
  return {
    rule: { code: plan.code, version: plan.version },
    currency: plan.currency,
    countsMoney: plan.measures[0]?.aggregation === 'amount',
    payees: payees.map((each) => payeeReplay(plan, each)),
  };
}

function payeeReplay(plan: Plan, { payee, name, results, paidAtTarget }: PayeeResults): PayeeReplay {
  const none: Money = { minor: 0n, currency: plan.currency };
  const components = plan.components.map(({ code }) => ({
    component: code,
    paid: results
      .flatMap(({ lines }) => lines)
      .filter(({ component }) => component === code)
      .reduce((sum, { payable }) => plusMoney(sum, payable), none),
  }));
  return {
    payee,
    name,
    paid: results.reduce((sum, { payable }) => plusMoney(sum, payable), none),
    components,
    ...standingOf(plan, results),
    paidAtTarget,
    issueCount: results.reduce((sum, { issues }) => sum + issues.length, 0),
  };
}

type Standing = Pick<PayeeReplay, 'measured' | 'quota' | 'attainment'>;

function standingOf(plan: Plan, results: readonly EarnResult[]): Standing {
  const [measure] = plan.measures;
  const all = results.flatMap(({ attainments }) => attainments.slice(0, 1));
  const counted = measure?.window === 'period' ? all : all.slice(-1);
  const measured = sumKnown(counted.map((each) => (each.measured.ok ? numberOf(each.measured.value) : null)));
  const withQuota = counted.filter(({ quota, measured: sold }) => quota.ok && sold.ok);
  const quota = sumKnown(withQuota.map((each) => (each.quota.ok ? numberOf(each.quota.value) : null)));
  const against = sumKnown(
    withQuota.map((each) => (each.measured.ok ? numberOf(each.measured.value) : null)),
  );
  const attainment =
    quota === null || against === null || quota.unscaled <= 0n
      ? null
      : percentageOf(dividedBy(against, quota, { scale: 6, rounding: 'half-even' }));
  return { measured, quota, attainment };
}

/** Null where nothing is known; a part that is not known counts as nothing. */
function sumKnown(parts: readonly (Decimal | null)[]): Decimal | null {
  return parts.reduce<Decimal | null>(
    (sum, part) => (part === null ? sum : sum === null ? part : plus(sum, part)),
    null,
  );
}
