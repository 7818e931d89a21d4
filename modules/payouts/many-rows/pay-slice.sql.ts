// One slice from its files to its lines: what each worker thread does, and a small run without threads.
import { parsePlan, type MeasuredValue, type Plan } from '@cordee/engine-compensation';
import { invariant } from '@cordee/kernel';
import { readSlice } from '@cordee/platform/compute';
import { earnSlice, type SlicePay, type SliceTask } from '../run/earn-slice.ts';
import { measureSlice, type MeasuredSlice, type ReadSlice, type SlicePlace } from './measure-slice.sql.ts';

export type PaySliceTask = SliceTask & SlicePlace;

export type PaidSlice = SlicePay &
  Omit<MeasuredSlice, 'byOrdinal'> & { readonly slice: number; readonly payees: number };

export async function paySlice(task: PaySliceTask, read: ReadSlice = readSlice): Promise<PaidSlice> {
  const parsed = parsePlan(task.document);
  invariant(parsed.ok, 'the plan of a slice was read before it was handed out');
  const measured = await measureSlice({ ...task, read }, parsed.value.measures, task.payees);
  const pay = earnSlice(task, ({ ordinal }) => measured.byOrdinal.get(ordinal) ?? []);
  const { byOrdinal, ...ledger } = measured;
  const isForeign = countsForeign(parsed.value, [...byOrdinal.values()].flat());
  return {
    ...pay,
    ...ledger,
    needsRows: pay.needsRows || isForeign,
    slice: task.slice,
    payees: task.payees.length,
  };
}

/** A formula names the money of a plan: a sale in another currency is refused by name, which only memory can. */
function countsForeign({ measures, currency }: Plan, values: readonly MeasuredValue[]): boolean {
  const withFormula = new Set(measures.flatMap(({ code, condition }) => (condition === null ? [] : code)));
  return values.some((value) => withFormula.has(value.measure) && value.currency !== currency);
}
