// One slice from its files to its lines: what each worker thread does, and a small run without threads.
import { parsePlan } from '@cordee/engine-compensation';
import { invariant } from '@cordee/kernel';
import { earnSlice, type SlicePay, type SliceTask } from './earn-slice.ts';
import { measureSlice, type SlicePlace } from './measure-slice.sql.ts';

export type PaySliceTask = SliceTask & SlicePlace;

export type PaidSlice = SlicePay & {
  readonly slice: number;
  readonly payees: number;
  readonly credits: number;
  readonly rowStreamHash: string;
};

export async function paySlice(task: PaySliceTask): Promise<PaidSlice> {
  const parsed = parsePlan(task.document);
  invariant(parsed.ok, 'the plan of a slice was read before it was handed out');
  const measured = await measureSlice(task, parsed.value.measures, task.payees);
  const pay = earnSlice(task, ({ ordinal }) => measured.byOrdinal.get(ordinal) ?? []);
  const { credits, rowStreamHash } = measured;
  return { ...pay, slice: task.slice, payees: task.payees.length, credits, rowStreamHash };
}
