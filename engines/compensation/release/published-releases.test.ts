import { moneyText } from '@cordee/kernel';
import { describe, expect, it } from 'vitest';
import {
  balancesOf,
  cancellation,
  collection,
  earned,
  lineOf,
  payables,
  planReleasing,
  released,
} from './release.test-support.ts';

const draw = (amount: string, rest: object = {}) =>
  planReleasing({ draws: [{ code: 'draw', amount, ...rest }] });
const each = (...sums: readonly string[]) => sums.map((sum) => ({ lines: [earned(sum)] }));

describe('published examples of draws', () => {
  it('a recoverable draw of 1,500 over two months pays 1,500 and 2,000, with 1,000 and then nothing owed', () => {
    const results = released(draw('1500'), '2026-01', each('500', '3000'));
    expect(payables(results)).toEqual(['1500.00', '2000.00']);
    expect(balancesOf(results, 'draw', 'draw')).toEqual(['1000.00', '0.00']);
  });

  it('a draw of 4,000 paid at the start of the month leaves a cheque of 2,000 of 6,000 earned', () => {
    const [result] = released(draw('4000', { paid: 'start' }), '2026-01', each('6000'));
    expect([result?.advance, result?.payable].map((sum) => sum && moneyText(sum))).toEqual([
      '4000.00',
      '2000.00',
    ]);
  });

  it('a draw of 3,000 with 2,000 earned leaves 1,000 owed', () => {
    expect(balancesOf(released(draw('3000'), '2026-01', each('2000')), 'draw', 'draw')).toEqual(['1000.00']);
  });

  it('a draw of 3,000 deducted from 5,000 and 2,000 pays 2,000 and nothing more, with a deficit of 1,000', () => {
    const results = released(draw('3000', { paid: 'start' }), '2026-01', each('5000', '2000'));
    expect(payables(results)).toEqual(['2000.00', '0.00']);
    expect(balancesOf(results, 'draw', 'draw')).toEqual(['0.00', '1000.00']);
  });

  it('a draw of 2,000 leaves 1,375 of a commission of 3,375', () => {
    expect(payables(released(draw('2000', { paid: 'start' }), '2026-01', each('3375')))).toEqual(['1375.00']);
  });
});

describe('published examples of guarantees, caps and withholdings', () => {
  it('the greater of 250 and 252.98 is 252.98', () => {
    const plan = planReleasing({ guarantees: [{ code: 'minimum', amount: '250' }] });
    expect(payables(released(plan, '2026-01', each('252.98')))).toEqual(['252.98']);
    expect(payables(released(plan, '2026-01', each('10')))).toEqual(['250.00']);
  });

  it('12,000 earned under a monthly cap of 10,000 pays 10,000', () => {
    const plan = planReleasing({ limits: [{ code: 'month', cap: '10000' }] });
    expect(payables(released(plan, '2026-01', each('12000')))).toEqual(['10000.00']);
  });

  it('100 less 10 % tax is 90', () => {
    const plan = planReleasing({ withholdings: [{ code: 'tax', rate: '0.1' }] });
    expect(released(plan, '2026-01', each('100', '0')).map(({ net }) => moneyText(net))).toEqual([
      '90.00',
      '0.00',
    ]);
  });

  it('12,000 less a desk fee of 1,000 is 11,000, and what the pay does not reach is not withheld', () => {
    const desk = { code: 'desk', amount: '1000' };
    const netOf = (withholdings: readonly object[], earned: string) =>
      released(planReleasing({ withholdings }), '2026-01', each(earned)).map(({ net }) => moneyText(net));
    expect(netOf([desk], '12000')).toEqual(['11000.00']);
    expect(netOf([{ code: 'tax', rate: '0.1' }, desk], '1050')).toEqual(['0.00']);
    expect(netOf([desk, { code: 'coffee', amount: '100' }], '1050')).toEqual(['0.00']);
    expect(netOf([desk], '0')).toEqual(['0.00']);
  });
});

