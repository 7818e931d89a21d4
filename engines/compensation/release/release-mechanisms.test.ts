import {
  evaluateExplanation,
  findContradictions,
  moneyText,
  percentage,
  periodByCode,
  civilCalendar,
  plainDate,
} from '@cordee/kernel';
import { describe, expect, it } from 'vitest';
import {
  adjustment,
  balancesOf,
  cancellation,
  collection,
  earned,
  euros,
  lineOf,
  payables,
  planReleasing,
  released,
} from './release.test-support.ts';

const each = (...sums: readonly string[]) => sums.map((sum) => ({ lines: [earned(sum)] }));
const sale = (code: string) => ({ source: 'test', code });

describe('schedules', () => {
  it('pays twelve instalments that sum to the cent', () => {
    const plan = planReleasing({ schedule: [{ shares: [{ on: 'instalments', months: 12 }] }] });
    const results = released(plan, '2026-01', [...each('1000'), ...Array.from({ length: 12 }, () => ({}))]);
    const paid = payables(results);
    expect(paid.slice(0, 4)).toEqual(['83.33', '83.34', '83.33', '83.33']);
    expect(results.reduce((sum, { payable }) => sum + payable.minor, 0n)).toBe(100_000n);
    expect(paid[12]).toBe('0.00');
  });

  it('releases pro rata of the cash, months after, and on a date', () => {
    const plan = planReleasing(
      {
        schedule: [
          { component: 'c0', shares: [{ on: 'collection' }] },
          { component: 'c1', shares: [{ on: 'months_after', months: 2 }] },
          { shares: [{ on: 'date', date: '2026-04-15' }] },
        ],
      },
      3,
    );
    const cash = [
      collection('S', '2026-01-10', '300', { '2026-02-01': '100', '2026-03-31': '100', '2026-04-01': '100' }),
    ];
    const first = { lines: [earned({ S: '100' }), earned('10', 'c1'), earned('1', 'c2')], collections: cash };
    const results = released(plan, '2026-01', [
      first,
      { collections: cash },
      { collections: cash },
      { collections: cash },
    ]);
    expect(payables(results)).toEqual(['0.00', '33.33', '43.34', '34.33']);
  });

  it('loses what is not collected in time', () => {
    const plan = planReleasing({ schedule: [{ shares: [{ on: 'collection', within_days: 30 }] }] });
    const cash = [collection('S', '2026-01-10', '100', { '2026-01-20': '40', '2026-02-20': '60' })];
    const results = released(plan, '2026-01', [
      { lines: [earned({ S: '50' })], collections: cash },
      { collections: cash },
    ]);
    expect(payables(results)).toEqual(['20.00', '0.00']);
    expect(results[1]?.lost.map(({ reason, amount }) => [reason, moneyText(amount)])).toEqual([
      ['not_collected', '30.00'],
    ]);
  });
});

describe('limits', () => {
  it('a yearly cap stops and starts again with the year', () => {
    const plan = planReleasing({ limits: [{ code: 'year', cap: '1000', per: 'year' }] });
    const results = released(plan, '2026-11', each('800', '800', '800'));
    expect(payables(results)).toEqual(['800.00', '200.00', '800.00']);
    expect(results[1]?.lost.map(({ reason, code, amount }) => [reason, code, moneyText(amount)])).toEqual([
      ['limit', 'year', '600.00'],
    ]);
  });

  it('carries the excess over until there is room', () => {
    const plan = planReleasing({ limits: [{ code: 'month', cap: '1000', excess: 'carried' }] });
    const results = released(plan, '2026-01', each('2500', '0', '100', '0'));
    expect(payables(results)).toEqual(['1000.00', '1000.00', '600.00', '0.00']);
    expect(balancesOf(results, 'excess', 'month')).toEqual(['1500.00', '500.00', '0.00', '0.00']);
  });

  it('takes the excess of several components from the last, and nests', () => {
    const plan = planReleasing(
      {
        limits: [
          { code: 'spiffs', components: ['c1', 'c2'], cap: '150' },
          { code: 'all', cap: '200' },
        ],
      },
      3,
    );
    const lines = [earned('100'), earned('100', 'c1'), earned('100', 'c2')];
    const [result] = released(plan, '2026-01', [{ lines }]);
    expect(result?.lines.map(({ code, amount }) => [code, moneyText(amount)])).toEqual([
      ['c0', '100.00'],
      ['c1', '100.00'],
    ]);
    expect(result && moneyText(result.payable)).toBe('200.00');
  });

  it('is the payee own term times a factor; a missing term is an issue, not a zero', () => {
    const plan = planReleasing({
      limits: [{ code: 'cap', cap: { from: 'payee_term', code: 'target_incentive' }, times: '2' }],
    });
    const value = {
      kind: 'amount',
      amount: { value: { unscaled: 100n, scale: 0 }, currency: euros('1').currency },
    } as const;
    const terms = [{ code: 'target_incentive', value, place: {} }] as const;
    const results = released(plan, '2026-01', [{ lines: [earned('500')], terms }, ...each('500')]);
    expect(payables(results)).toEqual(['200.00', '500.00']);
    expect(results[1]?.issues.map(({ refusal }) => refusal.code)).toEqual([
      'compensation.release_term_missing',
    ]);
  });
});

