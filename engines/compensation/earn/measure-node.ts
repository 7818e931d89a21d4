import {
  equalDecimals,
  isZero,
  numberOf,
  ok,
  ONE,
  refused,
  ROWS_SHOWN_MAX,
  RowStreamHash,
  sumDecimals,
  ZERO,
} from '@cordee/kernel';
import type { Decimal, Quantity, Result, StepNode, SumNode } from '@cordee/kernel';
import { explainRow } from '../measure/explain-row.ts';
import { hashMeasuredRows } from '../measure/measured-value.ts';
import type { MeasuredRow, MeasuredSum, MeasuredValue } from '../measure/measured-value.ts';
import { QUOTIENT_ROUNDING, unitOf } from '../measure/measure-unit.ts';
import type { Aggregation, Measure } from '../measure/measure.ts';
import { ruleOf } from '../plan-format/plan.ts';
import type { Plan } from '../plan-format/plan.ts';
import { NO_DAYS, prorationOf } from '../prorate/proration-of.ts';
import type { PayeeInput } from './payee-input.ts';
import { label, parameter, step } from './step.ts';
import { later, writtenWhenRead } from './written-when-read.ts';

/** A measure of the payee as a node: a sum of rows, or a sum divided by another. */
export type MeasureNode = SumNode | StepNode;

/**
 * The node of a measure of the payee, in the plan's currency or in its own unit. Nothing sold is a sum of 0 rows.
 * Refuses compensation.currency_differs when some of the sales are in another currency, measure_without_base when a rate
 * or an average divides by nothing, and what kept the measure from being known.
 */
export function measureNode(plan: Plan, measure: Measure, input: PayeeInput): Result<MeasureNode> {
  const values = measuredValues(measure, input);
  if (measure.scope !== 'own' && input.group === undefined) return refused('compensation.group_missing');
  const issue = values.find((each) => each.issue !== null)?.issue;
  if (issue !== undefined && issue !== null) return { ok: false, refusal: issue };
  if (measure.aggregation === 'count')
    return atAverage(plan, measure, { input, sum: sumNode(measure, input, countOf(values)) });
  const foreign = values.find(({ currency }) => currency !== null && currency !== plan.currency);
  if (foreign?.currency !== undefined && foreign.currency !== null) {
    return refused('compensation.currency_differs', { expected: plan.currency, found: foreign.currency });
  }
  const [value] = values;
  if (value === undefined && measure.aggregation === 'latest')
    return refused('compensation.figure_missing', { figure: measure.name ?? measure.figure ?? measure.code });
  const dividend = sumNode(measure, input, value ?? nothingMeasured(unitOf(measure, plan.currency)));
  if (!isQuotient(measure)) return atAverage(plan, measure, { input, sum: dividend });
  return quotientNode(plan, { measure, input, dividend, over: value?.over ?? null });
}

/** The payee's values of a measure: own, or of the group where its scope is wider. */
export function measuredValues(
  { code, scope }: Measure,
  { measures, group }: PayeeInput,
): readonly MeasuredValue[] {
  const values = scope === 'own' ? measures : (group?.measures ?? []);
  return values.filter(({ measure }) => measure === code);
}

type Rows = { readonly input: PayeeInput; readonly rows: readonly MeasuredRow[] };

/** The sum of some rows of a measure, or their margin rate. Refuses compensation.rows_not_kept for a share or an average. */
export function sumOfRows(plan: Plan, measure: Measure, { input, rows }: Rows): Result<MeasureNode> {
  if (measure.aggregation === 'margin_rate') return marginRateOf(plan, measure, { input, rows });
  if (isQuotient(measure)) return refused('compensation.rows_not_kept', { measure: measure.code });
  const total = sumIn(unitOf(measure, plan.currency), rows);
  return ok(sumNode(measure, input, sumWith(total, rows)));
}

/** The margin of some sales, divided by what they were sold for. */
function marginRateOf(plan: Plan, measure: Measure, { input, rows }: Rows): Result<MeasureNode> {
  const money: Quantity = { kind: 'amount', amount: { value: ZERO, currency: plan.currency } };
  const sold = rows.flatMap((row) =>
    row.credited === null ? [] : [{ ...row, value: { kind: 'amount' as const, amount: row.credited } }],
  );
  const dividend = sumNode(measure, input, sumWith(sumIn(money, rows), rows));
  return quotientNode(plan, { measure, input, dividend, over: sumWith(sumIn(money, sold), sold) });
}

function sumIn(like: Quantity, rows: readonly MeasuredRow[]): Quantity {
  return withNumber(like, sumDecimals(rows.map(({ value }) => numberOf(value) ?? ZERO)));
}

