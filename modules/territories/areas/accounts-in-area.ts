import { ok, type EntityId, type Result, type Scope } from '@cordee/kernel';
import { areaNotFound } from '../errors.ts';
import { isPlaced } from '../territory.ts';
import { areaFinder } from './area-at.ts';
import type { AreaDeps } from './open-areas.ts';

/** The accounts that count in an area: those of a place in several count in the first. Refuses an area that is not there. */
export async function accountsInArea(
  { areas, store }: Pick<AreaDeps, 'areas' | 'store'>,
  scope: Scope,
  number: number,
): Promise<Result<readonly EntityId[]>> {
  const all = (await areas.areas(scope))?.areas ?? [];
  if (all.every((area) => area.number !== number)) return areaNotFound();
  const find = areaFinder(all);
  const { accounts } = await store.book(scope);
  return ok(
    accounts
      .filter((each) => isPlaced(each) && find([each.longitude, each.latitude])[0]?.number === number)
      .map(({ id }) => id),
  );
}
