// One slice from its files to its lines: what each worker thread does, and a small run without threads.
import { parsePlan } from '@cordee/engine-compensation';
import { invariant } from '@cordee/kernel';
import { readSlice } from '@cordee/platform/compute';
import { openCopyRows } from '@cordee/platform/database';
import { earnSlice, type SlicePay, type SliceTask } from '../run/earn-slice.ts';
import type { ExplainedRows } from '../run-store.ts';
import { explanationColumns, type ExplainedLine } from '../statement/stored-explanation.ts';
import { measureSlice, type MeasuredSlice, type ReadSlice, type SlicePlace } from './measure-slice.sql.ts';

export type PaySliceTask = SliceTask & SlicePlace;

export type PaidSlice = Omit<SlicePay, 'explained'> &
  Omit<MeasuredSlice, 'byOrdinal'> & {
    readonly slice: number;
    readonly payees: number;
    /** The reasoning of its lines, as the database copies it; null where nothing is explained. */
    readonly explained: ExplainedRows | null;
  };

export async function paySlice(task: PaySliceTask, read: ReadSlice = readSlice): Promise<PaidSlice> {
  const parsed = parsePlan(task.document);
  invariant(parsed.ok, 'the plan of a slice was read before it was handed out');
  const measured = await measureSlice({ ...task, read }, parsed.value.measures, task.payees);
  const { explained, ...pay } = earnSlice(task, ({ ordinal }) => measured.byOrdinal.get(ordinal) ?? []);
  const { byOrdinal: _measured, ...ledger } = measured;
  return {
    ...pay,
    ...ledger,
    explained: task.explaining === null ? null : rowsOf(explained),
    slice: task.slice,
    payees: task.payees.length,
  };
}

/** What a thread hands over and need not copy. */
export const handedOver = ({ explained }: PaidSlice): ArrayBuffer[] =>
  explained?.bytes.buffer instanceof ArrayBuffer ? [explained.bytes.buffer] : [];

function rowsOf(lines: readonly ExplainedLine[]): ExplainedRows {
  const rows = openCopyRows(Object.values(explanationColumns));
  for (const { payeeId, ordinal, explanation } of lines) rows.add([payeeId, ordinal, explanation]);
  return rows.take();
}
