import type { Plan } from '../plan-format/plan.ts';

/** What makes a plan hard to hold in one's head, each part with its points. The sum is at most 100. */
export type Complexity = {
  readonly score: number;
  readonly parts: readonly { readonly code: string; readonly count: number; readonly points: number }[];
};

const POINTS = {
  components: 8,
  conditions: 5,
  bounds: 3,
  measures: 5,
  filters: 2,
  windows: 4,
  tiers: 1,
  crediting: 4,
  release: 4,
} as const;

/** From 60 on, most sellers cannot say what a deal brings them. */
export const COMPLEXITY_HIGH = 60;

/** The complexity of a plan: points for all that a seller must know to foresee a pay. */
export function complexityOf(plan: Plan): Complexity {
  const { components, measures, crediting, release } = plan;
  const sum = <T>(list: readonly T[], count: (each: T) => number) =>
    list.reduce((total, each) => total + count(each), 0);
  const counts: Readonly<Record<keyof typeof POINTS, number>> = {
    components: components.length,
    conditions: sum(components, ({ modifiers }) => modifiers.gates.length + modifiers.multipliers.length),
    bounds: sum(components, ({ modifiers }) => modifiers.floor.length + modifiers.cap.length),
    measures: measures.length,
    filters: sum(
      measures,
      ({ filters, bands, condition, value }) =>
        filters.length + bands.length + Number(condition !== null) + Number(value !== null),
    ),
    windows: measures.filter(({ window }) => window !== 'period').length,
    tiers: sum(components, ({ args }) => longestList(args)),
    crediting: crediting.length - 1,
    release:
      release === null
        ? 0
        : release.schedule.length + release.limits.length + release.guarantees.length + release.draws.length,
  };
  const parts = Object.entries(POINTS)
    .map(([code, points]) => {
      const count = counts[code as keyof typeof POINTS]; // the keys of both are the same
      return { code, count, points: count * points };
    })
    .filter(({ count }) => count > 0);
  return {
    score: Math.min(
      100,
      sum(parts, ({ points }) => points),
    ),
    parts,
  };
}

function longestList(args: object): number {
  return Math.max(0, ...Object.values(args).map((each) => (Array.isArray(each) ? each.length : 0)));
}
