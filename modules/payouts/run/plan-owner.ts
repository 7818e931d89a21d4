import type { EntityId, PlainDate } from '@cordee/kernel';
import type { AssignmentCell } from '@cordee/modules/plans';
import { onceAList } from './once-a-list.ts';

const byPayee = onceAList((cells: readonly AssignmentCell[]) => Map.groupBy(cells, ({ payeeId }) => payeeId));

/** The plan whose runs post a payee's corrections: the last one held before that day, so that exactly one does. */
export function ownersAt(
  cells: readonly AssignmentCell[],
  end: PlainDate,
): (payee: EntityId) => string | null {
  const assigned = byPayee(cells);
  const isBefore = ({ planCode, effectiveFrom }: AssignmentCell) =>
    planCode !== null && Temporal.PlainDate.compare(effectiveFrom, end) < 0;
  return (payee) => assigned.get(payee)?.findLast(isBefore)?.planCode ?? null;
}
