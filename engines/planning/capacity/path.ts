// One life of a group of sellers, month by month. Indices come from the loops' own bounds, hence `!`.
import type { RandomWords } from '../random.ts';
import { binomialTable, drawBinomial } from './binomial-table.ts';
import { normalTable } from './normal-table.ts';
import type { SimulatedGroup } from './simulated-group.ts';

export type Path = {
  /** Back to today. */
  readonly begin: () => void;
  /** Lives one month, and gives what it brings. */
  readonly live: (month: number) => number;
  /** Sellers in place now. */
  readonly heads: () => number;
};

const normals = normalTable();

/** Sellers past the ramp are one number; those in it are counted by the month of their first day, in a ring. */
export function openPath(group: SimulatedGroup, months: number, random: RandomWords): Path {
  const { ramp, output, outputNoise, backfillMonths } = group;
  const stages = ramp.length;
  const planned = group.hires.slice(0, months).reduce((sum, each) => sum + each, 0);
  const leaving = binomialTable(group.heads + planned, group.attrition);
  const delays = Float64Array.from(group.delay, (_, late) => cumulated(group.delay, late));
  const arrivals = new Int32Array(months + 1);
  const ring = new Int32Array(Math.max(1, stages));
  let [past, inRamp] = [0, 0];

  const arrive = (month: number): void => {
    const word = random();
    let at = month;
    while (word >= delays[at - month]!) at += 1;
    arrivals[Math.min(at, months)]! += 1;
  };
  const begin = (): void => {
    past = group.heads;
    inRamp = 0;
    ring.fill(0);
    arrivals.fill(0);
    for (let month = 0; month < months; month++)
      for (let hire = group.hires[month] ?? 0; hire > 0; hire--) arrive(month);
  };
  const leave = (month: number): void => {
    let left = past === 0 ? 0 : drawBinomial(leaving, past, random);
    past -= left;
    for (let slot = 0; inRamp > 0 && slot < stages; slot++) {
      if (ring[slot] === 0) continue;
      const ofSlot = drawBinomial(leaving, ring[slot]!, random);
      ring[slot]! -= ofSlot;
      inRamp -= ofSlot;
      left += ofSlot;
    }
    if (backfillMonths !== null)
      for (; left > 0; left--) if (month + backfillMonths < months) arrive(month + backfillMonths);
  };
  const live = (month: number): number => {
    leave(month);
    const arrived = arrivals[month]!;
    if (stages === 0) past += arrived;
    else {
      const slot = month % stages;
      past += ring[slot]!;
      inRamp += arrived - ring[slot]!;
      ring[slot] = arrived;
    }
    let [worth, spread] = [past, past];
    for (let age = 0; inRamp > 0 && age < stages && age <= month; age++) {
      const count = ring[(month - age) % stages]!;
      worth += count * ramp[age]!;
      spread += count * ramp[age]! * ramp[age]!;
    }
    const noise = outputNoise === 0 ? 0 : outputNoise * Math.sqrt(spread) * normals[random() >>> 20]!;
    return Math.max(0, output[month]! * (worth + noise));
  };
  return { begin, live, heads: () => past + inRamp };
}

/** The chance to be so many months late or less, in words of 2^32; the last is certain. */
function cumulated(delay: readonly number[], late: number): number {
  if (late === delay.length - 1) return 2 ** 32;
  return Math.round(2 ** 32 * delay.slice(0, late + 1).reduce((sum, each) => sum + each, 0));
}