function sumWith(total: Quantity, rows: readonly MeasuredRow[]): MeasuredSum {
  return { total, count: rows.length, rowStreamHash: hashMeasuredRows(rows), rows, artefact: null };
}

function withNumber(like: Quantity, value: Decimal): Quantity {
  if (like.kind === 'amount') return { kind: 'amount', amount: { ...like.amount, value } };
  return like.kind === 'decimal' ? { ...like, value } : { kind: 'decimal', value };
}

/** What a day of leave can count as the average of: not a customer, nor a figure. */
const COMPLETED: ReadonlySet<Aggregation> = new Set(['amount', 'count', 'quantity', 'margin']);

/** With the days of a leave that keeps the average counted as the days worked: the sum times the one over the other. */
function atAverage(
  plan: Plan,
  measure: Measure,
  { input, sum }: { readonly input: PayeeInput; readonly sum: SumNode },
): Result<MeasureNode> {
  const isCompleted =
    measure.window === 'period' && measure.scope === 'own' && COMPLETED.has(measure.aggregation);
  if (plan.proration === null || input.presence === undefined || !isCompleted) return ok(sum);
  const proration = prorationOf(plan.proration, input.presence, input.period);
  if (!proration.ok) return proration.refusal.code === NO_DAYS ? ok(sum) : proration;
  const { average } = proration.value;
  if (equalDecimals(average, ONE)) return ok(sum);
  const rule = ruleOf(plan, measure.code);
  const factor = parameter(
    { kind: 'percentage', ratio: average },
    { label: label('compensation.days_at_average'), rule },
  );
  return ok(step('multiply', [sum, factor], { label: label('compensation.counted_at_average'), rule }));
}

function isQuotient({ aggregation }: Measure): boolean {
  return aggregation === 'margin_rate' || aggregation === 'average' || aggregation === 'share';
}

type Quotient = {
  readonly measure: Measure;
  readonly input: PayeeInput;
  readonly dividend: SumNode;
  readonly over: MeasuredSum | null;
};

function quotientNode(plan: Plan, { measure, input, dividend, over }: Quotient): Result<StepNode> {
  const divisor = over === null ? null : numberOf(over.total);
  if (over === null || divisor === null || isZero(divisor))
    return refused('compensation.measure_without_base', { measure: measure.name ?? measure.code });
  const inputs = [dividend, sumNode(measure, input, over)];
  return ok(
    step('divide', inputs, {
      label: label(`compensation.aggregation_${measure.aggregation}`),
      rule: ruleOf(plan, measure.code),
      rounding: QUOTIENT_ROUNDING,
    }),
  );
}

function nothingMeasured(total: Quantity): MeasuredSum {
  return { total, count: 0, rowStreamHash: hashMeasuredRows([]), rows: [], artefact: null };
}

function sumNode(measure: Measure, input: PayeeInput, measured: MeasuredSum): SumNode {
  const { total, count, rowStreamHash, artefact, rows } = measured;
  const isShown = rows !== null && count <= ROWS_SHOWN_MAX;
  const node: SumNode = {
    kind: 'sum',
    label: label(`compensation.base_${measure.base}`),
    value: total,
    count,
    rows: isShown ? later : null,
    rowStreamHash,
    artefact,
    filter: {
      payee: input.payee,
      calendar: input.period.calendar,
      period: input.period.code,
      measure: measure.code,
    },
  };
  return isShown ? rowsWhenRead(node, rows) : node;
}

const rowsWhenRead = writtenWhenRead<NonNullable<MeasuredSum['rows']>, SumNode>({
  rows: (rows) => rows.map(explainRow),
});

/** A count joins what amounts keep apart by currency. */
function countOf(values: readonly MeasuredValue[]): MeasuredSum {
  const count = values.reduce((sum, value) => sum + value.count, 0);
  const rows = values.flatMap((value) => value.rows ?? []);
  return {
    count,
    total: transactions(sumDecimals(values.map(({ total }) => numberOf(total) ?? ZERO))),
    rowStreamHash: joinedHash(values),
    rows: rows.length === count && count <= ROWS_SHOWN_MAX ? rows : null,
    artefact: values[0]?.artefact ?? null,
  };
}

function joinedHash(values: readonly MeasuredValue[]): string {
  const [first] = values;
  if (first === undefined) return nothingMeasured(transactions(ZERO)).rowStreamHash;
  if (values.length === 1) return first.rowStreamHash;
  const stream = new RowStreamHash();
  const ordered = values.toSorted((a, b) => ((a.currency ?? '') < (b.currency ?? '') ? -1 : 1));
  for (const { currency, rowStreamHash } of ordered) stream.add([currency, rowStreamHash]);
  return stream.digest();
}

function transactions(value: Decimal): Quantity {
  return { kind: 'decimal', value, unit: 'transactions' };
}