describe('guarantees', () => {
  it('decline with the age of the payee in the plan', () => {
    const ramp = [
      { months: 0, share: '1' },
      { months: 1, share: '0.5' },
      { months: 2, share: '0' },
    ];
    const plan = planReleasing({ guarantees: [{ code: 'ramp', amount: '1000', ramp }] });
    const startedOn = plainDate('2026-01-01');
    const months = each('300', '300', '300').map((month) => ({ ...month, startedOn }));
    expect(payables(released(plan, '2026-01', months))).toEqual(['1000.00', '500.00', '300.00']);
  });

  it('over a quarter top up at its end, several at once, pro rata of the days', () => {
    const plan = planReleasing({
      guarantees: [
        { code: 'month', amount: '100', from: '2026-01-16', prorate: true },
        { code: 'quarter', amount: '1000', per: 'quarter' },
      ],
    });
    const results = released(plan, '2026-01', each('0', '200', '300'));
    expect(payables(results)).toEqual(['51.61', '200.00', '748.39']);
  });
});

describe('draws', () => {
  it('recovers at most so much a period, and never owes above the largest balance', () => {
    const plan = planReleasing({
      draws: [
        {
          code: 'draw',
          amount: '1000',
          to: '2026-03-01',
          balance_max: '1500',
          recovery: { amount_max: '400' },
        },
      ],
    });
    const results = released(plan, '2026-01', each('0', '0', '5000', '5000'));
    expect(payables(results)).toEqual(['1000.00', '500.00', '4600.00', '4600.00']);
    expect(balancesOf(results, 'draw', 'draw')).toEqual(['1000.00', '1500.00', '1100.00', '700.00']);
  });

  it('forgets the rest when it is not recoverable, and forgives a balance at the end of the year', () => {
    const plan = planReleasing({
      draws: [
        { code: 'kept', amount: '100', recoverable: false },
        { code: 'owed', amount: '200', forgiven: 'year_end' },
      ],
    });
    const results = released(plan, '2026-11', each('0', '0', '1000'));
    expect(payables(results)).toEqual(['300.00', '300.00', '1000.00']);
    expect(balancesOf(results, 'draw', 'owed')).toEqual(['200.00', '0.00', '0.00']);
    expect(results.map(({ forgiven }) => moneyText(forgiven))).toEqual(['0.00', '400.00', '0.00']);
  });

  it('of a month in a quarter is three, and is recovered in the order of the list', () => {
    const plan = planReleasing({
      draws: [
        { code: 'monthly', amount: '1000', per: 'month' },
        { code: 'second', amount: '500' },
      ],
    });
    const results = released(plan, '2026-Q1', each('3200'));
    expect(payables(results)).toEqual(['3500.00']);
    expect([balancesOf(results, 'draw', 'monthly'), balancesOf(results, 'draw', 'second')]).toEqual([
      ['0.00'],
      ['300.00'],
    ]);
  });
});

