import type { Area, Position, Ring } from './area.ts';

/** As many steps as a wide screen shows from one side of the map to the other. */
const steps = 1_500;

/** The outlines as a screen can show them: positions that fall on the same spot are told once, what is smaller than a spot not. */
export function coarseOutlines(areas: readonly Area[]): ReadonlyMap<number, readonly Ring[]> {
  const step = stepOf(areas);
  const rounded = (value: number) => Number((Math.round(value / step) * step).toFixed(5));
  const coarse = (ring: Ring): Ring => {
    const kept: Position[] = [];
    for (const [x, y] of ring) {
      const [spot, before] = [[rounded(x), rounded(y)] as const, kept.at(-1)];
      if (before === undefined || before[0] !== spot[0] || before[1] !== spot[1]) kept.push(spot);
    }
    return kept;
  };
  return new Map(
    areas.map(({ number, outline }) => [
      number,
      outline
        .flat()
        .map(coarse)
        .filter((ring) => ring.length > 3),
    ]),
  );
}

function stepOf(areas: readonly Area[]): number {
  let [west, east] = [Infinity, -Infinity];
  for (const { outline } of areas)
    for (const [x] of outline.flat(2)) [west, east] = [Math.min(west, x), Math.max(east, x)];
  return Math.max((east - west) / steps, 0.00001);
}
