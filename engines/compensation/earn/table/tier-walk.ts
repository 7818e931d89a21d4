// Tiers that rows climb one by one: each row takes up where the one before it stopped, and one that straddles a
// threshold is split. What drives the climb (units, euros, or what was earned) may differ from what is paid.
import {
  compareDecimals,
  isNegative,
  isZero,
  maxDecimal,
  minDecimal,
  ok,
  plus,
  refused,
  ZERO,
} from '@cordee/kernel';
import type { Decimal, Explanation, Result } from '@cordee/kernel';
import { explainRow } from '../../measure/explain-row.ts';
import type { MeasuredRow } from '../../measure/measured-value.ts';
import type { ComponentInput, RowOutcome } from '../component.ts';
import { isLike } from '../row-match.ts';
import { ratioParameter } from '../stated-node.ts';
import { label, parameter, step, valueOf } from '../step.ts';
import { likeQuantity, numberIn } from '../threshold.ts';
import { POSITION_ROUNDING } from './linear-value.ts';
import type { CategoryTier } from './tier-field.ts';

/** One row of the climb: what it adds to the height, and what is paid on it. */
export type Climb = { readonly row: MeasuredRow; readonly height: Explanation; readonly paid: Explanation };

export type Walk = {
  readonly climbs: readonly Climb[];
  readonly tiers: readonly CategoryTier[];
  /** The thresholds, in the kind of the height. */
  readonly bounds: readonly Explanation[];
  /** A row across a threshold is split, or goes whole into the tier where it starts or ends. */
  readonly crossing: Crossing;
  readonly input: ComponentInput;
};

export const CROSSINGS = ['split', 'before', 'after'] as const;
type Crossing = (typeof CROSSINGS)[number];

/** What each row earns, in order. Refuses compensation.rate_missing for a category without a rate. */
export function walkTiers(walk: Walk): Result<readonly RowOutcome[]> {
  const outcomes: RowOutcome[] = [];
  let before = ZERO;
  for (const climb of walk.climbs) {
    const due = climbed(climb, before, walk);
    if (!due.ok) return due;
    outcomes.push({ row: climb.row, due: due.value });
    before = plus(before, numberIn(climb.height));
  }
  return ok(outcomes);
}

function climbed(climb: Climb, before: Decimal, walk: Walk): Result<Explanation> {
  const { rule } = walk.input;
  const after = plus(before, numberIn(climb.height));
  const [low, high] = [minDecimal(before, after), maxDecimal(before, after)];
  const parts: Explanation[] = [];
  for (const tier of tiersOf(walk, low, high)) {
    const rate = rateOf(walk, tier, climb.row);
    if (!rate.ok) return rate;
    const share = walk.crossing === 'split' ? shareInTier(climb, { low, high, tier }, walk) : null;
    const options = { label: label('compensation.tier', { tier: String(tier + 1) }), rule };
    parts.push(step('multiply', [share === null ? climb.paid : share, rate.value], options));
  }
  return ok(step('add', parts, { label: label('compensation.commission_by_tier'), rule }));
}

/** The tiers in which a row is paid. What takes a sale back is paid where that sale was: between the same two heights. */
function tiersOf(walk: Walk, low: Decimal, high: Decimal): readonly number[] {
  const tiers = entered(walk, low, high);
  return walk.crossing === 'split' ? tiers : [tiers.at(walk.crossing === 'before' ? 0 : -1) ?? 0];
}

/** The tiers that the way from low to high crosses; at least the one where it stands. */
function entered({ bounds }: Walk, low: Decimal, high: Decimal): readonly number[] {
  const tiers = bounds.flatMap((bound, index) => {
    const next = bounds[index + 1];
    const isBelowEnd = index === 0 || compareDecimals(numberIn(bound), high) < 0;
    const isAboveStart = next === undefined || compareDecimals(numberIn(next), low) > 0;
    return isBelowEnd && isAboveStart ? [index] : [];
  });
  return tiers.length > 0 ? tiers : [bounds.length - 1];
}

type InTier = { readonly low: Decimal; readonly high: Decimal; readonly tier: number };

