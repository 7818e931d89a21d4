// Puts districts in one piece where they must be. Indices come from the loops' own bounds, hence `!`.
import { mayHold, type Assignment, type Model } from '../model.ts';
import { piecesOf } from './connection.ts';
import { membersOf } from './first-districts.ts';

/**
 * Keeps, of each district, the piece with its locked points (the seat's home), else the largest, and lets the districts
 * take what is left, point by point, cheapest first. What no district may reach stays where it was.
 */
export function connectedDistricts(model: Model, assignment: Assignment): Assignment {
  const { neighbours, districtCount: p, costs } = model;
  if (!model.isContiguous || neighbours === null) return assignment;
  const of = Int32Array.from(assignment);
  for (const members of membersOf(assignment, p)) {
    const pieces = piecesOf(members, neighbours).toSorted((a, b) => b.length - a.length);
    const kept = pieces.find((piece) => piece.some((point) => model.lock[point] !== -1)) ?? pieces[0];
    for (const piece of pieces) if (piece !== kept) for (const point of piece) of[point] = -1;
  }
  for (let isMoving = true; isMoving;) {
    isMoving = false;
    let [point, district, least] = [-1, -1, Infinity];
    of.forEach((own, each) => {
      if (own !== -1) return;
      for (const next of neighbours[each]!) {
        const to = of[next]!;
        if (to === -1 || !mayHold(model, each, to) || costs[each * p + to]! >= least) continue;
        [point, district, least] = [each, to, costs[each * p + to]!];
      }
    });
    if (point === -1) break;
    of[point] = district;
    isMoving = true;
  }
  return of.map((district, point) => (district === -1 ? assignment[point]! : district));
}
