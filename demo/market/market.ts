import type { Month } from '../selling/history.ts';

/** January to December, mean 1: August is low, December is high. */
const SEASON = [0.91, 0.93, 1.12, 0.98, 0.9, 1.12, 0.9, 0.44, 1.06, 1.08, 1.1, 1.46];
const GROWTH_YEAR = 0.04;
const REFERENCE_YEAR = 2024;

export function seasonOf(month: Month): number {
  return SEASON[month.monthOfYear - 1] ?? 1;
}

/** What the market does to revenue against the reference year. */
export function growthOf(year: number): number {
  return 1 + GROWTH_YEAR * (year - REFERENCE_YEAR);
}
