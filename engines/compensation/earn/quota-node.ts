import { isNegative, isZero, numberOf, ok, percentageOf, refused } from '@cordee/kernel';
import type { Decimal, Explanation, Quantity, Result } from '@cordee/kernel';
import { isMoney, isRatio, unitOf } from '../measure/measure-unit.ts';
import type { Measure } from '../measure/measure.ts';
import { ruleOf } from '../plan-format/plan.ts';
import type { Plan } from '../plan-format/plan.ts';
import { measuredValues } from './measure-node.ts';
import type { PayeeInput, QuotaRow } from './payee-input.ts';
import { label, step, valueOf } from './step.ts';

/**
 * The payee's quota on the measure for the period; several lines add up. It is above zero: refuses
 * compensation.quota_missing, quota_zero, quota_negative, currency_differs.
 */
export function quotaNode(plan: Plan, measure: Measure, input: PayeeInput): Result<Explanation> {
  const rows = input.quotas.filter((row) => isQuotaOf(measure, row));
  const [first] = rows;
  const period = input.period.code;
  if (first === undefined) return refused('compensation.quota_missing', { period });
  const foreign = rows.flatMap(currencyOf).find((each) => each !== plan.currency);
  if (foreign !== undefined)
    return refused('compensation.currency_differs', { expected: plan.currency, found: foreign });
  const sources = rows.map((row) => quotaSource(row, measure, { plan, input }));
  const quota = sources.length === 1 ? sources[0] : undefined;
  const node =
    quota ??
    step('add', sources, { label: label('compensation.quota_lines'), rule: ruleOf(plan, plan.code) });
  const number = numberOf(valueOf(node));
  if (number === null || isZero(number)) return refused('compensation.quota_zero', { period }, first.place);
  return isNegative(number) ? refused('compensation.quota_negative', { period }, first.place) : ok(node);
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
