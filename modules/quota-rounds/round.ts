// A round: a period's total, shared out from the top over the hierarchy of one day.
import {
  allocate,
  buildHierarchy,
  cellKey,
  problemOfSheet,
  seasonCurve,
  weighSellers,
  type Allocation,
  type TreeNode,
} from '@cordee/engine-planning';
import {
  decimal,
  dividedBy,
  isZero,
  numberOf,
  ONE,
  sumDecimals,
  ZERO,
  type Currency,
  type Decimal,
  type EntityId,
  type Period,
  type PlainDate,
  type Result,
} from '@cordee/kernel';

/** Who speaks first: the seller, both at once under seal, or the manager with reasons. */
export const ROUND_MODES = ['seller_first', 'sealed', 'top_down'] as const;
export type RoundMode = (typeof ROUND_MODES)[number];

/** Methods that need nothing but results; others ask for facts that a round does not gather. */
export const ROUND_METHODS = ['by_results', 'equal'] as const;
export type RoundMethod = (typeof ROUND_METHODS)[number];

/** A seller's place in the round, as it was on the day it was opened. */
export type Seat = {
  readonly node: string;
  readonly positionId: EntityId;
  readonly sellerId: EntityId;
  readonly managerId: EntityId;
  /** Results of the months before the round, the oldest first, from the first one in which anything was sold. */
  readonly months: readonly { readonly month: string; readonly result: string }[];
  /** Result of the same months a year before the round's period. */
  readonly before: string;
};

export type Basis = {
  readonly nodes: readonly TreeNode[];
  readonly seats: readonly Seat[];
  readonly locks: readonly { readonly node: string; readonly amount: string }[];
};

export type Shares = {
  readonly period: Period;
  readonly currency: Currency;
  readonly total: Decimal;
  readonly step: Decimal;
  readonly method: RoundMethod;
  readonly basis: Basis;
};

export type Round = Shares & {
  readonly id: string;
  readonly name: string;
  readonly measure: string;
  readonly mode: RoundMode;
  readonly answersBy: PlainDate;
  readonly margin: Decimal;
  readonly openedBy: string;
  readonly openedAt: string;
};

/** How many months a period has: one for a month, three for a quarter. */
export function monthsOf({ from, to }: Period): number {
  const { years, months } = from.until(to, { largestUnit: 'month' });
  return Math.max(1, years * 12 + months);
}

/**
 * The total over levels, sellers and months, with the engine's reasons. Refuses whatever the allocation does, naming the
 * level or the seller. 1,200 over two sellers of equal results by steps of 100: 600 each.
 */
export function allocateRound(shares: Shares): Result<Allocation> {
  const { period, currency, total, step, method, basis } = shares;
  const hierarchy = buildHierarchy(basis.nodes);
  if (!hierarchy.ok) return hierarchy;
  const facts = basis.seats.map((seat) => ({
    seller: seat.node,
    baselines: { results: resultBehind(seat, basis.seats) },
  }));
  const weights = weighSellers({ code: method }, facts);
  if (!weights.ok) return weights;
  const season = seasonCurve({ code: 'even', months: monthsOf(period) });
  if (!season.ok) return season;
  const nothing = new Map<string, never>();
  const problem = problemOfSheet({
    hierarchy: hierarchy.value,
    objective: { kind: 'amount', amount: { value: total, currency } },
    step,
    weights: weights.value,
    season: season.value.map(({ value }) => (value === null ? null : numberOf(value)) ?? ONE),
    seasons: nothing,
    locks: new Map(
      basis.locks.map(({ node, amount }) => {
        const cell = { node, month: null };
        return [cellKey(cell), { ...cell, value: decimal(amount) }];
      }),
    ),
    floors: nothing,
    ceilings: nothing,
    overAssignment: [],
  });
  return problem.ok ? allocate(problem.value) : problem;
}

/** A newcomer, who sold nothing a year before, counts for the mean of the team: 0 would ask nothing of them. */
function resultBehind({ before, managerId }: Seat, seats: readonly Seat[]): Decimal {
  const own = decimal(before);
  if (!isZero(own)) return own;
  const sold = seats.filter((each) => !isZero(decimal(each.before)));
  const team = sold.filter((each) => each.managerId === managerId);
  const like = (team.length > 0 ? team : sold).map((each) => decimal(each.before));
  if (like.length === 0) return ONE;
  const count: Decimal = { unscaled: BigInt(like.length), scale: 0 };
  return dividedBy(sumDecimals(like), count, { scale: 0, rounding: 'down' });
}

/** A person's place among those above and below, as the organisation knows it today. */
export type PlacedPerson = {
  readonly personId: EntityId;
  readonly name: string;
  readonly role: string | null;
  readonly positionId: EntityId | null;
  readonly managerPositionId: EntityId | null;
};

export type PlacedSeller = Pick<Seat, 'node' | 'positionId' | 'sellerId' | 'managerId'>;

/**
 * The levels above every seller who has a manager, up to the organisation, which is the top. A name that stands twice
 * bears its rank, so that each node is one position.
 */
export function placesOf(
  organisation: string,
  people: readonly PlacedPerson[],
): { readonly nodes: readonly TreeNode[]; readonly sellers: readonly PlacedSeller[] } {
  const byPosition = new Map(
    people.flatMap((each) => (each.positionId === null ? [] : [[each.positionId, each] as const])),
  );
  const names = uniqueNames(organisation, people);
  const nodes = new Map<string, TreeNode>([[organisation, { id: organisation, parent: null }]]);
  const nodeOf = (person: PlacedPerson): string => names.get(placeOf(person)) ?? person.name;
  const sellers = people.flatMap((person): PlacedSeller[] => {
    const { role, positionId, personId } = person;
    const manager = role === 'seller' && positionId !== null ? managerOf(byPosition, person) : undefined;
    if (positionId === null || manager === undefined) return [];
    for (let child: PlacedPerson | undefined = person; child && !nodes.has(nodeOf(child));) {
      const above = managerOf(byPosition, child);
      nodes.set(nodeOf(child), { id: nodeOf(child), parent: above ? nodeOf(above) : organisation });
      child = above;
    }
    return [{ node: nodeOf(person), positionId, sellerId: personId, managerId: manager.personId }];
  });
  return { nodes: [...nodes.values()], sellers };
}

function managerOf(
  byPosition: ReadonlyMap<EntityId, PlacedPerson>,
  { managerPositionId, personId }: PlacedPerson,
): PlacedPerson | undefined {
  const manager = managerPositionId === null ? undefined : byPosition.get(managerPositionId);
  return manager?.personId === personId ? undefined : manager;
}

/** Who holds two positions has two places, each with a quota of its own. */
const placeOf = ({ positionId, personId }: PlacedPerson): EntityId => positionId ?? personId;

function uniqueNames(organisation: string, people: readonly PlacedPerson[]): ReadonlyMap<EntityId, string> {
  const taken = new Map([[organisation, 1]]);
  return new Map(
    people.map((person) => {
      const rank = (taken.get(person.name) ?? 0) + 1;
      taken.set(person.name, rank);
      return [placeOf(person), rank === 1 ? person.name : `${person.name} (${rank})`];
    }),
  );
}

/** Results of some months as one figure. */
export function resultOf(months: readonly { readonly result: string }[]): Decimal {
  return months.length === 0 ? ZERO : sumDecimals(months.map(({ result }) => decimal(result)));
}
