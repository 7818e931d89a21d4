// One slice from its files to its lines: what each worker thread does, and a small run without threads.
import { parsePlan } from '@cordee/engine-compensation';
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
  const { byOrdinal: _measured, ...ledger } = measured;
  return {
    ...pay,
    ...ledger,
    slice: task.slice,
    payees: task.payees.length,
  };
}
