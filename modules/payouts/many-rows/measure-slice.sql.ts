// One slice of a run's line detail → the measures of its payees, and its line in the ledger.
import type { Measure, MeasuredValue } from '@cordee/engine-compensation';
import {
  currency,
  decimal,
  invariant,
  RowStreamHash,
  withoutTrailingZeros,
  type Currency,
  type Quantity,
} from '@cordee/kernel';
import {
  sliceSeal,
  type SliceMeasure,
  type SlicePayeeTotals,
  type SlicePlace as ReadPlace,
} from '@cordee/platform/compute';
import type { SlicePayee } from '../run/earn-slice.ts';

export type SlicePlace = { readonly artefact: string; readonly slice: number };

/** By whichever DuckDB is there: a thread's own, or the one of the tenant's copies. */
export type ReadSlice = (place: ReadPlace) => Promise<readonly SlicePayeeTotals[]>;

/** What a slice holds: the measures by payee, and its line in the ledger. */
export type MeasuredSlice = {
  readonly byOrdinal: ReadonlyMap<number, readonly MeasuredValue[]>;
  readonly credits: number;
  /** Over payee code, measure, currency, number of rows and their sum: the same for the same facts, wherever they lie. */
  readonly rowStreamHash: string;
  /** Of the bytes on disk: it tells whether these very files were touched, and differs from run to run. */
  readonly fileSeal: string;
};

/** The same values as measurePlan gives, but that their rows stay in the artefact: who reads a statement hashes them. */
export async function measureSlice(
  { artefact, slice, read }: SlicePlace & { readonly read: ReadSlice },
  measures: readonly Measure[],
  payees: readonly SlicePayee[],
): Promise<MeasuredSlice> {
  const stream = new RowStreamHash();
  const byOrdinal = new Map<number, MeasuredValue[]>();
  const known = new Map(payees.map((payee) => [payee.ordinal, payee]));
  let credits = 0;
  for (const group of await read({ artefact, slice, measures: measures.length })) {
    const payee = known.get(group.ordinal);
    invariant(payee !== undefined, 'a slice holds its own payees only');
    const own = byOrdinal.get(group.ordinal) ?? [];
    byOrdinal.set(group.ordinal, own);
    for (const [index, measure] of measures.entries()) {
      const found = group.measures[index] ?? null;
      if (found === null) continue;
      const value = measuredValue(measure, found, currency(group.currency));
      own.push({ ...value, payee: payee.payee, artefact: `slice=${slice}` });
      stream.add([payee.code, measure.code, group.currency, value.count, decimal(totalOf(measure, found))]);
      credits += value.count;
    }
  }
  const fileSeal = await sliceSeal(artefact, slice);
  return { byOrdinal, credits, rowStreamHash: stream.digest(), fileSeal };
}

function totalOf({ aggregation }: Measure, { amount, shares }: SliceMeasure): string {
  return aggregation === 'count' ? shares : amount;
}

function measuredValue(
  measure: Measure,
  found: SliceMeasure,
  unit: Currency,
): Omit<MeasuredValue, 'payee' | 'artefact'> {
  const value = withoutTrailingZeros(decimal(totalOf(measure, found)));
  const total: Quantity =
    measure.aggregation === 'count'
      ? { kind: 'decimal', value, unit: 'transactions' }
      : { kind: 'amount', amount: { value, currency: unit } };
  const { count } = found;
  return {
    measure: measure.code,
    currency: unit,
    total,
    count,
    rowStreamHash: '',
    rows: null,
    over: null,
    issue: null,
  };
}
