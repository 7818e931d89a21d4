/**
 * How far two groupings of the same things agree, corrected for chance: 1 where they are the same whatever the names, about
 * 0 where they agree as chance would (Hubert and Arabie, 1985). Two groupings that cannot disagree have 1.
 *
 * Example: 0 0 1 1 and 0 0 1 2 have 4/7.
 */
export function adjustedRandIndex(a: readonly number[], b: readonly number[]): number {
  const both = new Map<string, number>();
  const [inA, inB] = [new Map<number, number>(), new Map<number, number>()];
  const add = <K>(counts: Map<K, number>, key: K) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const [index, group] of a.entries()) {
    const other = b[index] ?? -1;
    add(both, `${group} ${other}`);
    add(inA, group);
    add(inB, other);
  }
  const [together, pairsA, pairsB] = [pairsOf(both), pairsOf(inA), pairsOf(inB)];
  const all = (a.length * (a.length - 1)) / 2;
  const expected = all === 0 ? 0 : (pairsA * pairsB) / all;
  const most = (pairsA + pairsB) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}

function pairsOf(counts: ReadonlyMap<unknown, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
}
