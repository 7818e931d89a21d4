import fc from 'fast-check';
import { expect, it } from 'vitest';
import { currency, plainDate, type Money } from '@cordee/kernel';
import { accountingSetting, type AccountingSetting } from './accounting-setting.ts';
import { deferralSchedule } from '@cordee/engine-compensation';
import { deferralEntries } from './deferral.ts';
import { accrualEntries, imbalance, payEntries, type JournalAmount } from './journal.ts';

const EUR = currency('EUR');
const euros = (minor: bigint): Money => ({ minor, currency: EUR });
const source = { text: 'Payroll of the house', verifiedOn: '2026-01-02' };
const setting: AccountingSetting = {
  ...accountingSetting.fallback,
  employerCharges: [
    { legalEntity: 'Alpes SAS', rate: '0.42', source },
    { legalEntity: '*', rate: '0.3', source },
  ],
};
const amount = (minor: bigint, more: Partial<JournalAmount> = {}): JournalAmount => ({
  legalEntity: 'Alpes SAS',
  team: 'Lyon',
  costCentre: 'CC1',
  amount: euros(minor),
  ...more,
});
const day = plainDate('2026-03-31');
const entriesOf = (amounts: readonly JournalAmount[], of = setting) => {
  const entries = payEntries(amounts, of, day);
  if (!entries.ok) throw new Error(entries.refusal.code);
  return entries.value;
};
const texts = (lines: ReturnType<typeof entriesOf>) =>
  lines.map(({ account, side, amount: { minor }, team }) => `${account} ${side} ${minor} ${team ?? '-'}`);

it('books pay and employer charges: expense by team, liability by legal entity', () => {
  expect(
    texts(
      entriesOf([
        amount(1000_00n),
        amount(500_00n, { team: 'Nice' }),
        amount(200_00n, { legalEntity: 'Jura' }),
      ]),
    ),
  ).toEqual([
    '641300 debit 100000 Lyon',
    '641300 debit 50000 Nice',
    '645000 debit 42000 Lyon',
    '645000 debit 21000 Nice',
    '421000 credit 150000 -',
    '431000 credit 63000 -',
    '641300 debit 20000 Lyon',
    '645000 debit 6000 Lyon',
    '421000 credit 20000 -',
    '431000 credit 6000 -',
  ]);
});

it('writes what is taken back on the other side, never below zero', () => {
  expect(texts(entriesOf([amount(-100_00n)]))).toEqual([
    '641300 credit 10000 Lyon',
    '645000 credit 4200 Lyon',
    '421000 debit 10000 -',
    '431000 debit 4200 -',
  ]);
});

it('refuses entities without a rate rather than booking no charges', () => {
  expect(payEntries([amount(1n)], accountingSetting.fallback, day)).toMatchObject({
    refusal: { code: 'payroll.charge_rate_missing', args: { entities: 'Alpes SAS' } },
  });
});

const anyAmounts = fc.array(
  fc.record({
    legalEntity: fc.constantFrom('Alpes SAS', 'Jura', 'Nord'),
    team: fc.constantFrom('A', 'B', 'C', ''),
    costCentre: fc.constantFrom('1', '2'),
    amount: fc.bigInt({ min: -10_000_000n, max: 10_000_000n }).map(euros),
  }),
  { minLength: 1, maxLength: 40 },
);

it('balances to the cent, whatever the amounts and the rate; an accrual and its reversal leave nothing', () => {
  fc.assert(
    fc.property(anyAmounts, fc.integer({ min: 0, max: 990_000 }), (amounts, millionths) => {
      const rate = `0.${String(millionths).padStart(6, '0')}`;
      const of = { ...setting, employerCharges: [{ legalEntity: '*', rate, source }] };
      const lines = entriesOf(amounts, of);
      const accrued = accrualEntries(amounts, of, day);
      const perAccount = new Map<string, bigint>();
      if (!accrued.ok) return false;
      for (const {
        account,
        side,
        amount: { minor },
      } of accrued.value)
        perAccount.set(account, (perAccount.get(account) ?? 0n) + (side === 'debit' ? minor : -minor));
      return (
        imbalance(lines) === 0n &&
        lines.every((line) => line.amount.minor > 0n) &&
        imbalance(accrued.value) === 0n &&
        [...perAccount.values()].every((sum) => sum === 0n)
      );
    }),
    { numRuns: 2_000 },
  );
});

it('balances the entries of a deferral, and leaves the asset at nothing at their end', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -10_000_000n, max: 10_000_000n }),
      fc.integer({ min: 1, max: 120 }),
      (minor, months) => {
        const rule = { months, atOnceAmount: null, atOnceMonths: null };
        const { months: schedule } = deferralSchedule(euros(minor), day, rule);
        const lines = deferralEntries(amount(minor), schedule, setting.accounts);
        const asset = lines.filter(({ account }) => account === setting.accounts.deferred);
        return (
          lines.every((line) => line.amount.minor > 0n) && imbalance(lines) === 0n && imbalance(asset) === 0n
        );
      },
    ),
    { numRuns: 2_000 },
  );
});
