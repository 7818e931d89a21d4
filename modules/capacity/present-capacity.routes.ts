// What is told of a capacity plan: each figure with the address of its reasons, which bears the assumptions.
import { z } from '@hono/zod-openapi';
import { decimal, decimalText, sumAmounts, type Amount, type Decimal } from '@cordee/kernel';
import { Figure } from '@cordee/platform/http';
import type { AskedDrivers } from './asked-drivers.ts';
import type { BandLine } from './explain-band.ts';
import { explainHeads } from './explain-heads.ts';
import { countText, type CapacityPlan } from './plan-capacity.ts';
import type { ReasonOf } from './reason-of.ts';

const MonthAnswer = z.object({
  month: z.string(),
  target: Figure,
  needed: Figure,
  heads: Figure,
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

export const CapacityAnswer = z
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

type Why = (of: { readonly of: ReasonOf; readonly month?: string; readonly team?: string }) => string;
type Shown = z.input<typeof Figure>;

export function presentCapacity(plan: CapacityPlan, asked: AskedDrivers): z.input<typeof CapacityAnswer> {
  const { currency, facts, used, months, quotas, capacity } = plan;
  const why = whyOf(asked);
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

function whyOf(asked: AskedDrivers): Why {
  return (of) => {
    const set = new URLSearchParams(of);
    for (const [name, value] of Object.entries(asked)) set.set(name, String(value));
    return `/capacity/explanation?${set.toString()}`;
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
      target: {
        value: decimalText(plan.targets[at]?.value ?? plan.used.target),
        unit: plan.currency,
        explain: why({ of: 'target', month }),
      },
      needed: counted(
        totalIn(plan, at, ({ needed }) => needed),
        why({ of: 'needed', month }),
      ),
      heads: { value: headsAt(plan, at), unit: 'count', explain: why({ of: 'heads', month }) },
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

const headsAt = (plan: CapacityPlan, month: number): string => {
  const { value } = explainHeads(plan, month);
  return value.kind === 'decimal' ? decimalText(value.value) : '0';
};
