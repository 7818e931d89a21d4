// Random plans and facts: what DuckDB credits and measures, slice by slice, is what the engine does in memory, and so is
// the pay.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  calculatePlan,
  creditTransactions,
  measureCredits,
  parsePlan,
  UNSAID,
  type Plan,
  type PlanAssignment,
  type PlanFacts,
  type Transaction,
} from '@cordee/engine-compensation';
import {
  ALWAYS,
  civilCalendar,
  currency,
  decimal,
  decimalText,
  derivedId,
  invariant,
  percentage,
  periodByCode,
  plainDate,
  RowStreamHash,
  tenantId,
  userId,
  withoutTrailingZeros,
  type EntityId,
  type Scope,
  type TenantId,
} from '@cordee/kernel';
import { position, positionHolder } from '@cordee/modules/people';
import { systemClock } from '@cordee/platform/clock';
import { openCompute, type Compute } from '@cordee/platform/compute';
import { readConfig } from '@cordee/platform/config';
import {
  connectDatabase,
  postFacts,
  startDatabase,
  type Database,
  type FactTable,
} from '@cordee/platform/database';
import type { PlanRecords } from './gather-inputs.ts';
import { lineTexts } from './line-text.ts';
import { measureSlice } from './measure-slice.sql.ts';
import { openManyRows } from './pay-many.sql.ts';
import { resultLines } from './result-lines.ts';

let database: Database;
let compute: Compute;
let dataFolder: string;
let stop: () => Promise<void>;

beforeAll(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), 'cordee-many-'));
  const running = await startDatabase(
    { ...readConfig(), dataFolder, externalDatabase: null },
    () => undefined,
  );
  database = await connectDatabase(
    running.connections.app,
    () => systemClock.now(),
    () => undefined,
  );
  compute = openCompute({ dataFolder, database });
  stop = async () => {
    await compute.close();
    await database.close();
    await running.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  };
});

afterAll(() => stop());

const runs = Number(process.env['CORDEE_MANY_RUNS'] ?? 20);
const seed = 20262;
const people = ['ana', 'bob', 'cid', 'dan', 'eve'] as const;
const days = (most: number) =>
  fc.integer({ min: 0, max: most }).map((n) => plainDate('2026-01-01').add({ days: n }).toString());

const sale = fc.record({
  id: fc.integer({ min: 1, max: 40 }),
  kind: fc.constantFrom('order', 'order', 'invoice', 'credit_note'),
  day: days(100),
  seller: fc.option(fc.constantFrom(...people), { nil: null }),
  product: fc.constantFrom('rope', 'harness', null),
  amount: fc
    .tuple(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), fc.constantFrom(0, 2, 2, 4))
    .map(([unscaled, scale]) => decimalText({ unscaled, scale })),
  currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'JPY'),
  shares: fc.constantFrom(
    [],
    [],
    [],
    ['0.6', '0.4'],
    ['0.33333333', '0.33333333', '0.33333334'],
    ['0.5', '0.4'],
  ),
});
const rate = fc.integer({ min: 1, max: 99_999 }).map((n) => decimalText({ unscaled: BigInt(n), scale: 6 }));
const filters = fc.constantFrom([], [], [{ field: 'product', values: ['rope'] }]);
const world = fc.record({
  changes: fc.array(fc.array(sale, { minLength: 10, maxLength: 30, size: 'max' }), {
    minLength: 1,
    maxLength: 3,
  }),
  holdings: fc.uniqueArray(
    fc.record({
      payee: fc.constantFrom(...people),
      from: fc.constantFrom('2025-01-01', '2026-02-01'),
      to: fc.constantFrom(null, '2026-03-01'),
    }),
    { minLength: 2, maxLength: 5, selector: ({ payee }) => payee },
  ),
  reports: fc.array(
    fc.record({
      payee: fc.constantFrom(...people),
      manager: fc.constantFrom(...people),
      from: fc.constantFrom('2025-01-01', '2026-02-15'),
    }),
    { maxLength: 6 },
  ),
  crediting: fc.record({
    split: fc.constantFrom(0, 1, 3),
    levels: fc.integer({ min: 0, max: 3 }),
    share: fc.constantFrom('1', '0.5', '0.333'),
    only: filters,
  }),
  rates: fc.tuple(rate, rate, rate),
  quota: fc.integer({ min: 1, max: 9_000_000 }),
  measured: filters,
});
type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

