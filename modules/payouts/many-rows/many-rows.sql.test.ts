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
  measurePlan,
  type MeasuredSum,
  type MeasuredValue,
  type Plan,
  type PlanFacts,
} from '@cordee/engine-compensation';
import {
  ALWAYS,
  canonicalRow,
  invariant,
  numberOf,
  plainDate,
  RowStreamHash,
  tenantId,
  userId,
  withoutTrailingZeros,
  type EntityId,
  type Quantity,
  type Scope,
  type TenantId,
} from '@cordee/kernel';
import { position, positionHolder } from '@cordee/modules/people';
import { systemClock } from '@cordee/platform/clock';
import { openCompute, readSlice, type Compute, type ComputeRow } from '@cordee/platform/compute';
import { readConfig } from '@cordee/platform/config';
import {
  connectDatabase,
  postFacts,
  startDatabase,
  type Database,
  type FactTable,
} from '@cordee/platform/database';
import { artefactRows, hashOfRows } from '../../../platform/compute/credits/artefact-rows.test-support.ts';
import { earnSlice } from '../run/earn-slice.ts';
import type { PlanRecords } from '../run/plan-records.ts';
import { lineTexts } from '../statement/line-text.ts';
import { measureSlice } from './measure-slice.sql.ts';
import { countedSets, countsOf } from './counted-sets.sql.ts';
import { idOf } from './own-measures.test-support.ts';
import { toldQuestion } from './told-sales.sql.ts';
import {
  codeOf as saleCode,
  kindOf,
  mayNeedMemory,
  mayPassDigits,
  partsOf,
  people,
  period,
  recordsOf,
  saleId,
  world,
  type World,
} from './many-rows.test-support.ts';
import { openManyRows } from './pay-many.sql.ts';
import { resultLines } from '../run/result-lines.ts';

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

