import { numberStream, times, type Instance } from './instance.ts';

/** n; number, x, y, three weights and 0 of each; m edges; p; a tolerance for each weight. The rest is of other problems. */
export function readDu(text: string, name: string, published: number): Instance {
  const next = numberStream(text);
  const points = times(next(), () => {
    const [id, x, y, ...activities] = times(6, next);
    next();
    return { id: String(id), x: x ?? 0, y: y ?? 0, activities };
  });
  const adjacency = times(next(), () => [String(next()), String(next())]);
  const count = next();
  next(); // p again
  const activities = ['w1', 'w2', 'w3'].map((code) => ({ code, tolerance: next() }));
  return {
    family: 'du',
    name,
    published,
    isOptimum: false,
    problem: {
      format: 'cordee-territory/1',
      name,
      objective: 'sum_of_distances',
      activities,
      points,
      districts: { count },
      adjacency,
      contiguous: true,
    },
  };
}
