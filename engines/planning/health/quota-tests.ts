import type { SimulatedAttainment } from './simulate-attainment.ts';

/** Which of the two the organisation follows, and the bars it sets. */
export type QuotaBars = {
  /** Test A: share of sellers who reach their whole quota, at least; 0.7 to 0.8. */
  readonly reachingMin: number;
};

/** What a test finds over the simulated years; both figures are means over them. */
export type QuotaTests = {
  readonly sellers: number;
  /** Too few data: sellers whose history is too short. Both tests are unknown while `sellers` is below `sellersMin`. */
  readonly unknown: number;
  readonly sellersMin: number;
  readonly a: { readonly reaching: number; readonly holds: number } | null;
  readonly b: { readonly meanAttainment: number; readonly reaching70: number; readonly holds: number } | null;
};

const sellersMin = 10;
const [meanLow, meanHigh] = [0.7, 0.8];
const [seventyLow, seventyHigh] = [0.65, 0.75];

/**
 * The two separate tests of quotas. A, a floor: at least 70 to 80 % of sellers reach their quota. B, a band: mean attainment
 * from 70 to 80 %, and about 70 % of sellers (65 to 75) at 70 % or more. `holds` is the share of simulated years in which the
 * test does; sellers vary apart from each other. Null where too few sellers are known.
 */
export function quotaTests(
  simulated: readonly SimulatedAttainment[],
  { reachingMin }: QuotaBars,
): QuotaTests {
  const known = simulated.flatMap((each) => (each.known === null ? [] : [each.known.years]));
  const base = { sellers: known.length, unknown: simulated.length - known.length, sellersMin };
  if (known.length < sellersMin) return { ...base, a: null, b: null };
  const draws = known[0]?.length ?? 0;
  const years = Array.from({ length: draws }, (_, draw) => yearOf(known.map((own) => own[draw] ?? 0)));
  const mean = (value: (year: Year) => number): number =>
    years.reduce((sum, year) => sum + value(year), 0) / draws;
  return {
    ...base,
    a: {
      reaching: mean(({ reaching }) => reaching),
      holds: mean(({ reaching }) => Number(reaching >= reachingMin)),
    },
    b: {
      meanAttainment: mean(({ attainment }) => attainment),
      reaching70: mean(({ reaching70 }) => reaching70),
      holds: mean(({ attainment, reaching70 }) =>
        Number(isWithin(attainment, meanLow, meanHigh) && isWithin(reaching70, seventyLow, seventyHigh)),
      ),
    },
  };
}

type Year = { readonly attainment: number; readonly reaching: number; readonly reaching70: number };

function yearOf(attainments: readonly number[]): Year {
  const share = (bar: number): number =>
    attainments.filter((each) => each >= bar).length / attainments.length;
  return {
    attainment: attainments.reduce((sum, each) => sum + each, 0) / attainments.length,
    reaching: share(1),
    reaching70: share(0.7),
  };
}

function isWithin(value: number, low: number, high: number): boolean {
  return value >= low && value <= high;
}