const idOf = (tenant: TenantId, name: string): EntityId => derivedId(tenant, 'test', name);
const found = periodByCode(civilCalendar, '2026-Q1');
invariant(found.ok, 'the first quarter is a period');
const period = found.value;

function documentOf({ crediting: { split, levels, share, only }, rates, measured }: World) {
  const rules = [
    ...(split === 0 ? [] : [{ code: 'split', type: 'split', precedence: split, filters: only }]),
    { code: 'owner', type: 'owner', precedence: 2 },
    ...(levels === 0
      ? []
      : [{ code: 'up', type: 'roll_up', precedence: 9, args: { levels, shares: [share] } }]),
  ];
  const [first, second, third] = rates;
  return {
    format: 'cordee-plan/1',
    code: 'many',
    name: 'Many',
    version: '1',
    semantics: 1,
    currency: 'EUR',
    calendar: 'civil',
    grain: 'quarter',
    crediting: { rules },
    measures: [
      {
        code: 'orders',
        base: 'order_intake',
        aggregation: 'amount',
        filters: [{ field: 'kind', values: ['order'] }],
      },
      {
        code: 'invoiced',
        base: 'invoicing',
        aggregation: 'amount',
        filters: measured,
        bands: [{ field: 'amount', below: '50000.5' }],
      },
      { code: 'deals', base: 'order_intake', aggregation: 'count' },
    ],
    components: [
      { code: 'commission', type: 'percentage_of_measure', args: { measure: 'invoiced', rate: first } },
      {
        code: 'tiers',
        type: 'marginal_tiers',
        args: {
          measure: 'orders',
          thresholds: 'attainment',
          tiers: [
            { from: '0', rate: second },
            { from: '0.8', rate: third },
          ],
        },
      },
      { code: 'number', type: 'bonus_at_target', args: { measure: 'deals', bonus: '500' } },
    ],
  };
}

/** What the facts say in the end: the last word on each sale, with the shares that were last told for it. */
function salesOf(tenant: TenantId, { changes }: World): readonly Transaction[] {
  const last = new Map(changes.flat().map((each) => [each.id, each]));
  const shares = new Map<string, { payee: EntityId; place: number; share: string; id: number }>();
  for (const each of changes.flat())
    for (const part of partsOf(tenant, each)) shares.set(`${each.id} ${part.place}`, part);
  return [...last.values()].map((each): Transaction => ({
    ...UNSAID,
    source: '',
    code: `N°${each.id}`,
    kind: each.kind,
    date: plainDate(each.day),
    amount: { value: withoutTrailingZeros(decimal(each.amount)), currency: currency(each.currency) },
    seller: each.seller === null ? null : idOf(tenant, each.seller),
    product: each.product,
    channel: null,
    origin: null,
    splits: [...shares.values()]
      .filter(({ id }) => id === each.id)
      .toSorted((a, b) => a.place - b.place)
      .map(({ payee, share }) => ({ payee, share: percentage(share) })),
    place: {},
  }));
}

type Sale = World['changes'][number][number];

function partsOf(tenant: TenantId, { id, shares }: Sale) {
  return shares.map((share, place) => ({
    id,
    place,
    share,
    payee: idOf(tenant, people[(id + place) % 4] ?? 'ana'),
  }));
}

const event = { kind: 'event', isPlanning: false } as const;
const sales: FactTable = {
  name: 'transaction',
  ...event,
  columns: {
    code: 'text',
    kind: 'text',
    occurred_on: 'date',
    amount: 'numeric',
    currency: 'text',
    seller_id: 'uuid',
    product: 'text',
  },
};
const splits: FactTable = {
  name: 'transaction_split',
  ...event,
  columns: { transaction_id: 'uuid', place: 'integer', payee_id: 'uuid', share: 'numeric' },
};

