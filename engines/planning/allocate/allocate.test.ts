import { amount, decimal, percentage } from '@cordee/kernel';
import { describe, expect, it } from 'vitest';
import { allocatedOf, codeOf, locksOf, sheetOf, smallCompany } from './any-sheet.test-support.ts';
import { compareBottomUp } from './compare-bottom-up.ts';
import { editSheet, lockSubtree, type Edit } from './edit-sheet.ts';
import { buildHierarchy } from './hierarchy.ts';
import { childrenOf } from './problem.ts';
import { sheetHash, type Sheet } from './sheet.ts';
import { quantityOf } from './unit.ts';

const euros = (text: string) => ({ kind: 'amount' as const, amount: amount(text, 'EUR') });
const company = (rest: Partial<Sheet> = {}) =>
  sheetOf(smallCompany, { objective: euros('1000000'), ...rest });

function years(sheet: Sheet): Readonly<Record<string, number>> {
  const { problem, years: steps } = allocatedOf(sheet);
  return Object.fromEntries(problem.hierarchy.ids.map((id, node) => [id, steps[node]! * 100]));
}

describe('an objective of 1,000,000 € by steps of 100 €', () => {
  it('goes to five sellers alike, and to their teams as their sum', () => {
    expect(years(company())).toMatchObject({
      company: 1_000_000,
      north: 600_000,
      south: 400_000,
      ana: 200_000,
    });
  });

  it('leaves a locked seller as locked, and divides the rest among the others of the team', () => {
    const locks = locksOf({ node: 'ana', month: null, value: decimal('300000') });
    expect(years(company({ locks }))).toMatchObject({
      north: 600_000,
      ana: 300_000,
      ben: 150_000,
      eve: 200_000,
    });
  });

  it('raises a team whose sellers are locked above its part, and lowers the others', () => {
    const locks = locksOf(
      { node: 'ana', month: null, value: decimal('400000') },
      { node: 'ben', month: null, value: decimal('300000') },
    );
    expect(years(company({ locks }))).toMatchObject({
      north: 700_000,
      cléo: 0,
      south: 300_000,
      dan: 150_000,
    });
  });

  it('keeps floors and ceilings', () => {
    const [floors, ceilings] = [new Map([['ben', decimal('250000')]]), new Map([['dan', decimal('100000')]])];
    expect(years(company({ floors, ceilings }))).toMatchObject({
      ben: 250_000,
      ana: 175_000,
      dan: 100_000,
      eve: 300_000,
    });
  });

  it('gives children more than their parent where a level over-assigns', () => {
    const overAssignment = [percentage('0'), percentage('0.05')];
    expect(years(company({ overAssignment }))).toMatchObject({ north: 600_000, ana: 210_000, dan: 210_000 });
  });

  it('gives half of the year to one quadrimester, and keeps a month that a hand has set', () => {
    const season = [1, 1, 1, 1, 2, 2, 2, 2, 1, 1, 1, 1].map((weight) => decimal(String(weight)));
    const locks = locksOf({ node: 'ana', month: 0, value: decimal('50000') });
    const { problem, cells, years: own } = allocatedOf(company({ season, locks }));
    const monthsOf = (id: string) => {
      const node = problem.hierarchy.number.get(id)!;
      return cells.slice(node * 12, node * 12 + 12);
    };
    const middle = monthsOf('company').slice(4, 8);
    expect(middle.reduce((sum, cell) => sum + cell, 0)).toBe(5000);
    expect(monthsOf('ana')[0]).toBe(500);
    expect(monthsOf('ana').reduce((sum, cell) => sum + cell, 0)).toBe(
      own[problem.hierarchy.number.get('ana')!],
    );
    expect(quantityOf(problem.unit, 500)).toMatchObject({ kind: 'amount' });
  });
});

