// Two saved versions beside each other, of the same plan or of two, worked out on the same facts.
import { z } from '@hono/zod-openapi';
import {
  decimal,
  decimalText,
  label,
  minus,
  ok,
  refused,
  step,
  type Explanation,
  type Result,
  type Scope,
} from '@cordee/kernel';
import {
  endpoint,
  ExplanationAnswer,
  Figure,
  presentExplanation,
  type Endpoint,
} from '@cordee/platform/http';
import { driversOf } from './asked-drivers.ts';
import { planCapacity, type CapacityDeps, type CapacityPlan } from './plan-capacity.ts';
import { whoReads } from './policy.ts';
import { presentCapacity } from './present-capacity.routes.ts';
import { reasonOf } from './reason-of.ts';
import { findVersion, type NamedVersion, type SavedPlanDeps } from './save-plan.ts';

const COMPARED = ['target', 'needed', 'heads', 'hires', 'cost'] as const;
type Compared = (typeof COMPARED)[number];

const Two = z.strictObject({ left: z.uuid(), right: z.uuid() });
const FiguresAnswer = z.object({ left: Figure, right: Figure, difference: Figure });
const SideAnswer = z.object({ id: z.string(), name: z.string(), number: z.number().int() });

const ComparisonAnswer = z
  .object({
    left: SideAnswer,
    right: SideAnswer,
    hires: FiguresAnswer,
    cost: FiguresAnswer,
    months: z.array(
      z.object({
        month: z.string(),
        target: FiguresAnswer,
        needed: FiguresAnswer,
        heads: FiguresAnswer,
        hires: FiguresAnswer,
        cost: FiguresAnswer,
      }),
    ),
  })
  .openapi('CapacityComparison');

type Deps = CapacityDeps & SavedPlanDeps;

export function comparisonRoutes(deps: Deps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/capacity/comparison',
      summary: 'Two saved versions beside each other, month by month, with what the second adds to the first',
      policy: whoReads,
      query: Two,
      answer: ComparisonAnswer,
      handle: async ({ caller: { scope }, query }) => {
        const two = await readTwo(deps, scope, query);
        return two.ok ? ok(presented(two.value)) : two;
      },
    }),
    endpoint({
      method: 'get',
      path: '/capacity/comparison/explanation',
      summary:
        'Why the second version differs from the first by so much: both reasonings, one less the other',
      policy: whoReads,
      query: Two.extend({ of: z.enum(COMPARED), month: z.coerce.number().int().min(0).max(11).optional() }),
      answer: ExplanationAnswer,
      handle: async ({ caller: { scope }, query: { of, month, ...query }, locale }) => {
        const two = await readTwo(deps, scope, query);
        return two.ok ? ok(presentExplanation(explainDifference(two.value, of, month ?? null), locale)) : two;
      },
    }),
  ];
}

type Side = { readonly version: NamedVersion; readonly plan: CapacityPlan };
type TwoSides = { readonly left: Side; readonly right: Side };

async function readTwo(
  deps: Deps,
  scope: Scope,
  { left, right }: z.output<typeof Two>,
): Promise<Result<TwoSides>> {
  const [first, second] = [await readSide(deps, scope, left), await readSide(deps, scope, right)];
  if (!first.ok) return first;
  return second.ok ? ok({ left: first.value, right: second.value }) : second;
}

async function readSide(deps: Deps, scope: Scope, id: string): Promise<Result<Side>> {
  const version = await findVersion(deps, scope, id);
  if (version === null) return refused('capacity.version_not_found');
  const plan = await planCapacity(deps, scope, driversOf(version.drivers));
  return plan.ok ? ok({ version, plan: plan.value }) : plan;
}

function explainDifference({ left, right }: TwoSides, of: Compared, month: number | null): Explanation {
  const ofSide = ({ version: { name, number }, plan }: Side) => {
    const reason = reasonOf(plan, { of, month, team: null }, new Map());
    return step(
      'add',
      reason === null ? [] : [reason],
      worded('compared_side', { name, number: String(number) }),
    );
  };
  return step('subtract', [ofSide(right), ofSide(left)], worded('compared_difference'));
}

const worded = (key: string, args: Readonly<Record<string, string>> = {}) => ({
  label: label(`capacity.${key}`, args),
  rule: { code: 'capacity', version: '1' },
});

type Shown = z.input<typeof Figure>;

function presented({ left, right }: TwoSides): z.input<typeof ComparisonAnswer> {
  const [first, second] = [left, right].map(({ plan, version }) => presentCapacity(plan, version.drivers));
  const ids = { left: left.version.id, right: right.version.id };
  const compared = (of: Compared, [one, other]: readonly (Shown | undefined)[], month?: number) => {
    const known = one ?? { value: '0', unit: 'count', explain: null };
    const next = other ?? known;
    const asked = new URLSearchParams({
      ...ids,
      of,
      ...(month === undefined ? {} : { month: String(month) }),
    });
    return {
      left: known,
      right: next,
      difference: {
        value: decimalText(minus(decimal(next.value), decimal(known.value))),
        unit: next.unit,
        explain: `/capacity/comparison/explanation?${asked.toString()}`,
      },
    };
  };
  const months = (first?.months ?? []).map((month, at) => {
    const of = (key: Compared) => compared(key, [month[key], second?.months[at]?.[key]], at);
    return {
      month: month.month,
      target: of('target'),
      needed: of('needed'),
      heads: of('heads'),
      hires: of('hires'),
      cost: of('cost'),
    };
  });
  return {
    left: sideOf(left),
    right: sideOf(right),
    hires: compared('hires', [first?.hires, second?.hires]),
    cost: compared('cost', [first?.cost, second?.cost]),
    months,
  };
}

const sideOf = ({ version: { id, name, number } }: Side) => ({ id, name, number });
