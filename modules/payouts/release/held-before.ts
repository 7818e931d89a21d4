// Plans that payees held before this one, of whose sales something still waits for the customer or may be taken back.
import type { Plan } from '@cordee/engine-compensation';
import {
  civilCalendar,
  compareDates,
  periodContaining,
  plainDate,
  type EntityId,
  type Scope,
} from '@cordee/kernel';
import type { AssignmentCell } from '@cordee/modules/plans';
import { gatherInputs, type PlanInputs } from '../run/gather-inputs.ts';
import { planOn, type InputDeps } from '../run/plan-records.ts';
import type { ReleaseEntry } from './release-entry.ts';

type Waiting = {
  readonly own: PlanInputs;
  /** What locked runs have left of each payee. */
  readonly entries: readonly ReleaseEntry[];
  readonly cells: readonly AssignmentCell[];
};

/**
 * Each plan that such a payee held before the end of the period, with the sales that count under it up to then: what
 * they earned is released as their customers pay, whichever plan the payee holds now.
 */
export async function gatherHeldBefore(
  deps: InputDeps,
  scope: Scope,
  { own, entries, cells }: Waiting,
): Promise<readonly PlanInputs[]> {
  const waiting = new Set(
    entries.filter((entry) => followsSales(entry, own.plan)).map(({ payeeId }) => payeeId),
  );
  if (waiting.size === 0) return [];
  const before = cells.filter(
    ({ payeeId, planCode, effectiveFrom }) =>
      waiting.has(payeeId) &&
      planCode !== null &&
      planCode !== own.plan.code &&
      compareDates(plainDate(effectiveFrom), own.period.to) < 0,
  );
  const found: PlanInputs[] = [];
  for (const [planCode, held] of Map.groupBy(before, (cell) => cell.planCode ?? '')) {
    const payees = [...new Set(held.map(({ payeeId }) => payeeId))];
    const gathered = await gatherAt(deps, scope, { planCode, own, payees });
    if (gathered !== null) found.push(gathered);
  }
  return found;
}

/** Whether what was left waits for customers, or would be taken back with its sale. */
function followsSales({ released: { state } }: ReleaseEntry, { release }: Plan): boolean {
  const isTakenBack = release !== null && release.clawback !== null && state.earned.length > 0;
  return isTakenBack || state.held.some(({ on }) => on === 'collection');
}

type Held = { readonly planCode: string; readonly own: PlanInputs; readonly payees: readonly EntityId[] };

/** The other plan in its own period that holds the last day of this one; null where it has none. */
async function gatherAt(
  deps: InputDeps,
  scope: Scope,
  { planCode, own: { period }, payees }: Held,
): Promise<PlanInputs | null> {
  const lastDay = period.to.subtract({ days: 1 });
  const found = await planOn(deps, scope, planCode, lastDay);
  if (!found.ok) return null;
  const { calendar, grain } = found.value.plan;
  const holding = calendar === civilCalendar.code ? periodContaining(civilCalendar, grain, lastDay) : period;
  if (holding === undefined) return null;
  const gathered = await gatherInputs(deps, scope, planCode, holding.code, payees);
  return gathered.ok ? gathered.value : null;
}
