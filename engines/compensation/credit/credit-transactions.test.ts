import { decimal, plainDate } from '@cordee/kernel';
import { describe, expect, it } from 'vitest';
import { idOf, saleOf } from '../whole-plan.test-support.ts';
import { creditTransactions } from './credit-transactions.ts';
import { OWNER_RULE } from './crediting-default.ts';

const assigned = (payee: string, from: string, to: string | null = null) => ({
  payee: idOf(payee),
  effectiveFrom: plainDate(from),
  effectiveTo: to === null ? null : plainDate(to),
});
const orderOn = (day: number, seller: string | null) =>
  saleOf({ kind: 'order', day, amount: decimal('10'), seller }, `${seller} ${day}`);

describe('crediting', () => {
  it('counts the first day of an assignment and not its end', () => {
    const orders = [orderOn(8, 'ana'), orderOn(9, 'ana'), orderOn(18, 'ana'), orderOn(19, 'ana')];
    const { credits, uncredited } = creditTransactions(orders, {
      assignments: [assigned('ana', '2026-01-10', '2026-01-20')],
    });
    expect(credits.map(({ transaction }) => transaction.code)).toEqual(['ana 9', 'ana 18']);
    expect(uncredited.map(({ reason }) => reason)).toEqual(
      Array(2).fill('compensation.uncredited_not_at_date'),
    );
  });

  it('credits once a payee who holds the plan twice, a leaver who came back', () => {
    const assignments = [assigned('ana', '2025-01-01', '2025-06-01'), assigned('ana', '2026-01-01')];
    expect(creditTransactions([orderOn(3, 'ana')], { assignments }).credits).toHaveLength(1);
  });

  it('lets the lowest precedence win alone, in whatever order the rules are given', () => {
    const house = { ...OWNER_RULE, code: 'house', precedence: 0 };
    for (const rules of [
      [house, OWNER_RULE],
      [OWNER_RULE, house],
    ]) {
      const { credits } = creditTransactions(
        [orderOn(3, 'ana')],
        { assignments: [assigned('ana', '2026-01-01')] },
        rules,
      );
      expect(credits.map(({ rule }) => rule)).toEqual(['house']);
    }
  });
});
