// Whether districts stay in one piece. Indices come from the loops' own bounds, hence `!`.
import type { Districts } from './districts.ts';

export type Connection = {
  /** Whether a district holds together when `gone` leaves it and `come` enters it; -1 for nobody. */
  readonly holds: (district: number, gone: number, come: number) => boolean;
};

export function connectionOf(neighbours: readonly Int32Array[], districts: Districts): Connection {
  const { of } = districts;
  const seen = new Int32Array(neighbours.length);
  const queue = new Int32Array(neighbours.length);
  let round = 0;

  const isIn = (point: number, district: number, gone: number, come: number): boolean =>
    point === come || (of[point] === district && point !== gone);
  /** Reaches out from one point; stops as soon as all of `wanted` (marked -round) are met. */
  const reaches = (start: number, wanted: number, where: readonly [number, number, number]): boolean => {
    const [district, gone, come] = where;
    let [head, tail, missing] = [0, 0, wanted];
    const visit = (point: number): void => {
      if (seen[point] === -round) missing -= 1;
      seen[point] = round;
      queue[tail++] = point;
    };
    visit(start);
    while (head < tail && missing > 0) {
      for (const next of neighbours[queue[head++]!]!)
        if (seen[next] !== round && isIn(next, district, gone, come)) visit(next);
    }
    return missing <= 0;
  };
  return {
    holds: (district, gone, come) => {
      round += 1;
      const where = [district, gone, come] as const;
      let wanted = 0;
      let start = -1;
      const want = (point: number): void => {
        if (seen[point] === -round || !isIn(point, district, gone, come)) return;
        seen[point] = -round;
        wanted += 1;
        start = point;
      };
      if (gone !== -1) for (const next of neighbours[gone]!) want(next);
      if (come !== -1) {
        const own = districts.members(district);
        const others = own.length - (gone === -1 ? 0 : 1);
        if (others > 0 && !neighbours[come]!.some((next) => next !== come && isIn(next, district, gone, -1)))
          return false;
        want(come);
      }
      return wanted <= 1 || reaches(start, wanted, where);
    },
  };
}

/** The connected pieces of some points, each as a list. */
export function piecesOf(points: readonly number[], neighbours: readonly Int32Array[]): readonly number[][] {
  const left = new Set(points);
  const pieces: number[][] = [];
  for (const start of points) {
    if (!left.delete(start)) continue;
    const piece = [start];
    for (const point of piece) for (const next of neighbours[point]!) if (left.delete(next)) piece.push(next);
    pieces.push(piece);
  }
  return pieces;
}
