import { randomShare, type RandomWords } from '../random.ts';

/** A rate that is not known exactly: what a beta of these two says of it. Mean alpha ÷ (alpha + beta). */
export type Beta = { readonly alpha: number; readonly beta: number };

export function betaMean({ alpha, beta }: Beta): number {
  return alpha / (alpha + beta);
}

/** One rate, as two gammas of which it is the share. */
export function drawBeta({ alpha, beta }: Beta, random: RandomWords): number {
  const [one, other] = [drawGamma(alpha, random), drawGamma(beta, random)];
  return one / (one + other);
}

/** Marsaglia and Tsang 2000; below a shape of 1, from the shape above by a power. */
function drawGamma(shape: number, random: RandomWords): number {
  if (shape < 1) return drawGamma(shape + 1, random) * openShare(random) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const normal = drawNormal(random);
    const cube = (1 + c * normal) ** 3;
    if (cube <= 0) continue;
    if (Math.log(openShare(random)) < 0.5 * normal * normal + d * (1 - cube + Math.log(cube)))
      return d * cube;
  }
}

/** Box and Muller 1958, the first of the two. */
export function drawNormal(random: RandomWords): number {
  return Math.sqrt(-2 * Math.log(openShare(random))) * Math.cos(2 * Math.PI * randomShare(random));
}

/** Above 0 and below 1. */
function openShare(random: RandomWords): number {
  return (random() + 0.5) / 2 ** 32;
}
