// Random sequences of months of one payee, as the engine and as the oracle read them.
import { amount, percentageOf, plainDate } from '@cordee/kernel';
import fc from 'fast-check';
import type { ReleaseWorld } from '../../../stories/oracle/release.test-support.ts';
import { cancellation, earned, planReleasing, released } from './release.test-support.ts';
import type { Month } from './release.test-support.ts';
import type { Collection } from './release-input.ts';
import type { ReleaseResult } from './release-result.ts';
import type { Plan } from '../plan-format/plan.ts';
import { PLAN_RUNS } from '../whole-plan.test-support.ts';

export const RELEASE_RUNS = { numRuns: PLAN_RUNS };

const cents = (max: number) => fc.integer({ min: 0, max }).map(BigInt);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

const anyShares = fc
  .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }))
  .map(([a, b]) => {
    const [low, high] = [Math.min(a, b), Math.max(a, b)];
    return { atEnd: BigInt(low), onCash: BigInt(high - low), later: BigInt(100 - high) };
  });

const anyDraw = fc.record({
  cents: cents(50_000),
  recoverable: fc.boolean(),
  atStart: fc.boolean(),
  recoveryMax: maybe(cents(30_000)),
  balanceMax: maybe(cents(120_000)),
});

const anyClawback = fc.oneof(
  fc.record({
    percent: cents(100),
    ceiling: maybe(cents(100).map((value) => value + 1n)),
    negative: fc.constant(false),
  }),
  fc.record({ percent: cents(100), ceiling: fc.constant(null), negative: fc.constant(true) }),
);

const anyMonth = fc.record({
  sums: fc.array(cents(90_000), { maxLength: 3 }),
  lump: fc.integer({ min: -20_000, max: 60_000 }).map(BigInt),
  payments: fc.array(
    fc.record({ sale: fc.nat(20), paid: fc.integer({ min: -200, max: 1_000 }).map(BigInt) }),
    { maxLength: 3 },
  ),
  refunds: fc.array(fc.record({ sale: fc.nat(20), quarters: fc.integer({ min: 1, max: 4 }).map(BigInt) }), {
    maxLength: 2,
  }),
});

export const anyReleaseWorld: fc.Arbitrary<ReleaseWorld> = fc
  .record({
    shares: anyShares,
    cap: maybe(
      fc.record({ cents: cents(150_000), yearly: fc.boolean(), carried: fc.boolean(), all: fc.boolean() }),
    ),
    guarantee: maybe(cents(60_000)),
    draws: fc.array(anyDraw, { maxLength: 3 }),
    clawback: maybe(anyClawback),
    tax: cents(60),
    months: fc.array(anyMonth, { minLength: 1, maxLength: 7 }),
  })
  .map(({ months, ...world }) => {
    let count = 0;
    return {
      ...world,
      months: months.map(({ sums, lump, payments, refunds }, index) => {
        const sales = sums.map((value) => ({ code: `S${count++}`, cents: value }));
        const known = (sale: number) => ({ code: `S${count === 0 ? 0 : sale % count}` });
        const isKnown = count > 0;
        return {
          newYear: index === 3,
          sales,
          lump,
          payments: isKnown ? payments.map(({ sale, paid }) => ({ ...known(sale), paid })) : [],
          refunds: isKnown ? refunds.map(({ sale, quarters }) => ({ ...known(sale), quarters })) : [],
        };
      }),
    };
  });

const FIRST = '2026-10';
const text = (value: bigint) => `${value / 100n}.${String(value % 100n).padStart(2, '0')}`;
const ratio = (percent: bigint) => text(percent);

/** The plan of the world: c0 by its shares, c1 at the period's end. */
export function planOfWorld({ shares, cap, guarantee, draws, clawback, tax }: ReleaseWorld): Plan {
  const written = [
    { share: ratio(shares.atEnd), on: 'period_end' },
    { share: ratio(shares.onCash), on: 'collection' },
    { share: ratio(shares.later), on: 'months_after', months: 1 },
  ].filter(({ share }) => share !== '0.00');
  return planReleasing(
    {
      schedule: [{ component: 'c0', shares: written }],
      limits:
        cap === null
          ? []
          : [
              {
                code: 'cap',
                cap: text(cap.cents),
                components: cap.all ? [] : ['c0'],
                per: cap.yearly ? 'year' : 'period',
                excess: cap.carried ? 'carried' : 'lost',
              },
            ],
      guarantees: guarantee === null ? [] : [{ code: 'least', amount: text(guarantee) }],
      draws: draws.map((draw, index) => ({
        code: `d${index}`,
        amount: text(draw.cents),
        recoverable: draw.recoverable,
        paid: draw.atStart ? 'start' : 'end',
        balance_max: draw.balanceMax === null ? null : text(draw.balanceMax),
        recovery: { amount_max: draw.recoveryMax === null ? null : text(draw.recoveryMax) },
      })),
      clawback:
        clawback === null
          ? null
          : {
              steps: [{ share: ratio(clawback.percent) }],
              ceiling: clawback.ceiling === null ? null : { share: ratio(clawback.ceiling) },
              negative_pay: clawback.negative,
            },
      withholdings: [{ code: 'tax', rate: ratio(tax) }],
    },
    2,
  );
}

/** The months of the world as the engine reads them: each knows all cash received so far. */
export function monthsOfWorld({ months, clawback }: ReleaseWorld): readonly Month[] {
  const collections = new Map<string, Collection>();
  return months.map(({ sales, lump, payments, refunds }, index) => {
    const day = plainDate('2026-10-05').add({ months: index });
    for (const { code } of sales) {
      collections.set(code, {
        sale: { source: 'test', code },
        soldOn: day,
        amount: amount('1000', 'EUR'),
        payments: [],
        place: {},
      });
    }
    for (const { code, paid } of payments) {
      const sale = collections.get(code);
      if (sale === undefined) continue;
      const payment = { date: day, amount: amount(String(paid), 'EUR'), place: {} };
      collections.set(code, { ...sale, payments: [...sale.payments, payment] });
    }
    const line = earned(Object.fromEntries(sales.map(({ code, cents: sum }) => [code, text(sum)])));
    const sign = lump < 0n ? '-' : '';
    return {
      lines: [
        ...(sales.length === 0 ? [] : [line]),
        earned(`${sign}${text(lump < 0n ? -lump : lump)}`, 'c1'),
      ],
      collections: [...collections.values()],
      cancellations:
        clawback === null
          ? []
          : refunds.map(({ code, quarters }, number) =>
              cancellation(day.toString(), {
                code: `refund ${number}`,
                sale: { source: 'test', code },
                share: percentageOf({ unscaled: quarters * 25n, scale: 2 }),
              }),
            ),
    };
  });
}

export function releasedInWorld(world: ReleaseWorld): readonly ReleaseResult[] {
  return released(planOfWorld(world), FIRST, monthsOfWorld(world));
}
