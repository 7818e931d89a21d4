import {
  amountText,
  civilCalendar,
  decimal,
  invariant,
  moneyText,
  percentage,
  periodByCode,
} from '@cordee/kernel';
import type { Period } from '@cordee/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePlan } from '../../plan-format/parse-plan.ts';
import type { Plan } from '../../plan-format/plan.ts';
import { PLAN_RUNS } from '../../whole-plan.test-support.ts';
import { inputOf } from '../earn.test-support.ts';
import { earn } from '../earn.ts';
import type { EarlierEarning } from '../payee-input.ts';

const document = (component: object, measure: object = {}) => ({
  format: 'cordee-plan/1',
  code: 'test',
  name: 'Test',
  version: '1',
  semantics: 1,
  currency: 'EUR',
  calendar: 'civil',
  grain: 'month',
  measures: [{ code: 'base', base: 'order_intake', aggregation: 'amount', ...measure }],
  components: [
    { code: 'c0', type: 'percentage_of_measure', args: { measure: 'base', rate: '0.1' }, ...component },
  ],
});

function planOf(component: object, measure?: object): Plan {
  const parsed = parsePlan(document(component, measure));
  invariant(parsed.ok, 'the plan of the test is accepted', { refusals: parsed.ok ? [] : parsed.refusal });
  return parsed.value;
}

function monthOf(index: number): Period {
  const period = periodByCode(civilCalendar, `2026-${String(index + 1).padStart(2, '0')}`);
  invariant(period.ok, 'the civil calendar has months');
  return period.value;
}

/** What the plan pays month after month when so much is measured in each, every month knowing the ones before. */
function paidByMonth(plan: Plan, measured: readonly (readonly string[])[]) {
  const earlier: EarlierEarning[] = [];
  return measured.map((sold, index) => {
    const period = monthOf(index);
    const [line] = earn(plan, { ...inputOf(plan, { sold }), period, earlier: [...earlier] }).lines;
    invariant(line !== undefined, 'the component is calculated');
    earlier.push({ component: 'c0', period, earned: line.earned, entitlement: line.entitlement });
    return line;
  });
}

const anyTiers = fc.constantFrom(
  { type: 'marginal_tiers', args: tiersFrom('amount', ['0', '0.0333'], ['9999.99', '0.071']) },
  { type: 'retroactive_tiers', args: tiersFrom('amount', ['0', '0.0333'], ['9999.99', '0.071']) },
  { type: 'percentage_of_measure', args: { measure: 'base', rate: '0.01234567' } },
);

function tiersFrom(thresholds: string, ...tiers: readonly (readonly [string, string])[]) {
  return { measure: 'base', thresholds, tiers: tiers.map(([from, rate]) => ({ from, rate })) };
}

describe('a cumulative true-up', () => {
  it('pays over any partition of the year what the year pays, to the cent, under every rounding (C7)', () => {
    const cents = fc.integer({ min: -300_000, max: 900_000 });
    const rounding = fc.constantFrom('half-even', 'half-up', 'floor', 'ceiling', 'down');
    fc.assert(
      fc.property(
        fc.array(cents, { minLength: 1, maxLength: 12 }),
        anyTiers,
        rounding,
        (sales, core, mode) => {
          const texts = sales.map((each) => `${each < 0 ? '-' : ''}${Math.abs(each) / 100}`);
          const cumulated = texts.map((_, index) => texts.slice(0, index + 1));
          const window = { window: 'year_to_date' };
          const byMonth = paidByMonth(planOf({ ...core, true_up: true, rounding: mode }, window), cumulated);
          const [year] = earn(
            planOf({ ...core, rounding: mode }, window),
            inputOf(planOf({}, window), { sold: texts }),
          ).lines;
          const sum = byMonth.reduce((total, { payable }) => total + payable.minor, 0n);
          expect(sum).toBe(year?.payable.minor);
        },
      ),
      { numRuns: PLAN_RUNS },
    );
  });

  it('is refused on a measure that does not grow from period to period', () => {
    const parsed = parsePlan(document({ true_up: true }));
    expect(parsed.ok ? [] : parsed.refusal.map(({ code }) => code)).toEqual([
      'compensation.plan_true_up_window',
    ]);
  });
});

