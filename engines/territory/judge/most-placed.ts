// Indices come from the loops' own bounds, hence `!`.
import { mayHold, weightOf, type Model } from '../model.ts';

/** Points that may be in the same districts, together: whether they fit depends on no more. */
type Pile = { readonly districts: readonly number[]; weight: number };

/**
 * The most of an activity that districts can take of points which may be cut in parts: a flow from piles of points to
 * districts, raised along shortest ways until none is left (Edmonds and Karp 1972). `room` is what each district may take.
 */
export function mostPlaced(model: Model, activity: number, room: Float64Array): number {
  const piles = pilesOf(model, activity);
  const left = piles.map(({ weight }) => weight);
  const free = Float64Array.from(room);
  const put = piles.map(() => new Float64Array(model.districtCount));
  let placed = 0;
  for (;;) {
    const way = wayFrom(piles, { left, free, put });
    if (way === null) return placed;
    const [first, last] = [way[0]!, way.at(-1)!];
    const back = way.slice(1).map(({ pile }, index) => put[pile]![way[index]!.district]!);
    const amount = Math.min(left[first.pile]!, free[last.district]!, ...back);
    left[first.pile]! -= amount;
    free[last.district]! -= amount;
    way.forEach(({ pile, district }, index) => {
      put[pile]![district]! += amount;
      if (index > 0) put[pile]![way[index - 1]!.district]! -= amount;
    });
    placed += amount;
  }
}

type Flow = {
  readonly left: readonly number[];
  readonly free: Float64Array;
  readonly put: readonly Float64Array[];
};
/** A pile goes to a district; what stands there of the next pile makes way for it. */
type Step = { readonly pile: number; readonly district: number };

const nothing = 1e-9;

/** The shortest way by which more can be placed; null: there is none. */
function wayFrom(piles: readonly Pile[], { left, free, put }: Flow): readonly Step[] | null {
  const seenPiles = new Set(left.flatMap((weight, pile) => (weight > nothing ? [pile] : [])));
  const seenDistricts = new Set<number>();
  let ways: (readonly Step[])[] = [...seenPiles].map((pile) => [{ pile, district: -1 }]);
  while (ways.length > 0) {
    const next: (readonly Step[])[] = [];
    for (const way of ways) {
      const { pile } = way.at(-1)!;
      for (const district of piles[pile]!.districts) {
        if (seenDistricts.has(district)) continue;
        seenDistricts.add(district);
        const reached = [...way.slice(0, -1), { pile, district }];
        if (free[district]! > nothing) return reached;
        for (const [other, own] of put.entries()) {
          if (own[district]! <= nothing || seenPiles.has(other)) continue;
          seenPiles.add(other);
          next.push([...reached, { pile: other, district: -1 }]);
        }
      }
    }
    ways = next;
  }
  return null;
}

function pilesOf(model: Model, activity: number): readonly Pile[] {
  const piles = new Map<string, Pile>();
  const all = Array.from({ length: model.districtCount }, (_, district) => district);
  for (let point = 0; point < model.pointCount; point++) {
    const lock = model.lock[point]!;
    const near = lock === -1 ? all : [lock];
    const districts =
      model.isAllowed === null ? near : near.filter((district) => mayHold(model, point, district));
    const key = districts === all ? '' : districts.join();
    const pile = piles.get(key) ?? { districts, weight: 0 };
    pile.weight += weightOf(model, point, 0, activity);
    piles.set(key, pile);
  }
  return [...piles.values()];
}
