// Random maps, given by hand, locked, and divided by approval on days in any order, and sales before and after: every account has one
// holder on each day, and what the pay engine credits sums to what was sold, nothing lost, nothing doubled.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { creditTransactions, parsePlan, type Crediting } from '@cordee/engine-compensation';
import {
  decimalText,
  entityId,
  plainDate,
  sumDecimals,
  times,
  decimal,
  withoutTrailingZeros,
  type Decimal,
  type EntityId,
} from '@cordee/kernel';
import { newId } from '@cordee/platform/ids';
import { invoicePlan, openPayCompany, type PayCompany } from '../pay-run.sql.test-support.ts';

const seed = 20_261_122;
const maps = 20;
const months = ['2026-01', '2026-02', '2026-03', '2026-04'];
const sellers = ['S1', 'S2', 'S3'];
const accountsEach = 3;
const dayOf = (day: number) => plainDate('2026-01-01').add({ days: day }).toString();
const lastDay = 119;

const plan = {
  ...invoicePlan('1', '0.1'),
  crediting: {
    rules: [
      { code: 'kept', type: 'holdover', precedence: 1, args: { share: '0.3', months: 1 } },
      { code: 'holder', type: 'customer_holder', precedence: 2 },
    ],
  },
};
const { crediting: rules } = planOf();

function planOf() {
  const read = parsePlan(plan);
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return read.value;
}

const owner = fc.integer({ min: 0, max: sellers.length - 1 });
const day = fc.integer({ min: 0, max: lastDay });
const step = fc.record({
  way: fc.constantFrom('hand' as const, 'division' as const, 'lock' as const),
  day,
  to: fc.array(fc.option(owner), { minLength: accountsEach, maxLength: accountsEach }),
});
const world = fc.record({
  first: fc.array(owner, { minLength: accountsEach, maxLength: accountsEach }),
  steps: fc.array(step, { minLength: 1, maxLength: 6 }),
  sales: fc.array(
    fc.record({
      day,
      account: fc.integer({ min: 0, max: accountsEach - 1 }),
      tens: fc.integer({ min: 1, max: 99 }),
    }),
    { minLength: 1, maxLength: 8 },
  ),
});
type World = typeof world extends fc.Arbitrary<infer Value> ? Value : never;

let company: PayCompany;
let territories: readonly { readonly territoryId: string; readonly code: string }[];
let made = 0;

beforeAll(async () => {
  company = await openPayCompany({ plan });
  await ask('POST', '/territories/openings', { teamId: null, from: dayOf(0) });
  ({ territories } = await ask<{ territories: typeof territories }>('GET', '/territories'));
});
afterAll(() => company.app.stop());

async function ask<T>(method: string, path: string, body?: unknown, who = company.revops): Promise<T> {
  const given = body === undefined ? {} : { body };
  const answer = await company.app.call({ method, path, token: who.token, ...given });
  expect([path, answer.status]).toEqual([path, 200]);
  return (await answer.json()) as T;
}

const territoryOf = (seller: number) =>
  entityId(territories.find(({ code }) => code === sellers[seller])?.territoryId ?? '');

/** Who has an account from which day on; a day decided twice is as decided last. */
type Timeline = Map<number, number>;
type Played = { readonly ids: readonly string[]; readonly timelines: readonly Timeline[] };
const ownerOn = (timeline: Timeline, on: number): number =>
  timeline.get(Math.max(...[...timeline.keys()].filter((from) => from <= on))) ?? -1;

async function play(given: World): Promise<Played> {
  const codes = given.first.map((_, index) => `K${made}-${index}`);
  made += 1;
  await company.bring(
    'accounts',
    `account_code;name\n${codes.map((code) => `${code};Client ${code}`).join('\n')}\n`,
  );
  const known = await ask<{ id: string; code: string }[]>('GET', '/territories/accounts');
  const ids = codes.map((code) => known.find((each) => each.code === code)?.id ?? '');
  const timelines = given.first.map((): Timeline => new Map());
  await give({ ids, timelines }, { way: 'hand', day: 0, to: given.first });
  for (const each of given.steps) await give({ ids, timelines }, each);
  await company.bring('transactions', salesFile(given, codes));
  return { ids, timelines };
}

