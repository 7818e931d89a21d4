import { expect, it } from 'vitest';
import { parsePlan } from '@cordee/engine-compensation';
import { civilCalendar, invariant, periodByCode } from '@cordee/kernel';
import { reachOf } from './plan-reach.ts';

const march = periodByCode(civilCalendar, '2026-03');
invariant(march.ok, 'the civil calendar has months');
const month = march.value;

function reach(more: {
  readonly measure?: object;
  readonly component?: object;
  readonly release?: object;
  readonly crediting?: object;
}) {
  const { measure = {}, component = {}, ...rest } = more;
  const plan = parsePlan({
    format: 'cordee-plan/1',
    code: 'plan',
    name: 'Plan',
    version: '1',
    semantics: 1,
    currency: 'EUR',
    calendar: 'civil',
    grain: 'month',
    measures: [{ code: 'sales', base: 'order_intake', aggregation: 'amount', ...measure }],
    components: [
      {
        code: 'pay',
        type: 'percentage_of_measure',
        args: { measure: 'sales', rate: '0.03' },
        ...component,
      },
    ],
    ...rest,
  });
  if (!plan.ok) throw new Error(JSON.stringify(plan.refusal));
  const { salesFrom, ...how } = reachOf(plan.value, month);
  return { ...how, salesFrom: salesFrom.toString() };
}

const own = {
  isOwn: true,
  isAlone: true,
  readsEverybody: false,
  readsEarlier: false,
  salesFrom: '2026-03-01',
};
const further = { ...own, isOwn: false, isAlone: false };

it('calculates each payee alone where the plan reads own sales of the period', () => {
  expect(reach({})).toEqual(own);
  expect(reach({ component: { cap: { amount: '100' } } })).toEqual(own);
});

it('reads everybody for a rank, a team or a rule that credits others', () => {
  const everybody = { ...further, readsEverybody: true };
  expect(reach({ component: { type: 'rank', args: { measure: 'sales', amounts: ['1'] } } })).toEqual(
    everybody,
  );
  expect(reach({ measure: { scope: 'team' } })).toEqual(everybody);
  expect(reach({ crediting: { rules: [{ code: 'team', type: 'territory', precedence: 0 }] } })).toEqual(
    everybody,
  );
});

it('reads the days that the widest measure looks back over, and calculates each payee alone', () => {
  const wide = { ...own, isOwn: false, salesFrom: '2026-01-01' };
  expect(reach({ measure: { window: 'year_to_date' } })).toEqual(wide);
  expect(reach({ measure: { base: 'cash' } }).salesFrom).toBe('0001-01-01');
});

it('reads what was earned before, and the sales of then, for a true-up and a cap of the year', () => {
  expect(reach({ component: { cap: { amount: '100', per: 'year' } } })).toEqual({
    ...further,
    readsEarlier: true,
    salesFrom: '2026-01-01',
  });
});

it('reads sales of any time for what is released as customers pay', () => {
  const shares = [{ share: '1', on: 'collection' }];
  expect(reach({ release: { schedule: [{ component: null, shares }] } }).salesFrom).toBe('0001-01-01');
  expect(reach({ release: { schedule: [{ component: null, shares: [{ on: 'year_end' }] }] } })).toEqual(own);
});
