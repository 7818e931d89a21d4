/** A plan that pays one rate on all that was ordered in the period: what such a workbook does by hand. */
export function oneRatePlan(rate: string, currency: string) {
  return {
    format: 'cordee-plan/1',
    code: 'one-rate',
    name: 'One rate',
    version: '1',
    semantics: 1,
    currency,
    calendar: 'civil',
    grain: 'year',
    measures: [{ code: 'orders', base: 'order_intake', aggregation: 'amount' }],
    components: [
      {
        code: 'bonus',
        type: 'percentage_of_measure',
        args: { measure: 'orders', rate },
      },
    ],
  };
}
