import type { Instance } from './instance.ts';

const codes = ['n_customers', 'demand', 'workload'] as const;
const [districts, tolerance] = [10, 0.05];

/** GraphML as its writer (networkx) lays it out: keys, nodes with their data, edges with their distance. */
export function readDtdp(text: string, name: string, published: number): Instance {
  const keys = new Map(
    [...text.matchAll(/<key id="(\w+)"[^>]*attr\.name="(\w+)"/g)].map(([, key = '', title = '']) => [
      key,
      title,
    ]),
  );
  const dataOf = (body: string) =>
    new Map(
      [...body.matchAll(/<data key="(\w+)">([^<]*)<\/data>/g)].map(([, key = '', value = '']) => [
        keys.get(key) ?? key,
        Number(value),
      ]),
    );
  const points = [...text.matchAll(/<node id="([^"]+)">([^]*?)<\/node>/g)].map(([, id = '', body = '']) => {
    const data = dataOf(body);
    const numberOf = (title: string): number => {
      const value = data.get(title);
      if (value === undefined || Number.isNaN(value)) throw new Error(`${name}: node ${id} has no ${title}`);
      return value;
    };
    return { id, x: numberOf('x'), y: numberOf('y'), activities: codes.map(numberOf) };
  });
  const edges = [...text.matchAll(/<edge source="([^"]+)" target="([^"]+)">([^]*?)<\/edge>/g)];
  const adjacency = edges.map(([, from = '', to = '', body = '']) => [
    from,
    to,
    dataOf(body).get('distance') ?? NaN,
  ]);
  return {
    family: 'dtdp',
    name,
    published,
    isOptimum: false,
    problem: {
      format: 'cordee-territory/1',
      name,
      objective: 'largest_diameter',
      activities: codes.map((code) => ({ code, tolerance })),
      points,
      districts: { count: districts },
      distance: { measure: 'shortest_path' },
      adjacency,
      contiguous: true,
    },
  };
}
