import { civilCalendar, entityId, periodsBetween, plainDate } from '@cordee/kernel';
import { expect, it } from 'vitest';
import { teamFacts, type PastMonth, type PlacedSeller } from './team-facts.ts';

const id = (sign: string) => entityId(`00000000-0000-8000-8000-00000000000${sign}`);
const seller = (sign: string, hiredOn: string | null = null): PlacedSeller => ({
  personId: id(sign),
  team: 'Nord',
  role: 'seller',
  positionTitle: 'Hunter',
  hiredOn,
});
const months = periodsBetween(civilCalendar, 'month', plainDate('2025-01-01'), plainDate('2026-01-01'));
const past = (sellers: (at: number) => readonly PlacedSeller[], sold: (at: number) => number): PastMonth[] =>
  months.map((month, at) => ({
    month,
    sellers: sellers(at),
    results: new Map(sellers(at).map(({ personId }) => [personId, String(sold(at))])),
  }));

it('takes the season off what a seller brings: 100 a month, twice as much in December, is the same seller all year', () => {
  const facts = teamFacts(
    past(
      () => [seller('1'), seller('2')],
      (at) => (at === 11 ? 200 : 100),
    ),
    [seller('1')],
    3,
  );
  expect(facts.sold).toBe(2600);
  expect(facts.season[11]).toBeCloseTo(24 / 13, 10);
  expect(facts.teams).toMatchObject([{ team: 'Nord', role: 'Hunter', heads: 1 }]);
  expect(facts.teams[0]?.productivity).toBeCloseTo(1300 / 12, 8);
  expect(facts.teams[0]?.noise).toBeCloseTo(0, 8);
});

it('counts who has left month by month, and the months that sellers were there', () => {
  const facts = teamFacts(
    past(
      (at) => (at < 6 ? [seller('1'), seller('2')] : [seller('1')]),
      () => 10,
    ),
    [seller('1')],
    0,
  );
  expect(facts).toMatchObject({ left: 1, sellerMonths: 18 });
});

it('leaves out the ramp of newcomers, and whoever is no seller', () => {
  const here = [seller('1'), seller('2', '2025-11-15'), { ...seller('3'), role: 'manager' }];
  const months = past(
    () => here,
    () => 100,
  ).map((each) => ({
    ...each,
    results: new Map([...each.results].filter(([person]) => person === id('1'))),
  }));
  const [team] = teamFacts(months, here, 3).teams;
  expect(team).toMatchObject({ heads: 2, productivity: 100 });
  expect(teamFacts(months, here, 0).teams[0]?.productivity).toBeCloseTo(1200 / 13, 8);
});