describe('a cap of the year', () => {
  const months = [['5000'], ['5000'], ['5000'], ['1000']];

  it('leaves what is not yet earned of it', () => {
    const lines = paidByMonth(planOf({ cap: { amount: '1200', per: 'year' } }), months);
    expect(lines.map(({ payable }) => moneyText(payable))).toEqual(['500.00', '500.00', '200.00', '0.00']);
  });

  it('begins again with the year', () => {
    const plan = planOf({ cap: { amount: '600', per: 'year' } });
    const [december, january] = [periodByCode(civilCalendar, '2025-12'), monthOf(0)];
    invariant(december.ok, 'the civil calendar has months');
    const [line] = earn(plan, {
      ...inputOf(plan, { sold: ['5000'] }),
      period: january,
      earlier: [
        {
          component: 'c0',
          period: december.value,
          earned: { value: decimal('600'), currency: plan.currency },
        },
      ],
    }).lines;
    expect(line && moneyText(line.payable)).toBe('500.00');
  });

  it('carries what exceeds the cap of a period into the next ones', () => {
    const lines = paidByMonth(planOf({ cap: { amount: '400', excess: 'carried' } }), months);
    expect(lines.map(({ payable }) => moneyText(payable))).toEqual(['400.00', '400.00', '400.00', '400.00']);
    expect(lines.map(({ entitlement }) => amountText(entitlement))).toEqual([
      '500.0',
      '500.0',
      '500.0',
      '100.0',
    ]);
  });
});

describe('modifiers', () => {
  it.each([
    [{ gates: [{ at_least: '1' }] }, 'plan_one_of $.components[0].gates[0]'],
    [{ gates: [{ measure: 'base', at_least: '1', more_than: '1' }] }, 'plan_one_of $.components[0].gates[0]'],
    [{ gates: [{ component: 'c0', at_least: '1' }] }, 'plan_cycle $.components[0]'],
    [{ gates: [{ component: 'other', at_least: '1' }] }, 'plan_reference_unknown $.components[0]'],
    [{ multipliers: [{}] }, 'plan_one_of $.components[0].multipliers[0]'],
    [{ cap: { amount: '1', per: 'transaction' } }, 'plan_not_per_transaction $.components[0].cap.per'],
    [{ from: '2026-02-01', to: '2026-02-01' }, 'plan_dates_order $.components[0].to'],
    [{ pays: 'points' }, 'plan_pays_money $.components[0].pays'],
    [{ args: { measure: 'base', rate: '1.01' } }, 'plan_above_one $.components[0].args.rate'],
  ])('that cannot be are refused: %j', (component, expected) => {
    const parsed = parsePlan(document(component));
    const found = parsed.ok
      ? []
      : parsed.refusal.map(({ code, place }) => `${code.slice(13)} ${place?.column}`);
    expect(found).toEqual([expected]);
  });

  it.each([
    ['reached', { at_least: '100' }, ['0.00', '10.00', '10.00']],
    ['exceeded', { more_than: '100' }, ['0.00', '0.00', '10.00']],
  ])('open a gate on the side that is %s, to the cent (C12)', (_, side, expected) => {
    const plan = planOf({ gates: [{ measure: 'base', ...side }], cap: { amount: '10' } });
    const paid = ['99.99', '100', '100.01'].map(
      (sold) => earn(plan, inputOf(plan, { sold: [sold] })).payable,
    );
    expect(paid.map(moneyText)).toEqual(expected);
  });

  it('take only the days between their dates, and pay nothing outside them', () => {
    const sold = ['100', '200', '400'];
    const dated = planOf({ from: '2026-01-02', to: '2026-01-03' });
    expect(moneyText(earn(dated, inputOf(dated, { sold })).payable)).toBe('20.00');
    const over = planOf({ to: '2026-01-01' });
    expect(moneyText(earn(over, inputOf(over, { sold })).payable)).toBe('0.00');
  });

  it('prorate a component that asks for it', () => {
    const plan = planOf({ type: 'flat_amount', args: { amount: '3100' }, prorate: true });
    const half = { ...inputOf(plan, { sold: [] }), proration: percentage('0.5') };
    expect(moneyText(earn(plan, half).payable)).toBe('1550.00');
  });

  it('keep a component that cannot be calculated from those that read it, and pay the others', () => {
    const parsed = parsePlan({
      ...document({}),
      components: [
        { code: 'bonus', type: 'bonus_at_target', args: { measure: 'base', bonus: '1' } },
        { code: 'link', type: 'linked', args: { component: 'bonus', share: '0.5' } },
        { code: 'commission', type: 'percentage_of_measure', args: { measure: 'base', rate: '0.1' } },
      ],
    });
    invariant(parsed.ok, 'the plan is accepted');
    const { issues, payable } = earn(parsed.value, inputOf(parsed.value, { sold: ['10'] }));
    expect(issues.map(({ component, refusal }) => [component, refusal.code])).toEqual([
      ['bonus', 'compensation.quota_missing'],
      ['link', 'compensation.component_not_calculated'],
    ]);
    expect(moneyText(payable)).toBe('1.00');
  });
});
