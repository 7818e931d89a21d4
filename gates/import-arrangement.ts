// The same records in another arrangement: rows shuffled, cut into files, some in two files, some twice in one, whole
// files sent again. Whatever it is, the records are the same, so the state must be.
import type { Random } from './gate.ts';

/** Rows by their number in the case; each list is one file as it is sent, in the order of sending. */
export type Arrangement = readonly (readonly number[])[];

const filesMax = 4;

export function arrange(random: Random, rows: number): Arrangement {
  const order = shuffled(random, rows);
  const cuts = Array.from({ length: random.below(filesMax) }, () => random.below(rows + 1)).toSorted(
    (a, b) => a - b,
  );
  const files = [0, ...cuts]
    .map((start, index) => order.slice(start, cuts[index] ?? rows))
    .filter((file) => file.length > 0)
    .map((file) => withOthers(random, file, rows));
  const again = files.filter(() => random.below(4) === 0);
  return [...files, ...again];
}

/** Overlap with other files, and rows that stand twice in this one. */
function withOthers(random: Random, file: readonly number[], rows: number): readonly number[] {
  const extra = Array.from({ length: random.below(5) }, () => random.below(rows));
  return [...file, ...extra];
}

function shuffled(random: Random, length: number): readonly number[] {
  const order = Array.from({ length }, (_, index) => index);
  for (let last = length - 1; last > 0; last -= 1) {
    const other = random.below(last + 1);
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
  return order;
}