describe('published examples of payment splits', () => {
  it.each([
    ['16000', '9600.00', '6400.00'],
    ['22800', '13680.00', '9120.00'],
    ['48000', '28800.00', '19200.00'],
  ])('%s at 60 %% on booking and 40 %% on collection is %s and %s', (sum, booking, collected) => {
    const plan = planReleasing({
      schedule: [
        {
          shares: [
            { share: '0.6', on: 'period_end' },
            { share: '0.4', on: 'collection' },
          ],
        },
      ],
    });
    const cash = [collection('S', '2026-01-10', '1000', { '2026-02-05': '1000' })];
    const results = released(plan, '2026-01', [{ lines: [earned(sum)] }, { collections: cash }]);
    expect(payables(results)).toEqual([booking, collected]);
  });

  it('12,000 at 75 % now and 25 % at the year end is 9,000 and 3,000', () => {
    const plan = planReleasing({
      schedule: [
        {
          shares: [
            { share: '0.75', on: 'period_end' },
            { share: '0.25', on: 'year_end' },
          ],
        },
      ],
    });
    const results = released(plan, '2026-11', [{ lines: [earned('12000')] }, {}]);
    expect(payables(results)).toEqual(['9000.00', '3000.00']);
    expect(results[0]?.schedule.map(({ due, amount }) => [due?.toString(), moneyText(amount)])).toEqual([
      ['2026-12-31', '3000.00'],
    ]);
  });

  it('3,000 held for collection is paid when the customer pays', () => {
    const plan = planReleasing({ schedule: [{ shares: [{ on: 'collection' }] }] });
    const cash = [collection('S', '2026-01-10', '200000', { '2026-03-02': '200000' })];
    const months = [{ lines: [earned({ S: '3000' })] }, { collections: cash }, { collections: cash }];
    expect(payables(released(plan, '2026-01', months))).toEqual(['0.00', '0.00', '3000.00']);
  });
});

describe('published examples of clawbacks', () => {
  it('half of 10,000 is taken back in a later period as -5,000', () => {
    const plan = planReleasing({ clawback: { steps: [{ share: '0.5' }], negative_pay: true } });
    const undone = cancellation('2026-02-03', { component: 'c0' });
    const results = released(plan, '2026-01', [{ lines: [earned('10000')] }, { cancellations: [undone] }]);
    expect(lineOf(results[1], 'clawback')).toBe('-5000.00');
    expect(payables(results)).toEqual(['10000.00', '-5000.00']);
  });

  it('a contract of 12 months cancelled after 6 takes back half', () => {
    const plan = planReleasing({ clawback: { unserved: true, contract_months: 12, negative_pay: true } });
    const sale = { source: 'test', code: 'S' };
    const undone = cancellation('2026-02-03', { sale, servedMonths: 6 });
    const results = released(plan, '2026-01', [
      { lines: [earned({ S: '100' })] },
      { cancellations: [undone] },
    ]);
    expect(lineOf(results[1], 'clawback')).toBe('-50.00');
  });

  it('10 on a paid 100 is due once it is paid, and a credit note reverses it', () => {
    const plan = planReleasing({
      schedule: [{ shares: [{ on: 'collection' }] }],
      clawback: { negative_pay: true },
    });
    const cash = [collection('S', '2026-01-10', '100', { '2026-02-05': '100' })];
    const undone = cancellation('2026-03-03', { sale: { source: 'test', code: 'S' } });
    const months = [
      { lines: [earned({ S: '10' })] },
      { collections: cash },
      { collections: cash, cancellations: [undone] },
    ];
    expect(payables(released(plan, '2026-01', months))).toEqual(['0.00', '10.00', '-10.00']);
  });

  it('100 settled and then refunded in full joins to 0', () => {
    const plan = planReleasing({ clawback: {} });
    const undone = cancellation('2026-01-20', { sale: { source: 'test', code: 'S' } });
    const [result] = released(plan, '2026-01', [{ lines: [earned({ S: '100' })], cancellations: [undone] }]);
    expect(result && moneyText(result.payable)).toBe('0.00');
  });
});
