// Who is meant by "the sellers", "everybody ever", "the seats": asked of people once, for whichever door needs it.
import { plainDate, type EntityId, type Scope } from '@cordee/kernel';
import type { PeopleStore } from '@cordee/modules/people';
import type { Seat } from '@cordee/modules/territories';

export async function sellersOf(people: PeopleStore, scope: Scope): Promise<readonly EntityId[]> {
  const persons = await people.people({ ...scope, people: 'all', positions: 'all' }, {});
  return persons.filter((each) => each.role === 'seller').map((each) => each.personId);
}

/** The positions of sellers, each with its holder's name: in the order of their teams. */
export async function seatsOf(
  people: PeopleStore,
  scope: Scope,
  teamId: string | null,
): Promise<readonly Seat[]> {
  const persons = await people.people(
    { ...scope, people: 'all', positions: 'all' },
    teamId === null ? {} : { team: teamId },
  );
  return persons.flatMap(({ role, positionId, code, name }) =>
    role === 'seller' && positionId !== null ? [{ positionId, code, name }] : [],
  );
}

export async function personsOf(people: PeopleStore, scope: Scope): Promise<ReadonlySet<string>> {
  const ever = { ...scope.asOf, effective: plainDate('9999-12-31') };
  const persons = await people.people({ ...scope, people: 'all', positions: 'all', asOf: ever }, {});
  return new Set(persons.map((each) => each.personId));
}
