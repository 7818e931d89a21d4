import type { Scope } from '@cordee/kernel';
import type { Run } from '../run.ts';
import type { RunStore } from '../run-store.ts';

/**
 * The newest run of each plan whose period ended as this one began. A plan's new year is another plan: what compares is
 * the period, whatever its plan.
 */
export async function runsBefore(
  store: Pick<RunStore, 'runs'>,
  scope: Scope,
  run: Pick<Run, 'period'>,
): Promise<readonly Run[]> {
  const ended = (await store.runs(scope)).filter(
    (other) =>
      other.kind === 'regular' && other.state !== 'voided' && other.period.to.equals(run.period.from),
  );
  return ended.filter(
    (each, index) => ended.findIndex((newer) => newer.planCode === each.planCode) === index,
  );
}
