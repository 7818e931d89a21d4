// The capacitated p-median: OR-Library's form (Euclidean distances cut to whole numbers), and that of São José dos
// Campos (real distances, a capacity for each seat).
import { numberStream, times, type Instance } from './instance.ts';

const activities = [{ code: 'demand' }] as const;

/** Number and optimum; points, medians and capacity; then number, x, y and demand of each. */
export function readPmedcap(text: string, name: string): Instance {
  const next = numberStream(text);
  next();
  const optimum = next();
  const [count, medians, capacity] = [next(), next(), next()];
  const points = times(count, () => {
    const [id, x, y, demand] = [next(), next(), next(), next()];
    return { id: String(id), x, y, activities: [demand] };
  });
  return {
    family: 'pmedcap',
    name,
    published: optimum,
    isOptimum: true,
    problem: {
      format: 'cordee-territory/1',
      name,
      objective: 'sum_of_distances',
      activities,
      points,
      districts: { count: medians, capacities: [capacity] },
      distance: { measure: 'euclidean_truncated' },
    },
  };
}

/** Points and medians; then x, y, capacity and demand of each. */
export function readSjc(text: string, name: string, published: number): Instance {
  const next = numberStream(text);
  const [count, medians] = [next(), next()];
  const points = times(count, (index) => {
    const [x, y, capacity, demand] = [next(), next(), next(), next()];
    return { id: String(index + 1), x, y, capacity, activities: [demand] };
  });
  return {
    family: 'sjc',
    name,
    published,
    isOptimum: false,
    problem: {
      format: 'cordee-territory/1',
      name,
      objective: 'sum_of_distances',
      activities,
      points,
      districts: { count: medians },
    },
  };
}
