import { expect, it } from 'vitest';
import { amount, entityId, ok, percentage, plainDate, tenantId, userId, type Scope } from '@cordee/kernel';
import { gatherInputs } from './gather-inputs.ts';
import type { InputDeps } from './plan-records.ts';

const id = (digit: number) => entityId(`00000000-0000-8000-8000-00000000000${digit}`);
const [ada, bo, position] = [id(1), id(2), id(9)];
const scope: Scope = {
  tenant: tenantId('00000000-0000-4000-8000-000000000001'),
  actor: userId('00000000-0000-4000-8000-000000000002'),
  roles: ['revops'],
  locale: 'fr',
  asOf: { effective: plainDate('2026-09-01'), change: 7n },
  today: plainDate('2026-09-01'),
  branch: 0,
  positions: 'all',
  people: 'all',
  fields: 'all',
};
const document = {
  format: 'cordee-plan/1',
  code: 'hunters',
  name: 'Hunters',
  version: '1',
  semantics: 1,
  currency: 'EUR',
  calendar: 'civil',
  grain: 'quarter',
  measures: [{ code: 'orders', base: 'order_intake', aggregation: 'amount' }],
  components: [
    { code: 'commission', type: 'percentage_of_measure', args: { measure: 'orders', rate: '0.03' } },
  ],
};
const quota = (period: string, periodFrom: string, person = ada) => ({
  id: `quota ${period}`,
  positionId: position,
  personId: person,
  seller: 'Ada',
  team: null,
  measure: 'order_intake',
  dimension: null,
  dimensionValue: null,
  calendar: 'civil',
  period,
  periodFrom,
  periodTo: '2026-07-01',
  amount: '100',
  unit: 'amount',
  currency: 'EUR',
  weight: null,
  importId: 'i1',
  importLine: 4,
});
const cell = (payeeId: typeof ada, effectiveFrom: string, planCode: string | null) => ({
  payeeId,
  effectiveFrom,
  planCode,
});

function depsWith(given: {
  readonly assignments?: ReturnType<typeof cell>[];
  readonly quotas?: ReturnType<typeof quota>[];
  /** What stands in the plan's place; what the plan says when absent. */
  readonly tried?: Readonly<Record<string, unknown>>;
}) {
  const asked: Scope[] = [];
  const unused = async () => {
    throw new Error('no run writes its inputs');
  };
  const deps: InputDeps = {
    plans: {
      plans: unused,
      plan: async (_scope, code) =>
        code === 'hunters'
          ? {
              code,
              name: 'Hunters',
              version: '1',
              effectiveFrom: '2026-01-01',
              document: given.tried ?? document,
              assigned: 1,
            }
          : undefined,
      assignments: async (seen) => {
        asked.push(seen);
        return given.assignments ?? [];
      },
      terms: async () => [
        {
          payeeId: ada,
          code: 'target_incentive',
          effectiveFrom: '2026-01-01',
          value: '500',
          currency: null,
          importId: null,
          importLine: null,
        },
        {
          payeeId: ada,
          code: 'draw_rate',
          effectiveFrom: '2026-01-01',
          value: '1',
          currency: null,
          importId: null,
          importLine: null,
        },
      ],
      publish: async () => ok(null),
      assign: unused,
      hold: unused,
    },
    quotas: { quotas: async () => given.quotas ?? [], periods: async () => [] },
    sales: { sales: async () => [], originals: async () => [] },
    fileNames: async () => new Map([['i1', 'objectifs.xlsx']]),
  };
  return { deps, asked };
}
const gather = async (
  given: Parameters<typeof depsWith>[0],
  period = '2026-Q2',
  only: typeof ada | null = null,
) => {
  const { deps, asked } = depsWith(given);
  return {
    gathered: await gatherInputs(deps, scope, 'hunters', period, only === null ? null : [only]),
    asked,
  };
};

