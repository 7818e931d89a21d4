// Random years of a small company: plans of two kinds, facts that come when they come, closed periods that they move.
import fc from 'fast-check';
import { decimalText, derivedId, plainDate, type EntityId, type TenantId } from '@cordee/kernel';

export const people = [
  'ana',
  'bob',
  'cid',
  'dan',
  'eve',
  'fay',
  'gil',
  'hal',
  'ida',
  'jon',
  'kim',
  'lea',
  'max',
  'nia',
  'oda',
  'pia',
] as const;
export const months = ['2026-01', '2026-02', '2026-03'] as const;
const someone = fc.constantFrom(...people);
const dayOf = (offset: number) => plainDate('2026-01-01').add({ days: offset }).toString();
const monthStart = fc.integer({ min: 0, max: 2 }).map((month) => `2026-0${month + 1}-01`);

/** The sales that others name. */
const original = fc.integer({ min: 1, max: 6 });

/** A sale counts from its own day: few are of a month that is over, so that most payees are let alone. */
const saleIn = (month: number) =>
  fc.record({
    what: fc.constant('sale' as const),
    id: fc.oneof(original, { arbitrary: fc.integer({ min: 1, max: 60 }), weight: 3 }),
    day: fc.integer({ min: 30 * month, max: 30 * month + 29 }).map(dayOf),
    seller: fc.option(someone, { nil: null, freq: 9 }),
    amount: fc
      .integer({ min: -100_000, max: 900_000 })
      .map((n) => decimalText({ unscaled: BigInt(n), scale: 2 })),
    shares: fc.constantFrom([], [], [], ['0.6', '0.4'], ['0.5', '0.5']),
    first: fc.integer({ min: 0, max: people.length - 1 }),
    product: fc.constantFrom('rope', 'rope', 'harness', null),
    /** What it does not say, it leaves to that sale, of any day and seller. */
    refersTo: fc.option(original, { nil: null, freq: 1 }),
  });

/** A sale is known by its kind and code. */
export const kindOf = (id: number) =>
  (['order', 'invoice', 'invoice', 'credit_note'] as const)[id % 4] ?? 'order';
export const codeOf = (id: number) => `N${id}`;

const rareFact = fc.oneof(
  fc.record({
    what: fc.constant('quota' as const),
    person: someone,
    month: fc.integer({ min: 0, max: 2 }),
    amount: fc.integer({ min: 1, max: 9000 }),
  }),
  fc.record({
    what: fc.constant('position' as const),
    person: someone,
    manager: fc.option(someone, { nil: null }),
    from: monthStart,
  }),
  fc.record({
    what: fc.constant('holder' as const),
    seat: someone,
    person: fc.option(someone, { nil: null }),
    from: monthStart,
  }),
  fc.record({
    what: fc.constant('assignment' as const),
    person: someone,
    plan: fc.constantFrom('many', 'other', null),
    from: monthStart,
  }),
  fc.record({ what: fc.constant('person' as const), person: someone, isGone: fc.boolean() }),
);

const round = (month: number) =>
  fc.record({
    sales: fc.array(saleIn(month), { minLength: 6, maxLength: 14 }),
    late:
      month === 0
        ? fc.constant([])
        : fc.array(fc.integer({ min: 0, max: month - 1 }).chain(saleIn), { minLength: 1, maxLength: 2 }),
    rare: fc.array(rareFact, { maxLength: 1 }),
    /** What happens to the month's run, or before it. */
    turn: fc.constantFrom('plain', 'plain', 'plain', 'held', 'leaver', 'voided'),
    who: someone,
  });

const rate = fc.integer({ min: 1, max: 99_999 }).map((n) => decimalText({ unscaled: BigInt(n), scale: 6 }));

export const world = fc.record({
  rounds: fc.tuple(round(0), round(1), round(2)),
  isShared: fc.boolean(),
  levels: fc.integer({ min: 0, max: 2 }),
  rates: fc.tuple(rate, rate, rate),
  /** Whether only sales of a product count. */
  isFiltered: fc.boolean(),
  /** A window of more than the period looks back over closed ones. */
  window: fc.constantFrom('period', 'year_to_date'),
  others: fc.constantFrom('period', 'period', 'year_to_date'),
});
export type World = typeof world extends fc.Arbitrary<infer T> ? T : never;
export type Round = World['rounds'][number];
export type Fact = Round['sales'][number] | Round['rare'][number];

export type Name = (typeof people)[number];

export const idOf = (tenant: TenantId, name: string): EntityId => derivedId(tenant, 'test', name);

export function planDocument({ isShared, isFiltered, levels, rates: [first, second, third], window }: World) {
  const rules = [
    ...(isShared ? [{ code: 'split', type: 'split', precedence: 1 }] : []),
    { code: 'owner', type: 'owner', precedence: 2 },
    ...(levels === 0
      ? []
      : [{ code: 'up', type: 'roll_up', precedence: 9, args: { levels, shares: ['0.5'] } }]),
  ];
  const amount = { aggregation: 'amount' } as const;
  return {
    ...document('many'),
    crediting: { rules },
    measures: [
      { code: 'orders', base: 'order_intake', ...amount, window },
      { code: 'invoiced', base: 'invoicing', ...amount, filters: isFiltered ? ofRope : [] },
      { code: 'deals', base: 'order_intake', aggregation: 'count' },
    ],
    components: [
      { code: 'commission', type: 'percentage_of_measure', args: { measure: 'invoiced', rate: first } },
      {
        code: 'tiers',
        type: 'marginal_tiers',
        args: {
          measure: 'orders',
          thresholds: 'attainment',
          tiers: [
            { from: '0', rate: second },
            { from: '0.8', rate: third },
          ],
        },
      },
      { code: 'number', type: 'per_unit', args: { measure: 'deals', amount: '7' } },
    ],
  };
}

const ofRope = [{ field: 'product', values: ['rope'] }];

/** The plan of whoever does not hold the first one. */
export function otherDocument({ rates: [first], others }: World) {
  return {
    ...document('other'),
    measures: [{ code: 'invoiced', base: 'invoicing', aggregation: 'amount', window: others }],
    components: [
      { code: 'commission', type: 'percentage_of_measure', args: { measure: 'invoiced', rate: first } },
    ],
  };
}

const document = (code: string) => ({
  format: 'cordee-plan/1',
  code,
  name: code,
  version: '1',
  semantics: 1,
  currency: 'EUR',
  calendar: 'civil',
  grain: 'month',
});
