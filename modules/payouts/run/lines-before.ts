import type { Scope } from '@cordee/kernel';
import type { RunStore } from '../run-store.ts';
import type { Run, RunLine } from '../run.ts';
import { runsBefore } from './runs-before.ts';

/** What the period just before paid, under whatever plan. */
export async function linesBefore(
  store: Pick<RunStore, 'runs' | 'lines'>,
  scope: Scope,
  run: Pick<Run, 'period'>,
): Promise<readonly RunLine[]> {
  const runs = await runsBefore(store, scope, run);
  return (await Promise.all(runs.map(({ id }) => store.lines(scope, id)))).flat();
}
