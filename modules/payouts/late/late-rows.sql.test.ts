// Random years: with late facts, holds, leavers and voided runs, a run over many rows writes the lines of memory, letter
// for letter, and calculates again only whom something late can move.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  ALWAYS,
  decimal,
  decimalText,
  withoutTrailingZeros,
  type EntityId,
  type Scope,
  type TenantId,
} from '@cordee/kernel';
import { person, position, positionHolder } from '@cordee/modules/people';
import { publishPlan } from '@cordee/modules/plans';
import { quota } from '@cordee/modules/quotas';
import { transaction, transactionId, transactionSplit } from '@cordee/modules/transactions';
import { postFacts, type FactTable } from '@cordee/platform/database';
import { newId } from '@cordee/platform/ids';
import { openTestApplication, type TestApplication } from '@cordee/server/test-application';
import { calculateRun, type RunDeps } from '../run/calculate-run.ts';
import {
  codeOf,
  idOf,
  kindOf,
  months,
  otherDocument,
  people,
  planDocument,
  world,
  type Fact,
  type Name,
  type Round,
  type World,
} from './late-worlds.test-support.ts';
import { inOrder, lockedInMemory, withoutRows, type Kept } from '../settle/locked-in-memory.test-support.ts';
import { paid } from '../pay-run.sql.test-support.ts';
import { lockRun } from '../settle/lock-run.ts';
import { approveRun, holdOut } from '../settle/settle-run.ts';
import { askVoid, voidRun } from '../settle/void-run.ts';

const runs = Number(process.env['CORDEE_LATE_RUNS'] ?? 5);
const seed = 20_263;
const calm = { progress: () => undefined, check: () => undefined };

let app: TestApplication;
beforeAll(async () => {
  app = await openTestApplication();
});
afterAll(() => app.stop());

it(`pays late facts as memory does (${runs} years, seed ${seed})`, async () => {
  const seen = { rows: 0, beside: 0, corrections: 0, memory: new Set<string>() };
  await fc.assert(
    fc.asyncProperty(world, async (given) => {
      const year = await openYear(given);
      for (const [index, round] of given.rounds.entries()) await playMonth(year, index, round, seen);
    }),
    { numRuns: runs, seed, endOnFailure: true },
  );
  expect(seen.rows).toBeGreaterThan(runs);
  expect(seen.beside).toBeGreaterThanOrEqual(runs / 2);
  expect(seen.corrections).toBeGreaterThanOrEqual(runs / 5);
}, 900_000);

type Year = {
  readonly tenant: TenantId;
  readonly scope: Scope;
  readonly second: Scope;
  readonly rows: RunDeps;
  readonly memory: RunDeps;
  readonly beside: { last: number };
};
type Seen = { rows: number; beside: number; corrections: number; memory: Set<string> };

async function openYear(given: World): Promise<Year> {
  const { application } = app;
  const organisation = await app.openOrganisation('Alpes');
  const { scope } = await organisation.addMember('revops');
  const { scope: second } = await organisation.addMember('finance');
  await application.runs.settings.write(scope, 'review', lenient);
  const { many, ...memory } = application.runs;
  if (many === undefined) throw new Error('the product pays many rows');
  const beside = { last: 0 };
  const rows: RunDeps = {
    ...application.runs,
    many: {
      ...many,
      creditsExplainedByRowsMin: 0,
      pay: (at, request, watch) => {
        beside.last = request.composed.size;
        return many.pay(at, request, watch);
      },
    },
  };
  const year = { tenant: organisation.id, scope, second, rows, memory, beside };
  for (const document of [planDocument(given), otherDocument(given)])
    paid(await publishPlan(application.plans, scope, { document, effectiveFrom: '2026-01-01' }));
  await post(year, people.flatMap(startOf));
  return year;
}

const lenient = {
  rateTimesMax: '999999',
  doubleFeedShareMax: '2',
  foreignShareMax: '2',
  missingShareMax: '2',
  changeShareMax: '999999',
  changeMin: '999999',
  peersTimesMax: '999999',
};