function salesFile({ sales }: World, codes: readonly string[]): string {
  const rows = sales.map(
    ({ day: on, account, tens }, index) =>
      `F${made}-${index};invoice;${dayOf(on)};${tens * 10};${codes[account]}`,
  );
  return `transaction_code;kind;date;amount;account\n${rows.join('\n')}\n`;
}

type Step = World['steps'][number];
async function give({ ids, timelines }: Played, { way, day: on, to }: Step) {
  if (way === 'lock') return lock({ ids, timelines }, to, on);
  const moves = to.flatMap((next, account) => {
    const timeline = timelines[account];
    const from = timeline === undefined || timeline.size === 0 ? -1 : ownerOn(timeline, on);
    return next === null || from === next
      ? []
      : [{ account, from: from < 0 ? null : territoryOf(from), next }];
  });
  if (moves.length === 0) return;
  if (way === 'division') await divide(ids, moves, dayOf(on));
  else
    for (const { account, next } of moves)
      await ask('POST', '/territories/assignments', {
        accountIds: [ids[account]],
        territoryId: territoryOf(next),
        isLocked: false,
        from: dayOf(on),
      });
  for (const { account, next } of moves) timelines[account]?.set(on, next);
}

/** A lock decides who has an account from a day on, though nobody changes then. */
async function lock({ ids, timelines }: Played, to: Step['to'], on: number) {
  const locked = ids.filter((_, account) => to[account] !== null);
  if (locked.length === 0) return;
  const given = { accountIds: locked, territoryId: null, isLocked: true, from: dayOf(on) };
  await ask('POST', '/territories/assignments', given);
  for (const [account, timeline] of timelines.entries())
    if (to[account] !== null) timeline.set(on, ownerOn(timeline, on));
}

type Move = { readonly account: number; readonly from: EntityId | null; readonly next: number };
async function divide(ids: readonly string[], moves: readonly Move[], effectiveFrom: string): Promise<void> {
  const { territories: store } = company.app.application;
  const { scope } = company.revops;
  const even = {
    territories: [],
    potential: { gini: 0, spread: 0 },
    visits: { gini: 0, spread: 0 },
    meanKm: 0,
  };
  const none = { count: 0, names: [] };
  const id = newId();
  const proposed = moves.map(({ account, from, next }) => ({
    accountId: entityId(ids[account] ?? ''),
    code: '',
    account: '',
    potential: null,
    revenue: '0',
    from,
    to: territoryOf(next),
    reason: 'cheaper' as const,
    activity: '',
    excess: 0,
    change: 0,
  }));
  const weights = { tolerance: 1, continuityKm: 0, movedMost: 1, seconds: 1, visits: { a: 1, b: 1, c: 1 } };
  await store.propose(scope, [
    {
      id,
      setId: id,
      aim: 'asked',
      name: `Map ${made}`,
      effectiveFrom,
      request: { ...weights, name: '', effectiveFrom, teamId: null, basedOn: null, locks: [] },
      result: {
        before: even,
        after: even,
        isFeasible: true,
        constraints: [],
        conflict: [],
        accountNames: {},
        objectiveKm: 0,
        bound: { value: null, gap: null, proven: false },
        isInterrupted: false,
        seconds: 0,
        moves: proposed,
        kept: 0,
        owned: proposed.length,
        unplaced: none,
        withoutPotential: none,
      },
      holdings: proposed.map(({ accountId, to }) => ({ accountId, territoryId: to, isLocked: false })),
    },
  ]);
  await ask('POST', `/territory-proposals/${id}/approval`, undefined, company.executive);
}

const known = () => company.app.application.runs;
const salesOf = (ids: readonly string[]) =>
  known()
    .sales.sales(
      company.revops.scope,
      { from: plainDate(dayOf(0)), to: plainDate(dayOf(lastDay + 1)) },
      'all',
    )
    .then((sales) => sales.filter(({ customer }) => ids.includes(customer ?? '')));

