// The plan that the product and its peers pay: four components on three measures, splits, and a roll-up to managers.

export const planCode = 'bench';
export const quarter = '2026-Q1';
export const nextQuarter = '2026-Q2';

/** `rolling`: measures look back over two quarters, the first of which is empty, so that the pay is the same. */
export type BenchWindow = 'period' | 'rolling';

const amountOf = (code: string, filters: readonly object[] = []) => ({
  code,
  base: 'invoicing',
  aggregation: 'amount',
  filters,
});

export const benchPlan = {
  format: 'cordee-plan/1',
  code: planCode,
  name: 'Bench',
  version: '1',
  semantics: 1,
  currency: 'EUR',
  calendar: 'civil',
  grain: 'quarter',
  crediting: {
    rules: [
      { code: 'split', type: 'split', precedence: 1 },
      { code: 'owner', type: 'owner', precedence: 2 },
      { code: 'up', type: 'roll_up', precedence: 3, args: { levels: 1, shares: ['0.5'] } },
    ],
  },
  measures: [
    amountOf('revenue'),
    amountOf('harness', [{ field: 'product', values: ['harness'] }]),
    amountOf('direct', [{ field: 'channel', values: ['direct'] }]),
  ],
  components: [
    {
      code: 'tiers',
      type: 'marginal_tiers',
      rounding: 'half-up',
      args: {
        measure: 'revenue',
        thresholds: 'attainment',
        tiers: [
          { from: '0', rate: '0.01' },
          { from: '0.8', rate: '0.0225' },
          { from: '1', rate: '0.03125' },
        ],
      },
    },
    {
      code: 'harness',
      type: 'percentage_of_measure',
      rounding: 'half-up',
      args: { measure: 'harness', rate: '0.005' },
    },
    {
      code: 'direct',
      type: 'percentage_of_measure',
      rounding: 'half-up',
      args: { measure: 'direct', rate: '0.0025' },
    },
    {
      code: 'target',
      type: 'bonus_at_target',
      rounding: 'half-up',
      args: { measure: 'revenue', bonus: '750' },
    },
  ],
};

export function benchPlanOver(window: BenchWindow) {
  if (window === 'period') return benchPlan;
  const measures = benchPlan.measures.map((measure) => ({ ...measure, window, periods: 2 }));
  return { ...benchPlan, measures };
}