/** Everybody sits somewhere, most under the first plan, with a quota each month. */
function startOf(name: Name, index: number): readonly Fact[] {
  const from = '2026-01-01';
  const manager = people[Math.floor((index - 1) / 2)] ?? null;
  return [
    { what: 'person', person: name, isGone: false },
    { what: 'holder', seat: name, person: name, from },
    { what: 'position', person: name, manager: index === 0 ? null : manager, from },
    { what: 'assignment', person: name, plan: index < 12 ? 'many' : 'other', from },
    ...[0, 1, 2].map((month) => ({ what: 'quota', person: name, month, amount: 1000 }) as const),
  ];
}

async function playMonth(year: Year, index: number, round: Round, seen: Seen): Promise<void> {
  const period = months[index] ?? '';
  await post(year, [...round.sales, ...round.late, ...round.rare]);
  if (round.turn === 'leaver') await payLeaver(year, period, round);
  for (const planCode of ['other', 'many']) {
    const isCompared = planCode === 'many' || index === 2;
    const run = await (isCompared
      ? calculatedAlike(year, { planCode, period }, seen)
      : calculated(year.rows, year, { planCode, period }));
    if (round.turn === 'held')
      await holdOut(year.rows, year.scope, run, {
        payeeId: idOf(year.tenant, round.who),
        component: null,
        reason: 'in question',
      });
    await settle(year, run);
    if (round.turn !== 'voided') continue;
    const deps = { ...year.rows, requests: app.application.requests };
    paid(await askVoid(deps, year.scope, run, 'calculated too early'));
    paid(await voidRun(deps, year.second, run));
    if (planCode === 'many') await settle(year, await calculatedAlike(year, { planCode, period }, seen));
  }
}

/** Of somebody who leaves, or who has nothing: then there is no such run. */
async function payLeaver({ tenant, scope, ...year }: Year, period: string, { who }: Round): Promise<void> {
  const request = {
    runId: newId(),
    planCode: 'many',
    period,
    kind: 'off_cycle',
    onlyPayees: [idOf(tenant, who)],
  } as const;
  const run = await calculateRun(year.rows, scope, request, calm);
  if (run.ok) await settle({ tenant, scope, ...year }, request.runId);
}

/** By rows, as memory would have: the same places with the same amounts, the same reasoning but for the rows of its sums. */
async function settle({ rows, memory, second }: Year, run: string): Promise<void> {
  paid(await approveRun(rows, second, run));
  const expected = await lockedInMemory(memory, second, run);
  paid(await lockRun(rows, second, run));
  const { owner } = app;
  const settlements = await owner.query(
    'select plan_code, period_code, payee_id, component, place, amount_minor, currency from payout_settlement where run_id = $1',
    [run],
  );
  expect(inOrder(settlements.rows)).toEqual(inOrder(expected.settlements));
  const kept = await owner.query<Kept>(
    'select payee_id, ordinal, explanation from locked_explanation where run_id = $1',
    [run],
  );
  expect(inOrder(kept.rows.map(withoutRows))).toEqual(inOrder(expected.explanations.map(withoutRows)));
}

type Asked = { readonly planCode: string; readonly period: string };

async function calculated(deps: RunDeps, { scope }: Year, asked: Asked): Promise<string> {
  const runId = newId();
  paid(await calculateRun(deps, scope, { runId, ...asked }, calm));
  return runId;
}

async function calculatedAlike(year: Year, asked: Asked, seen: Seen): Promise<string> {
  year.beside.last = 0;
  const [byRows, inMemory] = [newId(), newId()];
  const fast = paid(await calculateRun(year.rows, year.scope, { runId: byRows, ...asked }, calm));
  const slow = paid(await calculateRun(year.memory, year.scope, { runId: inMemory, ...asked }, calm));
  const [lines, expected] = [await linesOf(year, byRows), await linesOf(year, inMemory)];
  expect(lines).toEqual(expected);
  expect({ ...fast, runId: '', inMemory: null }).toEqual({ ...slow, runId: '', inMemory: null });
  if (fast.inMemory === null) seen.rows += 1;
  else seen.memory.add(fast.inMemory);
  if (year.beside.last > 0) seen.beside += 1;
  if (fast.inMemory === null) seen.corrections += lines.filter(({ kind }) => kind === 'correction').length;
  return byRows;
}

