import { numberStream, times, type Instance } from './instance.ts';

/** OR-Library's form: how many problems; then of each seats, points, values, loads, capacities. Values are maximised. */
export function readGap(text: string, name: string, published: readonly number[]): readonly Instance[] {
  const next = numberStream(text);
  return times(next(), (index) => {
    const [seats, points] = [next(), next()];
    const values = times(seats, () => times(points, next));
    const loads = times(seats, () => times(points, next));
    const capacities = times(seats, next);
    const known = published[index];
    if (known === undefined) throw new Error(`no published value for ${name}-${index + 1}`);
    return {
      family: 'gap',
      name: `${name}-${index + 1}`,
      published: known,
      isOptimum: true,
      problem: {
        format: 'cordee-territory/1',
        name: `${name}-${index + 1}`,
        objective: 'assignment_value',
        points: times(points, (point) => ({ id: `p${point + 1}` })),
        seats: capacities.map((capacity, seat) => ({ id: `s${seat + 1}`, capacities: [capacity] })),
        assignment: { sense: 'maximise', values, loads },
      },
    };
  });
}
