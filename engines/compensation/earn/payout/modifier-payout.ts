import type { PlanComponent } from '../component.ts';
import type { Gate } from '../modifiers/gate.ts';
import type { Multiplier } from '../modifiers/multiplier.ts';
import { decimalsOf, nearest } from './payout-columns.ts';
import { isNear, rowReached } from './payout-rule.ts';
import type { PayoutRow, PayoutRule, PayoutSource } from './payout-rule.ts';

/** The rule of a component with its modifiers; null when one of them needs the exact calculation. */
export function modifiedPayout(
  core: PayoutRule,
  component: PlanComponent,
  source: PayoutSource,
): PayoutRule | null {
  const { gates, multipliers, weight, floor, cap, ...rest } = component.modifiers;
  const isPlain =
    rest.per === 'period' && rest.from === null && rest.to === null && !rest.true_up && !rest.prorate;
  if (!isPlain || rest.pays !== 'money') return null;
  const factors = [
    ...gates.map((each) => gateFactor(each, source)),
    ...multipliers.map((each) => factor(each, source)),
  ];
  const floors = floor.map(boundOf);
  const caps = cap.map((each) => (each.excess === 'lost' ? boundOf(each) : null));
  if ([...factors, ...floors, ...caps].includes(null)) return null;
  const [known, least, most] = [factors.filter(isKnown), floors.filter(isKnown), caps.filter(isKnown)];
  const share = nearest(weight);
  return (place) => {
    let due = core(place);
    for (const each of known) due *= each(place);
    due *= share;
    for (const bound of least) due = Math.max(due, bound);
    for (const bound of most) due = Math.min(due, bound);
    return due;
  };
}

/** The most decimals that the modifiers add to those of the core, or have themselves. */
export function modifiedDecimals(core: number, { modifiers }: PlanComponent): number {
  const { gates, multipliers, weight, floor, cap } = modifiers;
  const factors = [
    ...gates.map(({ otherwise }) => decimalsOf([otherwise])),
    ...multipliers.map(({ ratio, table }) =>
      decimalsOf([...(ratio === null ? [] : [ratio]), ...(table?.rows.map((row) => row.ratio) ?? [])]),
    ),
    decimalsOf([weight]),
  ];
  const bounds = [...floor, ...cap].flatMap(({ amount }) => (amount?.kind === 'fixed' ? [amount.value] : []));
  return Math.max(
    factors.reduce((sum, each) => sum + each, core),
    decimalsOf(bounds),
  );
}

/** The largest number that a modifier may multiply by: what an error may grow by. */
export function largestFactor({ modifiers: { gates, multipliers } }: PlanComponent): number {
  const ratios = multipliers.flatMap(({ ratio, table }) => [
    ...(ratio === null ? [] : [nearest(ratio)]),
    ...(table?.rows.map((row) => nearest(row.ratio)) ?? []),
  ]);
  const otherwise = gates.map((gate) => nearest(gate.otherwise));
  return [...ratios, ...otherwise].reduce((product, each) => product * Math.max(1, each), 1);
}

function gateFactor(gate: Gate, source: PayoutSource): PayoutRule | null {
  const tested = testedBy(gate, source);
  const bound = nearest(gate.at_least ?? gate.more_than ?? { unscaled: 0n, scale: 0 });
  const closed = nearest(gate.otherwise);
  if (tested === null) return null;
  const { figure, unit } = tested;
  return (place) => {
    const [value, threshold] = [figure.at[place] ?? NaN, bound * unit(place)];
    if (isNear(value, threshold) || Number.isNaN(value - threshold)) return NaN;
    return value > threshold ? 1 : closed;
  };
}

function factor(multiplier: Multiplier, source: PayoutSource): PayoutRule | null {
  if (multiplier.ratio !== null) {
    const ratio = nearest(multiplier.ratio);
    return () => ratio;
  }
  const tested = testedBy(multiplier, source);
  if (tested === null || multiplier.table === null || multiplier.table.shape === 'linear') return null;
  const rows: readonly PayoutRow[] = multiplier.table.rows.map(({ from, ratio }) => ({
    from: nearest(from),
    value: nearest(ratio),
  }));
  const { figure, unit } = tested;
  return (place) => {
    const [value, whole] = [figure.at[place] ?? NaN, unit(place)];
    return Number.isNaN(value * whole) ? NaN : (rows[rowReached(rows, value, whole)]?.value ?? NaN);
  };
}

function testedBy({ measure, thresholds }: Gate | Multiplier, source: PayoutSource) {
  if (measure === null) return null;
  const quota = source.quota(measure);
  const unit: PayoutRule = thresholds === 'attainment' ? (place) => quota.at[place] ?? NaN : () => 1;
  return { figure: source.measured(measure), unit };
}

function boundOf({ amount, per, prorate }: PlanComponent['modifiers']['floor'][number]): number | null {
  return amount?.kind === 'fixed' && per === 'period' && !prorate ? nearest(amount.value) : null;
}

function isKnown<T>(value: T | null): value is T {
  return value !== null;
}
