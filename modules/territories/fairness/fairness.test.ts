import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, entityId, findContradictions, numberOf } from '@cordee/kernel';
import { balanceOf } from '../balance.ts';
import { VISITS } from '../effort.ts';
import type { Book, BookAccount } from '../territory.ts';
import { divisionOf } from './division.ts';
import { explainMove } from './explain-move.ts';
import { explainFigure, FIGURES } from './figure-of-sheet.ts';
import { fairnessSheet, MEASURES } from './fairness-sheet.ts';
import { moveEffect } from './move-effect.ts';
import { quotaFrom } from './territory-quota.ts';

const idOf = (kind: string, index: number) =>
  entityId(`00000000-0000-4000-8000-${kind}${String(index).padStart(11, '0')}`);
const [north, south, west] = [idOf('a', 1), idOf('a', 2), idOf('a', 3)];
const territories = [north, south, west].map((id, index) => ({
  id,
  code: `T${index}`,
  name: `Territory ${index}`,
  positionId: idOf('b', index),
  holder: null,
  teamId: null,
  team: null,
}));

function bookOf(rows: readonly { readonly potential: number; readonly at: number }[]): Book {
  const accounts = rows.map(({ potential, at }, index): BookAccount => ({
    id: idOf('c', index),
    code: `A${index}`,
    name: `Account ${index}`,
    town: null,
    latitude: 45,
    longitude: 4,
    potential: potential.toFixed(2),
    territoryId: territories[at]?.id ?? null,
    isLocked: false,
    normVisits: null,
  }));
  return { territories, accounts };
}

const months = Array.from({ length: 24 }, (_, index) => (index % 12) + 1);
const quotas = territories.map(({ positionId }) => ({
  positionId,
  measure: 'order_intake',
  dimension: null,
  currency: 'EUR',
  periodFrom: '2026-01-01',
  periodTo: '2026-04-01',
  amount: '300.00',
}));

const sheetOf = (before: Book | null, after: Book, bought: readonly (readonly string[])[] = []) =>
  fairnessSheet({
    day: '2026-01-01',
    currency: 'EUR',
    division: { before, after },
    bought: { months, byAccount: new Map(bought.map((sums, index) => [idOf('c', index), sums])) },
    quotas,
  });

const rows = fc.array(fc.record({ potential: fc.integer({ min: 0, max: 90_000 }), at: fc.nat(2) }), {
  minLength: 1,
  maxLength: 30,
});
const sales = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 24, maxLength: 24 });

