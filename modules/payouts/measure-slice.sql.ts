// One slice of a run's line detail → the measures of its payees, with the hash of the rows behind each.
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
import { openSlice, type SliceTotal } from '@cordee/platform/compute';
import type { SlicePayee } from './earn-slice.ts';

export type SlicePlace = { readonly artefact: string; readonly slice: number };

/** What a slice holds: the measures by payee, and its line in the ledger. */
export type MeasuredSlice = {
  readonly byOrdinal: ReadonlyMap<number, readonly MeasuredValue[]>;
  readonly credits: number;
  readonly rowStreamHash: string;
};

/** The same values as measurePlan gives, but that their rows stay in the artefact. */
export async function measureSlice(
  { artefact, slice }: SlicePlace,
  measures: readonly Measure[],
  payees: readonly SlicePayee[],
): Promise<MeasuredSlice> {
  const stream = new RowStreamHash();
  const byOrdinal = new Map<number, MeasuredValue[]>();
  const opened = await openSlice({ artefact, slice, measures: measures.length });
  if (opened === undefined) return { byOrdinal, credits: 0, rowStreamHash: stream.digest() };
  try {
    const totals = new Map((await opened.totals()).map((total) => [keyOf(total), total]));
    const known = new Map(payees.map((payee) => [payee.ordinal, payee]));
    let credits = 0;
    await opened.rows((group) => {
      const [total, payee] = [totals.get(keyOf(group)), known.get(group.ordinal)];
      invariant(total !== undefined && payee !== undefined, 'a slice holds its own payees only');
      const values = measures.flatMap((measure, index): MeasuredValue[] => {
        const rows = group.rows[index] ?? [];
        if (rows.length === 0) return [];
        credits += rows.length;
        const rowStreamHash = new RowStreamHash().addText(rows.join(''), rows.length).digest();
        const unit = currency(group.currency);
        return [
          {
            payee: payee.payee,
            measure: measure.code,
            currency: unit,
            total: totalOf(measure, total.totals[index], unit),
            count: rows.length,
            rowStreamHash,
            rows: null,
            artefact: `slice=${slice}`,
            over: null,
            issue: null,
          },
        ];
      });
      for (const { measure, currency: unit, count, rowStreamHash } of values)
        stream.add([payee.code, measure, unit, count, rowStreamHash]);
      byOrdinal.set(group.ordinal, [...(byOrdinal.get(group.ordinal) ?? []), ...values]);
    });
    return { byOrdinal, credits, rowStreamHash: stream.digest() };
  } finally {
    opened.close();
  }
}

const keyOf = ({ ordinal, currency: unit }: { readonly ordinal: number; readonly currency: string }) =>
  `${ordinal} ${unit}`;

function totalOf(
  { aggregation }: Measure,
  total: SliceTotal['totals'][number] | undefined,
  unit: Currency,
): Quantity {
  invariant(total !== undefined, 'every measure has its total');
  if (aggregation === 'count')
    return { kind: 'decimal', value: { unscaled: BigInt(total.count), scale: 0 }, unit: 'transactions' };
  return { kind: 'amount', amount: { value: withoutTrailingZeros(decimal(total.amount)), currency: unit } };
}
