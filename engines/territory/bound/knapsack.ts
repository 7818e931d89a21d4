// The best filling of one capacity. Indices come from the loops' own bounds, hence `!`.

/** Items worth having, by number, in `count`; `value` is what each is worth, above zero. */
export type Items = {
  readonly index: Int32Array;
  readonly value: Float64Array;
  readonly weight: Float64Array;
  count: number;
};

export function roomForItems(size: number): Items {
  return {
    index: new Int32Array(size),
    value: new Float64Array(size),
    weight: new Float64Array(size),
    count: 0,
  };
}

export type Knapsack = {
  /** The most that items within the capacity can be worth, or a little more: never less. */
  readonly most: (items: Items, capacity: number) => number;
  /** The same, telling how much of each item is taken: 1, 0 or, of one, a part. */
  readonly taken: (items: Items, capacity: number, take: (index: number, part: number) => void) => void;
};

/** Exact, for whole weights: by dynamic programming over what is carried. */
export function wholeKnapsack(capacityMax: number, itemsMax: number): Knapsack {
  const table = new Float64Array(capacityMax + 1);
  let kept = new Uint8Array(0);
  const fill = ({ value, weight, count }: Items, capacity: number, keep: Uint8Array | null): number => {
    table.fill(0, 0, capacity + 1);
    for (let item = 0; item < count; item++) {
      const [worth, size] = [value[item]!, weight[item]!];
      for (let load = capacity; load >= size; load--) {
        const taken = table[load - size]! + worth;
        if (taken <= table[load]!) continue;
        table[load] = taken;
        if (keep !== null) keep[item * (capacityMax + 1) + load] = 1;
      }
    }
    return table[capacity]!;
  };
  return {
    most: (items, capacity) => (capacity < 0 ? 0 : fill(items, capacity, null)),
    taken: (items, capacity, take) => {
      if (capacity < 0) return;
      if (kept.length === 0) kept = new Uint8Array((capacityMax + 1) * itemsMax);
      kept.fill(0, 0, items.count * (capacityMax + 1));
      fill(items, capacity, kept);
      let load = capacity;
      for (let item = items.count - 1; item >= 0; item--) {
        if (kept[item * (capacityMax + 1) + load] !== 1) continue;
        take(items.index[item]!, 1);
        load -= items.weight[item]!;
      }
    },
  };
}

/** For any weights: the last item may be cut, which can only be worth more (Dantzig's bound). */
export function cutKnapsack(): Knapsack {
  const fill = (
    { index, value, weight, count }: Items,
    capacity: number,
    take?: (i: number, part: number) => void,
  ) => {
    const order = Array.from({ length: count }, (_, item) => item).toSorted(
      (a, b) => value[b]! * weight[a]! - value[a]! * weight[b]!,
    );
    let [left, worth] = [capacity, 0];
    for (const item of order) {
      if (left <= 0 && weight[item]! > 0) break;
      const part = weight[item]! <= left ? 1 : left / weight[item]!;
      worth += part * value[item]!;
      left -= part * weight[item]!;
      take?.(index[item]!, part);
    }
    return worth;
  };
  return {
    most: (items, capacity) => fill(items, capacity),
    taken: (items, capacity, take) => void fill(items, capacity, take),
  };
}