describe('a fairness sheet', () => {
  it('tells each of its figures so that it can be calculated again', () => {
    fc.assert(
      fc.property(rows, fc.array(sales, { maxLength: 5 }), (drawn, bought) => {
        const sheet = sheetOf(
          null,
          bookOf(drawn),
          bought.map((year) => year.map((sum) => sum.toFixed(2))),
        );
        const told = ['all', north, south, west].flatMap((territory) =>
          FIGURES.flatMap((of) => explainFigure(sheet, { side: 'after', territory, of }) ?? []),
        );
        expect(told.flatMap((each) => findContradictions(each))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('says the evenness that the table of territories says', () => {
    fc.assert(
      fc.property(rows, (drawn) => {
        const book = bookOf(drawn);
        const balance = balanceOf(book, VISITS);
        const sheet = sheetOf(null, book);
        for (const measure of ['potential', 'visits'] as const)
          for (const kind of ['gini', 'spread'] as const) {
            const told = explainFigure(sheet, { side: 'after', territory: 'all', of: `${kind}_${measure}` });
            const value = told?.value ? Number(numberOf(told.value)!.unscaled) / 1e6 : 0;
            expect(value).toBeCloseTo(balance[measure][kind], 4);
          }
      }),
      { numRuns: 200 },
    );
  });

  it('says too few data, and how many months are missing, where less than a year was bought', () => {
    const late = Array.from({ length: 24 }, (_, index) => (index < 20 ? '0' : '50.00'));
    const sheet = sheetOf(null, bookOf([{ potential: 1, at: 0 }]), [late]);
    expect(sheet.sides.after?.[0]?.chance).toEqual({ known: null, isWithoutQuota: false, monthsMissing: 8 });
  });

  it('gives a territory whose accounts buy the quota every month every chance, and none to one without', () => {
    const steady = Array.from({ length: 24 }, () => '100.00');
    const sheet = sheetOf(null, bookOf([{ potential: 1, at: 0 }]), [steady]);
    expect(sheet.sides.after?.[0]?.chance.known).toMatchObject({ reached: 2000, drawn: 2000, months: 24 });
    expect(sheet.sides.after?.[1]?.chance.known).toMatchObject({ reached: 0 });
  });
});

describe('a move', () => {
  const book = bookOf([
    { potential: 100, at: 0 },
    { potential: 40, at: 0 },
    { potential: 60, at: 1 },
  ]);
  const move = {
    accountId: idOf('c', 1),
    code: 'A1',
    account: 'Account 1',
    potential: '40.00',
    revenue: '0',
    from: north,
    to: south,
    reason: 'cheaper',
    activity: '',
    excess: 0,
    change: 0,
  } as const;
  const before = balanceOf(book, VISITS);
  const proposal = { result: { moves: [move], before } } as unknown as Parameters<typeof moveEffect>[1];

  it('takes from one exactly what it gives to the other, chances with it', () => {
    const division = divisionOf(book, { before, moves: [move] });
    const steady = Array.from({ length: 24 }, () => '100.00');
    const sheet = sheetOf(division.before, division.after, [[], steady]);
    const [giver, taker] = moveEffect(sheet, proposal, move.accountId);
    expect(giver?.isGiver).toBe(true);
    expect(giver?.measures.potential).toEqual({
      before: decimal('140.00'),
      change: decimal('-40.00'),
      after: decimal('100.00'),
    });
    expect(taker?.measures.potential.after).toEqual(decimal('100.00'));
    expect(taker?.measures.revenue.change).toEqual(decimal('1200.00'));
    expect(giver?.chance.before.known?.reached).toBe(2000);
    expect(giver?.chance.after.known?.reached).toBe(0);
    expect(taker?.chance.after.known?.reached).toBe(2000);
    for (const moved of [giver, taker])
      for (const of of MEASURES) {
        const territory = moved?.territory.id ?? '';
        const told = explainMove(sheet, proposal, { account: move.accountId, territory, of });
        expect(told?.value && numberOf(told.value)).toEqual(moved?.measures[of].after);
        expect(told && findContradictions(told)).toEqual([]);
      }
  });

  it('stands on both sides of the division, approved or not', () => {
    const applied = {
      ...book,
      accounts: book.accounts.map((each) =>
        each.id === move.accountId ? { ...each, territoryId: south } : each,
      ),
    };
    const told = [book, applied].map((each) => divisionOf(each, { before, moves: [move] }));
    expect(told[0]).toEqual(told[1]);
  });
});

describe('the quota of a territory', () => {
  const quarter = (from: string, to: string, amount: string) => ({
    ...quotas[0]!,
    periodFrom: from,
    periodTo: to,
    amount,
  });
  const [first, second, fourth] = [
    quarter('2026-01-01', '2026-04-01', '100'),
    quarter('2026-04-01', '2026-07-01', '200'),
    quarter('2026-10-01', '2027-01-01', '900'),
  ];
  const on = (day: string, of = [fourth, second, first]) => quotaFrom(of, { day, currency: 'EUR' });

  it('is that of the period that holds the day and of those right after it', () => {
    expect(on('2026-03-31')).toMatchObject({ amount: '300', months: [1, 2, 3, 4, 5, 6] });
    expect(on('2026-04-01')).toMatchObject({ amount: '200', months: [4, 5, 6] });
    expect(on('2026-08-01')).toBeNull();
  });

  it('is unknown where several measures or another currency leave it open', () => {
    expect(on('2026-02-01', [first, { ...second, measure: 'margin' }])).toBeNull();
    expect(on('2026-02-01', [{ ...first, currency: 'USD' }])).toBeNull();
  });
});
