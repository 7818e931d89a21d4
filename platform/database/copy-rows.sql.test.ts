import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApplication, type TestApplication } from '@cordee/server/test-application';
import { openCopyRows } from './copy-rows.ts';
import { openStagedCopy } from './staged-copy.ts';

let app: TestApplication;
beforeAll(async () => {
  app = await openTestApplication();
});
afterAll(() => app.stop());

const columns = {
  text: 'text',
  jsonb: 'jsonb',
  uuid: 'uuid',
  date: 'date',
  numeric: 'numeric',
  integer: 'integer',
  bigint: 'bigint',
  boolean: 'boolean',
  bytea: 'bytea',
} as const;

const digits = (maxLength: number) => fc.stringMatching(/^\d+$/).map((text) => text.slice(0, maxLength));
const number = fc.oneof(
  fc.constantFrom('0', '0.0000', '-0.5', '0.00001234', '10000', '-120000.50', '9999999999999.9999'),
  fc
    .tuple(fc.constantFrom('', '-'), digits(30), digits(20))
    .map(([sign, whole, part]) => `${sign}${whole}.${part}`),
);
const day = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const text = fc.string({ unit: 'grapheme', maxLength: 80 }).filter((each) => !each.includes('\0'));
const orNothing = <T>(values: fc.Arbitrary<T>) => fc.option(values, { freq: 6 });
const row = fc.tuple(
  orNothing(text),
  orNothing(text.map((value) => JSON.stringify({ value }))),
  orNothing(fc.uuid()),
  orNothing(day),
  orNothing(number),
  orNothing(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
  orNothing(fc.oneof(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), fc.maxSafeInteger())),
  orNothing(fc.boolean()),
  orNothing(fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes))),
);

/** What PostgreSQL itself makes of the same values as text. */
const casts = Object.entries(columns).map(([name, type], index) => `$${index + 1}::${type} as ${name}`);

it('brings every value as PostgreSQL reads it from text', async () => {
  const { scope } = await (await app.openOrganisation('House')).addMember('revops');
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), async (rows) => {
      await app.application.database.operate(scope.tenant, async (tx) => {
        const staged = await openStagedCopy(tx, 'values', { at: 'integer', ...columns });
        for (const [at, cells] of rows.entries()) staged.add([at, ...cells]);
        await staged.finish();
        const told = Object.keys(columns).map((name) => `${name}::text`);
        const { rows: brought } = await tx.client.query(
          `select ${told.join()} from ${staged.table} order by at`,
        );
        for (const [at, cells] of rows.entries()) {
          const { rows: cast } = await tx.client.query(
            `select ${told.join()} from (select ${casts.join()}) v`,
            [...cells],
          );
          expect(brought[at]).toEqual(cast[0]);
        }
      });
    }),
    { numRuns: 150 },
  );
});

it.each([
  ['uuid', 'not a uuid', /value of its column/],
  ['uuid', '00000000-0000-0000-0000-00000000000', /value of its column/],
  ['date', '2026-02-31', RangeError],
  ['numeric', '1e5', /value of its column/],
  ['numeric', '', /digits before its point/],
])('refuses %s of %j as a bug', (type, value, words) => {
  expect(() => openCopyRows([type]).add([value])).toThrow(words);
});
