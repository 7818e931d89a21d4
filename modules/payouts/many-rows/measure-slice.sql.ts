// One slice of a run's line detail → the measures of its payees, and its line in the ledger.
import { unitOf, type Measure, type MeasuredSum, type MeasuredValue } from '@cordee/engine-compensation';
import {
  currency,
  decimal,
  invariant,
  numberOf,
  RowStreamHash,
  withoutTrailingZeros,
  type Currency,
  type Decimal,
  type EntityId,
} from '@cordee/kernel';
import {
  sliceSeal,
  type SliceMeasure,
  type SlicePayeeTotals,
  type SlicePlace as ReadPlace,
} from '@cordee/platform/compute';
import type { SlicePayee } from '../run/earn-slice.ts';
import { countedSets, countsOf, type CountedSet } from './counted-sets.sql.ts';

export type SlicePlace = { readonly artefact: string; readonly slice: number };

/** By whichever DuckDB is there: a thread's own, or the one of the tenant's copies. */
export type ReadSlice = (place: ReadPlace) => Promise<readonly SlicePayeeTotals[]>;

/** What a slice holds: the measures by payee, and its line in the ledger. */
export type MeasuredSlice = {
  readonly byOrdinal: ReadonlyMap<number, readonly MeasuredValue[]>;
  readonly credits: number;
  /** Sales of which only memory can tell what a measure makes of them. */
  readonly unread: number;
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
  const sets = countedSets(measures);
  let [credits, unread] = [0, 0];
  for (const group of await read({ artefact, slice, measures: sets.map(countsOf) })) {
    const payee = known.get(group.ordinal);
    invariant(payee !== undefined, 'a slice holds its own payees only');
    const own = byOrdinal.get(group.ordinal) ?? [];
    byOrdinal.set(group.ordinal, own);
    unread += group.unread;
    for (const value of measuredValues(measures, group, { payee: payee.payee, artefact: `slice=${slice}` })) {
      own.push(value);
      const { over } = value;
      stream.add([
        payee.code,
        value.measure,
        group.currency,
        ...told(value),
        ...(over === null ? [] : told(over)),
      ]);
      credits += value.count;
    }
  }
  const fileSeal = await sliceSeal(artefact, slice);
  return { byOrdinal, credits, unread, rowStreamHash: stream.digest(), fileSeal };
}

/** The measures that count something of a payee in a currency, in the plan's order. */
export function measuredValues(
  measures: readonly Measure[],
  group: SlicePayeeTotals,
  { payee, artefact }: { readonly payee: EntityId; readonly artefact: string },
): readonly MeasuredValue[] {
  const sums = sumsOf(countedSets(measures), group, artefact);
  const unit = currency(group.currency);
  return measures.flatMap((measure): readonly MeasuredValue[] => {
    const { dividend, divisor } = sums.get(measure.code) ?? nothing;
    if (dividend === null && divisor === null) return [];
    const sum = dividend ?? nothingIn(measure, unit, artefact);
    return [{ ...sum, payee, measure: measure.code, currency: unit, over: divisor, issue: null }];
  });
}

type Sums = { readonly dividend: MeasuredSum | null; readonly divisor: MeasuredSum | null };
const nothing: Sums = { dividend: null, divisor: null };

/** By measure: what it adds up and, where that is divided, by what. */
function sumsOf(
  sets: readonly CountedSet[],
  group: SlicePayeeTotals,
  artefact: string,
): ReadonlyMap<string, Sums> {
  const sums = new Map<string, Sums>();
  for (const [index, set] of sets.entries()) {
    const found = group.measures[index] ?? null;
    if (found === null) continue;
    const before = sums.get(set.measure.code) ?? nothing;
    sums.set(set.measure.code, {
      ...before,
      [set.role]: sumOf(set, found, { unit: group.currency, artefact }),
    });
  }
  return sums;
}

function told({ count, total }: MeasuredSum): readonly [number, Decimal] {
  const number = numberOf(total);
  invariant(number !== null, 'a measure of sales is a number');
  return [count, number];
}

function sumOf(
  { counted }: CountedSet,
  { sum: text, count, customers }: SliceMeasure,
  { unit, artefact }: { readonly unit: string; readonly artefact: string },
): MeasuredSum {
  const sum = { count, rowStreamHash: '', rows: null, artefact };
  const number = (digits: string) => withoutTrailingZeros(decimal(digits));
  switch (counted) {
    case 'count':
      return { ...sum, total: { kind: 'decimal', value: number(text), unit: 'transactions' } };
    case 'quantity':
      return { ...sum, total: { kind: 'decimal', value: number(text), unit: 'units' } };
    case 'customers': {
      invariant(customers !== null, 'a slice counts the customers that were asked for');
      const value = decimal(String(customers));
      return { ...sum, count: customers, total: { kind: 'decimal', value, unit: 'customers' } };
    }
    case 'amount':
    case 'margin':
      return {
        ...sum,
        total: { kind: 'amount', amount: { value: number(text), currency: currency(unit) } },
      };
  }
}

/** Of a share, no sale of its part: nothing of all that was sold. */
function nothingIn(measure: Measure, unit: Currency, artefact: string): MeasuredSum {
  return { total: unitOf(measure, unit), count: 0, rowStreamHash: '', rows: null, artefact };
}
