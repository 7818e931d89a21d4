// Controlled rounding of a table of two margins. Indices come from the loops' own bounds, hence `!`.

/** Whole numbers; cells, targets and bounds row by row. Cells start within their bounds and are moved in place. */
export type Table = {
  readonly cells: Float64Array;
  /** What each cell would be if it had not to be whole. */
  readonly targets: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly rowTotals: ArrayLike<number>;
  readonly columnTotals: ArrayLike<number>;
};

/**
 * Moves cells within their bounds until each row and each column sums to its total; false where there is no such table.
 * A table whose targets have whole margins can always be rounded with every cell at one of its two whole neighbours, and
 * whole cells kept (Bacharach 1966; Causey, Cox and Ernst 1985): bounds that are those neighbours then always hold.
 *
 * Rows come first, each unit to the column that is furthest behind its targets so far; then paths that raise and lower
 * cells in turn (Cox 1987) carry what one column has too much to one that lacks it. Without such a path there is no table:
 * the columns that can be reached say which set cannot be served.
 */
export function completeTable(table: Table): boolean {
  const behind = new Float64Array(table.columnTotals.length);
  for (let row = 0; row < table.rowTotals.length; row++) if (!completeRow(table, row, behind)) return false;
  const excess = excessOf(table);
  for (let column = excess.findIndex(isOver); column !== -1; column = excess.findIndex(isOver)) {
    if (!carry(table, column, excess)) return false;
  }
  return excess.every((left) => left === 0);
}

const isOver = (excess: number): boolean => excess > 0;

function completeRow(
  { cells, targets, lower, upper, rowTotals }: Table,
  row: number,
  behind: Float64Array,
): boolean {
  const [columns, first] = [behind.length, row * behind.length];
  let need = rowTotals[row]!;
  for (let column = 0; column < columns; column++) {
    need -= cells[first + column]!;
    behind[column]! += targets[first + column]! - cells[first + column]!;
  }
  while (need !== 0) {
    const sign = Math.sign(need);
    const bound = sign > 0 ? upper : lower;
    let best = -1;
    for (let column = 0; column < columns; column++) {
      if (cells[first + column] === bound[first + column]) continue;
      if (best === -1 || sign * behind[column]! > sign * behind[best]!) best = column;
    }
    if (best === -1) return false;
    const room = Math.abs(bound[first + best]! - cells[first + best]!);
    // By one unit as a rule; by more where targets were far from their margins.
    const least = Math.max(1, Math.floor(Math.abs(need) / columns), Math.floor(sign * behind[best]!));
    const units = sign * Math.min(room, Math.abs(need), least);
    cells[first + best]! += units;
    behind[best]! -= units;
    need -= units;
  }
  return true;
}

function excessOf({ cells, columnTotals }: Table): Float64Array {
  const excess = Float64Array.from(columnTotals, (total) => -total);
  for (let index = 0; index < cells.length; index++) excess[index % excess.length]! += cells[index]!;
  return excess;
}

/** The step by which a column was reached: a row lowers its cell of `from` and raises the one of the column. */
type Reached = { readonly from: number; readonly row: number };

/** Carries units from a column that has too much to the nearest that lacks some; false where none can be reached. */
function carry(table: Table, from: number, excess: Float64Array): boolean {
  const reached = new Map<number, Reached | null>([[from, null]]);
  for (const column of reached.keys()) {
    if (excess[column]! < 0) {
      move(table, pathTo(column, reached), excess);
      return true;
    }
    spread(table, column, reached, excess.length);
  }
  return false;
}

function spread(
  { cells, lower, upper, rowTotals }: Table,
  from: number,
  reached: Map<number, Reached | null>,
  columns: number,
): void {
  for (let row = 0; row < rowTotals.length && reached.size < columns; row++) {
    const first = row * columns;
    if (cells[first + from]! <= lower[first + from]!) continue;
    for (let column = 0; column < columns; column++) {
      if (!reached.has(column) && cells[first + column]! < upper[first + column]!) {
        reached.set(column, { from, row });
      }
    }
  }
}

type Leg = Reached & { readonly to: number };

function pathTo(end: number, reached: ReadonlyMap<number, Reached | null>): readonly Leg[] {
  const path: Leg[] = [];
  for (let to = end, leg = reached.get(to); leg != null; to = leg.from, leg = reached.get(to)) {
    path.push({ ...leg, to });
  }
  return path.toReversed();
}

function move({ cells, lower, upper }: Table, path: readonly Leg[], excess: Float64Array): void {
  const columns = excess.length;
  const [first, last] = [path[0]!.from, path.at(-1)!.to];
  const rooms = path.map(({ row, from, to }) =>
    Math.min(
      cells[row * columns + from]! - lower[row * columns + from]!,
      upper[row * columns + to]! - cells[row * columns + to]!,
    ),
  );
  const units = Math.min(excess[first]!, -excess[last]!, ...rooms);
  for (const { row, from, to } of path) {
    cells[row * columns + from]! -= units;
    cells[row * columns + to]! += units;
  }
  excess[first]! -= units;
  excess[last]! += units;
}
