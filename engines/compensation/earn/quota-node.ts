import {
  civilCalendar,
  compareDates,
  equalDecimals,
  isNegative,
  isZero,
  numberOf,
  ok,
  percentageOf,
  refused,
  ZERO,
} from '@cordee/kernel';
import type { Decimal, Explanation, Quantity, Result } from '@cordee/kernel';
import { isMoney, isRatio, unitOf } from '../measure/measure-unit.ts';
import type { Measure } from '../measure/measure.ts';
import { wholeOf, windowOf } from '../measure/window-of.ts';
import type { Window } from '../measure/window-of.ts';
import { ruleOf } from '../plan-format/plan.ts';
import type { Plan } from '../plan-format/plan.ts';
import { proratedPart } from '../prorate/prorated-part.ts';
import { prorationOf } from '../prorate/proration-of.ts';
import { quotaParts, scaleOf } from '../prorate/quota-parts.ts';
import { measuredValues } from './measure-node.ts';
import type { PayeeInput, QuotaRow } from './payee-input.ts';
import { label, step, valueOf } from './step.ts';

/**
 * The payee's quota on the measure for the period; several lines add up. It is above zero: refuses
 * compensation.quota_missing, quota_zero, quota_negative, currency_differs, quota_spread_length, and quota_no_days where
 * the payee is there on no day of the window.
 */
export function quotaNode(plan: Plan, measure: Measure, input: PayeeInput): Result<Explanation> {
  const rows = input.quotas.filter((row) => isQuotaOf(measure, row));
  const [first] = rows;
  const period = input.period.code;
  if (first === undefined) return refused('compensation.quota_missing', { period });
  const foreign = rows.flatMap(currencyOf).find((each) => each !== plan.currency);
  if (foreign !== undefined)
    return refused('compensation.currency_differs', { expected: plan.currency, found: foreign });
  const counted = countedQuota(plan, measure, { input, rows });
  if (!counted.ok) return counted;
  if (counted.value.parts.length === 0) return refused('compensation.quota_missing', { period });
  const { parts, span } = counted.value;
  const node = presentPart(plan, measure, { input, whole: summed(plan, parts), span });
  if (!node.ok) return node;
  const number = numberOf(valueOf(node.value));
  if (number === null || isZero(number)) return refused('compensation.quota_zero', { period }, first.place);
  return isNegative(number) ? refused('compensation.quota_negative', { period }, first.place) : node;
}

type Rows = { readonly input: PayeeInput; readonly rows: readonly QuotaRow[] };

/** The lines that count, and the days that they are for. */
type Counted = { readonly parts: readonly Explanation[]; readonly span: Window };

/**
 * The lines in the window of the measure. Where a measure to date has none there, the quota of the whole year, half or
 * quarter stands as it is: 120,000 for the year is what January to March is held against.
 */
function countedQuota(plan: Plan, measure: Measure, { input, rows }: Rows): Result<Counted> {
  const { period, calendar = civilCalendar } = input;
  const window = windowOf(measure, period, calendar);
  const inside = partsWithin(plan, measure, { input, rows, window });
  const whole = measure.quota_spread === null ? wholeOf(measure, period, calendar) : null;
  if (!inside.ok) return inside;
  if (inside.value.length > 0 || whole === null) return ok({ parts: inside.value, span: window });
  const ofWhole = rows.filter((row) => isOf(whole, row));
  const parts = partsWithin(plan, measure, { input, rows: ofWhole, window: whole });
  return parts.ok ? ok({ parts: parts.value, span: whole }) : parts;
}

function isOf({ from, to }: Window, { period: span = null }: QuotaRow): boolean {
  return (
    span !== null && from !== null && compareDates(span.from, from) === 0 && compareDates(span.to, to) === 0
  );
}

type Within = Rows & { readonly window: Window };

function partsWithin(
  plan: Plan,
  measure: Measure,
  { input, rows, window }: Within,
): Result<readonly Explanation[]> {
  const { period, calendar = civilCalendar } = input;
  const parts: Explanation[] = [];
  for (const row of rows) {
    const source = quotaSource(row, measure, { plan, input });
    const own = quotaParts(row, source, { plan, measure, period, window, calendar });
    if (!own.ok) return own;
    parts.push(...own.value);
  }
  return ok(parts);
}

function summed(plan: Plan, parts: readonly Explanation[]): Explanation {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  return step('add', parts, { label: label('compensation.quota_lines'), rule: ruleOf(plan, plan.code) });
}

type Whole = { readonly input: PayeeInput; readonly whole: Explanation; readonly span: Window };

/** The quota of the days on which the payee is there; a rate or an average is the same for all. */
function presentPart(plan: Plan, measure: Measure, { input, whole, span }: Whole): Result<Explanation> {
  const { proration: rule } = plan;
  const { presence, period } = input;
  const isAdditive = !isRatio(measure) && measure.aggregation !== 'average';
  if (rule === null || !rule.quota || presence === undefined || !isAdditive) return ok(whole);
  const { from, to } = span;
  if (from === null) return ok(whole);
  const proration = prorationOf(rule, presence, { from, to });
  if (!proration.ok) return proration;
  const { all, objective } = proration.value.days;
  if (isZero(objective)) return refused('compensation.quota_no_days', { period: period.code });
  if (equalDecimals(all, objective)) return ok(whole);
  const options = { scale: scaleOf(valueOf(whole), plan), rule: ruleOf(plan, measure.code) };
  return ok(proratedPart(whole, { before: ZERO, upTo: objective, all }, options));
}

function isQuotaOf(measure: Measure, row: QuotaRow): boolean {
  const isSameDimension =
    row.dimension?.field === measure.dimension?.field && row.dimension?.value === measure.dimension?.value;
  const isOfMeasure = row.measure === measure.base || row.measure === measure.code;
  const unit = isMoney(measure) ? 'amount' : 'units';
  return isOfMeasure && isSameDimension && row.target.kind === unit;
}

function currencyOf({ target }: QuotaRow): readonly string[] {
  return target.kind === 'amount' ? [target.amount.currency] : [];
}

type Situation = { readonly plan: Plan; readonly input: PayeeInput };

function quotaSource({ target, place }: QuotaRow, measure: Measure, situation: Situation): Explanation {
  const value: Quantity =
    target.kind === 'amount'
      ? { kind: 'amount', amount: target.amount }
      : inUnitOf(measure, target.units, situation);
  return { kind: 'source', label: label('compensation.quota'), value, place };
}

/** A quota in units, in the unit that the measure counts in; a rate or a share is a ratio. */
function inUnitOf(measure: Measure, units: Decimal, { plan, input }: Situation): Quantity {
  const measured = measuredValues(measure, input)[0]?.total ?? unitOf(measure, plan.currency);
  if (isRatio(measure) || measured.kind === 'percentage')
    return { kind: 'percentage', ratio: percentageOf(units) };
  return measured.kind === 'decimal' ? { ...measured, value: units } : { kind: 'decimal', value: units };
}
