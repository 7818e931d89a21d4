import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decimal, decimalText, entityId, plus } from '@cordee/kernel';
import {
  attainmentBySeller,
  attainmentByTeam,
  byAttainment,
  totalOf,
  type SellerFigures,
} from './attainment.ts';

const seller = (
  digit: number,
  revenue: string,
  quota: string | null,
  team: string | null = 'T',
): SellerFigures => ({
  sellerId: entityId(`00000000-0000-8000-8000-00000000000${digit}`),
  name: `Seller ${digit}`,
  teamId: team,
  team,
  revenue: decimal(revenue),
  quota: quota === null ? null : decimal(quota),
});

it('divides revenue by quota with six decimals, half to even', () => {
  const rows = attainmentBySeller([seller(1, '1', '3'), seller(2, '500.05', '800'), seller(3, '-5', '10')]);
  expect(rows.map((row) => row.attainment)).toEqual(['0.333333', '0.625062', '-0.500000']);
});

it('has no attainment without a quota, nor with one of zero', () => {
  expect(
    attainmentBySeller([seller(1, '5', null), seller(2, '5', '0')]).map((row) => row.attainment),
  ).toEqual([null, null]);
});

it('keeps the revenue of sellers without quota out of a team’s attainment, not out of its revenue', () => {
  const [team] = attainmentByTeam([seller(1, '50', '100'), seller(2, '900', null)]);
  expect(team).toMatchObject({ revenue: '950', quota: '100', attainment: '0.500000' });
});

it('orders rows from the highest attainment to those that have none', () => {
  const rows = attainmentBySeller([seller(1, '1', null), seller(2, '1', '4'), seller(3, '3', '4')]);
  expect(rows.toSorted(byAttainment).map((row) => row.name)).toEqual(['Seller 3', 'Seller 2', 'Seller 1']);
});

it('has teams that add up to the total, whatever the sellers', () => {
  const figures = fc.array(
    fc.record({
      cents: fc.integer({ min: -1e9, max: 1e9 }),
      team: fc.constantFrom('A', 'B', null),
      quota: fc.option(fc.integer({ min: 0, max: 1e6 })),
    }),
  );
  fc.assert(
    fc.property(figures, (drawn) => {
      const sellers = drawn.map(({ cents, team, quota }) =>
        seller(1, `${(cents / 100).toFixed(2)}`, quota === null ? null : String(quota), team),
      );
      const sum = attainmentByTeam(sellers).reduce(
        (all, row) => plus(all, decimal(row.revenue)),
        decimal('0'),
      );
      expect(Number(decimalText(sum))).toBe(Number(totalOf(sellers).revenue));
    }),
  );
});
