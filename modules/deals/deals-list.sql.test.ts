import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Scope } from '@cordee/kernel';
import { openTestApplication, type TestApplication } from '@cordee/server/test-application';
import type { DealFilter } from './deals-store.ts';

let app: TestApplication;
beforeAll(async () => {
  app = await openTestApplication();
});
afterAll(() => app.stop());

type Deal = { readonly code: number; readonly day: number; readonly isWon: boolean };
const file = fc.uniqueArray(fc.record({ code: fc.nat(30), day: fc.nat(3), isWon: fc.boolean() }), {
  minLength: 1,
  maxLength: 25,
  selector: ({ code }) => code,
});

const closedOn = ({ day }: Deal) => (day === 0 ? '' : `2026-03-0${day}`);
const codeOf = (code: number) => `D${String(code).padStart(2, '0')}`;

/** Open ones first, then the last closed; the list as a page of a map would be. */
function expected(known: ReadonlyMap<number, Deal>, { stage, offset, limit }: DealFilter) {
  const matching = [...known.values()].filter(({ isWon }) => stage !== 'won' || isWon);
  const sorted = matching.toSorted((a, b) => {
    const [left, right] = [closedOn(a) || '9', closedOn(b) || '9'];
    return left === right ? a.code - b.code : left < right ? 1 : -1;
  });
  return {
    codes: sorted.slice(offset, offset + limit).map(({ code }) => codeOf(code)),
    total: matching.length,
  };
}

it('tells every page and the total as a map of the last files would, whatever was corrected since', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(file, { minLength: 1, maxLength: 8 }),
      fc.nat(12),
      fc.integer({ min: 1, max: 4 }),
      async (files, offset, limit) => {
        const house = await app.openOrganisation('House');
        const { scope } = await house.addMember('revops');
        const known = new Map<number, Deal>();
        for (const rows of files) {
          await house.bring(scope, { kind: 'deals', text: textOf(rows) });
          for (const row of rows) known.set(row.code, row);
          for (const stage of [undefined, 'won']) {
            const filter = { stage, offset, limit };
            expect(await page(scope, filter)).toEqual(expected(known, filter));
          }
        }
      },
    ),
    { numRuns: 15 },
  );
});

it('finds a page behind very many corrections of the same deals', async () => {
  const house = await app.openOrganisation('House');
  const { scope } = await house.addMember('revops');
  const rows = (day: number) => Array.from({ length: 40 }, (_, code) => ({ code, day, isWon: false }));
  for (const day of [3, 2, 3, 2, 3, 2, 3, 1])
    await house.bring(scope, { kind: 'deals', text: textOf(rows(day)) });
  expect(await page(scope, { offset: 38, limit: 5 })).toEqual({ codes: ['D38', 'D39'], total: 40 });
});

async function page(scope: Scope, filter: DealFilter) {
  const { rows, total } = await app.application.deals.deals(scope, filter);
  return { codes: rows.map(({ code }) => code), total };
}

function textOf(rows: readonly Deal[]): string {
  const lines = rows.map(
    (row) => `${codeOf(row.code)};S1;${row.isWon ? 'won' : 'proposal'};100;${closedOn(row)}`,
  );
  return `deal_code;seller;stage;amount;closed_on\n${lines.join('\n')}\n`;
}
