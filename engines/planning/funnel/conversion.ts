import { ok } from '@cordee/kernel';
import type { Result } from '@cordee/kernel';
import { betaMean, type Beta } from './beta.ts';
import { fitPrior, type PriorPart, type Tried } from './fit-prior.ts';
import { betaBelow, logGamma } from './special-functions.ts';

/** A seller's rate of passing from one stage to the next: own tries, drawn towards the team's as they are few. */
export type Conversion = {
  readonly rate: number;
  /** Eight chances in ten that the true rate lies between. */
  readonly low: number;
  readonly high: number;
  /** Successes ÷ tries; null where nothing was tried. */
  readonly own: number | null;
  readonly team: number;
  /** How much of the rate is the seller's own, from 0 to 1. */
  readonly ownWeight: number;
  /** What is known of the rate: a mixture of betas. */
  readonly posterior: readonly PriorPart[];
};

/**
 * The beta-binomial estimate: (successes + alpha) ÷ (tries + alpha + beta), over all that alpha and beta may be for the team,
 * which the seller belongs to. Refuses planning.team_too_small.
 *
 * Example: with alpha 4 and beta 16, 3 of 5 is (3 + 4) ÷ (5 + 20) = 0.28, a fifth of it the seller's own.
 */
export function conversionOf(seller: Tried, team: readonly Tried[]): Result<Conversion> {
  const prior = fitPrior(team);
  return prior.ok ? ok(shrunk(seller, prior.value, team.includes(seller))) : prior;
}

/** `isInPrior`: whether the prior was fitted on the seller's own tries too, which must not change its parts again. */
export function shrunk(
  { tries, successes }: Tried,
  prior: readonly PriorPart[],
  isInPrior: boolean,
): Conversion {
  const logs = prior.map(
    ({ beta, share }) => Math.log(share) + (isInPrior ? 0 : logLikelihood({ tries, successes }, beta)),
  );
  const best = logs.reduce((most, each) => Math.max(most, each), -Infinity);
  const sum = logs.reduce((total, each) => total + Math.exp(each - best), 0);
  const posterior = prior.map(({ beta: { alpha, beta } }, index) => ({
    beta: { alpha: alpha + successes, beta: beta + tries - successes },
    share: Math.exp((logs[index] ?? -Infinity) - best) / sum,
  }));
  return {
    rate: meanOf(posterior),
    low: mixtureQuantile(posterior, 0.1),
    high: mixtureQuantile(posterior, 0.9),
    own: tries === 0 ? null : successes / tries,
    team: meanOf(prior),
    ownWeight: prior.reduce(
      (total, { beta: { alpha, beta }, share }) => total + (share * tries) / (tries + alpha + beta),
      0,
    ),
    posterior,
  };
}

function logLikelihood({ tries, successes }: Tried, { alpha, beta }: Beta): number {
  const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b);
  return logBeta(alpha + successes, beta + tries - successes) - logBeta(alpha, beta);
}

function meanOf(parts: readonly PriorPart[]): number {
  return parts.reduce((sum, { beta, share }) => sum + share * betaMean(beta), 0);
}

/** The rate below which a share of the chances lies, by bisection to nine digits. */
function mixtureQuantile(parts: readonly PriorPart[], wanted: number): number {
  let [low, high] = [0, 1];
  for (let halving = 0; halving < 30; halving++) {
    const middle = (low + high) / 2;
    const below = parts.reduce(
      (sum, { beta, share }) => sum + share * betaBelow(middle, beta.alpha, beta.beta),
      0,
    );
    if (below < wanted) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
