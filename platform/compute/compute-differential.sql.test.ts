// Generated histories: both engines against each other and against a plain model of "what did we know?".
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  compareDates,
  decimal,
  decimalText,
  plainDate,
  sumDecimals,
  tenantId,
  times,
  type Scope,
} from '@cordee/kernel';
import type { FactRow } from '@cordee/platform/database';
import { idOf, scopeOf, startComputeFixture, type ComputeFixture } from './compute-fixture.ts';
import { openCompute, type Compute, type ComputeQuery } from './index.ts';

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

const amounts = fc
  .bigInt({ min: -(10n ** 17n) + 1n, max: 10n ** 17n - 1n })
  .map((unscaled) => decimalText({ unscaled, scale: 4 }));
const rates = fc
  .bigInt({ min: 0n, max: 10n ** 12n - 1n })
  .map((unscaled) => decimalText({ unscaled, scale: 8 }));
const days = fc
  .integer({ min: 0, max: 120 })
  .map((day) => plainDate('2026-01-01').add({ days: day }).toString());
const names = (letter: string) => fc.integer({ min: 1, max: 3 }).map((n) => `${letter}${n}`);

const sale = fc.record({
  id: names('sale'),
  seller: names('seller'),
  day: days,
  amount: amounts,
  retracted: fc.boolean(),
});
const rate = fc.record({
  id: fc.constantFrom('USD', 'CHF'),
  day: days,
  rate: rates,
  retracted: fc.boolean(),
});
const term = fc.record({
  id: names('term'),
  day: days,
  branch: fc.integer({ min: 0, max: 2 }),
  amount: amounts,
  retracted: fc.boolean(),
});
const change = fc.record({
  sales: fc.array(sale, { maxLength: 3 }),
  rates: fc.array(rate, { maxLength: 2 }),
  terms: fc.array(term, { maxLength: 3 }),
});

type History = readonly (typeof change extends fc.Arbitrary<infer T> ? T : never)[];
type Cell = {
  readonly id: string;
  readonly day?: string;
  readonly retracted: boolean;
  readonly branch?: number;
};
type Known<T> = T & { readonly change: number };

/** One change has one row a cell: the last one given. */
function onePerCell<T extends Cell>(cells: readonly T[], day: (cell: T) => string): readonly T[] {
  return [...new Map(cells.map((cell) => [`${cell.branch ?? ''} ${cell.id} ${day(cell)}`, cell])).values()];
}

const salesOf = (one: History[number]) => onePerCell(one.sales, () => '');
const ratesOf = (one: History[number]) => onePerCell(one.rates, ({ day }) => day);
const termsOf = (one: History[number]) => onePerCell(one.terms, ({ day }) => day);

/** Branch 1 is cut from live after the second change, branch 2 from branch 1 after the fourth. */
const cuts = [
  { branch: 1, parent: 0, base: 2 },
  { branch: 2, parent: 1, base: 4 },
];

async function write(scope: Scope, history: History): Promise<void> {
  const hash = Buffer.alloc(16);
  const common = (cell: Cell, effectiveFrom: string): FactRow => ({
    entity_id: idOf(scope.tenant, cell.id),
    effective_from: effectiveFrom,
    retracted: cell.retracted,
    row_hash: hash,
    import_id: null,
    import_line: null,
  });
  for (const [index, one] of history.entries()) {
    await fixture.database.write(scope, { code: 'test.posted' }, async (tx) => {
      tx.append(
        'transaction',
        salesOf(one).map((cell) => ({
          ...common(cell, '0001-01-01'),
          code: cell.id,
          kind: 'order',
          occurred_on: cell.day,
          seller_id: idOf(scope.tenant, cell.seller),
          amount: cell.amount,
          currency: cell.id === 'sale1' ? 'USD' : 'CHF',
        })),
      );
      tx.append(
        'currency_rate',
        ratesOf(one).map((cell) => ({
          ...common(cell, cell.day),
          from_currency: cell.id,
          to_currency: 'EUR',
          rate: cell.rate,
        })),
      );
      tx.append(
        'pay_term',
        termsOf(one).map((cell) => ({
          branch: cell.branch,
          ...common(cell, cell.day),
          payee_id: idOf(scope.tenant, cell.id),
          code: 'target_incentive',
          value: cell.amount,
        })),
      );
      tx.append(
        'branch',
        cuts
          .filter(({ base }) => base === index + 1)
          .map(({ branch, parent, base }) => ({
            branch,
            parent,
            name: `branch ${branch}`,
            base_change: base,
          })),
      );
    });
    if (index % 2 === 0) await compute.refresh(scope);
  }
}

/** The cells that stand when everything up to `known` has been heard: the last word on each, unless it was taken back. */
function standing<T extends Cell>(
  cells: readonly Known<T>[],
  known: number,
  key: (cell: T) => string,
): readonly T[] {
  const last = new Map<string, Known<T>>();
  for (const cell of cells) if (cell.change <= known) last.set(key(cell), cell);
  return [...last.values()].filter(({ retracted }) => !retracted);
}