async function write(scope: Scope, { changes, reports }: World): Promise<void> {
  const { tenant } = scope;
  const post = (
    table: FactTable,
    facts: readonly { id: string; from?: string; values: Record<string, string | number | null> }[],
  ) =>
    database.write(scope, { code: 'test.posted' }, (tx) =>
      postFacts(
        tx,
        table,
        facts.map(({ id, from = ALWAYS.toString(), values }) => ({
          entityId: idOf(tenant, id),
          effectiveFrom: from,
          line: null,
          values,
        })),
      ),
    );
  for (const change of changes) {
    await post(
      sales,
      change.map(({ id, kind, day, seller, product, amount, currency: unit }) => ({
        id: `sale ${id}`,
        values: {
          code: `N°${id}`,
          kind,
          occurred_on: day,
          amount,
          currency: unit,
          product,
          seller_id: seller && idOf(tenant, seller),
        },
      })),
    );
    await post(
      splits,
      change.flatMap((each) =>
        partsOf(tenant, each).map(({ id, place, payee, share }) => ({
          id: `split ${id} ${place}`,
          values: { transaction_id: idOf(tenant, `sale ${id}`), place, payee_id: payee, share },
        })),
      ),
    );
  }
  await post(
    positionHolder,
    people.map((name) => ({
      id: `seat ${name}`,
      from: '2020-01-01',
      values: { person_id: idOf(tenant, name) },
    })),
  );
  await post(
    position,
    people.flatMap((name) => {
      const own = reports.filter(({ payee, manager }) => payee === name && manager !== name);
      return [{ from: '2020-01-01', manager: null }, ...own].map(({ from, manager }) => ({
        id: `seat ${name}`,
        from,
        values: {
          code: name,
          title: name,
          role: 'seller',
          team_id: null,
          manager_position_id: manager && idOf(tenant, `seat ${manager}`),
        },
      }));
    }),
  );
}

/** The same hierarchy, from the world itself: of one day's reports the last one told holds, until the next. */
function reportingOf(tenant: TenantId, { reports }: World) {
  return people.flatMap((name) => {
    const own = reports.filter(({ payee, manager }) => payee === name && manager !== name);
    const byDay = [...new Map(own.map((each) => [each.from, each])).values()].toSorted((a, b) =>
      a.from < b.from ? -1 : 1,
    );
    return byDay.map(({ from, manager }, index) => ({
      payee: idOf(tenant, name),
      manager: idOf(tenant, manager),
      effectiveFrom: plainDate(from),
      effectiveTo: byDay[index + 1] === undefined ? null : plainDate(byDay[index + 1]?.from ?? ''),
    }));
  });
}

function recordsOf(tenant: TenantId, given: World): PlanRecords & { readonly facts: PlanFacts } {
  const document = documentOf(given);
  const parsed = parsePlan(document);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusal));
  const assignments = given.holdings.map(({ payee, from, to }): PlanAssignment => ({
    payee: idOf(tenant, payee),
    effectiveFrom: plainDate(from),
    effectiveTo: to === null ? null : plainDate(to),
  }));
  const quotaOf = (payee: EntityId) => ({
    id: `quota ${payee}`,
    positionId: payee,
    personId: payee,
    seller: '',
    team: null,
    measure: 'order_intake',
    dimension: null,
    dimensionValue: null,
    calendar: 'civil',
    period: period.code,
    periodFrom: '2026-01-01',
    periodTo: '2026-04-01',
    amount: String(given.quota),
    unit: 'amount',
    currency: 'EUR',
    weight: null,
    importId: null,
    importLine: null,
  });
  const payees = assignments.map(({ payee }) => ({ payee, quotas: [quotaOf(payee)], terms: [] }));
  const facts: PlanFacts = {
    period,
    transactions: salesOf(tenant, given),
    assignments,
    crediting: { reports: reportingOf(tenant, given) },
    payees: assignments.map(({ payee }) => ({
      payee,
      quotas: [
        {
          measure: 'order_intake',
          dimension: null,
          target: {
            kind: 'amount',
            amount: { value: decimal(String(given.quota)), currency: currency('EUR') },
          },
          place: { entity: `quota ${payee}` },
        },
      ],
      terms: [],
    })),
  };
  return { plan: parsed.value, document, period, assignments, payees, facts };
}

