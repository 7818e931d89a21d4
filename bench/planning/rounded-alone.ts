// The peer: what a sheet of formulas does. Each cell is its parent's by weight and by month, rounded to the step alone.
import type { Sheet } from '@cordee/engine-planning';
import { decimalText, type Decimal } from '@cordee/kernel';

const numberOf = (value: Decimal): number => Number(decimalText(value));

export type RoundedAlone = { readonly cells: Float64Array; readonly sumsMissed: number };

/** In double precision, and no more than a loop: the least that any recomputation of all cells has to do. */
export function roundedAlone({ hierarchy, objective, step, season, weights }: Sheet): RoundedAlone {
  const [count, months, size] = [hierarchy.ids.length, season.length, numberOf(step)];
  const own = Float64Array.from(hierarchy.ids, (id) =>
    numberOf(weights.get(id) ?? { unscaled: 0n, scale: 0 }),
  );
  for (let node = count - 1; node > 0; node--) own[hierarchy.parent[node] ?? 0]! += own[node] ?? 0;
  const curve = season.map(numberOf);
  const all = curve.reduce((sum, each) => sum + each, 0);
  const total = objective.kind === 'amount' ? numberOf(objective.amount.value) : 0;
  const cells = new Float64Array(count * months);
  curve.forEach((weight, month) => (cells[month] = Math.round((total * weight) / all / size) * size));
  let sumsMissed = 0;
  for (let node = 0; node < count; node++) {
    const [first, end] = [
      hierarchy.firstChild[node] ?? 0,
      (hierarchy.firstChild[node] ?? 0) + (hierarchy.childCount[node] ?? 0),
    ];
    for (let month = 0; month < months && end > first; month++) {
      let sum = 0;
      for (let child = first; child < end; child++) {
        const share = ((cells[node * months + month] ?? 0) * (own[child] ?? 0)) / (own[node] || 1);
        sum += cells[child * months + month] = Math.round(share / size) * size;
      }
      if (sum !== cells[node * months + month]) sumsMissed += 1;
    }
  }
  return { cells, sumsMissed };
}