it(`has one holder a day and credits each sale whole, on ${maps} random maps`, async () => {
  await fc.assert(
    fc.asyncProperty(world, async (given) => {
      const { ids, timelines } = await play(given);
      const found = await known().company?.(company.revops.scope);
      const sales = await salesOf(ids);
      expect(sales).toHaveLength(given.sales.length);
      for (const [account, timeline] of timelines.entries()) {
        const held = (found?.coverage.customers ?? []).filter(({ customer }) => customer === ids[account]);
        for (let on = 0; on <= lastDay; on += 1) {
          const holders = held.filter(
            ({ effectiveFrom, effectiveTo }) =>
              effectiveFrom.toString() <= dayOf(on) &&
              (effectiveTo === null || effectiveTo.toString() > dayOf(on)),
          );
          expect(holders.map(({ payee }) => payee)).toEqual([payeeOf(ownerOn(timeline, on))]);
        }
      }
      const assignments = Object.values(company.payees).map((payee) => ({
        payee,
        effectiveFrom: plainDate(dayOf(0)),
        effectiveTo: null,
      }));
      const facts = { assignments, ...found?.coverage };
      expect(wholes(creditTransactions(sales, facts, rules))).toEqual(
        sales.map(({ code, amount }) => `${code} ${told(amount.value)}`).toSorted(),
      );
      const holders = creditTransactions(
        sales,
        facts,
        rules.filter(({ code }) => code === 'holder'),
      );
      expect(holders.credits.map(({ payee, transaction }) => [transaction.code, payee])).toEqual(
        sales.map(({ code, customer, date }) => {
          const timeline = timelines[ids.indexOf(customer ?? '')];
          const on = plainDate(dayOf(0)).until(date).days;
          return [code, timeline && payeeOf(ownerOn(timeline, on))];
        }),
      );
    }),
    { numRuns: maps, seed },
  );
});

const told = (value: Decimal) => decimalText(withoutTrailingZeros(value));
const payeeOf = (seller: number) => company.payees[sellers[seller] ?? ''];

/** Each sale with the sum of its credits: what is lost or doubled does not sum to the sale. */
function wholes({ credits, uncredited }: Crediting): readonly string[] {
  expect(uncredited).toEqual([]);
  return [...Map.groupBy(credits, ({ transaction }) => transaction)]
    .map(([{ code }, own]) => {
      const sum = sumDecimals(own.map((credit) => credit.amount.value));
      return `${code} ${told(sum)}`;
    })
    .toSorted();
}

it('pays all sellers together a tenth of what was sold on all those maps, month by month', async () => {
  const sales = await known().sales.sales(
    company.revops.scope,
    { from: plainDate(dayOf(0)), to: plainDate('2026-05-01') },
    'all',
  );
  for (const month of months) {
    const sold = sales.filter(({ date }) => date.toString().startsWith(month));
    const run = await company.calculate(month);
    const lines = await known().store.lines(company.revops.scope, run);
    const payable = lines.reduce((sum, line) => sum + line.payable.minor, 0n);
    const owed = times(sumDecimals(sold.map(({ amount }) => amount.value)), decimal('10'));
    expect([month, String(payable)]).toEqual([month, told(owed)]);
  }
});

it('leaves the days before a division to nobody where nobody had them, whoever took the seat meanwhile', async () => {
  const { territories: store, people } = company.app.application;
  const { scope } = company.revops;
  const seats = await people.people(scope, {});
  const seat = seats.find(({ code }) => code === 'S1')?.positionId ?? null;
  const vacant = { id: entityId(newId()), code: 'V', name: 'Vacant', positionId: null };
  await store.open(scope, [vacant], dayOf(0));
  await company.bring('accounts', 'account_code;name\nV1;Scierie du Bréda\n');
  const all = await ask<{ id: string; code: string }[]>('GET', '/territories/accounts');
  const id = all.find(({ code }) => code === 'V1')?.id ?? '';
  const given = { accountIds: [id], territoryId: vacant.id, isLocked: false, from: dayOf(0) };
  await ask('POST', '/territories/assignments', given);
  await store.open(scope, [{ ...vacant, positionId: seat }], dayOf(0));
  await divide([id], [{ account: 0, from: vacant.id, next: 1 }], '2026-04-01');
  const { rows } = await ask<{ rows: Record<string, unknown>[] }>('GET', '/coverage?q=Bréda');
  expect(rows).toMatchObject([{ personCode: 'S2', firstDay: '2026-04-01', lastDay: null }]);
});
