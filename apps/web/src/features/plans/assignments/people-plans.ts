import { useQuery } from '@tanstack/react-query';
import { peopleQuery, type Person } from '../../../api/people.ts';
import { planAssignmentsQuery } from '../../../api/plan-assignments.ts';
import { useSession } from '../../../api/session.ts';
import { collator } from '../../../locale.ts';
import { useViewing } from '../../../shell/viewing.ts';
import { heldNext, heldOn, type Held } from './holdings.ts';

/** A person with the plan of the day that is looked at, and the next one. */
export type PersonPlan = Pick<Person, 'id' | 'name' | 'team' | 'role'> & {
  readonly held: readonly Held[];
  readonly current: Held | null;
  readonly next: Held | null;
};

export function usePeoplePlans() {
  const { today } = useSession();
  const { who, asOf, knownOn } = useViewing();
  const day = asOf ?? today;
  const people = useQuery(peopleQuery({ team: who, asOf, knownOn }));
  const held = useQuery(planAssignmentsQuery);
  const byPayee = Map.groupBy(held.data ?? [], ({ payeeId }) => payeeId);
  const rows = (people.data?.rows ?? []).filter(isPaid).map((person): PersonPlan => {
    const own = byPayee.get(person.id) ?? [];
    return {
      id: person.id,
      name: person.name,
      team: person.team,
      role: person.role,
      held: own,
      current: heldOn(own, day),
      next: heldNext(own, day),
    };
  });
  return { people, held, rows: rows.toSorted((a, b) => collator.compare(a.name, b.name)) };
}

const isPaid = ({ role }: Person) => role === 'seller' || role === 'manager';

/** A seller without a plan is paid nothing; a manager may have none. */
export const lacksPlan = ({ role, current }: PersonPlan) =>
  role === 'seller' && (current?.planCode ?? null) === null;
