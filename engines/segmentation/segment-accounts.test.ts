import { decimal, decimalText, evaluateExplanation, invariant, plainDate } from '@cordee/kernel';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AccountBook } from './account-facts.ts';
import { ownFigures } from './account-figures.ts';
import { checkModel } from './check-model.ts';
import { explainPlacement } from './explain-placement.ts';
import { gridOf } from './grid.ts';
import { answersOf, rowsOf, segmentAccounts, type Overrides } from './segment-accounts.ts';
import type { SegmentModel } from './segment-model.ts';
import { someAccount, someBook, someModel } from './some-accounts.test-support.ts';

const segment = (code: string, condition: string) => ({ code, name: code, condition, norm: null });
const model = (segments: SegmentModel['segments'], changed: Partial<SegmentModel> = {}): SegmentModel => ({
  ...someModel,
  segments,
  ...changed,
});

const book = someBook([
  someAccount('1', {
    potential: decimal('200000'),
    sales: decimal('20000'),
    salesBefore: decimal('10000'),
    orders: 4,
    lastSaleOn: plainDate('2026-06-01'),
    employees: decimal('300'),
  }),
  someAccount('2', {
    potential: decimal('50000'),
    sales: decimal('30000'),
    salesBefore: decimal('40000'),
    orders: 2,
    lastSaleOn: plainDate('2026-01-01'),
    sector: 'Hôtels',
  }),
  someAccount('3', { potential: decimal('5000') }),
  someAccount('4'),
]);

function segmented(asked: SegmentModel, of: AccountBook = book, overrides: Overrides = new Map()) {
  const checked = checkModel(asked, of.currency);
  invariant(checked.ok, 'the model of a test holds');
  const rows = rowsOf(of, checked.value);
  const answers = checked.value.segments.map(({ condition }) => answersOf(condition, rows));
  return { checked: checked.value, rows, ...segmentAccounts(of, checked.value, { answers, overrides }) };
}

it('gives the first segment whose rule holds, and counts whom none holds and whom a rule cannot judge', () => {
  const { placements, counts } = segmented(
    model([
      segment('grands', 'effectif > 250'),
      segment('conquête', 'part_captée < 20 %'),
      segment('fidèles', 'ventes > 0'),
    ]),
  );
  expect(placements.map((each) => each.segment)).toEqual(['grands', 'fidèles', 'conquête', null]);
  expect(
    counts.map(({ segment: code, accounts, unknown, potential }) => [
      code,
      accounts,
      unknown,
      decimalText(potential),
    ]),
  ).toEqual([
    ['grands', 1, 3, '200000'],
    ['conquête', 1, 1, '5000'],
    ['fidèles', 1, 0, '50000'],
    [null, 1, 0, '0'],
  ]);
});

it('reads classes, levels of the grid, growth, recency, scores and the model’s own score', () => {
  const { placements } = segmented(
    model(
      [
        segment(
          'a',
          'ET(abc = "A"; niveau_potentiel = 3; niveau_part = 1; croissance = 100 %; récence = 30)',
        ),
        segment(
          'b',
          'ET(niveau_potentiel = 2; niveau_part = 3; note_valeur = 3; note_récence = 1; priorité = 5)',
        ),
        segment('c', 'ET(abc = "C"; ESTVIDE(niveau_part))'),
      ],
      { scores: [{ code: 'priorité', name: 'Priorité', formula: 'SI(secteur = "Hôtels"; 5; 1)' }] },
    ),
  );
  expect(placements.map((each) => each.segment)).toEqual(['a', 'b', null, 'c']);
});

it('keeps what a hand decided through every refresh, and names an override whose segment is gone', () => {
  const overrides: Overrides = new Map([
    ['3', { segment: 'grands', reason: 'Filiale d’un groupe' }],
    ['4', { segment: 'disparu', reason: 'x' }],
  ]);
  const { placements, counts, overridesLost } = segmented(
    model([segment('grands', 'effectif > 250')]),
    book,
    overrides,
  );
  expect(placements.map((each) => [each.segment, each.byRule])).toEqual([
    ['grands', 'grands'],
    [null, null],
    ['grands', null],
    [null, null],
  ]);
  expect(counts[0]?.byHand).toBe(1);
  expect(overridesLost).toEqual(['4']);
});

it('says why, rule by rule, with a tree that gives the same answer again', () => {
  const { checked, rows } = segmented(
    model([segment('grands', 'effectif > 250'), segment('petits', 'part_captée < 70 %')]),
  );
  const tried = explainPlacement(checked, rows[1] ?? {});
  expect(tried.map(({ segment: { code }, holds, refusal }) => [code, holds, refusal?.code])).toEqual([
    ['grands', false, 'formula.value_missing'],
    ['petits', true, undefined],
  ]);
  const explanation = tried[1]?.explanation;
  invariant(explanation, 'the second rule was told');
  expect(evaluateExplanation(explanation)).toEqual({ ok: true, value: explanation.value });
});

it('names every fault of a model at its place', () => {
  const checked = checkModel(
    model([segment('a', 'effectiff > 3'), segment('a', 'ventes'), segment('c', 'OU(')], {
      abc: { by: 'sales', a: '0.95', b: '0.8' },
      scores: [{ code: 'ventes', name: 'Ventes', formula: '1' }],
    }),
    book.currency,
  );
  invariant(!checked.ok, 'the model is wrong');
  expect(checked.refusal.map(({ at, refusal }) => `${at} ${refusal.code}`)).toEqual([
    'segments.0 formula.field_unknown_near',
    'segments.1 formula.units_differ',
    expect.stringMatching(/^segments\.2 formula\./),
    'segments.1 segments.code_twice',
    'scores.0 segments.code_reserved',
    'abc segments.cuts_unordered',
  ]);
});

it('fills nine cells of the grid with all accounts that have potential', () => {
  const { cells, withoutPotential } = gridOf(book, ownFigures(book), someModel.grid);
  expect(cells.map(({ accounts }) => accounts)).toEqual([1, 0, 0, 0, 0, 1, 1, 0, 0]);
  expect(withoutPotential).toBe(1);
});

it('puts each account in one place, whatever the order of the book', () => {
  const some = fc.array(
    fc.record({ potential: fc.nat(200_000), sales: fc.nat(100_000), employees: fc.option(fc.nat(500)) }),
    { maxLength: 25 },
  );
  const asked = model([
    segment('a', 'ET(abc = "A"; effectif > 100)'),
    segment('b', 'part_captée >= 50 %'),
    segment('c', 'note_valeur <= 2'),
  ]);
  fc.assert(
    fc.property(some, (drawn) => {
      const accounts = drawn.map(({ potential, sales, employees }, index) =>
        someAccount(`C${index}`, {
          potential: decimal(String(potential)),
          sales: decimal(String(sales)),
          orders: sales > 0 ? 1 : 0,
          employees: employees === null ? null : decimal(String(employees)),
        }),
      );
      const [there, back] = [
        segmented(asked, someBook(accounts)),
        segmented(asked, someBook(accounts.toReversed())),
      ];
      expect(back.placements.toReversed()).toEqual(there.placements);
      expect(there.counts.reduce((sum, each) => sum + each.accounts, 0)).toBe(accounts.length);
    }),
    { numRuns: 60 },
  );
});
