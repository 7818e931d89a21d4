/**
 * The middles of 4,096 slices of equal chance of the standard normal, scaled to a variance of 1: one word draws one of them.
 * A sum of sellers and months needs no finer tail.
 */
export function normalTable(): Float64Array {
  const table = Float64Array.from({ length: 4096 }, (_, slice) => normalQuantile((slice + 0.5) / 4096));
  const variance = table.reduce((sum, each) => sum + each * each, 0) / table.length;
  return table.map((each) => each / Math.sqrt(variance));
}

/** Acklam's rational approximation of the inverse normal, whose relative error is below 1.2e-9; from 0 to 1, both excluded. */
export function normalQuantile(chance: number): number {
  if (chance > 0.5) return -normalQuantile(1 - chance);
  if (chance >= 0.02425) {
    const q = chance - 0.5;
    const r = q * q;
    return (polynomial(centre, r) * q) / (polynomial(centreBelow, r) * r + 1);
  }
  const q = Math.sqrt(-2 * Math.log(chance));
  return polynomial(tail, q) / (polynomial(tailBelow, q) * q + 1);
}

const centre = [
  -3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2, -3.066479806614716e1,
  2.506628277459239,
];
const centreBelow = [
  -5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1,
];
const tail = [
  -7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
];
const tailBelow = [7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416];

/** The coefficients from the highest power down. */
function polynomial(coefficients: readonly number[], at: number): number {
  return coefficients.reduce((sum, each) => sum * at + each, 0);
}
