// The calls and meetings of the demo's last year, as its sellers logged them.
import { derivedId, plainDate, type EntityId } from '@cordee/kernel';
import type { Activity, ActionPlanDeps } from '@cordee/modules/action-plans';
import type { PeopleStore } from '@cordee/modules/people';
import type { ActivityRow, Company } from './company.ts';
import { DEMO_ORGANISATION, demoScope } from './demo-scope.ts';

type Doors = { readonly actionPlans: ActionPlanDeps; readonly people: PeopleStore };

const monthsLogged = 13;

/** Days that are wanted; null: as far as there are any. */
type Span = { readonly after: string | null; readonly before: string | null };

/** Logged again they change nothing: each has the id of its code. */
export async function loadActivities(
  { actionPlans, people }: Doors,
  company: Company,
  source: string,
  { after, before }: Span,
): Promise<void> {
  const scope = demoScope(company, 'revops');
  const since = plainDate(company.organisation.today).subtract({ months: monthsLogged }).toString();
  const sellers = new Map((await people.people(scope, {})).map(({ email, personId }) => [email, personId]));
  const idOf = (kind: 'account' | 'deal', code: string): EntityId | null =>
    code === '' ? null : derivedId(DEMO_ORGANISATION, source, `${kind}:${code}`);
  const logged = company.activities.flatMap((row): readonly Activity[] => {
    const sellerId = sellers.get(row.seller);
    return sellerId === undefined || row.date < (after ?? since) || (before !== null && row.date >= before)
      ? []
      : [activityOf(row, sellerId, idOf)];
  });
  await actionPlans.activities.post(scope, logged, 'actions.logged');
}

function activityOf(
  { activity_code, kind, account, deal_code, date, outcome }: ActivityRow,
  sellerId: EntityId,
  idOf: (kind: 'account' | 'deal', code: string) => EntityId | null,
): Activity {
  return {
    id: derivedId(DEMO_ORGANISATION, 'demo-activity', activity_code),
    kind,
    sellerId,
    accountId: idOf('account', account),
    dealId: idOf('deal', deal_code),
    plannedOn: null,
    doneOn: date,
    outcome,
    note: null,
  };
}
