// Which sales may count for a payee, and what crediting has to know to say so.
import type { Plan, PlanAssignment, Reporting, Transaction } from '@cordee/engine-compensation';
import type { EntityId } from '@cordee/kernel';
import type { PayeeInputs } from './gather-inputs.ts';
import { byHolder, onceAList } from './once-a-list.ts';

export type CompanyFacts = {
  readonly plan: Plan;
  readonly holders: readonly PlanAssignment[];
  readonly sales: readonly Transaction[];
  readonly reports: readonly Reporting[];
  /** The sales that these belong to, as far as the plan needs them, which are not among them. */
  readonly originals: readonly Transaction[];
};

export const isRolledUp = ({ crediting }: Plan): boolean => crediting.some(({ type }) => type === 'roll_up');
const isOwnedOnly = ({ crediting }: Plan): boolean => crediting.every(({ type }) => type === 'owner');

const byManager = onceAList((reports: readonly Reporting[]) =>
  Map.groupBy(reports, ({ manager }) => manager),
);
const byReport = onceAList((reports: readonly Reporting[]) => Map.groupBy(reports, ({ payee }) => payee));

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
  originals,
}: CompanyFacts): (payee: EntityId) => Pick<PayeeInputs, 'sales' | 'originals' | 'assignments' | 'reports'> {
  const assignments = byHolder(holders);
  const belongTo = openBelonging([...sales, ...originals]);
  const places = new Map<EntityId, number[]>();
  sales.forEach((sale, place) => {
    for (const person of isOwnedOnly(plan) ? ownerOf(sale) : peopleOf(sale)) push(places, person, place);
  });
  return (payee) => {
    const own = isRolledUp(plan) ? peopleBelow([payee], reports) : [payee];
    const found = [...new Set(own.flatMap((person) => places.get(person) ?? []))]
      .toSorted((a, b) => a - b)
      .flatMap((place) => sales[place] ?? []);
    const named = { sales: found, originals: belongTo(found) };
    if (isOwnedOnly(plan)) return { ...named, assignments: assignments.get(payee) ?? [] };
    const people = new Set([payee, ...found.flatMap(peopleOf)]);
    return {
      ...named,
      assignments: [...people].flatMap((each) => assignments.get(each) ?? []),
      reports: reportsAbove(people, reports),
    };
  };
}

/** The sales that the given ones belong to, through all links, which are not among them. */
function openBelonging(
  all: readonly Transaction[],
): (sales: readonly Transaction[]) => readonly Transaction[] {
  const linked = all.some(({ refersTo }) => refersTo !== null);
  const byCode = linked ? Map.groupBy(all, keyOf) : new Map<string, Transaction[]>();
  return (sales) => {
    const found = new Set(sales);
    for (const { refersTo } of found)
      for (const each of refersTo === null ? [] : (byCode.get(keyOf(refersTo)) ?? [])) found.add(each);
    return [...found].slice(sales.length);
  };
}

const keyOf = ({ source, code }: Pick<Transaction, 'source' | 'code'>) => `${code}\n${source}`;

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
