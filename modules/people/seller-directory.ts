// Which person a file means by "seller": a code, a payroll number, an e-mail or a full name, as of the row's date.
import type { EntityId } from '@cordee/kernel';

export type SellerDirectory = {
  /** The person whom the key meant on the day; null when nobody, or when a name is borne by two persons. */
  personFor(key: string, on: string | null): EntityId | null;
  /** The position that the person held on the day; without a day, the latest one. */
  positionOf(person: EntityId, on: string | null): EntityId | null;
};

export type PersonKeys = {
  readonly id: EntityId;
  readonly code: string;
  readonly fullName: string;
  readonly email: string | null;
  readonly payrollNumber: string | null;
  readonly hiredOn: string | null;
  readonly leftOn: string | null;
};
/** What a key means, or who holds a seat, from a day on; null: nobody. */
export type Dated = { readonly from: string; readonly value: EntityId | null };
export type DirectoryFacts = {
  readonly persons: readonly PersonKeys[];
  /** The crosswalk of the file's own source, by code, oldest first. */
  readonly links: ReadonlyMap<string, readonly Dated[]>;
  /** The positions of each person, oldest first. */
  readonly seats: ReadonlyMap<EntityId, readonly Dated[]>;
};

/** A crosswalk link decides from its day on; before it, and without one, the keys that the persons bear do. */
export function sellerDirectory({ persons, links, seats }: DirectoryFacts): SellerDirectory {
  const linked = new Map([...links].map(([code, cells]) => [normalised(code), cells]));
  const coded = bearersOf(persons, (each) => [each.code, each.email, each.payrollNumber]);
  const named = bearersOf(persons, (each) => [each.fullName]);
  return {
    personFor: (key, on) => {
      const wanted = normalised(key);
      const link = inForce(linked.get(wanted) ?? [], on);
      if (link) return link.value;
      const bearers = coded.get(wanted);
      return bearers ? bearerOn(bearers, on) : onlyOne(named.get(wanted) ?? []);
    },
    positionOf: (person, on) => inForce(seats.get(person) ?? [], on)?.value ?? null,
  };
}

/** A key of the plain alphabet, as most codes and addresses are: only its case counts. */
const PLAIN = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/;

/** Keys are compared without accents, case and surplus spaces. */
export function normalised(key: string): string {
  if (PLAIN.test(key)) return key.toLowerCase();
  return key.normalize('NFKD').replaceAll(/\p{M}/gu, '').trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

function bearersOf(
  persons: readonly PersonKeys[],
  keysOf: (person: PersonKeys) => readonly (string | null)[],
): ReadonlyMap<string, readonly PersonKeys[]> {
  const bearers = new Map<string, PersonKeys[]>();
  for (const person of persons) {
    const keys = new Set(keysOf(person).flatMap((key) => (key ? [normalised(key)] : [])));
    for (const key of keys) {
      const known = bearers.get(key);
      if (known) known.push(person);
      else bearers.set(key, [person]);
    }
  }
  return bearers;
}

function inForce(cells: readonly Dated[], on: string | null): Dated | undefined {
  return on === null ? cells.at(-1) : cells.findLast((cell) => cell.from <= on);
}

/**
 * A code of one person always means that person. One that passed from hand to hand means, on a day, whoever was employed
 * then (the later hired where two overlap) and nobody in between; without a day, whoever was hired last.
 */
function bearerOn(bearers: readonly PersonKeys[], on: string | null): EntityId | null {
  if (bearers.length === 1) return onlyOne(bearers);
  const employed = bearers.filter((each) => on === null || isEmployedOn(each, on));
  const hiredLast = employed.map(hiredFrom).toSorted().at(-1);
  return onlyOne(employed.filter((each) => hiredFrom(each) === hiredLast));
}

const onlyOne = (persons: readonly PersonKeys[]): EntityId | null =>
  persons.length === 1 ? (persons[0]?.id ?? null) : null;

/** ISO days order as text; who has no day of hire was always there. */
const hiredFrom = (person: PersonKeys): string => person.hiredOn ?? '';

function isEmployedOn(person: PersonKeys, on: string): boolean {
  return hiredFrom(person) <= on && (person.leftOn === null || on <= person.leftOn);
}
