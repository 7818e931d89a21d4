// Which sales may count for a payee, and what crediting has to know to say so.
import type { Plan, PlanAssignment, Reporting, Transaction } from '@cordee/engine-compensation';
import type { EntityId } from '@cordee/kernel';
import type { PayeeInputs } from './gather-inputs.ts';
import { onceAList } from './once-a-list.ts';

export type CompanyFacts = {
  readonly plan: Plan;
  readonly holders: readonly PlanAssignment[];
  readonly sales: readonly Transaction[];
  readonly reports: readonly Reporting[];
};

export const isRolledUp = ({ crediting }: Plan): boolean => crediting.some(({ type }) => type === 'roll_up');
const isOwnedOnly = ({ crediting }: Plan): boolean => crediting.every(({ type }) => type === 'owner');

const byManager = onceAList((reports: readonly Reporting[]) =>
  Map.groupBy(reports, ({ manager }) => manager),
);
const byReport = onceAList((reports: readonly Reporting[]) => Map.groupBy(reports, ({ payee }) => payee));
const byHolder = onceAList((holders: readonly PlanAssignment[]) =>
  Map.groupBy(holders, ({ payee }) => payee),
);

/** The given people and everyone below them on some day: whoever was a manager then may have credits of then. */
export function peopleBelow(people: readonly EntityId[], reports: readonly Reporting[]): readonly EntityId[] {
  const below = byManager(reports);
  const found = new Set(people);
  for (const manager of found) for (const { payee } of below.get(manager) ?? []) found.add(payee);
  return [...found];
}

/** The given people and everyone above them on some day. */
export function peopleAbove(
  people: ReadonlySet<EntityId>,
  reports: readonly Reporting[],
): readonly EntityId[] {
  const above = byReport(reports);
  const found = new Set(people);
  for (const person of found) for (const { manager } of above.get(person) ?? []) found.add(manager);
  return [...found];
}

/** To whom the given people and everyone above them reported, on any day: all that additional credits of their sales ask. */
function reportsAbove(people: ReadonlySet<EntityId>, reports: readonly Reporting[]): readonly Reporting[] {
  const above = byReport(reports);
  return peopleAbove(people, reports).flatMap((person) => above.get(person) ?? []);
}

/** Of each payee, the sales that may count, in their order, and who of the people in them holds the plan. */
export function payeeFacts({
  plan,
  holders,
  sales,
  reports,
}: CompanyFacts): (payee: EntityId) => Pick<PayeeInputs, 'sales' | 'assignments' | 'reports'> {
  const assignments = byHolder(holders);
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
    return {
      sales: found,
      assignments: [...named].flatMap((each) => assignments.get(each) ?? []),
      reports: reportsAbove(named, reports),
    };
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
