import { ok, refused } from '@cordee/kernel';
import type { Result } from '@cordee/kernel';
import type { Beta } from './beta.ts';
import { logGamma } from './special-functions.ts';

/** What one seller tried at a stage, and how often it went on to the next. */
export type Tried = { readonly tries: number; readonly successes: number };

/** A beta that may be how a team's rates are spread, and how likely it is that it is this one; the shares sum to 1. */
export type PriorPart = { readonly beta: Beta; readonly share: number };

/** Fewer sellers who have tried say nothing of how sellers differ. */
const sellersMin = 4;
const [means, weights] = [49, 20];
const weightMax = 3000;
/** Parts less likely than this beside the likeliest are left out. */
const negligible = 1e-4;

/**
 * How the rates of a team's sellers are spread, and how sure that is: the likelihood of the beta-binomial for every pair of
 * a mean and a weight (alpha + beta, as so many tries of an average seller) on a grid, times the diffuse prior weight^(-5/2)
 * (Gelman and others, Bayesian Data Analysis, 5.3). The best pair alone would be too sure of itself in a small team: intervals
 * for 80 % then hold 65 %. Refuses planning.team_too_small with the count needed.
 */
export function fitPrior(team: readonly Tried[]): Result<readonly PriorPart[]> {
  const sellers = team.filter(({ tries }) => tries > 0);
  if (sellers.length < sellersMin)
    return refused('planning.team_too_small', { count: sellers.length, min: sellersMin });
  const candidates = grid(sellers).map((beta) => ({ beta, log: logChance(sellers, beta) }));
  const best = candidates.reduce((most, { log }) => Math.max(most, log), -Infinity);
  const likely = candidates
    .map(({ beta, log }) => ({ beta, share: Math.exp(log - best) }))
    .filter(({ share }) => share > negligible);
  const sum = likely.reduce((total, { share }) => total + share, 0);
  return ok(likely.map(({ beta, share }) => ({ beta, share: share / sum })));
}

/** Means by even steps of log-odds around that of all tries, weights by even steps of their logarithm from 1 on. */
function grid(sellers: readonly Tried[]): readonly Beta[] {
  const tries = sellers.reduce((sum, each) => sum + each.tries, 0);
  const successes = sellers.reduce((sum, each) => sum + each.successes, 0);
  const centre = Math.log((successes + 0.5) / (tries - successes + 0.5));
  return Array.from({ length: means * weights }, (_, index) => {
    const odds = centre + (4 * (index % means)) / (means - 1) - 2;
    const mean = 1 / (1 + Math.exp(-odds));
    const weight = weightMax ** (Math.floor(index / means) / (weights - 1));
    return { alpha: mean * weight, beta: (1 - mean) * weight };
  });
}

/** The logarithm of likelihood × prior, with the steps of the grid: even in log-odds and in the logarithm of the weight. */
function logChance(sellers: readonly Tried[], { alpha, beta }: Beta): number {
  const weight = alpha + beta;
  const own = logGamma(weight) - logGamma(alpha) - logGamma(beta);
  // d(alpha, beta) is alpha × beta d(log-odds) d(log weight).
  let sum = Math.log(alpha) + Math.log(beta) - 2.5 * Math.log(weight);
  for (const { tries, successes } of sellers) {
    sum += own + logGamma(alpha + successes) + logGamma(beta + tries - successes) - logGamma(weight + tries);
  }
  return sum;
}
