// Of a thousand payees only those whom something late concerns are measured again, and no sale comes into memory.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ALWAYS, derivedId, invariant, type EntityId } from '@cordee/kernel';
import { person } from '@cordee/modules/people';
import { transaction } from '@cordee/modules/transactions';
import { postFacts } from '@cordee/platform/database';
import { newId } from '@cordee/platform/ids';
import { calculateRun, type RunDeps } from '../run/calculate-run.ts';
import { openPayCompany, paid, type PayCompany } from '../pay-run.sql.test-support.ts';

const calm = { progress: () => undefined, check: () => undefined };
const thousand = Array.from({ length: 1000 }, (_, index) => `P${String(index).padStart(3, '0')}`);

let company: PayCompany;
const idOf = (name: string) => derivedId(company.revops.scope.tenant, 'test', name);

type Sale = { readonly code: string; readonly day: string; readonly amount: string; readonly seller: string };

async function sell(sales: readonly Sale[]): Promise<void> {
  await company.app.application.database.write(company.revops.scope, { code: 'test.posted' }, (tx) =>
    postFacts(
      tx,
      transaction,
      sales.map(({ code, day, amount, seller }) => ({
        entityId: idOf(`sale ${code}`),
        effectiveFrom: ALWAYS.toString(),
        line: null,
        values: { code, kind: 'invoice', occurred_on: day, amount, currency: 'EUR', seller_id: idOf(seller) },
      })),
    ),
  );
}

beforeAll(async () => {
  company = await openPayCompany();
  const { scope } = company.revops;
  const { database, plans } = company.app.application;
  await database.write(scope, { code: 'test.posted' }, (tx) =>
    postFacts(
      tx,
      person,
      thousand.map((code) => ({
        entityId: idOf(code),
        effectiveFrom: '2020-01-01',
        line: null,
        values: { code, full_name: code },
      })),
    ),
  );
  await plans.assign(
    scope,
    thousand.map((code) => ({ payeeId: idOf(code), planCode: 'invoiced', from: '2026-01-01', to: null })),
  );
  await sell(thousand.map((seller) => ({ code: `J${seller}`, day: '2026-01-10', amount: '1000', seller })));
  await company.settle(await company.calculate('2026-01'));
  await sell(thousand.map((seller) => ({ code: `F${seller}`, day: '2026-02-10', amount: '500', seller })));
  await company.settle(await company.calculate('2026-02'));
  await sell(thousand.map((seller) => ({ code: `M${seller}`, day: '2026-03-10', amount: '200', seller })));
});
afterAll(() => company.app.stop());

/** March by rows, with all whose sales it read in memory, and all whom it measured again. */
async function march(): Promise<{
  readonly run: string;
  readonly inMemory: string | null;
  readonly read: readonly string[];
  readonly again: readonly string[];
}> {
  const { runs } = company.app.application;
  const { many } = runs;
  invariant(many !== undefined, 'the product pays many rows');
  const measured: EntityId[] = [];
  const asked: ('all' | readonly EntityId[])[] = [];
  const deps: RunDeps = {
    ...runs,
    many: {
      ...many,
      measureAgain: (scope, asking) => {
        measured.push(...asking.payees);
        return many.measureAgain(scope, asking);
      },
    },
    sales: {
      ...runs.sales,
      sales: (scope, window, sellers, options) => {
        asked.push(sellers);
        return runs.sales.sales(scope, window, sellers, options);
      },
    },
  };
  const run = newId();
  const { inMemory } = paid(
    await calculateRun(
      deps,
      company.revops.scope,
      { runId: run, planCode: 'invoiced', period: '2026-03' },
      calm,
    ),
  );
  const nameOf = new Map(thousand.map((code) => [idOf(code), code]));
  const read = new Set(
    asked.flatMap((sellers) => (sellers === 'all' ? ['all'] : sellers.map((id) => nameOf.get(id) ?? id))),
  );
  const again = new Set(measured.map((id) => nameOf.get(id) ?? id));
  return { run, inMemory, read: [...read].toSorted(), again: [...again].toSorted() };
}

it('reads no closed period again where nothing came late', async () => {
  const { inMemory, read, again } = await march();
  expect([inMemory, read, again]).toEqual([null, [], []]);
});

it('measures again only the payees of a late sale, of one that changed and of one that moved to somebody else', async () => {
  await sell([
    { code: 'late', day: '2026-01-20', amount: '300', seller: 'P007' },
    { code: 'FP100', day: '2026-02-10', amount: '450', seller: 'P100' },
    { code: 'JP500', day: '2026-01-10', amount: '1000', seller: 'P501' },
  ]);
  const { run, inMemory, read, again } = await march();
  expect([inMemory, read, again]).toEqual([null, [], ['P007', 'P100', 'P500', 'P501']]);
  const lines = await company.linesOf(run);
  expect([lines['P007'], lines['P100'], lines['P500'], lines['P501'], lines['P502']]).toEqual([
    ['commission 2026-03 600', 'commission 2026-01 900'],
    ['commission 2026-03 600', 'commission 2026-02 -150'],
    ['commission 2026-03 600', 'commission 2026-01 -3000'],
    ['commission 2026-03 600', 'commission 2026-01 3000'],
    ['commission 2026-03 600'],
  ]);
  expect(Object.keys(lines).length).toBe(1003);
});
