import { currency, decimalText, findContradictions, type Money } from '@cordee/kernel';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { landingOf, type LandingUnit } from './landing.ts';

const eur = (minor: bigint): Money => ({ minor, currency: currency('EUR') });
const unit = (team: string, amounts: readonly bigint[], periodsLeft: number): LandingUnit => ({
  planCode: 'field',
  team,
  currency: currency('EUR'),
  periods: amounts.map((minor, index) => ({ code: `2026-0${index + 1}`, amount: eur(minor) })),
  periodsLeft,
  periodsMissing: 0,
});
const textOf = ({ value }: { value: unknown }) => {
  const quantity = value as { kind: string; amount: { value: Parameters<typeof decimalText>[0] } };
  return decimalText(quantity.amount.value);
};

it('lands at what is calculated and the mean of it for each period left', () => {
  const { toDate, rest, landing, low, high } = landingOf(
    [unit('North', [90_000n, 100_000n, 110_000n], 9)],
    '2026',
  );
  expect([toDate, rest, landing].map(textOf)).toEqual(['3000.00', '9000.00', '12000.00']);
  expect([low, high].map(textOf)).toEqual(['11100.00', '12900.00']);
});

it('adds its plans and teams, each landed by itself', () => {
  const { landing, rest } = landingOf(
    [unit('North', [10_001n, 10_002n], 2), unit('South', [500n], 0)],
    '2026',
  );
  // Half a cent goes to the even one: (100.01 + 100.02) / 2 = 100.02 (100.015).
  expect([rest, landing].map(textOf)).toEqual(['200.04', '405.07']);
});

it('is the value of its explanation, between its bounds, whatever was paid', () => {
  const amounts = fc.array(fc.bigInt({ min: -10_000_000n, max: 10_000_000n }), {
    minLength: 1,
    maxLength: 9,
  });
  fc.assert(
    fc.property(amounts, amounts, fc.nat(12), (north, south, left) => {
      const units = [unit('North', north, left), unit('South', south, left)] as const;
      const { landing, low, high } = landingOf(units, '2026');
      for (const figure of [landing, low, high]) expect(findContradictions(figure)).toEqual([]);
      const [minor, least, most] = [landing, low, high].map((each) => BigInt(textOf(each).replace('.', '')));
      if (minor === undefined || least === undefined || most === undefined) throw new Error('three figures');
      // The mean is rounded once a unit, so that a period left may be half a cent off.
      const slack = BigInt(2 * left);
      expect(minor >= least - slack && minor <= most + slack).toBe(true);
    }),
  );
});
