// Which mechanism solves which family of problems, and how the budget is shared between finding and proving.
import { boundDiameter } from '../bound/diameter-bound.ts';
import { boundMedians } from '../bound/median-bound.ts';
import { priceSeats } from '../bound/seat-prices.ts';
import { partOf, type Budget } from '../budget.ts';
import type { Assignment, Model } from '../model.ts';
import type { Random } from '../random.ts';
import { anneal, continuityTotal } from './annealing.ts';
import { connectedDistricts } from './connected-districts.ts';
import { diameterMeasure, largestDiameter } from './diameter-measure.ts';
import { Districts } from './districts.ts';
import { firstDistricts } from './first-districts.ts';
import { Imbalance } from './imbalance.ts';
import { Incumbent } from './incumbent.ts';
import { medianMeasure } from './median-measure.ts';
import { isProvable, proveAssignment } from './prove-assignment.ts';
import { seatMeasure } from './seat-measure.ts';

/**
 * The best assignment that the budget allows, with the best bound. The same model, seed and number of steps give the
 * same answer. `start` is where to begin from, where something is known already.
 */
export function solveModel(model: Model, budget: Budget, random: Random, start?: Assignment): Incumbent {
  const incumbent = new Incumbent(model.isWhole);
  const until = incumbent.until(budget);
  if (model.hasGivenSeats) solveGivenSeats({ model, incumbent, random }, until, start);
  else if (model.objective === 'largest_diameter') solveDiameter({ model, incumbent, random }, until, start);
  else solveMedians({ model, incumbent, random }, until, start);
  return incumbent;
}

type Search = { readonly model: Model; readonly incumbent: Incumbent; readonly random: Random };

/** Until which share of the search, how hot, and whether from districts made anew. */
type Cycle = readonly [until: number, heat: number, isFresh: boolean];
/** Short runs from several beginnings, one of which may lie in a better valley; a long one; a cooler one from the best. */
const cycles: readonly Cycle[] = [
  [0.06, 0.5, true],
  [0.12, 0.5, true],
  [0.18, 0.5, true],
  [0.7, 0.5, false],
  [1, 0.2, false],
];
/** Where the beginning is good already, by prices or by an earlier answer. */
const gentleCycles: readonly Cycle[] = [
  [0.6, 0.06, false],
  [1, 0.02, false],
];

function solveMedians({ model, incumbent, random }: Search, budget: Budget, start?: Assignment): void {
  const search = { model, incumbent, random };
  const first = start ?? firstDistricts(model, random);
  annealFrom(search, first, partOf(budget, 0, 0.08), start === undefined ? 0.5 : 0.1);
  boundMedians(model, incumbent, partOf(budget, 0.08, 0.25));
  inCycles(search, first, partOf(budget, 0.25, 1), start === undefined ? cycles : gentleCycles);
}

function inCycles(search: Search, first: Assignment, budget: Budget, runs = cycles): void {
  let from = 0;
  for (const [to, heat, isFresh] of runs) {
    const { model, random, incumbent } = search;
    const isAnew = isFresh && !model.hasGivenSeats;
    const begin = isAnew ? firstDistricts(model, random) : (incumbent.of ?? first);
    annealFrom(search, begin, partOf(budget, from, to), heat);
    from = to;
  }
}

function annealFrom(search: Search, first: Assignment, budget: Budget, heat: number): void {
  const { model, incumbent, random } = search;
  const districts = new Districts(model, first);
  const measure = model.hasGivenSeats ? seatMeasure(model, districts) : medianMeasure(model, districts);
  const keep = (cost: number, imbalance: number): void => incumbent.offer(districts.of, cost, imbalance);
  keep(measure.total() + continuityTotal(model, districts), new Imbalance(model).total(districts));
  anneal({
    model,
    districts,
    measure,
    random,
    budget,
    heat,
    balanced: (cost) => {
      keep(cost, 0);
      return cost;
    },
    unbalanced: keep,
  });
}

const priceRounds = 150;

