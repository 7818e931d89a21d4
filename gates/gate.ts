// What every gate is: a claim about the real product, tried many times, and sabotages that must turn it red.
import { performance } from 'node:perf_hooks';

export type Depth = 'ci' | 'deep';

export type Gate = {
  readonly name: string;
  /** Each planted fault, and the claim that must then be violated. */
  readonly sabotages: Readonly<Record<string, string>>;
  /** Asked for by name or by --deep alone: it fetches what the product's own install does not bring. */
  readonly isDeepOnly?: boolean;
  readonly run: (trial: Trial) => Promise<void>;
};

export type Trial = {
  readonly seed: number;
  readonly depth: Depth;
  /** The fault to plant, or null when the product is asked as it is. */
  readonly sabotage: string | null;
  readonly random: Random;
  /** Whether one of these claims is asked: all are, or the one that the planted fault must violate. */
  concerns(...claims: readonly string[]): boolean;
  /** Counts one try of a claim; `detail` says what was seen where it did not hold. */
  check(claim: string, holds: boolean, detail?: () => string): void;
  /** The same for many tries that a program of its own made. */
  count(claim: string, tries: Tries): void;
};

type Tries = { readonly tried: number; readonly violated: number; readonly detail: () => string };

export type Random = {
  next(): number;
  below(limit: number): number;
  pick<T>(list: readonly T[]): T;
};

type Tally = { tried: number; violated: number; readonly details: string[] };

export type GateReport = {
  readonly gate: string;
  readonly seconds: number;
  readonly claims: ReadonlyMap<string, Tally>;
  /** A gate that threw, or that tried nothing, shows nothing and is red. */
  readonly problem: string | null;
};

const detailsKept = 5;

export async function tryGate(
  gate: Gate,
  { seed, depth, sabotage }: Pick<Trial, 'seed' | 'depth' | 'sabotage'>,
): Promise<GateReport> {
  const claims = new Map<string, Tally>();
  const startedAt = performance.now();
  const count: Trial['count'] = (claim, { tried, violated, detail }) => {
    const tally = claims.get(claim) ?? { tried: 0, violated: 0, details: [] };
    claims.set(claim, tally);
    tally.tried += tried;
    tally.violated += violated;
    if (violated > 0 && tally.details.length < detailsKept) tally.details.push(detail());
  };
  const check: Trial['check'] = (claim, holds, detail = () => 'does not hold') =>
    count(claim, { tried: 1, violated: holds ? 0 : 1, detail });
  const wanted = sabotage === null ? null : gate.sabotages[sabotage];
  const concerns: Trial['concerns'] = (...asked) =>
    wanted === null || wanted === undefined || asked.includes(wanted);
  let problem: string | null = null;
  try {
    await gate.run({ seed, depth, sabotage, random: randomFrom(seed), concerns, check, count });
    if (claims.size === 0) problem = 'nothing was tried';
  } catch (error) {
    problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  return { gate: gate.name, seconds: (performance.now() - startedAt) / 1000, claims, problem };
}

/** Mulberry32: the same seed gives the same tries. */
function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    pick: (list) => {
      const found = list[below(list.length)];
      if (found === undefined) throw new Error('nothing to pick from');
      return found;
    },
  };
}
