/** A seeded source of pseudo-random draws (xoshiro128**), the only randomness the demo company has. */
export type Random = {
  /** A number in [0, 1). */
  readonly next: () => number;
  /** A whole number in [from, to], both ends included. */
  readonly integer: (from: number, to: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** Picks with a probability proportional to the weight at the same place. */
  readonly weighted: <Item>(items: readonly Item[], weights: readonly number[]) => Item;
  readonly normal: () => number;
  /** A log-normal draw whose median is `median`. */
  readonly logNormal: (median: number, sigma: number) => number;
  readonly poisson: (mean: number) => number;
};

/** Opens the stream of draws named `purpose` of a seed: one stream a purpose, so that a change in one room leaves the others as they were. */
export function openRandom(seed: string, purpose: string): Random {
  const next = xoshiro128(fnv1a(`${seed}/${purpose}`));
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const pick = <Item>(items: readonly Item[]): Item => itemAt(items, Math.floor(next() * items.length));
  return {
    next,
    integer: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (probability) => next() < probability,
    pick,
    weighted: (items, weights) => itemAt(items, weightedIndex(weights, next())),
    normal,
    logNormal: (median, sigma) => median * Math.exp(sigma * normal()),
    poisson: (mean) => poisson(mean, next),
  };
}

function itemAt<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new Error(`A draw was asked of ${items.length} items at ${index}.`);
  return item;
}

function weightedIndex(weights: readonly number[], draw: number): number {
  let left = draw * weights.reduce((sum, weight) => sum + weight, 0);
  const index = weights.findIndex((weight) => (left -= weight) < 0);
  return index === -1 ? weights.length - 1 : index;
}

function poisson(mean: number, next: () => number): number {
  const limit = Math.exp(-mean);
  let product = next();
  let count = 0;
  while (product > limit) {
    product *= next();
    count += 1;
  }
  return count;
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

function xoshiro128(seed: number): () => number {
  let mixed = seed;
  const splitmix = () => {
    mixed = (mixed + 0x9e3779b9) | 0;
    let word = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
    return word ^ (word >>> 15);
  };
  let [a, b, c, d] = [splitmix(), splitmix(), splitmix(), splitmix()];
  return () => {
    const scrambled = Math.imul(rotated(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotated(d, 11);
    return scrambled / 4294967296;
  };
}

function rotated(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
