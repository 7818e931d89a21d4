import { z } from '@hono/zod-openapi';
import {
  decimal,
  decimalText,
  ok,
  refused,
  sumAmounts,
  type Amount,
  type Decimal,
  type Explanation,
} from '@cordee/kernel';
import type { FileNames } from '@cordee/modules/quotas';
import {
  endpoint,
  ExplanationAnswer,
  Figure,
  presentExplanation,
  type Endpoint,
} from '@cordee/platform/http';
import { BAND_LINES, explainBand, explainReached, type BandLine } from './explain-band.ts';
import { explainCost, explainNeeded } from './explain-capacity.ts';
import { explainCoverage, explainOver } from './explain-coverage.ts';
import { explainHires } from './explain-hires.ts';
import {
  countText,
  planCapacity,
  type CapacityDeps,
  type CapacityPlan,
  type Drivers,
} from './plan-capacity.ts';
import { whoReads } from './policy.ts';

const Amounts = z.string().regex(/^\d{1,12}(\.\d{1,2})?$/);
const Months = z.coerce.number().int().min(0).max(12);
const Query = z.strictObject({
  target: Amounts.refine((text) => Number(text) > 0, { message: '> 0' }).optional(),
  attrition: z
    .string()
    .regex(/^0(\.\d{1,4})?$/)
    .optional()
    .openapi({
      description: 'Of a year, as a ratio: 0.2 is one in five. Without it, what the past two years say.',
    }),
  rampMonths: Months.default(3),
  leadMonths: Months.default(2),
  market: z
    .string()
    .regex(/^-?0(\.\d{1,4})?$/)
    .default('0')
    .openapi({ description: 'How much more, or less, a seller brings: 0.05 is 5 % more.' }),
  season: z.enum(['history', 'even']).default('history'),
  monthlyCost: Amounts.default('6500'),
  hiringCost: Amounts.default('8000'),
});
type Asked = z.output<typeof Query>;

const MonthAnswer = z.object({
  month: z.string(),
  target: z.string(),
  needed: Figure,
  heads: z.string(),
  ramped: z.string(),
  hires: Figure,
  cost: Figure,
  low: Figure,
  median: Figure,
  high: Figure,
  reached: Figure.openapi({ description: 'Share of the paths that reach the target.' }),
});

const GroupAnswer = z.object({
  team: z.string(),
  role: z.string(),
  heads: z.number().int(),
  productivity: z.string(),
  hires: Figure,
  months: z.array(z.object({ needed: Figure, hires: z.number().int() })),
});

const CapacityAnswer = z
  .object({
    currency: z.string(),
    target: z.string(),
    sold: z.string().openapi({ description: 'In the last twelve months.' }),
    attrition: z.string(),
    left: z.number().int(),
    sellerMonths: z.number().int(),
    months: z.array(MonthAnswer),
    groups: z.array(GroupAnswer),
    hires: Figure,
    cost: Figure,
    coverage: Figure,
    shortfall: z.string().nullable(),
    quotaMonths: z.number().int(),
    quotas: z.string(),
    overAssignment: Figure,
  })
  .openapi('Capacity');

export function capacityRoutes(deps: CapacityDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/capacity',
      summary:
        'Sellers that the next twelve months need, whom to hire, what it costs, and how sure it is; nothing is kept',
      policy: whoReads,
      query: Query,
      answer: CapacityAnswer,
      handle: async ({ caller: { scope }, query }) => {
        const plan = await planCapacity(deps, scope, driversOf(query));
        return plan.ok ? ok(presented(plan.value, query)) : plan;
      },
    }),
    endpoint({
      method: 'get',
      path: '/capacity/explanation',
      summary: 'Why so many sellers, hires, so much money, such a coverage or band?',
      policy: whoReads,
      query: Query.extend({
        of: z.enum(['needed', 'cost', 'hires', 'coverage', 'over', 'reached', ...BAND_LINES]),
        month: z.coerce.number().int().min(0).max(11).optional(),
        team: z.string().max(200).optional(),
      }),
      answer: ExplanationAnswer,
      handle: async ({ caller: { scope }, query: { of, month, team, ...query }, locale }) => {
        const plan = await planCapacity(deps, scope, driversOf(query));
        if (!plan.ok) return plan;
        const files = of === 'over' ? await deps.fileNames(scope) : new Map<string, string>();
        const reason = reasonOf(plan.value, { of, month: month ?? null, team: team ?? null }, files);
        return reason === null ? refused('capacity.team_not_found') : ok(presentExplanation(reason, locale));
      },
    }),
  ];
}

function driversOf({ target, attrition, market, monthlyCost, hiringCost, ...rest }: Asked): Drivers {
  const given = (text: string | undefined): Decimal | null => (text === undefined ? null : decimal(text));
  return {
    ...rest,
    target: given(target),
    attrition: given(attrition),
    market: decimal(market),
    monthlyCost: decimal(monthlyCost),
    hiringCost: decimal(hiringCost),
  };
}

