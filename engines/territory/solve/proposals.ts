// Which move is tried next: a point to a district near it, alone or against one that comes back. Indices come from the
// loops' own bounds, hence `!`.
import { mayHold, type Model } from '../model.ts';
import type { Random } from '../random.ts';
import type { Districts } from './districts.ts';

/** A point and the district it goes to; the partner goes the other way, -1: nobody does. */
export type Proposal = { point: number; to: number; partner: number };

/** The share of moves that exchange two points: where districts are large, single points seldom spoil their balance. */
const [exchanges, exchangesOfLarge, largeFrom] = [0.6, 0.2, 30];
const tries = 4;

/** The share of moves that begin where the search is told to look. */
const looked = 0.5;

/**
 * Fills in the next move to try; false: none was found this time. `critical` lists the points that make the cost what it
 * is, where a measure knows them: half of the moves begin there.
 */
export function proposalsOf(
  model: Model,
  districts: Districts,
  random: Random,
  critical: (() => readonly number[]) | null = null,
): (move: Proposal) => boolean {
  const free = Array.from(model.lock.keys()).filter((point) => model.lock[point] === -1);
  const share = model.pointCount / model.districtCount > largeFrom ? exchangesOfLarge : exchanges;
  const below = (end: number): number => Math.floor(random() * end);
  const target = model.isContiguous
    ? adjacentDistrict(model, districts, below)
    : model.hasGivenSeats
      ? nearSeat(model, districts, below)
      : districtOfNeighbour(model, districts, below);
  const partnerIn = model.isContiguous
    ? borderPartner(model, districts, below)
    : (to: number) => {
        const members = districts.members(to);
        return members.length === 0 ? -1 : members[below(members.length)]!;
      };
  return (move) => {
    if (free.length === 0) return false;
    const worst = critical !== null && random() < looked ? critical() : [];
    const point = worst.length > 0 ? worst[below(worst.length)]! : free[below(free.length)]!;
    const from = districts.of[point]!;
    const to = model.lock[point] === -1 ? target(point) : -1;
    if (to === -1 || !mayHold(model, point, to)) return false;
    let partner = -1;
    if (random() < share) {
      partner = partnerIn(to, from);
      if (partner !== -1 && (model.lock[partner] !== -1 || !mayHold(model, partner, from))) partner = -1;
    }
    if (partner === -1 && !model.hasGivenSeats && districts.members(from).length === 1) return false;
    [move.point, move.to, move.partner] = [point, to, partner];
    return true;
  };
}

type Below = (end: number) => number;

function adjacentDistrict({ neighbours }: Model, { of }: Districts, below: Below): (point: number) => number {
  return (point) => {
    const around = neighbours![point]!;
    for (let attempt = 0; attempt < tries && around.length > 0; attempt++) {
      const to = of[around[below(around.length)]!]!;
      if (to !== of[point]) return to;
    }
    return -1;
  };
}

function districtOfNeighbour({ near }: Model, { of }: Districts, below: Below): (point: number) => number {
  return (point) => {
    const around = near[point]!;
    for (let attempt = 0; attempt < tries && around.length > 0; attempt++) {
      const to = of[around[below(around.length)]!]!;
      if (to !== of[point]) return to;
    }
    return -1;
  };
}

/** Of given seats, `near` lists the cheapest. */
function nearSeat({ near }: Model, { of }: Districts, below: Below): (point: number) => number {
  return (point) => {
    const seats = near[point]!;
    const to = seats.length === 0 ? -1 : seats[below(seats.length)]!;
    return to === of[point] ? -1 : to;
  };
}

/** One of the points of a district that touch another, each as likely. */
function borderPartner(
  { neighbours }: Model,
  districts: Districts,
  below: Below,
): (to: number, from: number) => number {
  const { of } = districts;
  return (to, from) => {
    let [chosen, met] = [-1, 0];
    for (const point of districts.members(to)) {
      const around = neighbours![point]!;
      for (let index = 0; index < around.length; index++) {
        if (of[around[index]!] !== from) continue;
        met += 1;
        if (below(met) === 0) chosen = point;
        break;
      }
    }
    return chosen;
  };
}
