// Which plan a person holds from when: what an assignment writes, what it changes, and what takes it back.

/** From that day on, until the next one. */
export type Held = { readonly from: string; readonly planCode: string | null };

/** From the first day to the last one, or for good. */
export type Assignment = {
  readonly planCode: string;
  readonly from: string;
  /** The first day on which it no longer holds; null: for good. */
  readonly to: string | null;
};

export type Conflict =
  | { readonly kind: 'replaces'; readonly planCode: string }
  | { readonly kind: 'cut'; readonly day: string; readonly planCode: string | null }
  | { readonly kind: 'overwrites'; readonly day: string };

export type Change = {
  /** What to write. */
  readonly cells: readonly Held[];
  /** What to write to be back where one was. */
  readonly undo: readonly Held[];
  readonly conflicts: readonly Conflict[];
  readonly before: string | null;
};

/** The plan of a day; null: none. */
export function heldOn(held: readonly Held[], day: string): Held | null {
  return inOrder(held).findLast(({ from }) => from <= day) ?? null;
}

export function heldNext(held: readonly Held[], day: string): Held | null {
  const now = heldOn(held, day)?.planCode ?? null;
  return inOrder(held).find(({ from, planCode }) => from > day && planCode !== now) ?? null;
}

/**
 * What an assignment changes for one person; null where it changes nothing. With an end, all between its days holds the
 * plan and what was foreseen for that end comes back; for good, what is already foreseen later stays.
 */
export function changeOf(held: readonly Held[], { planCode, from, to }: Assignment): Change | null {
  const planOn = (day: string) => heldOn(held, day)?.planCode ?? null;
  const later = inOrder(held).filter((each) => each.from > from);
  const inside = to === null ? [] : later.filter((each) => each.from < to);
  const cells: Held[] = [
    { from, planCode },
    ...inside.map((each) => ({ from: each.from, planCode })),
    ...(to === null ? [] : [{ from: to, planCode: planOn(to) }]),
  ];
  if (cells.every((cell) => planOn(cell.from) === cell.planCode)) return null;
  const before = planOn(from);
  const undo = cells.map((cell) => ({ from: cell.from, planCode: planOn(cell.from) }));
  return { cells, undo, before, conflicts: conflictsOf({ before, later, inside }, { planCode, from, to }) };
}

type Around = {
  readonly before: string | null;
  readonly later: readonly Held[];
  readonly inside: readonly Held[];
};

function conflictsOf({ before, later, inside }: Around, { planCode, to }: Assignment): Conflict[] {
  const conflicts: Conflict[] = [];
  if (before !== null && before !== planCode) conflicts.push({ kind: 'replaces', planCode: before });
  const [next] = later.filter((each) => each.planCode !== planCode);
  if (to === null && next) conflicts.push({ kind: 'cut', day: next.from, planCode: next.planCode });
  const [lost] = inside.filter((each) => each.planCode !== planCode);
  if (lost) conflicts.push({ kind: 'overwrites', day: lost.from });
  return conflicts;
}

const inOrder = (held: readonly Held[]) => held.toSorted((a, b) => (a.from < b.from ? -1 : 1));

/** The day after, as a plan's end is told by its last day and written by the first day without it. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