describe('clawbacks', () => {
  it('takes a tenth of the pay a month and carries the rest over', () => {
    const plan = planReleasing({ clawback: { ceiling: { share: '0.1' } } });
    const undone = [cancellation('2026-02-03', { sale: sale('S') })];
    const months = [
      { lines: [earned({ S: '200' })] },
      { lines: [earned({ T: '500' })], cancellations: undone },
      ...each('1000', '1000'),
    ];
    const results = released(plan, '2026-01', months);
    expect(payables(results)).toEqual(['200.00', '450.00', '900.00', '950.00']);
    expect(balancesOf(results, 'clawback', '')).toEqual(['0.00', '150.00', '50.00', '0.00']);
  });

  it('by the French table takes no more than its bands of the pay', () => {
    const plan = planReleasing({ clawback: { ceiling: { table: 'fr_attachable_pay_2026' } } });
    const undone = [cancellation('2026-02-03', { sale: sale('S') })];
    const months = [
      { lines: [earned({ S: '5000' })] },
      { lines: [earned('1000')], cancellations: undone, otherPay: euros('1000') },
    ];
    // A twelfth of 4480, 8730, 13000, 17230, 21470: 18.67 + 35.42 + 71.17 + 88.12 + 117.78, then two thirds of 210.83.
    expect(lineOf(released(plan, '2026-01', months)[1], 'clawback')).toBe('-471.71');
  });

  it('cancels first what the sale has still to release, in proportion to what was undone', () => {
    const shares = [
      { share: '0.5', on: 'period_end' },
      { share: '0.5', on: 'collection' },
    ];
    const plan = planReleasing({ schedule: [{ shares }], clawback: {} });
    const undone = [cancellation('2026-02-03', { sale: sale('S'), share: percentage('0.75') })];
    const months = [
      { lines: [earned({ S: '100', T: '60' })] },
      { lines: [earned('200')], cancellations: undone },
    ];
    const results = released(plan, '2026-01', months);
    expect(payables(results)).toEqual(['80.00', '75.00']);
    expect(results[1]?.lost.map(({ reason, amount }) => [reason, moneyText(amount)])).toEqual([
      ['cancelled', '50.00'],
    ]);
    expect(balancesOf(results, 'held', 'c0')).toEqual(['80.00', '130.00']);
  });

  it('by age takes all, then half, then nothing, never twice', () => {
    const steps = [{ within_months: 1 }, { within_months: 3, share: '0.5' }];
    const plan = planReleasing({ clawback: { steps, negative_pay: true } });
    const soldOn = plainDate('2026-01-15');
    const of = (date: string, code: string) => ({
      cancellations: [cancellation(date, { sale: sale(code), soldOn })],
    });
    const months = [
      { lines: [earned({ A: '10', B: '20', C: '40' })] },
      of('2026-02-15', 'A'),
      of('2026-03-01', 'B'),
      of('2026-04-16', 'C'),
    ];
    expect(payables(released(plan, '2026-01', months))).toEqual(['70.00', '-10.00', '-10.00', '0.00']);
    const twice = [months[0] ?? {}, of('2026-02-15', 'A'), of('2026-03-01', 'A')];
    expect(payables(released(plan, '2026-01', twice))).toEqual(['70.00', '-10.00', '0.00']);
  });

  it('takes back what a customer has not paid after so many days', () => {
    const plan = planReleasing({ clawback: { uncollected_after_days: 45, negative_pay: true } });
    const cash = [collection('S', '2026-01-10', '100', { '2026-01-20': '40' })];
    const months = [
      { lines: [earned({ S: '50' })], collections: cash },
      { collections: cash },
      { collections: cash },
    ];
    expect(payables(released(plan, '2026-01', months))).toEqual(['50.00', '-30.00', '0.00']);
  });

  it('of a sale that nobody knows is an issue; a due below zero is taken from later pay', () => {
    const plan = planReleasing({ clawback: {} });
    const [result] = released(plan, '2026-01', [
      { cancellations: [cancellation('2026-01-03', { sale: sale('X') })] },
    ]);
    expect(result?.issues.map(({ refusal }) => refusal.code)).toEqual(['compensation.clawback_sale_unknown']);
    expect(payables(released(planReleasing({}), '2026-01', each('-30', '100')))).toEqual(['0.00', '70.00']);
  });
});

describe('adjustments', () => {
  it('join the pay as a line, unless the requester approved them or they exceed the largest', () => {
    const plan = planReleasing({ adjustment_max: '100' });
    const adjustments = [
      adjustment('-20'),
      adjustment('30', { code: 'a2', approver: 'manager' }),
      adjustment('500', { code: 'a3' }),
      adjustment('5', { code: 'a4', reason: ' ' }),
    ];
    const [result] = released(plan, '2026-01', [{ lines: [earned('50')], adjustments }]);
    expect(result && moneyText(result.payable)).toBe('30.00');
    expect(result?.issues.map(({ code, refusal }) => [code, refusal.code])).toEqual([
      ['a2', 'compensation.adjustment_same_person'],
      ['a3', 'compensation.adjustment_too_large'],
      ['a4', 'compensation.adjustment_without_reason'],
    ]);
  });
});

describe('a correction of a closed period', () => {
  it('follows the schedule of the period that it corrects, and meets what is still held of the sale', () => {
    const shares = [
      { share: '0.6', on: 'period_end' },
      { share: '0.4', on: 'collection' },
    ];
    const plan = planReleasing({ schedule: [{ shares }] });
    const january = periodByCode(civilCalendar, '2026-01');
    const correction = { ...earned({ S: '-50' }), ...(january.ok ? { earnedIn: january.value } : {}) };
    const cash = [collection('S', '2026-01-10', '100', { '2026-03-05': '100' })];
    const months = [
      { lines: [earned({ S: '100' })] },
      { lines: [correction, earned({ T: '100' })] },
      { collections: cash },
    ];
    expect(payables(released(plan, '2026-01', months))).toEqual(['60.00', '30.00', '20.00']);
  });
});

describe('a release', () => {
  it('explains its payable by a tree that alone evaluates to it', () => {
    const plan = planReleasing({
      schedule: [
        {
          shares: [
            { share: '0.6', on: 'period_end' },
            { share: '0.4', on: 'collection' },
          ],
        },
      ],
      limits: [{ code: 'cap', cap: '90' }],
      draws: [{ code: 'draw', amount: '70' }],
      clawback: { ceiling: { share: '0.5' } },
    });
    const undone = [cancellation('2026-02-03', { sale: sale('S') })];
    const results = released(plan, '2026-01', [
      { lines: [earned({ S: '100' })] },
      { lines: [earned('90')], cancellations: undone },
    ]);
    for (const { explanation, payable } of results) {
      const evaluated = evaluateExplanation(explanation);
      expect(evaluated.ok && evaluated.value.kind === 'amount' && evaluated.value.amount.value).toMatchObject(
        { unscaled: payable.minor },
      );
      expect(findContradictions(explanation)).toEqual([]);
    }
  });
});