/** A number's scale is no part of it. */
async function linesOf({ rows, scope }: Year, run: string) {
  const lines = await rows.store.lines(scope, run);
  return lines.map((line) => ({
    ...line,
    earned: plain(line.earned),
    measured: line.measured && plain(line.measured),
  }));
}

const plain = (figure: string): string => decimalText(withoutTrailingZeros(decimal(figure)));

type Posted = {
  readonly id: EntityId;
  readonly from?: string;
  readonly values: Record<string, string | number | null>;
};

async function post({ tenant, scope }: Year, facts: readonly Fact[]): Promise<void> {
  const at = (name: string | null) => (name === null ? null : idOf(tenant, name));
  const write = (table: FactTable, list: readonly Posted[]) =>
    app.application.database.write(scope, { code: 'test.posted' }, (tx) =>
      postFacts(
        tx,
        table,
        list.map(({ id, from = ALWAYS.toString(), values }) => ({
          entityId: id,
          effectiveFrom: from,
          line: null,
          values,
        })),
      ),
    );
  const saleAt = (id: number) => transactionId(tenant, '', kindOf(id), codeOf(id));
  const of = <What extends Fact['what']>(what: What) =>
    facts.filter((fact): fact is Extract<Fact, { what: What }> => fact.what === what);
  const month = (index: number) => ({
    period_from: `2026-0${index + 1}-01`,
    period_to: `2026-0${index + 2}-01`,
    period_code: months[index] ?? '',
  });
  await write(
    person,
    of('person').map(({ person: name, isGone }) => ({
      id: idOf(tenant, name),
      from: '2020-01-01',
      values: { code: name, full_name: name, left_on: isGone ? '2026-02-15' : null },
    })),
  );
  await write(
    positionHolder,
    of('holder').map(({ seat, person: name, from }) => ({
      id: idOf(tenant, `seat ${seat}`),
      from,
      values: { person_id: at(name) },
    })),
  );
  await write(
    position,
    of('position').map(({ person: name, manager, from }) => ({
      id: idOf(tenant, `seat ${name}`),
      from,
      values: {
        code: name,
        title: name,
        role: 'seller',
        team_id: null,
        manager_position_id: manager === name ? null : at(manager && `seat ${manager}`),
      },
    })),
  );
  await app.application.plans.hold(
    scope,
    of('assignment').map(({ person: name, plan, from }) => ({
      payeeId: idOf(tenant, name),
      planCode: plan,
      effectiveFrom: from,
    })),
  );
  await write(
    quota,
    of('quota').map(({ person: name, month: index, amount }) => ({
      id: idOf(tenant, `quota ${name} ${index}`),
      values: {
        position_id: at(`seat ${name}`),
        measure: 'order_intake',
        dimension: null,
        dimension_value: null,
        calendar: 'civil',
        ...month(index),
        amount: String(amount),
        unit: 'amount',
        currency: 'EUR',
        weight: null,
      },
    })),
  );
  const sales = of('sale');
  await write(
    transaction,
    sales.map(({ id, day, seller, amount, product, refersTo }) => ({
      id: saleAt(id),
      values: {
        code: codeOf(id),
        kind: kindOf(id),
        occurred_on: day,
        amount,
        currency: 'EUR',
        seller_id: at(seller),
        product,
        related_code: refersTo === null ? null : codeOf(refersTo),
      },
    })),
  );
  await write(
    transactionSplit,
    sales.flatMap(({ id, shares, first }) =>
      shares.map((share, place) => ({
        id: idOf(tenant, `split ${id} ${place}`),
        values: {
          transaction_id: saleAt(id),
          place,
          share,
          payee_id: at(people[(first + place) % people.length] ?? 'ana'),
        },
      })),
    ),
  );
}