const runs = Number(process.env['CORDEE_MANY_RUNS'] ?? 80);
const seed = 20262;
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
    related_code: 'text',
    product: 'text',
    account_id: 'uuid',
    territory: 'text',
    margin: 'numeric',
    quantity: 'numeric',
    attributes: 'text',
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
    facts: readonly { id: EntityId; from?: string; values: Record<string, string | number | null> }[],
  ) =>
    database.write(scope, { code: 'test.posted' }, (tx) =>
      postFacts(
        tx,
        table,
        facts.map(({ id, from = ALWAYS.toString(), values }) => ({
          entityId: id,
          effectiveFrom: from,
          line: null,
          values,
        })),
      ),
    );
  for (const change of changes) {
    await post(
      sales,
      change.map(({ id, day, seller, product, amount, currency: unit, refersTo, carried }) => ({
        id: saleId(tenant, id),
        values: {
          code: saleCode(id),
          kind: kindOf(id),
          occurred_on: day,
          amount,
          currency: unit,
          related_code: refersTo === null ? null : saleCode(refersTo),
          product,
          account_id: carried.customer && idOf(tenant, carried.customer),
          territory: carried.territory,
          margin: carried.margin,
          quantity: carried.quantity,
          attributes: carried.attributes && JSON.stringify(carried.attributes),
          seller_id: seller && idOf(tenant, seller),
        },
      })),
    );
    await post(
      splits,
      change.flatMap((each) =>
        partsOf(tenant, each).map(({ id, place, payee, share }) => ({
          id: idOf(tenant, `split ${id} ${place}`),
          values: { transaction_id: saleId(tenant, id), place, payee_id: payee, share },
        })),
      ),
    );
  }
  await post(
    positionHolder,
    people.map((name) => ({
      id: idOf(tenant, `seat ${name}`),
      from: '2020-01-01',
      values: { person_id: idOf(tenant, name) },
    })),
  );
  await post(
    position,
    people.flatMap((name) => {
      const own = reports.filter(({ payee, manager }) => payee === name && manager !== name);
      return [{ from: '2020-01-01', manager: null }, ...own].map(({ from, manager }) => ({
        id: idOf(tenant, `seat ${name}`),
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

const calm = { progress: () => undefined, check: () => undefined };

it(`pays as memory does, and measures the same rows (${runs} worlds, seed ${seed})`, async () => {
  const many = openManyRows(database, compute);
  let [number, rows, formulas, wide, told] = [0, 0, 0, 0, 0];
  const owned = new Set<string>();
  await fc.assert(
    fc.asyncProperty(world, async (given) => {
      number += 1;
      const scope = scopeOf(tenantId(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`));
      await write(scope, given);
      const records = recordsOf(scope.tenant, given);
      const codeOf = (payee: EntityId) => people.find((name) => idOf(scope.tenant, name) === payee) ?? '';
      const runId = `00000000-0000-4000-9000-${String(number).padStart(12, '0')}`;
      const paid = await many.pay(scope, { runId, records, codeOf, composed: new Map() }, calm);
      const isOfMemory = !paid.ok && paid.refusal.code === 'payouts.many_rows_unsupported';
      if (isOfMemory && mayNeedMemory(given)) return;
      const isTooWide = !paid.ok && paid.refusal.code === 'platform.compute_bound_exceeded';
      if (isTooWide && mayPassDigits(given)) return;
      if (!paid.ok) throw new Error(JSON.stringify(paid.refusal));
      owned.add(JSON.stringify(given.own));
      if (given.condition !== null) formulas += 1;
      if (given.window === 'rolling') wide += 1;
      const expected = inMemory(records, codeOf);
      expect(paid.value.rowStreamHash).toBe(
        new RowStreamHash().addText(expected.canonical, expected.count).digest(),
      );
      expect(plain(paid.value.copied.join(''))).toBe(plain(expected.copied));
      rows += await compareMeasures(scope, runId, records, codeOf);
      if (await compareEngines(scope, records, codeOf)) told += 1;
    }),
    { numRuns: runs, seed, endOnFailure: true },
  );
  expect(rows).toBeGreaterThan(3 * runs);
  expect(formulas).toBeGreaterThan(runs / 5);
  expect(wide).toBeGreaterThan(runs / 5);
  expect(told).toBeGreaterThan(runs / 8);
  expect(owned.size).toBeGreaterThan(Math.min(runs / 4, 12));
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

/** Every measure of every payee: its total, its number of rows and the hash over those in the files. */
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
    composed: null,
  }));
  const artefact = join(dataFolder, 'artefacts', scope.tenant, runId);
  const sets = countedSets(plan.measures);
  const { byOrdinal } = await measureSlice({ artefact, slice: 0, read: readSlice }, plan.measures, payees);
  const rows = Map.groupBy(
    await artefactRows(artefact),
    (row) => `${payees[Number(row['ordinal'])]?.payee} ${row['currency']}`,
  );
  const hashOf = ({ payee, measure, currency }: MeasuredValue): string => {
    const index = sets.findIndex((set) => set.measure.code === measure);
    const set = sets[index];
    invariant(set !== undefined, 'a measure is a set of credits');
    const isWorth = set.counted === 'amount' && countsOf(set) === 'own';
    const column = isWorth ? `value_${index}` : 'value';
    return hashOfRows(rows.get(`${payee} ${currency}`) ?? [], 2 ** index, column);
  };
  const told = (value: MeasuredValue, hash: string) =>
    `${value.payee} ${value.measure} ${value.currency} ${sumText(value)} ${value.over && sumText(value.over)} ${hash}`;
  // Of the sales of a customer, the hash of a statement is over the first.
  const isOfCustomers = ({ measure }: MeasuredValue) =>
    plan.measures.some(({ code, aggregation }) => code === measure && aggregation === 'distinct_customers');
  const paid = new Set(payees.map(({ payee }) => payee));
  const known = creditedMeasures(plan, facts).filter(({ payee }) => paid.has(payee));
  const expected = known.map((each) => told(each, isOfCustomers(each) ? '' : each.rowStreamHash));
  const found = [...byOrdinal.values()]
    .flat()
    .map((each) => told(each, isOfCustomers(each) ? '' : hashOf(each)));
  expect(found.toSorted()).toEqual(expected.toSorted());
  const explained = (measuresOf: (ordinal: number) => readonly MeasuredValue[]) =>
    earnSlice({ ...asked, payees }, ({ ordinal }) => measuresOf(ordinal)).explained;
  const asked = {
    document: records.document,
    period: shownPeriod,
    explaining: { held: [], files: new Map() },
  };
  const kept = known.map((value) => ({ ...withoutRows(value), over: value.over && withoutRows(value.over) }));
  expect(explained((ordinal) => byOrdinal.get(ordinal) ?? [])).toEqual(
    explained((ordinal) => kept.filter(({ payee }) => payee === payees[ordinal]?.payee)),
  );
  return expected.length;
}

const shownPeriod = { ...period, from: period.from.toString(), to: period.to.toString() };

/** As the sum of a slice is: its rows lie in the files, and its number is written as short as it can be. */
function withoutRows<Sum extends MeasuredSum>(sum: Sum): Sum {
  return { ...sum, total: shortest(sum.total), rows: null, rowStreamHash: '', artefact: 'slice=0' };
}

function shortest(total: Quantity): Quantity {
  if (total.kind === 'amount') {
    const { value, ...unit } = total.amount;
    return { ...total, amount: { value: withoutTrailingZeros(value), ...unit } };
  }
  return total.kind === 'decimal' ? { ...total, value: withoutTrailingZeros(total.value) } : total;
}

/** The credits of the plan, row by row, are those of PostgreSQL. Gives whether others say something of its sales. */
async function compareEngines(
  scope: Scope,
  { plan, assignments, facts, ...records }: ReturnType<typeof recordsOf>,
  codeOf: (payee: EntityId) => string,
): Promise<boolean> {
  const payees = ordered({ plan, assignments, ...records }, codeOf);
  const holdings = payees.flatMap((payee, ordinal) =>
    assignments
      .filter((each) => each.payee === payee)
      .map(({ effectiveFrom, effectiveTo }) => ({
        payee,
        ordinal,
        slice: 0,
        from: effectiveFrom.toString(),
        to: effectiveTo?.toString() ?? null,
      })),
  );
  const reports = facts.crediting?.reports ?? [];
  const places = { holdings, sources: new Map(), reports };
  const question = await toldQuestion({ database, compute }, scope, { plan, period }, places);
  invariant(question.ok, 'what was paid by rows is a question');
  const creditsOf = async (engine: 'duckdb' | 'postgres') => {
    const rows: ComputeRow[] = [];
    await compute.streamCredits(scope, question.value, (batch) => void rows.push(...batch), { engine });
    return rows;
  };
  expect(await creditsOf('duckdb')).toEqual(await creditsOf('postgres'));
  return question.value.told !== undefined;
}

function sumText({ count, total }: MeasuredSum): string {
  const number = numberOf(total);
  invariant(number !== null, 'a measure of sales is a number');
  const unit = total.kind === 'decimal' ? total.unit : total.kind;
  return `${count} ${canonicalRow([number])} ${unit}`;
}

function creditedMeasures(plan: Plan, facts: PlanFacts) {
  const { credits } = creditTransactions(
    facts.transactions,
    { ...facts.crediting, assignments: facts.assignments },
    plan.crediting,
  );
  return measurePlan(plan, { period: facts.period, credits, originals: facts.transactions });
}

function scopeOf(tenant: TenantId): Scope {
  return {
    tenant,
    actor: userId('00000000-0000-4000-8000-000000000001'),
    roles: ['revops'],
    locale: 'fr',
    asOf: { effective: plainDate('2026-06-30'), change: null },
    today: plainDate('2026-06-30'),
    branch: 0,
    positions: 'all',
    people: 'all',
    fields: 'all',
  };
}
