import { simulateCapacity, type SimulatedGroup } from '@cordee/engine-planning';
import { medianMs } from '../compensation/median.ts';
import { seededRandom } from '../random.ts';
import type { Measured } from './measure-allocation.ts';
import type { PlanningSettings } from './planning-settings.ts';

/** How far the mean of the paths may lie from what it must be, in its own standard errors. */
const errorsMax = 5;

export async function measureCapacity({
  paths,
  cohorts,
  months,
  seed,
  sabotage,
}: PlanningSettings): Promise<Measured> {
  const groups = madeGroups(cohorts, months, seed);
  const told = groups.map((group) => ({
    ...group,
    attrition: group.attrition * (sabotage === 'attrition' ? 1.1 : 1),
  }));
  const input = { groups: told, targets: Array.from({ length: months }, () => 0), paths, seed };
  const before = process.cpuUsage();
  const simulated = simulateCapacity(input);
  const { user, system } = process.cpuUsage(before);
  const wall = await medianMs(() => void simulateCapacity(input));
  let violated = 0;
  groups.forEach((group, index) => {
    for (let month = 0; month < months; month++) {
      const { mean, variance } = closedForm(group, month);
      const found = simulated.heads[index]?.mean[month] ?? 0;
      if (Math.abs(found - mean) > errorsMax * Math.sqrt(variance / paths)) violated += 1;
    }
  });
  return {
    checks: [
      {
        claim: `mean sellers of a cohort and month within ${errorsMax} standard errors of the closed form`,
        tried: cohorts * months,
        violated,
      },
    ],
    figures: [
      {
        what: `Monte-Carlo, ${paths} paths × ${months} months × ${cohorts} cohorts, median of 5`,
        value: wall,
        unit: 'ms',
        goal: 2000,
      },
      { what: '· processor time, the first', value: (user + system) / 1000, unit: 'ms', goal: null },
    ],
  };
}

/** Nobody is replaced and nobody is late, so that every first day is known: what is left of each is binomial. */
function madeGroups(cohorts: number, months: number, seed: number): readonly SimulatedGroup[] {
  const random = seededRandom(seed);
  return Array.from({ length: cohorts }, () => ({
    heads: 5 + random.below(20),
    attrition: 0.01 + random.below(10) / 1000,
    ramp: [0.1, 0.3, 0.5, 0.7, 0.9],
    output: Array.from({ length: months }, () => 30_000 + random.below(20_000)),
    outputNoise: 0.3,
    hires: Array.from({ length: months }, () => Number(random.below(8) === 0)),
    delay: [1],
    backfillMonths: null,
  }));
}

function closedForm({ heads, attrition, hires }: SimulatedGroup, month: number) {
  const firstDays = [
    [heads, month + 1],
    ...hires.slice(0, month + 1).map((count, start) => [count, month - start]),
  ];
  let [mean, variance] = [0, 0];
  for (const [count = 0, lived = 0] of firstDays) {
    const stays = (1 - attrition) ** lived;
    mean += count * stays;
    variance += count * stays * (1 - stays);
  }
  return { mean, variance };
}
