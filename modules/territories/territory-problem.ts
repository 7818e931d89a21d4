// The book of accounts as a problem of the territory engine: territories are seats, accounts points.
import type { PointDocument, ProblemDocument, Spot } from '@cordee/engine-territory';
import { middleOf, ROAD_FACTOR, spotOf } from './balance.ts';
import { classesOf, visitsTo } from './effort.ts';
import type { ProposalRequest } from './proposal.ts';
import { isPlaced, type Book, type BookAccount, type Territory } from './territory.ts';

/** An account without a place stays with its owner; without an owner too it is in no problem. */
export function problemOf(
  book: Book,
  { tolerance, continuityKm, movedMost, visits, locks }: ProposalRequest,
): ProblemDocument {
  const classes = classesOf(book.accounts);
  const bases = basesOf(book);
  const locked = new Map(locks.map(({ accountId, territoryId }) => [accountId, territoryId]));
  const points = book.accounts.flatMap((account): PointDocument[] => {
    const { id, territoryId, isLocked, potential } = account;
    const stays = isLocked || !isPlaced(account) ? territoryId : null;
    const lock = locked.get(id) ?? stays;
    const spot = isPlaced(account) ? spotOf(account) : bases.get(territoryId ?? '');
    if (spot === undefined) return [];
    return [
      {
        id,
        ...spot,
        activities: [Number(potential ?? 0), visitsTo(account, classes, visits)],
        ...(territoryId === null ? {} : { owner: territoryId }),
        ...(lock === null ? {} : { lock }),
      },
    ];
  });
  return {
    format: 'cordee-territory/1',
    objective: 'sum_of_distances',
    activities: [
      { code: 'potential', tolerance },
      { code: 'visits', tolerance },
    ],
    points,
    seats: book.territories.map(({ id }) => ({ id, ...(bases.get(id) ?? { x: 0, y: 0 }) })),
    distance: { measure: 'great_circle', road_factor: ROAD_FACTOR },
    continuity: { weight: continuityKm, ...(movedMost < 1 ? { most: movedMost } : {}) },
  };
}

/** The middle of the accounts it has today; a territory without any takes the account farthest from all bases so far. */
function basesOf({ territories, accounts }: Book): ReadonlyMap<string, Spot> {
  const byTerritory = Map.groupBy(accounts, ({ territoryId }) => territoryId);
  const bases = new Map<string, Spot>();
  const open: Territory[] = [];
  for (const each of territories) {
    const middle = middleOf(byTerritory.get(each.id) ?? []);
    if (middle === null) open.push(each);
    else bases.set(each.id, middle);
  }
  for (const each of open) {
    const base = farthestFrom([...bases.values()], accounts);
    if (base !== null) bases.set(each.id, base);
  }
  return bases;
}

function farthestFrom(bases: readonly Spot[], accounts: readonly BookAccount[]): Spot | null {
  const spots = accounts.filter(isPlaced).map(spotOf);
  if (bases.length === 0) return middleOf(accounts);
  const away = ({ x, y }: Spot) => Math.min(...bases.map((base) => Math.hypot(base.x - x, base.y - y)));
  let [farthest, most] = [spots[0] ?? null, -1];
  for (const spot of spots) {
    const distance = away(spot);
    if (distance > most) [farthest, most] = [spot, distance];
  }
  return farthest;
}