it('pays whoever holds the plan at some day of the period, from when to when they held it', async () => {
  const { gathered } = await gather({
    assignments: [
      cell(ada, '2026-01-01', 'hunters'),
      cell(ada, '2026-05-01', 'farmers'),
      cell(bo, '2026-01-01', 'hunters'),
      cell(bo, '2026-04-01', null),
    ],
  });
  if (!gathered.ok) throw new Error(gathered.refusal.code);
  expect(gathered.value.payees.map(({ payee }) => payee)).toEqual([ada]);
  const [held] = gathered.value.payees[0]?.assignments ?? [];
  expect([held?.effectiveFrom.toString(), held?.effectiveTo?.toString()]).toEqual([
    '2026-01-01',
    '2026-05-01',
  ]);
});

it('adds the months of a quarter, and leaves a quota that began before it to its own period', async () => {
  const { gathered } = await gather({
    assignments: [cell(ada, '2026-01-01', 'hunters')],
    quotas: [
      quota('2026-04', '2026-04-01'),
      quota('2026-06', '2026-06-01'),
      quota('2026', '2026-01-01'),
      quota('2026-04', '2026-04-01', bo),
    ],
  });
  if (!gathered.ok) throw new Error(gathered.refusal.code);
  const [inputs] = gathered.value.payees;
  expect(inputs?.quotas.map(({ place }) => [place.entity, place.document, place.line])).toEqual([
    ['quota 2026-04', 'objectifs.xlsx', 4],
    ['quota 2026-06', 'objectifs.xlsx', 4],
  ]);
});

it('reads every term under its code: an amount in the plan’s currency, a ratio where the code says so', async () => {
  const { gathered } = await gather({ assignments: [cell(ada, '2026-01-01', 'hunters')] });
  expect(gathered.ok && gathered.value.payees[0]?.terms).toEqual([
    {
      code: 'target_incentive',
      effectiveFrom: plainDate('2026-01-01'),
      value: { kind: 'amount', amount: amount('500', 'EUR') },
      place: {},
    },
    {
      code: 'draw_rate',
      effectiveFrom: plainDate('2026-01-01'),
      value: { kind: 'percentage', ratio: percentage('1') },
      place: {},
    },
  ]);
});

it('looks at the world as it was on the last day of the period, known up to the run’s change', async () => {
  const { asked } = await gather({});
  expect(asked.map(({ asOf }) => [asOf.effective.toString(), asOf.change])).toEqual([['2026-06-30', 7n]]);
});

it('gathers for one payee alone when asked, and refuses a plan or a period that does not exist', async () => {
  const assignments = [cell(ada, '2026-01-01', 'hunters'), cell(bo, '2026-01-01', 'hunters')];
  const { gathered } = await gather({ assignments }, '2026-Q2', bo);
  expect(gathered.ok && gathered.value.payees.map(({ payee }) => payee)).toEqual([bo]);
  expect((await gather({}, '2026-Q9')).gathered.ok).toBe(false);
  expect(await gatherInputs(depsWith({}).deps, scope, 'nothing', '2026-Q2', null)).toMatchObject({
    refusal: { code: 'plans.plan_not_found' },
  });
});

it.each([
  ['each payee alone', document.components],
  ['everybody', [{ code: 'prize', type: 'rank', args: { measure: 'orders', amounts: ['100', '50'] } }]],
])(
  'tries a document that names itself otherwise on those who hold the plan: it pays %s',
  async (_, components) => {
    const { gathered } = await gather({
      assignments: [cell(ada, '2026-01-01', 'hunters'), cell(bo, '2026-01-01', 'hunters')],
      tried: { ...document, code: 'hunters-next', components },
    });
    if (!gathered.ok) throw new Error(gathered.refusal.code);
    expect(gathered.value.payees.map(({ payee, assignments }) => [payee, assignments.length])).toEqual([
      [ada, 1],
      [bo, 1],
    ]);
  },
);
