import { ok, ONE, refused, ROWS_SHOWN_MAX, RowStreamHash, ZERO } from '@cordee/kernel';
import type { Decimal, Explanation, Quantity, Result, SumNode } from '@cordee/kernel';
import { hashMeasuredRows } from '../measure/measured-value.ts';
import type { MeasuredRow, MeasuredValue } from '../measure/measured-value.ts';
import type { Measure } from '../measure/measure.ts';
import type { Plan } from '../plan-format/plan.ts';
import type { PayeeInput } from './payee-input.ts';
import { label } from './step.ts';

/**
 * The sum node of a measure of the payee: an amount in the plan's currency, or a number of transactions. Nothing sold
 * is a sum of 0 rows. Refuses compensation.currency_differs when some of the sales are in another currency.
 */
export function measureNode(plan: Plan, measure: Measure, input: PayeeInput): Result<SumNode> {
  const values = input.measures.filter((each) => each.measure === measure.code);
  if (measure.aggregation === 'count') return ok(sumNode(measure, input, countOf(values)));
  const foreign = values.find(({ total }) => total.currency !== plan.currency);
  if (foreign !== undefined) {
    return refused('compensation.currency_differs', {
      expected: plan.currency,
      found: foreign.total.currency,
    });
  }
  const [value] = values;
  const total: Quantity = {
    kind: 'amount',
    amount: value?.total ?? { value: ZERO, currency: plan.currency },
  };
  return ok(sumNode(measure, input, { ...(value ?? NOTHING_MEASURED), total }));
}

type Measured = Pick<MeasuredValue, 'count' | 'rowStreamHash' | 'rows' | 'artefact'>;

const NOTHING_MEASURED: Measured = {
  count: 0,
  rowStreamHash: hashMeasuredRows([]),
  rows: [],
  artefact: null,
};

function sumNode(
  measure: Measure,
  input: PayeeInput,
  measured: Measured & { readonly total: Quantity },
): SumNode {
  const { total, count, rowStreamHash, artefact } = measured;
  return {
    kind: 'sum',
    label: label(`compensation.base_${measure.base}`),
    value: total,
    count,
    rows: measured.rows?.map((row) => rowNode(row, measure)) ?? null,
    rowStreamHash,
    artefact,
    filter: {
      payee: input.payee,
      calendar: input.period.calendar,
      period: input.period.code,
      measure: measure.code,
    },
  };
}

function rowNode(row: MeasuredRow, measure: Measure): Explanation {
  const args = { code: row.code, date: { kind: 'date', date: row.date } } as const;
  return {
    kind: 'source',
    label: label(`compensation.kind_${row.kind}`, args),
    value: measure.aggregation === 'count' ? transactions(ONE) : { kind: 'amount', amount: row.value },
    place: row.place,
  };
}

/** A count joins what amounts keep apart by currency. */
function countOf(values: readonly MeasuredValue[]): Measured & { readonly total: Quantity } {
  const count = values.reduce((sum, value) => sum + value.count, 0);
  const rows = values.flatMap((value) => value.rows ?? []);
  return {
    count,
    total: transactions({ unscaled: BigInt(count), scale: 0 }),
    rowStreamHash: joinedHash(values),
    rows: rows.length === count && count <= ROWS_SHOWN_MAX ? rows : null,
    artefact: values[0]?.artefact ?? null,
  };
}

function joinedHash(values: readonly MeasuredValue[]): string {
  const [first] = values;
  if (first === undefined) return NOTHING_MEASURED.rowStreamHash;
  if (values.length === 1) return first.rowStreamHash;
  const stream = new RowStreamHash();
  const ordered = values.toSorted((a, b) => (a.total.currency < b.total.currency ? -1 : 1));
  for (const { total, rowStreamHash } of ordered) stream.add([total.currency, rowStreamHash]);
  return stream.digest();
}

function transactions(value: Decimal): Quantity {
  return { kind: 'decimal', value, unit: 'transactions' };
}
