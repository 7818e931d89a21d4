// The payable sums of many payees without their explanations, for sliders. A floating number never decides: it says that
// no threshold and no rounding is near, and where one is, `earn` is asked. The sums are those of `earn`, to the cent.
import { invariant, minorUnits, type Rounding } from '@cordee/kernel';
import type { Plan } from '../../plan-format/plan.ts';
import type { PlanComponent } from '../component.ts';
import { earn } from '../earn.ts';
import { largestFactor, modifiedDecimals, modifiedPayout } from './modifier-payout.ts';
import type { PayoutColumns } from './payout-columns.ts';
import { payoutSource } from './payout-rule.ts';
import type { PayoutRule } from './payout-rule.ts';

export type Payouts = {
  /** The payable sum of each input in minor units, in their order. */
  readonly minor: readonly number[];
  readonly issueCount: number;
  /** How many inputs the exact calculation was asked for. */
  readonly exactCount: number;
};

/** Ratios are rounded at 12 decimals, floating numbers at 16 digits: a hundred times both. */
const ERROR = 1e-10;

/**
 * The payable sums of all inputs. Exact for every plan; fast for plans of percentages, tiers, bonuses, flat amounts and
 * curves with fixed amounts and rates, gates, multipliers, floors and caps. Time grows with inputs × components.
 */
export function payouts(plan: Plan, columns: PayoutColumns): Payouts {
  const rules = plan.components.map((component) => centsRule(plan, component, columns));
  const isFast = rules.every((rule) => rule !== null);
  const minor = Array.from<number>({ length: columns.inputs.length });
  let [issueCount, exactCount] = [0, 0];
  for (let place = 0; place < minor.length; place += 1) {
    let sum = isFast ? 0 : NaN;
    if (isFast) for (const rule of rules) sum += rule?.(place) ?? NaN;
    if (Number.isNaN(sum)) {
      const input = columns.inputs[place];
      invariant(input !== undefined, 'every place has its input');
      const exact = earn(plan, input);
      sum = Number(exact.payable.minor);
      issueCount += exact.issues.length;
      exactCount += 1;
    }
    minor[place] = sum;
  }
  return { minor, issueCount, exactCount };
}

/** A component's payable minor units; NaN where they cannot be told. */
function centsRule(plan: Plan, component: PlanComponent, columns: PayoutColumns): PayoutRule | null {
  const source = payoutSource(columns);
  const core = component.rounding.startsWith('half-') ? component.payout(source) : null;
  const rule = core === null ? null : modifiedPayout(core.rule, component, source);
  if (core === null || rule === null) return null;
  const scale = minorUnits(plan.currency);
  const unit = 10 ** scale;
  const error = ERROR * unit * core.largestRate * largestFactor(component);
  const decimals = core.decimals === null ? null : modifiedDecimals(core.decimals, component);
  const tie = ties[component.rounding];
  const parts = decimals === null || tie === undefined ? null : 10 ** Math.max(0, decimals - scale);
  return (place) => {
    const cents = rule(place) * unit;
    const [whole, off] = [Math.round(cents), error * (1 + core.size(place))];
    if (Math.abs(cents - whole) < 0.5 - off && Number.isSafeInteger(whole)) return whole;
    return parts === null || tie === undefined ? NaN : snapped({ cents, parts, off }, tie);
  };
}

/** Between a whole number of cents and the next, `below`, exactly half way: which of the two. */
type Tie = (below: number) => number;

const ties: Partial<Record<Rounding, Tie>> = {
  'half-even': (below) => (below % 2 === 0 ? below : below + 1),
  'half-up': (below) => (below < 0 ? below : below + 1),
  'half-down': (below) => (below < 0 ? below + 1 : below),
};

type Cents = { readonly cents: number; readonly parts: number; readonly off: number };

/**
 * A figure that is known to have so many parts of a cent is the nearest of them, where the error is less than a quarter
 * of a part; whole numbers of parts are then rounded exactly.
 */
function snapped({ cents, parts, off }: Cents, tie: Tie): number {
  const counted = Math.round(cents * parts);
  if (!(off * parts < 0.25) || !Number.isSafeInteger(counted)) return NaN;
  const below = Math.floor(counted / parts);
  const twice = 2 * (counted - below * parts);
  if (twice === parts) return tie(below);
  return twice < parts ? below : below + 1;
}
