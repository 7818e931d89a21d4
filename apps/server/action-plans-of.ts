// What the room of action plans needs: what was tried and sold, the quota, who is who, and the organisation's own day.
import type { EntityId, Scope } from '@cordee/kernel';
import {
  openActivityList,
  openActivityStore,
  openPlanStore,
  openReviewStore,
  type ActionPlanDeps,
} from '@cordee/modules/action-plans';
import { newId } from '@cordee/platform/ids';
import type { Stores } from './open-stores.ts';

type Wired = {
  readonly nameOf: (userId: string) => Promise<string>;
  readonly payeeOf: (scope: Scope) => Promise<EntityId | null>;
};

export function actionPlansOf(
  { database, people, quotas, currencyOf }: Stores,
  { nameOf, payeeOf }: Wired,
): ActionPlanDeps {
  return {
    activities: openActivityStore(database),
    activityList: openActivityList(database),
    plans: openPlanStore(database),
    reviews: openReviewStore(database),
    quotas,
    currencyOf,
    personOf: payeeOf,
    personNames: (scope) => people.namedPersons(scope),
    nameOf,
    newId,
  };
}