function inForce<T extends Cell & { readonly day: string }>(cells: readonly T[], day: string): readonly T[] {
  const begun = cells
    .filter((cell) => cell.day <= day)
    .toSorted((a, b) => compareDates(plainDate(a.day), plainDate(b.day)));
  return [...new Map(begun.map((cell) => [cell.id, cell])).values()];
}

const numbered = <T extends Cell>(
  history: History,
  of: (one: History[number]) => readonly T[],
): readonly Known<T>[] =>
  history.flatMap((one, index) => of(one).map((cell) => ({ ...cell, change: index + 1 })));

/** Through the branches by hand: what the parent held when the branch was cut, overlaid by the branch's own cells. */
function planned(
  history: History,
  branch: number,
  known: number,
): ReadonlyMap<string, Known<ReturnType<typeof termsOf>[number]>> {
  const cut = cuts.find((one) => one.branch === branch);
  const inherited = cut === undefined ? new Map() : planned(history, cut.parent, Math.min(known, cut.base));
  const own = numbered(history, termsOf).filter((cell) => cell.branch === branch && cell.change <= known);
  return new Map([...inherited, ...own.map((cell) => [`${cell.id} ${cell.day}`, cell] as const)]);
}

const exactSum = (texts: readonly string[], scale: number) => {
  const { unscaled, scale: own } = sumDecimals(texts.map(decimal));
  return decimalText({ unscaled: unscaled * 10n ** BigInt(scale - own), scale });
};

const converted = { times: ['amount', 'rate.rate'] } as const;
const rateOnTheDay = {
  rate: { table: 'currency_rate', on: { from_currency: 'currency' }, inForceOn: 'occurred_on' },
} as const;
const sales: ComputeQuery = {
  from: 'transaction',
  groupBy: ['seller_id'],
  totals: { amount: { sum: 'amount' }, count: { count: 'rows' } },
};
const salesInEuros: ComputeQuery = {
  from: 'transaction',
  joins: rateOnTheDay,
  groupBy: [],
  totals: { amount: { sum: converted } },
};
const saleRows: ComputeQuery = {
  from: 'transaction',
  joins: { rate: { ...rateOnTheDay.rate, isOptional: true } },
  columns: ['code', 'occurred_on', 'amount'],
  values: { euros: converted },
  orderBy: ['occurred_on'],
};
const terms: ComputeQuery = { from: 'pay_term', groupBy: ['payee_id'], totals: { value: { sum: 'value' } } };

async function bothAnswer(scope: Scope, query: ComputeQuery) {
  const [duckdb, postgres] = [
    await compute.query(scope, query),
    await compute.query(scope, query, { engine: 'postgres' }),
  ];
  expect(duckdb).toEqual(postgres);
  if (!duckdb.ok) throw new Error(duckdb.refusal.code);
  return duckdb.value.rows;
}

it(
  'gives the same digits on both engines as a plain model, for every change, day and branch',
  { timeout: 300_000 },
  async () => {
    const histories = fc.array(change, { minLength: 4, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        fc.uuid({ version: 4 }),
        histories,
        fc.integer({ min: 0, max: 6 }),
        days,
        fc.integer({ min: 0, max: 2 }),
        async (tenant, history, known, day, branch) => {
          const asOf = { effective: plainDate(day), change: known === 0 ? null : BigInt(known) };
          const scope = scopeOf(tenantId(tenant), { asOf, branch });
          await write(scope, history);
          const upTo = known === 0 ? history.length : Math.min(known, history.length);
          const sold = standing(numbered(history, salesOf), upTo, ({ id }) => id);
          const rows = await bothAnswer(scope, sales);
          const bySeller = Map.groupBy(sold, ({ seller }) => idOf(scope.tenant, seller) as string);
          expect(new Map(rows.map((row) => [row['seller_id'], row['amount']]))).toEqual(
            new Map(
              [...bySeller].map(([seller, cells]) => [
                seller,
                exactSum(
                  cells.map(({ amount }) => amount),
                  4,
                ),
              ]),
            ),
          );

          const rateCells = standing(
            numbered(history, ratesOf),
            upTo,
            ({ id, day: from }) => `${id} ${from}`,
          );
          const euros = sold.flatMap((cell) => {
            const found = inForce(rateCells, cell.day).find(
              ({ id }) => id === (cell.id === 'sale1' ? 'USD' : 'CHF'),
            );
            return found === undefined ? [] : [decimalText(times(decimal(cell.amount), decimal(found.rate)))];
          });
          expect(await bothAnswer(scope, salesInEuros)).toEqual([
            { amount: euros.length === 0 ? null : exactSum(euros, 12) },
          ]);
          expect((await bothAnswer(scope, saleRows)).length).toBe(sold.length);

          const plan = inForce(
            [...planned(history, branch, upTo).values()].filter(({ retracted }) => !retracted),
            day,
          );
          const read = await bothAnswer(scope, terms);
          expect(new Map(read.map((row) => [row['payee_id'], row['value']]))).toEqual(
            new Map(plan.map(({ id, amount }) => [idOf(scope.tenant, id) as string, exactSum([amount], 8)])),
          );
        },
      ),
      { numRuns: 40 },
    );
  },
);
