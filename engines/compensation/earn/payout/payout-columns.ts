// What a what-if of many payees reads, read once: measured figures and quotas as columns of floating numbers. They only
// ever tell that no threshold and no rounding is near; where one is, the exact calculation decides (see payouts.ts).
import { decimalText, numberOf, withoutTrailingZeros } from '@cordee/kernel';
import type { Decimal, Explanation, Result } from '@cordee/kernel';
import type { Plan } from '../../plan-format/plan.ts';
import type { PayeeInput } from '../payee-input.ts';
import { payeeNodes } from '../payee-nodes.ts';
import type { PayeeNodes } from '../payee-nodes.ts';
import { valueOf } from '../step.ts';

/** A column: NaN where there is no figure. No figure has more decimals than `decimals`. */
export type PayoutColumn = { readonly at: Float64Array; readonly decimals: number };

/** One column a measure and a quota, one place an input. */
export type PayoutColumns = {
  readonly inputs: readonly PayeeInput[];
  readonly measured: ReadonlyMap<string, PayoutColumn>;
  readonly quota: ReadonlyMap<string, PayoutColumn>;
};

/** Reads the columns of all measures of a plan. Any plan with the same measures can be tried on them. */
export function openPayoutColumns(plan: Plan, inputs: readonly PayeeInput[]): PayoutColumns {
  const nodes = inputs.map((input) => payeeNodes(plan, input));
  const columnsOf = (read: (nodes: PayeeNodes, code: string) => Result<Explanation>) =>
    new Map(plan.measures.map(({ code }) => [code, columnOf(nodes.map((each) => read(each, code)))]));
  return {
    inputs,
    measured: columnsOf((each, code) => each.measure(code)),
    quota: columnsOf((each, code) => each.quota(code)),
  };
}

function columnOf(figures: readonly Result<Explanation>[]): PayoutColumn {
  const at = new Float64Array(figures.length).fill(NaN);
  let decimals = 0;
  figures.forEach((figure, place) => {
    const known = figure.ok ? numberOf(valueOf(figure.value)) : null;
    if (known === null) return;
    at[place] = nearest(known);
    decimals = Math.max(decimals, known.scale);
  });
  return { at, decimals };
}

/** The floating number nearest to an exact one. */
export function nearest(value: Decimal): number {
  return Number(decimalText(value));
}

/** The most decimals that some exact numbers have. */
export function decimalsOf(values: readonly Decimal[]): number {
  return Math.max(0, ...values.map((value) => withoutTrailingZeros(value).scale));
}