type Reason = {
  readonly of: 'needed' | 'cost' | 'hires' | 'coverage' | 'over' | 'reached' | BandLine;
  readonly month: number | null;
  readonly team: string | null;
};

/** Null where the team is in no plan. */
function reasonOf(plan: CapacityPlan, { of, month, team }: Reason, files: FileNames): Explanation | null {
  switch (of) {
    case 'needed':
      return explainNeeded(plan, { month: month ?? 0, team });
    case 'cost':
      return explainCost(plan, month);
    case 'hires':
      return explainHires(plan, { month, team });
    case 'coverage':
      return explainCoverage(plan);
    case 'over':
      return explainOver(plan, files);
    case 'reached':
      return explainReached(plan, month ?? 0);
    case 'low':
    case 'median':
    case 'high':
      return explainBand(plan, of, month ?? 0);
  }
}

type Why = (of: { readonly of: Reason['of']; readonly month?: string; readonly team?: string }) => string;
type Shown = z.input<typeof Figure>;

function presented(plan: CapacityPlan, asked: Asked): z.input<typeof CapacityAnswer> {
  const { currency, facts, used, months, quotas, capacity } = plan;
  const why: Why = (of) => {
    const set = new URLSearchParams(of);
    for (const [name, value] of Object.entries(asked)) set.set(name, String(value));
    return `/capacity/explanation?${set.toString()}`;
  };
  const cost = sumAmounts(
    months.map((_, at) => costIn(plan, at)),
    currency,
  );
  const hires = months.reduce((sum, _, at) => sum + totalIn(plan, at, (each) => each.hires), 0);
  return {
    currency,
    target: decimalText(used.target),
    sold: facts.sold.toFixed(2),
    attrition: used.attrition,
    left: facts.left,
    sellerMonths: facts.sellerMonths,
    months: presentMonths(plan, why),
    groups: presentGroups(plan, why),
    hires: counted(hires, why({ of: 'hires' })),
    cost: { value: decimalText(cost.value), unit: currency, explain: why({ of: 'cost' }) },
    coverage: ratio(capacity.coverage, why({ of: 'coverage' })),
    shortfall: capacity.shortfall && decimalText(capacity.shortfall.value),
    quotaMonths: quotas.months,
    quotas: decimalText(quotas.sum.value),
    overAssignment: ratio(quotas.coverage.overAssignment, why({ of: 'over' })),
  };
}

const counted = (value: number, explain: string): Shown => ({
  value: String(value),
  unit: 'count',
  explain,
});
const ratio = (value: Decimal, explain: string): Shown => ({
  value: decimalText(value),
  unit: 'ratio',
  explain,
});

function presentMonths(plan: CapacityPlan, why: Why): z.input<typeof MonthAnswer>[] {
  return plan.months.map(({ code }, at) => {
    const month = String(at);
    const band = plan.band[at] ?? { low: 0, median: 0, high: 0, reached: 0 };
    const line = (of: BandLine): Shown => ({
      value: band[of].toFixed(0),
      unit: plan.currency,
      explain: why({ of, month }),
    });
    return {
      month: code,
      target: decimalText(plan.targets[at]?.value ?? plan.used.target),
      needed: counted(
        totalIn(plan, at, ({ needed }) => needed),
        why({ of: 'needed', month }),
      ),
      heads: countText(totalIn(plan, at, ({ heads }) => heads)),
      ramped: countText(totalIn(plan, at, ({ ramped }) => ramped)),
      hires: counted(
        totalIn(plan, at, ({ hires }) => hires),
        why({ of: 'hires', month }),
      ),
      cost: {
        value: decimalText(costIn(plan, at).value),
        unit: plan.currency,
        explain: why({ of: 'cost', month }),
      },
      low: line('low'),
      median: line('median'),
      high: line('high'),
      reached: ratio(decimal(band.reached.toFixed(4)), why({ of: 'reached', month })),
    };
  });
}

function presentGroups({ groups }: CapacityPlan, why: Why): z.input<typeof GroupAnswer>[] {
  return groups.map(({ group: { territory: team, role, heads, productivity }, plan }) => ({
    team,
    role,
    heads,
    productivity: decimalText(productivity.value),
    hires: counted(
      plan.hires.reduce((sum, hires) => sum + hires, 0),
      why({ of: 'hires', team }),
    ),
    months: plan.needed.map((needed, at) => ({
      needed: counted(needed, why({ of: 'needed', month: String(at), team })),
      hires: plan.hires[at] ?? 0,
    })),
  }));
}

type Hiring = CapacityPlan['groups'][number]['plan'];

const totalIn = ({ groups }: CapacityPlan, month: number, of: (plan: Hiring) => readonly number[]): number =>
  groups.reduce((sum, { plan }) => sum + (of(plan)[month] ?? 0), 0);

const costIn = ({ groups, currency }: CapacityPlan, month: number): Amount =>
  sumAmounts(
    groups.flatMap(({ plan }) => plan.cost[month] ?? []),
    currency,
  );
