import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROUNDINGS } from '@cordee/kernel';
import { anyComponent, anySituation } from '../../any-component.test-support.ts';
import { PLAN_RUNS, planOf } from '../../whole-plan.test-support.ts';
import { inputOf } from '../earn.test-support.ts';
import { earn } from '../earn.ts';
import { openPayoutColumns } from './payout-columns.ts';
import { payouts } from './payouts.ts';

describe('the payouts of many payees', () => {
  it('are those of the exact calculation, to the cent', () => {
    const components = fc.array(anyComponent, { minLength: 1, maxLength: 3 });
    const situations = fc.array(anySituation, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(components, situations, fc.constantFrom(...ROUNDINGS), (written, many, rounding) => {
        const plan = planOf(
          'order_intake',
          written.map((each) => ({ ...each, rounding })),
        );
        const inputs = many.map(({ sales, quota }) =>
          inputOf(plan, { sold: sales, ...(quota === null ? {} : { quota }) }),
        );
        const exact = inputs.map((input) => Number(earn(plan, input).payable.minor));
        expect(payouts(plan, openPayoutColumns(plan, inputs)).minor).toEqual(exact);
      }),
      { numRuns: PLAN_RUNS },
    );
  });

  it.each([
    ['one cent around a threshold', ['49999.99', '50000', '50000.01']],
    ['half a cent around a rounding', ['0.249', '0.25', '0.251', '0.75']],
  ])('are exact %s', (_, amounts) => {
    const tiers = [
      { from: '0', rate: '0.02' },
      { from: '50000', rate: '0.03' },
    ];
    const plan = planOf('order_intake', [
      { type: 'retroactive_tiers', args: { measure: 'base', thresholds: 'amount', tiers } },
    ]);
    const inputs = amounts.map((amount) => inputOf(plan, { sold: [amount] }));
    const { minor } = payouts(plan, openPayoutColumns(plan, inputs));
    expect(minor).toEqual(inputs.map((input) => Number(earn(plan, input).payable.minor)));
  });

  it.each(['half-even', 'half-up', 'half-down'])('round halves of a cent %s, and ask nobody', (rounding) => {
    const plan = planOf('order_intake', [
      {
        type: 'marginal_tiers',
        rounding,
        args: {
          measure: 'base',
          thresholds: 'amount',
          clawback: true,
          tiers: [{ from: '0', rate: '0.5' }],
        },
      },
    ]);
    const cents = ['0.01', '0.02', '0.03', '100.01', '100.03', '-0.01', '-0.03', '-100.01', '-100.03'];
    const inputs = cents.map((amount) => inputOf(plan, { sold: [amount] }));
    const { minor, exactCount } = payouts(plan, openPayoutColumns(plan, inputs));
    expect(minor).toEqual(inputs.map((input) => Number(earn(plan, input).payable.minor)));
    expect(exactCount).toBe(0);
  });

  it('ask the exact calculation only where something is near', () => {
    const plan = planOf('order_intake', [
      { type: 'percentage_of_measure', args: { measure: 'base', rate: '0.0123' } },
    ]);
    const inputs = Array.from({ length: 200 }, (_, index) =>
      inputOf(plan, { sold: [`${1_000 + index}.37`] }),
    );
    expect(payouts(plan, openPayoutColumns(plan, inputs)).exactCount).toBeLessThan(5);
  });
});
