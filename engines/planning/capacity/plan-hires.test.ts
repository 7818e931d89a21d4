import { amount, decimal, evaluateExplanation, percentage } from '@cordee/kernel';
import { expect, it } from 'vitest';
import { coverageOf } from './coverage.ts';
import { planHires, totalCost } from './plan-hires.ts';
import type { Market, SellerGroup } from './seller-group.ts';
import { sellersNeeded } from './sellers-needed.ts';

const euros = (text: string) => amount(text, 'EUR');
const group: SellerGroup = {
  role: 'field',
  territory: 'north',
  heads: 4,
  productivity: euros('50000'),
  ramp: [percentage('0'), percentage('0.5')],
  attrition: percentage('0'),
  hiringLeadMonths: 1,
  monthlyCost: euros('7000'),
  hiringCost: euros('12000'),
};
const flat: Market = {
  season: Array.from({ length: 12 }, () => decimal('1')),
  yearlyChange: percentage('0'),
};
const targets = (...sellers: number[]) => sellers.map((count) => euros(String(50_000 * count)));

function planned(of: SellerGroup, wanted: number[]) {
  const plan = planHires(of, targets(...wanted), flat);
  if (!plan.ok) throw new Error(plan.refusal.code);
  return plan.value;
}

it('says how many sellers a month needs, and why: target ÷ productivity × season × market, rounded up', () => {
  const season = [decimal('1.25'), ...flat.season.slice(1)];
  const market = { season, yearlyChange: percentage('-0.2') };
  const need = (month: number) => {
    const needed = sellersNeeded(group, euros('300000'), market, month);
    if (!needed.ok) throw new Error(needed.refusal.code);
    expect(evaluateExplanation(needed.value)).toEqual({ ok: true, value: needed.value.value });
    return needed.value.value.kind === 'decimal' ? Number(needed.value.value.value.unscaled) : null;
  };
  expect([need(0), need(1), need(12), need(13)]).toEqual([5, 6, 6, 8]);
  const idle = sellersNeeded({ ...group, productivity: euros('0') }, euros('1'), flat, 0);
  expect(idle.ok ? '' : idle.refusal.code).toBe('planning.no_productivity');
});

it('hires so early that the ramp is over when sellers are needed', () => {
  const plan = planned(group, [4, 4, 4, 4, 4, 6]);
  expect(plan.needed).toEqual([4, 4, 4, 4, 4, 6]);
  expect(plan.hires).toEqual([0, 0, 0, 2, 0, 0]);
  expect(plan.ramped).toEqual([4, 4, 4, 4, 5, 6]);
});

it('says what stays short where the lead time is too long', () => {
  const plan = planned({ ...group, hiringLeadMonths: 2 }, [4, 5, 5, 5, 5]);
  expect(plan.hires).toEqual([0, 0, 1, 0, 0]);
  expect(plan.ramped).toEqual([4, 4, 4, 4.5, 5]);
});

it('replaces those who are expected to leave, and counts the whole cost to the cent', () => {
  const leaving = { ...group, attrition: percentage('0.05'), ramp: [] };
  const plan = planned(leaving, [4, 4, 4]);
  expect(plan.hires).toEqual([0, 1, 0]);
  expect(plan.heads[0]).toBeCloseTo(3.8, 12);
  expect(plan.heads[1]).toBeCloseTo(4.61, 12);
  expect(plan.cost[0]).toEqual(euros('26600.00'));
  expect(plan.cost[1]).toEqual(euros('44270.00'));
  expect(totalCost(plan)).toEqual(euros('101526.50'));
});

it('puts target, capacity and quotas beside each other', () => {
  const quotas = [euros('600000'), euros('450000')];
  const covered = coverageOf(euros('1000000'), euros('950000'), quotas);
  expect(covered).toMatchObject({
    ok: true,
    value: { coverage: { unscaled: 9500n }, overAssignment: { unscaled: 500n }, shortfall: euros('50000') },
  });
  expect(coverageOf(euros('0'), euros('1'), quotas).ok).toBe(false);
});