/** The part of what is paid that falls in a tier; null when all of it does. */
function shareInTier(climb: Climb, { low, high, tier }: InTier, { bounds, input }: Walk): Explanation | null {
  const [lower, upper] = [bounds[tier], bounds[tier + 1]];
  if (lower === undefined || isZero(numberIn(climb.height))) return null;
  const isWhole =
    (tier === 0 || compareDecimals(numberIn(lower), low) <= 0) &&
    (upper === undefined || compareDecimals(numberIn(upper), high) >= 0);
  if (isWhole) return null;
  const { rule } = input;
  const like = valueOf(climb.height);
  const at = (value: Decimal, key: string) =>
    parameter(likeQuantity(like, value), { label: label(key), rule });
  const start = at(tier === 0 ? low : maxDecimal(low, numberIn(lower)), 'compensation.climb_start');
  const isSame = climb.height === climb.paid && !isNegative(numberIn(climb.height));
  const end = isSame
    ? step('add', [at(low, 'compensation.climb_before'), climb.height], {
        label: label('compensation.climb_end'),
        rule,
      })
    : at(high, 'compensation.climb_end');
  const part = step('slice', upper === undefined ? [end, start] : [end, start, upper], {
    label: label('compensation.part_in_tier'),
    rule,
  });
  if (isSame) return part;
  const whole = at(plus(high, { ...low, unscaled: -low.unscaled }), 'compensation.climb_whole');
  const position = step('divide', [part, whole], {
    label: label('compensation.share_in_tier'),
    rule,
    rounding: POSITION_ROUNDING,
  });
  return step('multiply', [climb.paid, position], { label: label('compensation.part_in_tier'), rule });
}

/** The rate of a tier for the category of a row. */
function rateOf({ tiers, input }: Walk, tier: number, row: MeasuredRow): Result<Explanation> {
  const { rate = null, rates = [] } = tiers[tier] ?? {};
  const category = rates.find(({ when }) => isLike(when, row));
  const found = category?.rate ?? rate;
  return found === null
    ? refused('compensation.rate_missing', { code: row.code }, row.place)
    : ok(ratioParameter(found, 'compensation.rate', input));
}

/**
 * Tiers on what was earned itself: a row earns at the rate of the tier in which the earnings so far stand; where that
 * fills the tier, the rest of the row goes on at the next rate. A row that takes back does so at the rate where it stands.
 */
export function walkByEarned(walk: Walk): Result<readonly RowOutcome[]> {
  const outcomes: RowOutcome[] = [];
  let earned = ZERO;
  for (const climb of walk.climbs) {
    const due = earnedClimb(climb, earned, walk);
    if (!due.ok) return due;
    outcomes.push({ row: climb.row, due: due.value });
    earned = plus(earned, numberIn(due.value));
  }
  return ok(outcomes);
}

function earnedClimb(climb: Climb, before: Decimal, walk: Walk): Result<Explanation> {
  const { bounds, input } = walk;
  const { rule } = input;
  const parts: Explanation[] = [];
  let left: Explanation = climb.paid;
  let earned = before;
  const first = Math.max(
    0,
    bounds.findLastIndex((bound) => compareDecimals(numberIn(bound), earned) <= 0),
  );
  for (let tier = first; tier < bounds.length; tier += 1) {
    const rate = rateOf(walk, tier, climb.row);
    if (!rate.ok) return rate;
    const options = { label: label('compensation.tier', { tier: String(tier + 1) }), rule };
    const all = step('multiply', [left, rate.value], options);
    const upper = bounds[tier + 1];
    const room =
      upper === undefined ? null : plus(numberIn(upper), { ...earned, unscaled: -earned.unscaled });
    if (upper === undefined || room === null || compareDecimals(numberIn(all), room) <= 0) {
      parts.push(all);
      break;
    }
    const filled = parameter(likeQuantity(valueOf(upper), room), {
      label: label('compensation.room_in_tier'),
      rule,
    });
    parts.push(step('minimum', [all, filled], options));
    const used = step('divide', [filled, rate.value], {
      label: label('compensation.used_in_tier'),
      rule,
      rounding: POSITION_ROUNDING,
    });
    left = step('subtract', [left, used], { label: label('compensation.left_for_next_tier'), rule });
    earned = numberIn(upper);
  }
  return ok(step('add', parts, { label: label('compensation.commission_by_tier'), rule }));
}

/** The rows of a measure, each with its node. */
export function rowNodes(rows: readonly MeasuredRow[]): ReadonlyMap<string, Explanation> {
  return new Map(rows.map((row) => [rowKey(row), explainRow(row)]));
}

export function rowKey({ source, code }: Pick<MeasuredRow, 'source' | 'code'>): string {
  return JSON.stringify([source, code]);
}
