// A plan is proposed by one of two and agreed to by the other; what it says is calculated, not typed.
import {
  decimal,
  decimalText,
  dividedBy,
  numberOf,
  ok,
  refused,
  times,
  valueOf,
  withoutTrailingZeros,
  ZERO,
  type EntityId,
  type Explanation,
  type Result,
  type Scope,
} from '@cordee/kernel';
import { solveEquation, type Asked, type Equation } from './equation.ts';
import { funnelBasis, type Assumed, type FunnelBasis, type StepNames } from './funnel-basis.ts';
import {
  checkAgreement,
  sideOf,
  type ActionPlan,
  type PlanContent,
  type Side,
  type TargetAccount,
} from './plan.ts';
import { monthsOfHistory, planContext, type ActionPlanDeps, type PlanContext } from './plan-context.ts';

export type AskedEquation = {
  readonly sellerId: EntityId;
  readonly period: string;
  readonly asked: Asked | null;
  readonly assumed: Assumed;
};

export type SolvedPlan = {
  readonly context: PlanContext;
  readonly basis: FunnelBasis;
  readonly equation: Equation;
};

/**
 * The equation for a seller and a period; without a figure of its own it starts from the quota, or from what the seller
 * won in as many days of the past. Refuses what planContext, funnelBasis and solveEquation do.
 */
export async function solvePlan(
  deps: ActionPlanDeps,
  scope: Scope,
  { sellerId, period, asked, assumed }: AskedEquation,
  names: StepNames,
): Promise<Result<SolvedPlan>> {
  const context = await planContext(deps, scope, { sellerId, period });
  if (!context.ok) return context;
  const { own, everybody, currency, daysWorked } = context.value;
  const basis = funnelBasis({ own, everybody }, currency, assumed, names);
  if (!basis.ok) return basis;
  const equation = solveEquation(basis.value, asked ?? usualRevenue(context.value), daysWorked);
  return equation.ok
    ? ok({ context: context.value, basis: basis.value, equation: equation.value })
    : equation;
}

function usualRevenue({ quota, own, period, currency }: PlanContext): Asked {
  if (quota !== null) return { from: 'revenue', revenue: { value: quota.amount, currency } };
  const { years, months } = period.from.until(period.to, { largestUnit: 'month' });
  const sold = times(own.wonAmount, decimal(String(Math.max(1, years * 12 + months))));
  const value = dividedBy(sold, decimal(String(monthsOfHistory)), { scale: 0, rounding: 'half-even' });
  return { from: 'revenue', revenue: { value, currency } };
}

export type ProposedPlan = AskedEquation & {
  readonly accounts: readonly { readonly accountId: EntityId; readonly contactsPerYear: number }[];
  readonly expected: PlanContent['expected'];
  readonly means: string;
  readonly text: string;
  /** The version that it answers; null for the first of a period. */
  readonly follows: string | null;
};

/**
 * Refuses what solvePlan does, planning.more_days_than_worked, actions.not_yours_forbidden, no_manager, account_not_found,
 * plan_conflict and version_changed_conflict.
 */
export async function proposePlan(
  deps: ActionPlanDeps,
  scope: Scope,
  proposed: ProposedPlan,
  names: StepNames,
): Promise<Result<{ readonly id: string }>> {
  const solved = await solvePlan(deps, scope, proposed, names);
  if (!solved.ok) return solved;
  const { context, equation } = solved.value;
  if (equation.refusal !== null) return { ok: false, refusal: equation.refusal };
  const managerId = context.own.managerId;
  if (managerId === null) return refused('actions.no_manager');
  const [known] = await deps.plans.plans(scope, { sellerId: proposed.sellerId, period: proposed.period });
  const two = known ?? { sellerId: proposed.sellerId, managerId };
  const side = sideOf(two, await deps.personOf(scope));
  if (side === null) return refused('actions.not_yours_forbidden');
  const accounts = await targetAccounts(deps, scope, proposed, context);
  if (!accounts.ok) return accounts;
  const content = contentOf(solved.value, proposed, accounts.value);
  const version = { id: deps.newId(), side, content };
  if (known === undefined) {
    const id = deps.newId();
    const opened = await deps.plans.open(scope, { id, ...two, period: proposed.period }, version);
    return opened.ok ? ok({ id }) : opened;
  }
  if (proposed.follows === null) return refused('actions.plan_conflict');
  const written = await deps.plans.propose(scope, known, version, proposed.follows);
  return written.ok ? ok({ id: known.id }) : written;
}

async function targetAccounts(
  { activities }: ActionPlanDeps,
  scope: Scope,
  { sellerId, accounts }: ProposedPlan,
  { currency }: PlanContext,
): Promise<Result<readonly TargetAccount[]>> {
  if (accounts.length === 0) return ok([]);
  const known = new Map(
    (await activities.portfolio(scope, sellerId, currency)).map((each) => [each.id, each.name]),
  );
  const found: TargetAccount[] = [];
  for (const { accountId, contactsPerYear } of accounts) {
    const name = known.get(accountId);
    if (name === undefined) return refused('actions.account_not_found');
    found.push({ accountId, name, contactsPerYear });
  }
  return ok(found);
}

function contentOf(
  { context, basis, equation }: SolvedPlan,
  { expected, means, text }: ProposedPlan,
  accounts: readonly TargetAccount[],
): PlanContent {
  const { revenue, steps, days, daysWorked } = equation;
  const by = (of: (index: number) => string | undefined) =>
    Object.fromEntries(
      basis.steps.flatMap((step, index) => {
        const value = of(index);
        return value === undefined ? [] : [[step, value]];
      }),
    );
  const figure = (node: Explanation | undefined) =>
    node && decimalText(withoutTrailingZeros(numberOf(valueOf(node)) ?? ZERO));
  return {
    revenue: decimalText(revenue.value),
    currency: revenue.currency,
    needed: by((index) => figure(steps[index]?.needed)),
    perWeek: by((index) => steps[index] && decimalText(steps[index].perWeek)),
    rates: by((index) => basis.rates[index] && decimalText(basis.rates[index].rate)),
    hours: by((index) => basis.funnel.kinds[index] && decimalText(basis.funnel.kinds[index].hours)),
    basket: figure(basis.basket) ?? '0',
    days: figure(days) ?? '0',
    daysWorked: decimalText(daysWorked),
    quota: context.quota && decimalText(context.quota.amount),
    accounts,
    expected,
    means,
    text,
  };
}

export type FoundPlan = { readonly plan: ActionPlan; readonly side: Side | null };

/** The plan, for whoever sees its seller; to anybody else it is not there. */
export async function findPlan(
  { plans, personOf }: Pick<ActionPlanDeps, 'plans' | 'personOf'>,
  scope: Scope,
  id: string,
): Promise<Result<FoundPlan>> {
  const [plan] = await plans.plans(scope, { id });
  if (plan === undefined) return refused('actions.plan_not_found');
  return ok({ plan, side: sideOf(plan, await personOf(scope)) });
}

/** To the other's last version, named so that nobody agrees to one that has just been replaced. */
export async function agreePlan(
  deps: Pick<ActionPlanDeps, 'plans' | 'personOf'>,
  scope: Scope,
  id: string,
  versionId: string,
): Promise<Result<null>> {
  const found = await findPlan(deps, scope, id);
  if (!found.ok) return found;
  const { plan, side } = found.value;
  if (side === null) return refused('actions.not_yours_forbidden');
  const version = checkAgreement(plan, side, versionId);
  return version.ok ? deps.plans.agree(scope, plan, versionId) : version;
}
