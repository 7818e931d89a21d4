// The quotas that the engine would have proposed for the last known year, beside those set and last year's plus a tenth.
import {
  allocate,
  buildHierarchy,
  monthsMin,
  problemOfSheet,
  quantityOf,
  simulateAttainment,
  weighSellers,
} from '@cordee/engine-planning';
import { decimal, invariant, numberOf, ONE, ZERO, type Currency } from '@cordee/kernel';
import { sum, type SellerYears } from './adventureworks-years.ts';

const growth = 1.1;
const step = decimal('100');
const year = Array.from({ length: 12 }, () => 1);

/**
 * The same total as last year's plus a tenth, shared out by the year that each seller's own past months make likely; who has
 * fewer than twelve months counts for the mean of those who have them.
 */
export function proposedQuotas(sellers: readonly SellerYears[], seed: number): readonly number[] {
  const total = sum(sellers.map(({ lastYear }) => lastYear)) * growth;
  const likely = likelyYears(sellers, seed);
  const hierarchy = buildHierarchy([
    { id: 'all', parent: null },
    ...sellers.map(({ seller }) => ({ id: seller, parent: 'all' })),
  ]);
  invariant(hierarchy.ok, 'a company of sellers is a tree');
  const facts = sellers.map(({ seller }, index) => ({
    seller,
    baselines: { results: decimal((likely[index] ?? 0).toFixed(0)) },
  }));
  const weights = weighSellers({ code: 'by_results' }, facts);
  invariant(weights.ok, 'every seller has a likely year');
  const nothing = new Map<string, never>();
  const problem = problemOfSheet({
    hierarchy: hierarchy.value,
    objective: {
      kind: 'amount',
      amount: { value: decimal(String(Math.round(total / 100) * 100)), currency: 'USD' as Currency },
    },
    step,
    weights: weights.value,
    season: [ONE],
    seasons: nothing,
    locks: nothing,
    floors: nothing,
    ceilings: nothing,
    overAssignment: [],
  });
  invariant(problem.ok, 'a total can be shared out');
  const allocation = allocate(problem.value);
  invariant(allocation.ok, 'a total can be shared out');
  const { years, problem: shared } = allocation.value;
  return sellers.map(({ seller }) => {
    const at = shared.hierarchy.number.get(seller) ?? 0;
    const { unscaled, scale } = numberOf(quantityOf(shared.unit, years[at] ?? 0)) ?? ZERO;
    return Number(unscaled) / 10 ** scale;
  });
}

function likelyYears(sellers: readonly SellerYears[], seed: number): readonly number[] {
  const simulated = simulateAttainment({
    histories: sellers.map(({ seller, past }) => ({
      seller,
      months: past.map((result) => ({ result, weight: 1 })),
      quota: 1,
    })),
    season: year,
    draws: 2000,
    seed,
  });
  const known = simulated.flatMap(({ known: each }) => (each === null ? [] : [each.median]));
  const mean = sum(known) / Math.max(1, known.length);
  return simulated.map(({ known: each }) => each?.median ?? mean);
}

export const knownSellers = (sellers: readonly SellerYears[]): number =>
  sellers.filter(({ past }) => past.length >= monthsMin).length;
