import { foldedName } from './folded-name.ts';

/** Longer names are not compared: the time grows with the product of two lengths. */
const lengthMax = 64;

/** The known name that the written one most likely means: at most a third of it differs. */
export function nearestName(written: string, known: readonly string[]): string | undefined {
  const folded = foldedName(written);
  if (folded.length > lengthMax) return undefined;
  const farthest = Math.max(1, Math.floor(folded.length / 3));
  const near = known
    .filter((name) => name.length <= lengthMax)
    .map((name) => ({ name, distance: editDistance(folded, foldedName(name)) }))
    .filter(({ distance }) => distance <= farthest)
    .toSorted((a, b) => a.distance - b.distance);
  return near[0]?.name;
}

/** How many letters are added, dropped, changed or exchanged with their neighbour. */
function editDistance(a: string, b: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      const isExchanged =
        row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + (isSame ? 0 : 1),
          isExchanged ? (beforeLast[column - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    [beforeLast, last] = [last, current];
  }
  return last[b.length] ?? 0;
}