function solveGivenSeats({ model, incumbent, random }: Search, budget: Budget, start?: Assignment): void {
  const search = { model, incumbent, random };
  // Prices find a good beginning; where there is one already they wait, and only prove.
  const first = connectedDistricts(
    model,
    start ?? priceSeats(model, incumbent, partOf(budget, 0, 0.2), priceRounds),
  );
  if (isProvable(model)) {
    inCycles(search, first, partOf(budget, 0.2, 0.3));
    proveAssignment(model, incumbent, partOf(budget, 0.3, 0.9));
    inCycles(search, first, partOf(budget, 0.9, 1));
    return;
  }
  inCycles(search, first, partOf(budget, start === undefined ? 0.2 : 0, 0.85), gentleCycles);
  priceSeats(model, incumbent, partOf(budget, 0.85, 1), priceRounds);
}

/**
 * One run: until which share of its budget, how hot, by which share the limit on the diameter comes down each time it is
 * reached, and whether from districts made anew.
 */
type Descent = {
  readonly until: number;
  readonly heat: number;
  readonly descent: number;
  readonly isFresh: boolean;
};
const valleyCount = 8;
/** Short runs from several beginnings, since each lies in a valley of its own. */
const valleys = Array.from({ length: valleyCount }, (_, run): Descent => ({
  until: (run + 1) / valleyCount,
  heat: 0.4,
  descent: 0.01,
  isFresh: true,
}));
/** Then long ones from the best, finer and finer. */
const refinements: readonly Descent[] = [
  { until: 0.35, heat: 0.2, descent: 0.003, isFresh: false },
  { until: 0.7, heat: 0.2, descent: 0, isFresh: false },
  { until: 1, heat: 0.2, descent: 0, isFresh: false },
];
/** So few pairs past the limit may be short enough for a better answer all the same. */
const promising = 12;

function solveDiameter(search: Search, budget: Budget, start?: Assignment): void {
  const { model, incumbent, random } = search;
  const first = start ?? firstDistricts(model, random);
  descend(search, first, partOf(budget, 0, 0.32), start === undefined ? valleys : refinements);
  boundDiameter(model, incumbent, partOf(budget, 0.32, 0.38));
  descend(search, first, partOf(budget, 0.38, 1), refinements);
}

function descend(
  { model, incumbent, random }: Search,
  first: Assignment,
  budget: Budget,
  runs: readonly Descent[],
): void {
  const steps = [...new Set(model.costs)].toSorted((a, b) => a - b);
  const below = (diameter: number): number => steps.findLast((step) => step < diameter - 1e-9) ?? 0;
  let from = 0;
  for (const { until, heat, descent, isFresh } of runs) {
    const begin = isFresh && incumbent.of !== null ? firstDistricts(model, random) : (incumbent.of ?? first);
    const districts = new Districts(model, begin);
    const measure = diameterMeasure(model, districts);
    const continuity = (): number => continuityTotal(model, districts);
    const imbalance = new Imbalance(model).total(districts);
    let [best, least] = [largestDiameter(model, districts.of), Infinity];
    incumbent.offer(districts.of, best + continuity(), imbalance);
    // Balance comes first: a limit on the diameter before it could keep it from ever being found.
    let isLimited = imbalance === 0;
    const lower = (): void => {
      least = Infinity;
      measure.limitTo(isLimited ? Math.min(below(best), best * (1 - descent)) : (steps.at(-1) ?? 0));
    };
    lower();
    anneal({
      model,
      districts,
      measure,
      random,
      heat,
      budget: partOf(budget, from, until),
      balanced: (cost) => {
        const pairs = cost - continuity();
        if (isLimited && (pairs > promising || pairs >= least - 1e-9)) return cost;
        least = pairs;
        const diameter = largestDiameter(model, districts.of);
        incumbent.offer(districts.of, diameter + continuity(), 0);
        best = isLimited ? Math.min(best, diameter) : diameter;
        isLimited = true;
        if (pairs > 1e-6) return cost;
        lower();
        return measure.total() + continuity();
      },
      unbalanced: (_, far) => {
        if (far < incumbent.imbalance)
          incumbent.offer(districts.of, largestDiameter(model, districts.of), far);
      },
    });
    from = until;
  }
}
