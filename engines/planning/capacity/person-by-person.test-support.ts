// The same lives told person by person, sharing no code with the simulation: its oracle.
import type { SimulatedGroup } from './simulated-group.ts';

type Person = { firstMonth: number };

/** Sellers in place at the end of each month, path by path. The generator is that of Park and Miller. */
export function livePersonByPerson(
  group: SimulatedGroup,
  months: number,
  paths: number,
  seed: number,
): { readonly heads: readonly (readonly number[])[]; readonly outputs: readonly (readonly number[])[] } {
  let state = seed;
  const chance = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const lateBy = (): number => {
    let left = chance();
    return group.delay.findIndex((each) => (left -= each) < 0);
  };
  const heads: number[][] = [];
  const outputs: number[][] = [];
  for (let path = 0; path < paths; path++) {
    let staff: Person[] = Array.from({ length: group.heads }, () => ({ firstMonth: -100 }));
    const coming: Person[] = group.hires.flatMap((count, month) =>
      Array.from({ length: count }, () => ({ firstMonth: month + Math.max(0, lateBy()) })),
    );
    const counts: number[] = [];
    const brought: number[] = [];
    for (let month = 0; month < months; month++) {
      const staying = staff.filter(() => chance() >= group.attrition);
      if (group.backfillMonths !== null)
        for (let gone = staff.length - staying.length; gone > 0; gone--)
          coming.push({ firstMonth: month + group.backfillMonths + Math.max(0, lateBy()) });
      staff = [...staying, ...coming.filter(({ firstMonth }) => firstMonth === month)];
      counts.push(staff.length);
      brought.push(
        staff.reduce(
          (sum, { firstMonth }) => sum + (group.output[month] ?? 0) * (group.ramp[month - firstMonth] ?? 1),
          0,
        ),
      );
    }
    heads.push(counts);
    outputs.push(brought);
  }
  return { heads, outputs };
}
