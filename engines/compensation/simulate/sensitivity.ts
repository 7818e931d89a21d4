import { decimal, equalDecimals, ONE, percentageOf, plus } from '@cordee/kernel';
import type { Decimal, Money, Percentage } from '@cordee/kernel';
import type { EarnResult } from '../earn/earn.ts';
import { parsePlan } from '../plan-format/parse-plan.ts';
import type { Plan } from '../plan-format/plan.ts';
import { earnPeriods } from './measured-periods.ts';
import type { MeasuredPeriods } from './measured-periods.ts';
import { openPaidPeriods, payQuickly } from './pay-quickly.ts';
import type { PaidPeriods } from './pay-quickly.ts';
import { ratesOf, withRate } from './plan-variations.ts';
import { scaledInput } from './scaled-input.ts';

/** The total cost had everyone sold more or less by a share. */
type AttainmentSensitivity = { readonly change: Percentage; readonly cost: Money };

/** The total cost with one rate of the plan lower and higher by a tenth; null where the plan would not be accepted. */
type RateSensitivity = {
  readonly component: string;
  readonly path: string;
  readonly rate: Decimal;
  readonly lower: Money | null;
  readonly higher: Money | null;
};

export type Sensitivity = {
  readonly attainment: readonly AttainmentSensitivity[];
  readonly rates: readonly RateSensitivity[];
};

const SHIFTS = ['-0.2', '-0.1', '0', '0.1', '0.2'].map(decimal);
const [LOWER, HIGHER] = [decimal('0.9'), decimal('1.1')];

/** Called between two costs of a long sensitivity, and free to throw to stop it. */
type Look = () => void;

/** What moves the total: attainment from −20 to +20 %, and each rate that the plan writes by a tenth either way. */
export function sensitivityOf(
  plan: Plan,
  document: unknown,
  measured: MeasuredPeriods,
  look: Look = () => undefined,
): Sensitivity {
  const periods = openPaidPeriods(plan, measured);
  const costWith = (factor: Decimal, path: string): Money | null => {
    look();
    const varied = parsePlan(withRate(document, path, factor));
    return varied.ok ? totalOf(varied.value, periods) : null;
  };
  return {
    attainment: SHIFTS.map((change) => {
      look();
      return { change: percentageOf(change), cost: costOf(plan, measured, plus(ONE, change)) };
    }),
    rates: ratesOf(document).map(({ component, path, value }) => ({
      component,
      path,
      rate: value,
      lower: costWith(LOWER, path),
      higher: costWith(HIGHER, path),
    })),
  };
}

function totalOf(plan: Plan, periods: PaidPeriods): Money {
  const { paid } = payQuickly(plan, periods);
  return { minor: [...paid.values()].reduce((sum, minor) => sum + minor, 0n), currency: plan.currency };
}

/** The total a plan pays over measured periods, each measure multiplied by a factor. */
export function costOf(plan: Plan, measured: MeasuredPeriods, factor: Decimal): Money {
  const isPlain = equalDecimals(factor, ONE);
  let minor = 0n;
  const add = ({ payable }: EarnResult): void => void (minor += payable.minor);
  earnPeriods(plan, measured, add, (input) => (isPlain ? input : scaledInput(plan, input, factor)));
  return { minor, currency: plan.currency };
}
