// Where the pay of a year lands: what is calculated so far, and the same pace for the periods that are left.
import { label, parameter, step } from '@cordee/engine-compensation';
import {
  decimal,
  minorUnits,
  RowStreamHash,
  sumMoney,
  toAmount,
  type Currency,
  type Explanation,
  type Money,
  type Quantity,
  type RuleReference,
} from '@cordee/kernel';

/** A plan's pay of one team in a year, period by period; a period that paid the team nothing stands there with zero. */
export type LandingUnit = {
  readonly planCode: string;
  readonly team: string;
  readonly currency: Currency;
  readonly periods: readonly { readonly code: string; readonly amount: Money }[];
  /** How many periods of the year come after the last one that is calculated. */
  readonly periodsLeft: number;
  /** How many before it have no run. */
  readonly periodsMissing: number;
};

/** Of one plan or of one team: each figure is the value of its explanation. */
export type Landing = {
  readonly toDate: Explanation;
  readonly rest: Explanation;
  readonly landing: Explanation;
  /** With each period left as the smallest and as the largest one so far. */
  readonly low: Explanation;
  readonly high: Explanation;
};

/** What of a landing can be opened. */
export const LANDING_FIGURES = [
  'toDate',
  'rest',
  'landing',
  'low',
  'high',
] as const satisfies readonly (keyof Landing)[];

/**
 * The pace is the mean of the periods that are calculated, to the minor unit, half to even: three months of 900, 1,000
 * and 1,100 and nine left land at 3,000 + 9 × 1,000 = 12,000. Every unit has one period at least, and one currency.
 */
export function landingOf(units: readonly [LandingUnit, ...LandingUnit[]], year: string): Landing {
  const [{ planCode }] = units;
  const parts = units.map((unit) => landUnit(unit, year));
  const rule = { code: planCode, version: year };
  const together = (key: string, nodes: readonly Explanation[]) =>
    nodes.length === 1 && nodes[0] ? nodes[0] : step('add', nodes, { label: label(key), rule });
  return {
    toDate: together(
      'payroll.landing_to_date',
      parts.map(({ toDate }) => toDate),
    ),
    rest: together(
      'payroll.landing_rest',
      parts.map(({ rest }) => rest),
    ),
    landing: together(
      'payroll.landing',
      parts.map(({ landing }) => landing),
    ),
    low: together(
      'payroll.landing_low',
      parts.map(({ low }) => low),
    ),
    high: together(
      'payroll.landing_high',
      parts.map(({ high }) => high),
    ),
  };
}

function landUnit(unit: LandingUnit, year: string): Landing {
  const { planCode, team, currency, periods, periodsLeft } = unit;
  const rule: RuleReference = { code: planCode, version: year };
  const args = { plan: planCode, team };
  const count = (key: string, number: number) =>
    parameter({ kind: 'decimal', value: decimal(String(number)) }, { label: label(key), rule });
  const toDate = explainPeriods(unit);
  const pace = step('divide', [toDate, count('payroll.landing_periods', periods.length)], {
    label: label('payroll.landing_pace', args),
    rule,
    rounding: { mode: 'half-even', scale: minorUnits(currency) },
  });
  const rest = step('multiply', [pace, count('payroll.landing_left', periodsLeft)], {
    label: label('payroll.landing_rest_of', args),
    rule,
  });
  const landing = step('add', [toDate, rest], { label: label('payroll.landing_of', args), rule });
  const end = (bound: Bound): Explanation => {
    const left = count('payroll.landing_left', periodsLeft);
    const others = step('multiply', [boundPeriod(unit, bound), left], {
      label: label('payroll.landing_rest_of', args),
      rule,
    });
    return step('add', [toDate, others], { label: label(`payroll.landing_${bound}_of`, args), rule });
  };
  return { toDate, rest, landing, low: end('low'), high: end('high') };
}

function explainPeriods({ planCode, team, currency, periods }: LandingUnit): Explanation {
  const stream = new RowStreamHash();
  for (const { code, amount } of periods) stream.add([code, amount]);
  const amounts = periods.map(({ amount }) => amount);
  return {
    kind: 'sum',
    label: label('payroll.landing_calculated', { plan: planCode, team }),
    value: amountOf(sumMoney(amounts, currency)),
    count: periods.length,
    rows: periods.map(periodNode),
    rowStreamHash: stream.digest(),
    artefact: null,
    filter: {},
  };
}

const amountOf = (money: Money): Quantity => ({ kind: 'amount', amount: toAmount(money) });

type Bound = 'low' | 'high';

/** The period so far that paid least, or most; of two alike the earlier. Every unit has one at least. */
function boundPeriod({ periods, currency }: LandingUnit, bound: Bound): Explanation {
  const isBeyond = (a: bigint, b: bigint) => (bound === 'low' ? a < b : a > b);
  const none = { code: '', amount: { minor: 0n, currency } };
  const [first = none, ...others] = periods;
  return periodNode(
    others.reduce((found, each) => (isBeyond(each.amount.minor, found.amount.minor) ? each : found), first),
  );
}

function periodNode({ code, amount }: LandingUnit['periods'][number]): Explanation {
  return {
    kind: 'source',
    label: label('payroll.landing_period', { period: code }),
    value: amountOf(amount),
    place: {},
  };
}