const calm = { progress: () => undefined, check: () => undefined };

it(`pays as memory does, and measures the same rows (${runs} worlds, seed ${seed})`, async () => {
  const many = openManyRows(database, compute);
  let [number, rows] = [0, 0];
  await fc.assert(
    fc.asyncProperty(world, async (given) => {
      number += 1;
      const scope = scopeOf(tenantId(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`));
      await write(scope, given);
      const records = recordsOf(scope.tenant, given);
      const codeOf = (payee: EntityId) => people.find((name) => idOf(scope.tenant, name) === payee) ?? '';
      const runId = `00000000-0000-4000-9000-${String(number).padStart(12, '0')}`;
      const paid = await many.pay(scope, { runId, records, codeOf }, calm);
      if (!paid.ok) throw new Error(JSON.stringify(paid.refusal));
      const expected = inMemory(records, codeOf);
      expect(paid.value.rowStreamHash).toBe(
        new RowStreamHash().addText(expected.canonical, expected.count).digest(),
      );
      expect(plain(paid.value.copied.join(''))).toBe(plain(expected.copied));
      rows += await compareMeasures(scope, runId, records, codeOf);
    }),
    { numRuns: runs, seed, endOnFailure: true },
  );
  expect(rows).toBeGreaterThan(5 * runs);
}, 900_000);

/** A number's scale is no part of it. */
const plain = (copied: string) => copied.replaceAll(/(\.\d*?)0+(?=\t)/g, '$1').replaceAll('.\t', '\t');

function ordered(records: PlanRecords, codeOf: (payee: EntityId) => string): readonly EntityId[] {
  return records.payees.map(({ payee }) => payee).toSorted((a, b) => (codeOf(a) < codeOf(b) ? -1 : 1));
}

function inMemory(
  { plan, facts, ...records }: ReturnType<typeof recordsOf>,
  codeOf: (payee: EntityId) => string,
) {
  const { results } = calculatePlan(plan, facts);
  const origin = { planCode: plan.code, periodCode: period.code };
  const lines = ordered({ plan, ...records }, codeOf).flatMap((payee) => {
    const result = results.find((each) => each.payee === payee);
    invariant(result !== undefined, 'every payee has a result');
    return resultLines(result, codeOf(payee), origin);
  });
  return lineTexts(lines);
}

/** Every measure of every payee: its total, its number of rows and the hash over them. */
async function compareMeasures(
  scope: Scope,
  runId: string,
  { plan, facts, ...records }: ReturnType<typeof recordsOf>,
  codeOf: (payee: EntityId) => string,
): Promise<number> {
  const payees = ordered({ plan, ...records }, codeOf).map((payee, ordinal) => ({
    payee,
    ordinal,
    code: codeOf(payee),
    quotas: [],
    terms: [],
  }));
  const artefact = join(dataFolder, 'artefacts', scope.tenant, runId);
  const { byOrdinal } = await measureSlice({ artefact, slice: 0 }, plan.measures, payees);
  const told = (
    values: readonly {
      payee: EntityId;
      measure: string;
      currency: string | null;
      count: number;
      rowStreamHash: string;
    }[],
  ) =>
    values
      .map(
        ({ payee, measure, currency: unit, count, rowStreamHash }) =>
          `${payee} ${measure} ${unit} ${count} ${rowStreamHash}`,
      )
      .toSorted();
  const expected = told(creditedMeasures(plan, facts));
  expect(told([...byOrdinal.values()].flat())).toEqual(expected);
  return expected.length;
}

function creditedMeasures(plan: Plan, facts: PlanFacts) {
  const { credits } = creditTransactions(
    facts.transactions,
    { ...facts.crediting, assignments: facts.assignments },
    plan.crediting,
  );
  return plan.measures.flatMap((measure) => measureCredits(measure, facts.period, credits));
}

function scopeOf(tenant: TenantId): Scope {
  return {
    tenant,
    actor: userId('00000000-0000-4000-8000-000000000001'),
    roles: ['revops'],
    locale: 'fr',
    asOf: { effective: plainDate('2026-06-30'), change: null },
    branch: 0,
    positions: 'all',
    people: 'all',
    fields: 'all',
  };
}
