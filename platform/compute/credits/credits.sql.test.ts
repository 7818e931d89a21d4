// Random sales, splits, corrections and hierarchies: DuckDB's credits are PostgreSQL's, and what a slice gives back is
// what was written.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  amount,
  canonicalRow,
  decimal,
  decimalText,
  plainDate,
  sumDecimals,
  tenantId,
  type Scope,
} from '@cordee/kernel';
import { idOf, post, scopeOf, startComputeFixture, type ComputeFixture } from '../compute-fixture.ts';
import { artefactRows, hashOfRows } from './artefact-rows.test-support.ts';
import { openCompute, readSlice, type Compute, type CreditQuestion, type SaleCondition } from '../index.ts';
import type { ComputeRow } from '../query/compute-query.ts';

let fixture: ComputeFixture;
let compute: Compute;

beforeAll(async () => {
  fixture = await startComputeFixture();
  compute = openCompute(fixture);
});

afterAll(async () => {
  await compute.close();
  await fixture.stop();
});

const runs = 25;
const seed = 20261;
const people = ['ana', 'bob', 'cid', 'dan', 'eve'] as const;
const day = fc.integer({ min: 0, max: 100 }).map((days) => plainDate('2026-01-01').add({ days }).toString());
const cents = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });

const sale = fc.record({
  id: fc.integer({ min: 1, max: 12 }),
  kind: fc.constantFrom('invoice', 'credit_note', 'order'),
  day,
  seller: fc.option(fc.constantFrom(...people), { nil: null }),
  product: fc.option(fc.constantFrom('rope', 'épée 🗻'), { nil: null }),
  amount: fc
    .tuple(cents, fc.constantFrom(0, 2, 2, 3, 4))
    .map(([unscaled, scale]) => decimalText({ unscaled, scale })),
  currency: fc.constantFrom('EUR', 'EUR', 'JPY', 'TND'),
  shares: fc.constantFrom([], [], ['0.6', '0.4'], ['0.33333333', '0.33333333', '0.33333334'], ['0.5', '0.4']),
});
const holding = fc.record({
  payee: fc.constantFrom(...people),
  from: fc.constantFrom('2025-06-01', '2026-02-10'),
  days: fc.constantFrom(30, 300, 600),
});
const world = fc.record({
  changes: fc.array(fc.array(sale, { minLength: 8, maxLength: 16, size: 'max' }), {
    minLength: 1,
    maxLength: 3,
  }),
  holdings: fc.uniqueArray(holding, { minLength: 3, maxLength: 5, selector: ({ payee }) => payee }),
  manager: fc.constantFrom('0.5', '1', '0.333'),
  order: fc.constantFrom<readonly ('owner' | 'split')[]>(['owner'], ['split', 'owner'], ['owner', 'split']),
});

const plain = { unread: null, unsaid: null, counts: 'amount', credits: 'all' } as const;
const anySale: SaleCondition = { days: { from: '0001-01-01', to: null }, filters: [], bands: [] };

function questionOf(scope: Scope, { holdings, manager, order }: Omit<World, 'changes'>): CreditQuestion {
  const quarter = { from: '2026-01-01', to: '2026-04-01' };
  return {
    direct: order.map((type) => ({ code: type, type, condition: anySale })),
    rollUps: [
      {
        code: 'up',
        lines: ['ana', 'bob', 'cid'].map((payee) => ({
          payee: idOf(scope.tenant, payee),
          manager: idOf(scope.tenant, 'eve'),
          share: manager,
          from: '2026-01-15',
          to: null,
        })),
        condition: anySale,
      },
    ],
    measures: [
      {
        code: 'invoiced',
        kinds: [
          { kind: 'invoice', sign: 'as_given' },
          { kind: 'credit_note', sign: 'reduces' },
        ],
        condition: { ...anySale, days: quarter },
        ...plain,
        formula: null,
      },
      {
        code: 'ordered',
        kinds: [{ kind: 'order', sign: 'as_given' }],
        condition: {
          days: quarter,
          filters: [{ field: 'product', values: ['épée 🗻'] }],
          bands: [{ field: 'amount', atLeast: '-5', below: '1000000.5' }],
        },
        ...plain,
        formula: ({ columns, bind }) =>
          `coalesce(${columns.channel} is null or ${columns.code} <> ${bind('7', 'text')}, false)`,
      },
    ],
    holdings: holdings
      .toSorted((a, b) => (a.payee < b.payee ? -1 : 1))
      .map(({ payee, from, days }, ordinal) => ({
        payee: idOf(scope.tenant, payee),
        ordinal,
        slice: ordinal % 2,
        from,
        to: plainDate(from).add({ days }).toString(),
      })),
    sources: new Map(),
  };
}
type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