describe('what cannot be is refused by name', () => {
  const lock = (node: string, month: number | null, value: string) =>
    locksOf({ node, month, value: decimal(value) });

  it.each([
    ['locked_over_objective', { locks: lock('ana', null, '1000100') }],
    ['ceilings_under_objective', { ceilings: new Map([['company', decimal('900000')]]) }],
    ['limits_conflict', { locks: lock('ana', null, '100'), floors: new Map([['ana', decimal('200')]]) }],
    ['step_does_not_divide', { locks: lock('ana', null, '100050') }],
    ['step_does_not_divide', { objective: euros('1000050') }],
    ['figure_negative', { floors: new Map([['ana', decimal('-100')]]) }],
    ['node_unknown', { locks: lock('zoé', null, '100') }],
    ['month_unknown', { locks: lock('ana', 12, '100') }],
    ['step_invalid', { step: decimal('0') }],
    ['over_assignment_invalid', { overAssignment: [percentage('1.5')] }],
    ['too_many_steps', { step: decimal('0.000001') }],
    ['weight_missing', { weights: new Map([['ana', decimal('1')]]) }],
    ['no_weight', { weights: new Map(smallCompany.map(({ id }) => [id, decimal('0')])) }],
    ['objective_invalid', { objective: { kind: 'decimal' as const, value: decimal('1200') } }],
    ['season_invalid', { seasons: new Map([['ana', [decimal('1')]]]) }],
  ])('planning.%s', (code, rest) => {
    expect(codeOf(company(rest))).toBe(`planning.${code}`);
  });

  it('planning.months_conflict: a seller whose year would have to lie in one month of the team', () => {
    const months = Array.from({ length: 11 }, (_, month) => ({ node: 'dan', month, value: decimal('0') }));
    expect(codeOf(company({ locks: locksOf(...months) }))).toBe('planning.months_conflict');
    const follows = { node: 'south', month: 11, value: decimal('250000') };
    expect(codeOf(company({ locks: locksOf(...months, follows) }))).toBe('allocated');
  });

  it('an organisation that is no tree', () => {
    const codes = [
      [
        { id: 'a', parent: null },
        { id: 'a', parent: null },
      ],
      [
        { id: 'a', parent: null },
        { id: 'b', parent: 'x' },
      ],
      [
        { id: 'a', parent: null },
        { id: 'b', parent: null },
      ],
      [
        { id: 'a', parent: null },
        { id: 'b', parent: 'c' },
        { id: 'c', parent: 'b' },
      ],
    ].map((nodes) => buildHierarchy(nodes));
    expect(codes.map((result) => (result.ok ? '' : result.refusal.code))).toEqual(
      ['node_twice', 'parent_unknown', 'one_top', 'circle'].map((code) => `planning.${code}`),
    );
  });
});

describe('edits', () => {
  const edits: readonly Edit[] = [
    { kind: 'lock', node: 'ana', month: null, value: decimal('300000') },
    { kind: 'weight', node: 'dan', value: decimal('3') },
    { kind: 'floor', node: 'eve', value: decimal('50000') },
    { kind: 'objective', value: euros('1200000') },
    { kind: 'lock', node: 'ben', month: 2, value: decimal('10000') },
  ];

  it('of different cells lead to the same sheet and figures in every order', () => {
    const forth = editSheet(company(), edits).sheet;
    const back = editSheet(company(), edits.toReversed()).sheet;
    expect(sheetHash(back)).toBe(sheetHash(forth));
    expect(allocatedOf(back).cells).toEqual(allocatedOf(forth).cells);
  });

  it('are undone exactly, 200 of them one by one', () => {
    const many = Array.from({ length: 40 }, (_, round) =>
      edits.map((edit) =>
        edit.kind === 'objective' ? edit : { ...edit, value: decimal(String(100 * (round + 1))) },
      ),
    ).flat();
    let sheet = company();
    const hashes: string[] = [];
    const undos: (readonly Edit[])[] = [];
    for (const edit of many) {
      hashes.push(sheetHash(sheet));
      const edited = editSheet(sheet, [edit]);
      undos.push(edited.undo);
      sheet = edited.sheet;
    }
    for (const [index, undo] of [...undos.entries()].toReversed()) {
      sheet = editSheet(sheet, undo).sheet;
      expect(sheetHash(sheet)).toBe(hashes[index]);
    }
    expect(many).toHaveLength(200);
  });

  it('lock a whole team: nothing in it moves when the objective does', () => {
    const before = allocatedOf(company());
    const locked = editSheet(company(), [
      ...lockSubtree(before, 'north'),
      { kind: 'objective', value: euros('1300000') },
    ]);
    const after = allocatedOf(locked.sheet);
    const { hierarchy, months } = before.problem;
    const north = hierarchy.number.get('north')!;
    const [first, end] = childrenOf(hierarchy, north);
    for (const node of [north, ...Array.from({ length: end - first }, (_, index) => first + index)]) {
      const of = (cells: Float64Array) => cells.slice(node * months, (node + 1) * months);
      expect(of(after.cells)).toEqual(of(before.cells));
    }
    expect(after.years[hierarchy.number.get('south')!]).toBe(7000);
  });
});

it('puts top-down and bottom-up side by side, and says who has not proposed yet', () => {
  const proposals = new Map(['ana', 'ben', 'cléo', 'dan'].map((id) => [id, decimal('150000')]));
  const both = compareBottomUp(allocatedOf(company()), proposals);
  const north = both.find(({ node }) => node === 'north');
  expect(north).toMatchObject({ gapRatio: { unscaled: 2500n, scale: 4 }, proposed: 3, sellers: 3 });
  expect(both[0]).toMatchObject({ node: 'company', gap: null, gapRatio: null, proposed: 4, sellers: 5 });
  expect(both.find(({ node }) => node === 'eve')).toMatchObject({ bottomUp: null, gap: null });
});
