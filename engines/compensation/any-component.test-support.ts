// Invented components of every kind that the earnings oracle knows, with random modifiers, as plan documents.
import fc from 'fast-check';

export type ComponentDocument = {
  readonly type: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly per?: 'period' | 'transaction';
  readonly cap?: readonly { readonly amount: string; readonly per: 'period' | 'transaction' }[];
};

const text = (value: number, scale: number): string => {
  const digits = String(value).padStart(scale + 1, '0');
  return scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
};
const euros = (max: number) => fc.integer({ min: 0, max: max * 100 }).map((value) => text(value, 2));
const ratio = (max: number, scale = 4) =>
  fc.integer({ min: 0, max: max * 10 ** scale }).map((each) => text(each, scale));

const rows = (
  key: string,
  options: { readonly max: number; readonly scale: number; readonly zero: boolean },
) =>
  fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 1, max: options.max }), {
        minLength: options.zero ? 0 : 1,
        maxLength: 4,
      }),
      fc.array(ratio(2), { minLength: 5, maxLength: 5 }),
    )
    .map(([bounds, values]) =>
      [...(options.zero ? [0] : []), ...bounds.toSorted((a, b) => a - b)].map((bound, index) => ({
        from: text(bound, options.scale),
        [key]: values[index] ?? '0',
      })),
    );
const attainments = (key: string, zero: boolean) => rows(key, { max: 200, scale: 2, zero });
const amounts = (key: string, zero: boolean) => rows(key, { max: 5_000_000, scale: 2, zero });

const core: fc.Arbitrary<ComponentDocument> = fc.oneof(
  euros(5_000).map((amount) => ({ type: 'flat_amount', args: { amount, measure: 'base' } })),
  fc.tuple(ratio(1, 6), fc.boolean()).map(([rate, clawback]) => ({
    type: 'percentage_of_measure',
    args: { measure: 'base', rate, clawback },
  })),
  fc.tuple(ratio(1), euros(50_000)).map(([rate, amount]) => ({
    type: 'percentage_of_measure',
    args: { measure: 'base', rate, over: { amount } },
  })),
  euros(100).map((amount) => ({ type: 'per_unit', args: { measure: 'number', amount } })),
  fc
    .constantFrom('amount', 'attainment')
    .chain((thresholds) =>
      fc.tuple(
        fc.constant(thresholds),
        thresholds === 'amount' ? amounts('rate', false) : attainments('rate', true),
        fc.constantFrom('reached', 'exceeded'),
        fc.boolean(),
      ),
    )
    .map(([thresholds, tiers, side, clawback]) => ({
      type: 'retroactive_tiers',
      args: { measure: 'base', thresholds, tiers, side, clawback },
    })),
  fc
    .constantFrom('amount', 'attainment')
    .chain((thresholds) =>
      fc.tuple(
        fc.constant(thresholds),
        thresholds === 'amount' ? amounts('rate', true) : attainments('rate', true),
        fc.boolean(),
      ),
    )
    .map(([thresholds, tiers, clawback]) => ({
      type: 'marginal_tiers',
      args: { measure: 'base', thresholds, tiers, clawback },
    })),
  fc
    .tuple(
      euros(20_000),
      fc.constantFrom('marginal', 'whole', 'step', 'linear'),
      fc.boolean().chain((zero) => attainments('share', zero)),
      fc.record({
        side: fc.constantFrom('reached', 'exceeded'),
        below: fc.constantFrom('zero', 'flat'),
        beyond: fc.constantFrom('flat', 'zero', 'slope'),
      }),
    )
    .map(([target, shape, list, { beyond, ...ends }]) => {
      const canSlope = shape === 'linear' && list.length > 1;
      const end = beyond === 'slope' && !canSlope ? 'flat' : beyond;
      return {
        type: 'attainment_curve',
        args: { measure: 'base', target, shape, rows: list, ...ends, beyond: end },
      };
    }),
  fc
    .tuple(
      fc.constantFrom('marginal', 'whole'),
      rows('amount', { max: 15, scale: 0, zero: true }),
      fc.constantFrom('reached', 'exceeded'),
    )
    .map(([shape, tiers, side]) => ({
      type: 'unit_tiers',
      args: { measure: 'number', shape, tiers, side },
    })),
  fc
    .constantFrom('amount', 'attainment')
    .chain((thresholds) =>
      fc.tuple(
        fc.constant(thresholds),
        fc.boolean().chain((zero) => (thresholds === 'amount' ? amounts : attainments)('amount', zero)),
        fc.constantFrom('step', 'linear', 'sum'),
        fc.record({
          side: fc.constantFrom('reached', 'exceeded'),
          below: fc.constantFrom('zero', 'flat'),
          beyond: fc.constantFrom('flat', 'zero', 'slope'),
        }),
      ),
    )
    .map(([thresholds, list, shape, { beyond, ...ends }]) => {
      const canSlope = shape === 'linear' && list.length > 1;
      const end = beyond === 'slope' && !canSlope ? 'flat' : beyond;
      return {
        type: 'amount_table',
        args: { measure: 'base', thresholds, shape, rows: list, ...ends, beyond: end },
      };
    }),
);

const gate = fc
  .tuple(
    fc.constantFrom('amount', 'attainment'),
    fc.constantFrom('at_least', 'more_than'),
    fc.integer({ min: 0, max: 150 }),
    fc.constantFrom('0', '0.5', '1'),
  )
  .map(([thresholds, side, value, otherwise]) => ({
    measure: 'base',
    thresholds,
    [side]: thresholds === 'amount' ? text(value * 20_000, 2) : text(value, 2),
    otherwise,
  }));

const multiplier = fc.oneof(
  ratio(2).map((each) => ({ ratio: each })),
  attainments('ratio', true).map((list) => ({
    measure: 'base',
    thresholds: 'attainment',
    table: { rows: list },
  })),
);

/** A component with none, some or all of the modifiers that need no other payee and no earlier period. */
export const anyComponent: fc.Arbitrary<ComponentDocument> = fc
  .tuple(
    core,
    fc.record({
      gates: fc.array(gate, { maxLength: 2 }),
      multipliers: fc.array(multiplier, { maxLength: 2 }),
      weight: ratio(1, 2),
      floor: fc.array(
        euros(500).map((amount) => ({ amount })),
        { maxLength: 1 },
      ),
      caps: fc.array(euros(3_000), { maxLength: 2 }),
      isByTransaction: fc.boolean(),
    }),
  )
  .map(([document, { isByTransaction, caps, ...modifiers }]) => {
    const isByRow = isByTransaction && ['flat_amount', 'percentage_of_measure'].includes(document.type);
    const cap = caps.map((amount, index) => ({
      amount,
      per: isByRow && index === 1 ? ('transaction' as const) : ('period' as const),
    }));
    return { ...document, ...modifiers, cap, per: isByRow ? ('transaction' as const) : ('period' as const) };
  });

/** Amounts of one payee's sales, some below zero, and a quota that may be missing or zero. */
export const anySituation = fc.record({
  sales: fc.array(
    fc
      .integer({ min: -500_000, max: 3_000_000 })
      .map((value) => (value < 0 ? `-${text(-value, 2)}` : text(value, 2))),
    { maxLength: 12 },
  ),
  quota: fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 1, max: 9_000_000 }).map((value) => text(value, 2)) },
    { weight: 1, arbitrary: fc.constant('0') },
    { weight: 1, arbitrary: fc.constant(null) },
  ),
});
