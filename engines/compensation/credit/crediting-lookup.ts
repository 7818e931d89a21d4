import { compareDates, isWithin } from '@cordee/kernel';
import type { Effective, EntityId, PlainDate } from '@cordee/kernel';
import type { CreditingFacts, DealHolding, Handover, Specialism, TeamMembership } from './crediting-facts.ts';
import { openOriginals } from './originals.ts';
import type { Originals } from './originals.ts';
import type { Transaction } from './transaction.ts';
import { uncreditedCode } from './uncredited-reasons.ts';

/** The facts of crediting by their keys, so that each transaction costs the same however many people there are. */
export type CreditingLookup = {
  /** Null where the payee holds the plan on the day, else why not. */
  readonly notHolding: (payee: EntityId, on: PlainDate) => NotHolding | null;
  readonly managersOf: (payee: EntityId, on: PlainDate) => readonly EntityId[];
  readonly teamsOf: (payee: EntityId, on: PlainDate) => readonly string[];
  readonly membersOf: (team: string, on: PlainDate) => readonly TeamMembership[];
  readonly holdersOf: (territory: string, on: PlainDate) => readonly EntityId[];
  readonly customerHoldersOf: (customer: string, on: PlainDate) => readonly EntityId[];
  readonly specialistsOf: (field: string, value: string, on: PlainDate) => readonly EntityId[];
  /** The last time the customer was passed on, at the latest on the day. */
  readonly handoverOf: (customer: string, on: PlainDate) => Handover | null;
  /** Who keeps the deal that the sale comes from: a won deal is one, another sale names it in its attribute `deal`. */
  readonly dealKeptOf: (sale: Transaction) => DealHolding | null;
  readonly originals: Originals;
};

export type NotHolding = ReturnType<typeof uncreditedCode<'not_in_plan' | 'not_at_date'>>;

/** Indexes the facts once. Reads own: what concerns the people of one transaction. */
export function openCreditingLookup(
  facts: CreditingFacts,
  transactions: readonly Transaction[],
): CreditingLookup {
  const assignments = Map.groupBy(facts.assignments, ({ payee }) => payee);
  const reports = Map.groupBy(facts.reports ?? [], ({ payee }) => payee);
  const teams = Map.groupBy(facts.teams ?? [], ({ payee }) => payee);
  const members = Map.groupBy(facts.teams ?? [], ({ team }) => team);
  const territories = Map.groupBy(facts.territories ?? [], ({ territory }) => territory);
  const customers = Map.groupBy(facts.customers ?? [], ({ customer }) => customer);
  const specialists = Map.groupBy(facts.specialists ?? [], specialismKey);
  const handovers = Map.groupBy(facts.handovers ?? [], ({ customer }) => customer);
  const deals = Map.groupBy(facts.deals ?? [], ({ deal }) => deal);
  return {
    notHolding: (payee, on) => {
      const own = assignments.get(payee);
      if (own === undefined) return uncreditedCode('not_in_plan');
      return own.some((each) => isEffective(each, on)) ? null : uncreditedCode('not_at_date');
    },
    managersOf: (payee, on) => distinct(effective(reports.get(payee), on).map(({ manager }) => manager)),
    teamsOf: (payee, on) => [...new Set(effective(teams.get(payee), on).map(({ team }) => team))].toSorted(),
    membersOf: (team, on) => effective(members.get(team), on),
    holdersOf: (territory, on) =>
      distinct(effective(territories.get(territory), on).map(({ payee }) => payee)),
    customerHoldersOf: (customer, on) =>
      distinct(effective(customers.get(customer), on).map(({ payee }) => payee)),
    specialistsOf: (field, value, on) =>
      distinct(effective(specialists.get(specialismKey({ field, value })), on).map(({ payee }) => payee)),
    handoverOf: (customer, on) => lastBy(on, handovers.get(customer) ?? []),
    dealKeptOf: (sale) => effective(deals.get(dealOf(sale)), sale.date).toSorted(laterDealFirst)[0] ?? null,
    originals: openOriginals([...transactions, ...(facts.originals ?? [])]),
  };
}

function specialismKey({ field, value }: Pick<Specialism, 'field' | 'value'>): string {
  return JSON.stringify([field, value]);
}

function isEffective({ effectiveFrom, effectiveTo }: Effective, on: PlainDate): boolean {
  return isWithin(on, effectiveFrom, effectiveTo);
}

function effective<T extends Effective>(list: readonly T[] | undefined, on: PlainDate): readonly T[] {
  return list?.filter((each) => isEffective(each, on)) ?? [];
}

/** No code is empty: a sale of no deal finds none. */
function dealOf({ kind, code, attributes }: Transaction): string {
  return kind === 'won_deal' ? code : (attributes['deal'] ?? '');
}

function laterDealFirst(a: DealHolding, b: DealHolding): number {
  return compareDates(b.effectiveFrom, a.effectiveFrom) || (a.payee < b.payee ? -1 : 1);
}

/** Each payee once, in an order that the order of the facts takes no part in. */
function distinct(payees: readonly EntityId[]): readonly EntityId[] {
  return [...new Set(payees)].toSorted();
}

function lastBy(on: PlainDate, handovers: readonly Handover[]): Handover | null {
  const past = handovers.filter((each) => compareDates(each.on, on) <= 0);
  return past.toSorted(laterFirst)[0] ?? null;
}

/** Of several on one day the one that names a new seller counts, whatever the order in which they are told. */
function laterFirst(a: Handover, b: Handover): number {
  const days = compareDates(b.on, a.on);
  if (days !== 0) return days;
  if ((a.to === null) !== (b.to === null)) return a.to === null ? 1 : -1;
  return handoverText(a) < handoverText(b) ? -1 : 1;
}

const handoverText = ({ from, to, until }: Handover) => [from, to ?? '', until?.toString() ?? ''].join(' ');
