// The circuit breaker watches a run that is calculated by rows as it watches one in memory: the same stops, in the same
// words, whatever the data.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publishPlan } from '@cordee/modules/plans';
import { newId } from '@cordee/platform/ids';
import { openTestApplication, type TestApplication } from '@cordee/server/test-application';
import { calculateRun, type RunDeps } from '../run/calculate-run.ts';
import { paid } from '../pay-run.sql.test-support.ts';

let app: TestApplication;
beforeAll(async () => {
  app = await openTestApplication();
});
afterAll(() => app.stop());

const SELLERS = ['S1', 'S2', 'S3', 'S4', 'S5'] as const;
const worlds = 16;
const seed = 20261122;

const plan = (rate: string) => ({
  format: 'cordee-plan/1',
  code: 'invoiced',
  name: 'Invoiced',
  version: rate,
  semantics: 1,
  currency: 'EUR',
  calendar: 'civil',
  grain: 'month',
  crediting: {
    rules: [
      { code: 'owner', type: 'owner', precedence: 1 },
      { code: 'managers', type: 'roll_up', precedence: 2 },
    ],
  },
  measures: [{ code: 'invoiced', base: 'invoicing', aggregation: 'amount' }],
  components: [{ code: 'commission', type: 'percentage_of_measure', args: { measure: 'invoiced', rate } }],
});

const sale = fc.record({
  id: fc.integer({ min: 1, max: 8 }),
  kind: fc.constantFrom('invoice', 'invoice', 'credit_note', 'order'),
  day: fc.integer({ min: 1, max: 28 }),
  amount: fc.constantFrom('100', '100.00', '250.5'),
  currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'EUR', 'USD'),
  seller: fc.constantFrom(...SELLERS, ''),
});
const files = fc.array(
  fc.record({
    sources: fc.constantFrom(['erp'], ['copy'], ['erp', 'copy']),
    month: fc.constantFrom('2026-01', '2026-02'),
    sales: fc.array(sale, { minLength: 1, maxLength: 12 }),
  }),
  { minLength: 2, maxLength: 5 },
);
const world = fc.record({
  files,
  rates: fc.constantFrom(['0.03', '0.03'], ['0.03', '0.3']),
  held: fc.subarray([...SELLERS], { minLength: 2 }),
});

const calm = { progress: () => undefined, check: () => undefined };

it(`finds by rows what memory finds (${worlds} worlds, seed ${seed})`, async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(world, async (given) => {
      const stops = await stopsOfBoth(given);
      expect(stops.rows).toEqual(stops.memory);
      for (const { code } of stops.rows) seen.add(code);
    }),
    { numRuns: worlds, seed, endOnFailure: true },
  );
  expect([...seen].toSorted()).toEqual(['double_feed', 'rate_times', 'sellers_missing', 'wrong_currency']);
}, 300_000);

type World = typeof world extends fc.Arbitrary<infer Given> ? Given : never;

async function stopsOfBoth({ files: given, rates, held }: World) {
  const organisation = await app.openOrganisation(`Alpes ${newId()}`);
  const { scope } = await organisation.addMember('revops');
  const { runs, plans, people } = app.application;
  const bring = async (kind: 'people' | 'transactions', source: string, lines: readonly string[]) =>
    void paid(await organisation.bring(scope, { kind, source, text: `${lines.join('\n')}\n` }));
  const staff = SELLERS.map(
    (code, index) => `${code};Seller ${code};North;seller;${index === 0 ? '' : 'S1'}`,
  );
  await bring('people', 'hr', ['person_code;full_name;team;role;manager_code', ...staff]);
  for (const [index, rate] of rates.entries())
    paid(await publishPlan(plans, scope, { document: plan(rate), effectiveFrom: `2026-0${index + 1}-01` }));
  const members = (await people.people(scope, {})).filter(({ code }) => held.some((each) => each === code));
  await plans.assign(
    scope,
    members.map(({ personId }) => ({
      payeeId: personId,
      planCode: 'invoiced',
      from: '2026-01-01',
      to: null,
    })),
  );
  for (const { sources, month, sales } of given) {
    const rows = sales.map(({ id, kind, day, amount, currency, seller }) =>
      [`N${month}${id}`, kind, `${month}-${String(day).padStart(2, '0')}`, amount, currency, seller].join(
        ';',
      ),
    );
    const header = 'transaction_code;kind;date;amount;currency;seller';
    for (const source of sources) await bring('transactions', source, [header, ...new Set(rows)]);
  }
  const { many, ...inMemory } = runs;
  let byRows = 0;
  const watched: RunDeps = {
    ...inMemory,
    ...(many === undefined
      ? {}
      : {
          many: {
            ...many,
            pay: async (...asked) => {
              const told = await many.pay(...asked);
              byRows += told.ok ? 1 : 0;
              return told;
            },
          },
        }),
  };
  const stopsOf = async (deps: RunDeps, period: string) => {
    const runId = newId();
    paid(await calculateRun(deps, scope, { runId, planCode: 'invoiced', period }, calm));
    return runs.store.stops(scope, runId);
  };
  await stopsOf(watched, '2026-01');
  const found = { rows: await stopsOf(watched, '2026-02'), memory: await stopsOf(inMemory, '2026-02') };
  expect(byRows).toBe(2);
  return found;
}
