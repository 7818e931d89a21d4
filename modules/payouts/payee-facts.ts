// Which sales may count for a payee, and what crediting has to know to say so.
import type { Plan, PlanAssignment, Reporting, Transaction } from '@cordee/engine-compensation';
import type { EntityId } from '@cordee/kernel';
import type { PayeeInputs } from './gather-inputs.ts';

export type CompanyFacts = {
  readonly plan: Plan;
  readonly holders: readonly PlanAssignment[];
  readonly sales: readonly Transaction[];
  readonly reports: readonly Reporting[];
};

export const isRolledUp = ({ crediting }: Plan): boolean => crediting.some(({ type }) => type === 'roll_up');
const isOwnedOnly = ({ crediting }: Plan): boolean => crediting.every(({ type }) => type === 'owner');

/** The given people and everyone below them on some day: whoever was a manager then may have credits of then. */
export function peopleBelow(people: readonly EntityId[], reports: readonly Reporting[]): readonly EntityId[] {
  const below = Map.groupBy(reports, ({ manager }) => manager);
  const found = new Set(people);
  for (const manager of found) for (const { payee } of below.get(manager) ?? []) found.add(payee);
  return [...found];
}

/** Of each payee, the sales that may count, in their order, and who of the people in them holds the plan. */
export function payeeFacts({
  plan,
  holders,
  sales,
  reports,
}: CompanyFacts): (payee: EntityId) => Pick<PayeeInputs, 'sales' | 'assignments' | 'reports'> {
  const assignments = Map.groupBy(holders, ({ payee }) => payee);
  const places = new Map<EntityId, number[]>();
  sales.forEach((sale, place) => {
    for (const person of isOwnedOnly(plan) ? ownerOf(sale) : peopleOf(sale)) push(places, person, place);
  });
  return (payee) => {
    const own = isRolledUp(plan) ? peopleBelow([payee], reports) : [payee];
    const found = [...new Set(own.flatMap((person) => places.get(person) ?? []))]
      .toSorted((a, b) => a - b)
      .flatMap((place) => sales[place] ?? []);
    if (isOwnedOnly(plan)) return { sales: found, assignments: assignments.get(payee) ?? [] };
    const named = new Set([payee, ...found.flatMap(peopleOf)]);
    return { sales: found, assignments: [...named].flatMap((each) => assignments.get(each) ?? []), reports };
  };
}

function ownerOf({ seller }: Transaction): readonly EntityId[] {
  return seller === null ? [] : [seller];
}

function peopleOf(sale: Transaction): readonly EntityId[] {
  return [...new Set([...ownerOf(sale), ...sale.splits.map(({ payee }) => payee)])];
}

function push(places: Map<EntityId, number[]>, person: EntityId, place: number): void {
  const own = places.get(person);
  if (own === undefined) places.set(person, [place]);
  else own.push(place);
}