async function write(scope: Scope, changes: World['changes']): Promise<void> {
  for (const sales of changes) {
    await post(
      fixture.database,
      scope,
      'transaction',
      sales.map(({ id, kind, day: on, seller, product, amount: value, currency }) => ({
        id: `sale ${id}`,
        values: {
          code: `N°${id}`,
          kind,
          occurred_on: on,
          amount: value,
          currency,
          product,
          seller_id: seller === null ? null : idOf(scope.tenant, seller),
        },
      })),
    );
    const splits = sales.flatMap(({ id, shares }) =>
      shares.map((share, ordinal) => ({
        id: `split ${id} ${ordinal}`,
        values: {
          transaction_id: idOf(scope.tenant, `sale ${id}`),
          place: ordinal,
          payee_id: idOf(scope.tenant, people[(id + ordinal) % 4] ?? 'ana'),
          share,
        },
      })),
    );
    if (splits.length > 0) await post(fixture.database, scope, 'transaction_split', splits);
  }
}

async function creditsOn(scope: Scope, question: CreditQuestion, engine: 'duckdb' | 'postgres') {
  const rows: ComputeRow[] = [];
  const read = await compute.streamCredits(scope, question, (batch) => void rows.push(...batch), { engine });
  expect(read.ok).toBe(true);
  return rows;
}

it(`gives the same credits on both engines, and back from the slices (${runs} worlds, seed ${seed})`, async () => {
  let credited = 0;
  let number = 0;
  await fc.assert(
    fc.asyncProperty(world, async ({ changes, ...rest }) => {
      number += 1;
      const scope = scopeOf(tenantId(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`));
      await write(scope, changes);
      const question = questionOf(scope, rest);
      const rows = await creditsOn(scope, question, 'postgres');
      expect(await creditsOn(scope, question, 'duckdb')).toEqual(rows);
      credited += rows.length;
      const written = await compute.writeCredits(scope, question, `run-${number}`);
      if (!written.ok) throw new Error(written.refusal.code);
      const { artefact } = written.value;
      expect(await slicesOf(artefact)).toEqual(expectedSlices(rows));
      for (const slice of [0, 1])
        expect(await summedAlone(scope, question, slice)).toEqual(
          await readSlice({ artefact, slice, measures }),
        );
      expect(hashesOf(await artefactRows(artefact))).toEqual(hashesOf(rows));
    }),
    { numRuns: runs, seed, endOnFailure: true },
  );
  expect(credited).toBeGreaterThan(runs);
}, 600_000);

const measures = ['amount', 'amount'] as const;

/** Of one slice without files: only sales that name one of its payees or somebody below them are looked at. */
async function summedAlone(scope: Scope, question: CreditQuestion, slice: number) {
  const own = new Set(question.holdings.filter((each) => each.slice === slice).map(({ payee }) => payee));
  const below = question.rollUps.flatMap(({ lines }) => lines.filter(({ manager }) => own.has(manager)));
  const asked = [...own, ...below.map(({ payee }) => payee)];
  const summed = await compute.sumCredits(scope, { ...question, people: asked }, { slice, measures });
  if (!summed.ok) throw new Error(summed.refusal.code);
  return summed.value;
}

type Found = { readonly key: string; readonly measures: readonly unknown[] };

async function slicesOf(artefact: string): Promise<readonly Found[]> {
  const slices = await Promise.all([0, 1].map((slice) => readSlice({ artefact, slice, measures })));
  return slices
    .flat()
    .map(({ ordinal, currency, measures }) => ({
      key: `${ordinal} ${currency}`,
      measures: measures.map((each) => each && [canonicalRow([decimal(each.sum)]), each.count]),
    }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

/** Of each payee, currency and measure: the hash of its rows in their order. */
function hashesOf(rows: readonly ComputeRow[]): readonly string[] {
  return [...Map.groupBy(rows, (row) => `${row['ordinal']} ${row['currency']}`)]
    .map(([key, own]) => `${key} ${hashOfRows(own, 1)} ${hashOfRows(own, 2)}`)
    .toSorted();
}

function expectedSlices(rows: readonly ComputeRow[]): readonly Found[] {
  const groups = Map.groupBy(rows, (row) => `${row['ordinal']} ${row['currency']}`);
  const measured = (own: readonly ComputeRow[], bit: number) => {
    const counted = own.filter((row) => (Number(row['measures']) & bit) !== 0);
    if (counted.length === 0) return null;
    const valueOf = (row: ComputeRow) => amount(row['value'] ?? '', row['currency'] ?? '');
    const total = sumDecimals(counted.map((row) => valueOf(row).value));
    return [canonicalRow([total]), counted.length];
  };
  return [...groups]
    .map(([key, own]) => ({ key, measures: [1, 2].map((bit) => measured(own, bit)) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
}
