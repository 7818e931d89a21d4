import { percentageOf, plus, rounded, times } from '@cordee/kernel';
import type { Decimal, Quantity } from '@cordee/kernel';
import type { PayeeInput } from '../earn/payee-input.ts';
import type { MeasuredSum, MeasuredValue } from '../measure/measured-value.ts';
import type { Measure } from '../measure/measure.ts';
import type { Plan } from '../plan-format/plan.ts';

/**
 * The same payee had every measure been larger or smaller by a factor: 0.8 is a fifth less sold. A number of sales stays
 * whole. Of a share, a rate or an average the dividend moves, so that the quotient does.
 */
export function scaledInput(plan: Plan, input: PayeeInput, factor: Decimal): PayeeInput {
  const counts = new Set(
    plan.measures.filter(({ aggregation }) => aggregation === 'count').map(({ code }) => code),
  );
  const measures = input.measures.map((value) =>
    counts.has(value.measure)
      ? { ...value, count: wholeNumber(times(numberOfSales(value), factor)), rows: null }
      : { ...value, ...scaledSum(value, factor) },
  );
  return { ...input, measures };
}

function scaledSum({ total, rows, ...sum }: MeasuredSum, factor: Decimal): MeasuredSum {
  const scaledRows = rows?.map((row) => ({
    ...row,
    value: scaledQuantity(row.value, factor),
    credited: row.credited && { ...row.credited, value: times(row.credited.value, factor) },
    quantity: row.quantity && times(row.quantity, factor),
  }));
  return { ...sum, total: scaledQuantity(total, factor), rows: scaledRows ?? null };
}

function scaledQuantity(quantity: Quantity, factor: Decimal): Quantity {
  switch (quantity.kind) {
    case 'amount':
      return { ...quantity, amount: { ...quantity.amount, value: times(quantity.amount.value, factor) } };
    case 'decimal':
      return { ...quantity, value: times(quantity.value, factor) };
    case 'percentage':
      return { ...quantity, ratio: percentageOf(times(quantity.ratio, factor)) };
    case 'date':
    case 'text':
      return quantity;
  }
}

/**
 * The payee at a given attainment of every measure that has a quota, with nothing sold of the others; null without a
 * quota on the plan's first measure. Attainment 1 is the target itself.
 */
export function inputAtAttainment(plan: Plan, input: PayeeInput, attainment: Decimal): PayeeInput | null {
  const [first] = plan.measures;
  if (first === undefined || quotaOf(first, input) === null) return null;
  const measures = plan.measures.flatMap((measure) => {
    const quota = quotaOf(measure, input);
    return quota === null ? [] : [valueAt(plan, measure, input, times(quota, attainment))];
  });
  return { ...input, measures };
}

/** The payee's quota on a measure, all its lines; null where there is none. */
export function quotaOf(measure: Measure, { quotas }: PayeeInput): Decimal | null {
  const unit = measure.aggregation === 'amount' || measure.aggregation === 'margin' ? 'amount' : 'units';
  const own = quotas.filter(
    ({ measure: of, dimension, target }) =>
      (of === measure.base || of === measure.code) &&
      dimension?.field === measure.dimension?.field &&
      dimension?.value === measure.dimension?.value &&
      target.kind === unit,
  );
  return own
    .map(({ target }) => (target.kind === 'amount' ? target.amount.value : target.units))
    .reduce<Decimal | null>((sum, each) => (sum === null ? each : plus(sum, each)), null);
}

/** A sum that no rows make up. */
function valueAt(plan: Plan, measure: Measure, input: PayeeInput, value: Decimal): MeasuredValue {
  const isAmount = measure.aggregation === 'amount' || measure.aggregation === 'margin';
  return {
    payee: input.payee,
    measure: measure.code,
    currency: plan.currency,
    total: isAmount
      ? { kind: 'amount', amount: { value, currency: plan.currency } }
      : { kind: 'decimal', value },
    count: measure.aggregation === 'count' ? wholeNumber(value) : 1,
    rowStreamHash: '',
    rows: null,
    artefact: null,
    over: null,
    issue: null,
  };
}

function numberOfSales({ count }: MeasuredSum): Decimal {
  return { unscaled: BigInt(count), scale: 0 };
}

function wholeNumber(value: Decimal): number {
  return Number(rounded(value, { scale: 0, rounding: 'half-even' }).unscaled);
}
