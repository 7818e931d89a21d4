// Shortest paths along the adjacency (Dijkstra). Indices come from the loops' own bounds, hence `!`.
import type { ProblemDocument } from '../format/problem-document.ts';

/** What no path reaches is this far: past any path, yet finite. */
const unreached = 1e9;

/** A row a point, a column a source. An edge without a length is as long as the straight line. */
export function shortestPaths(problem: ProblemDocument, sources: readonly number[]): Float64Array {
  const count = problem.points.length;
  const edges = edgesOf(problem);
  const table = new Float64Array(count * sources.length);
  sources.forEach((source, column) => {
    const reached = pathsFrom(source, edges);
    for (let point = 0; point < count; point++) table[point * sources.length + column] = reached[point]!;
  });
  return table;
}

type Edge = readonly [to: number, length: number];

function edgesOf({ points, adjacency = [] }: ProblemDocument): readonly (readonly Edge[])[] {
  const number = new Map(points.map(({ id }, index) => [id, index]));
  const edges: Edge[][] = points.map(() => []);
  for (const [a, b, given] of adjacency) {
    const [from, to] = [number.get(String(a)) ?? 0, number.get(String(b)) ?? 0];
    const [one, other] = [points[from], points[to]];
    const straight = Math.hypot((one?.x ?? 0) - (other?.x ?? 0), (one?.y ?? 0) - (other?.y ?? 0));
    const length = typeof given === 'number' ? given : straight;
    edges[from]?.push([to, length]);
    edges[to]?.push([from, length]);
  }
  return edges;
}

function pathsFrom(source: number, edges: readonly (readonly Edge[])[]): Float64Array {
  const distance = new Float64Array(edges.length).fill(unreached);
  distance[source] = 0;
  const heap = [{ point: source, at: 0 }];
  while (heap.length > 0) {
    const { point, at } = takeLeast(heap);
    if (at > distance[point]!) continue;
    for (const [next, length] of edges[point]!) {
      if (at + length >= distance[next]!) continue;
      distance[next] = at + length;
      add(heap, { point: next, at: at + length });
    }
  }
  return distance;
}

type Reached = { readonly point: number; readonly at: number };

function add(heap: Reached[], reached: Reached): void {
  let index = heap.push(reached) - 1;
  while (index > 0) {
    const parent = (index - 1) >> 1;
    if (heap[parent]!.at <= heap[index]!.at) return;
    [heap[parent], heap[index]] = [heap[index]!, heap[parent]!];
    index = parent;
  }
}

function takeLeast(heap: Reached[]): Reached {
  const least = heap[0]!;
  const last = heap.pop()!;
  if (heap.length === 0) return least;
  heap[0] = last;
  for (let index = 0; ;) {
    const [left, right] = [2 * index + 1, 2 * index + 2];
    let smallest = index;
    if (left < heap.length && heap[left]!.at < heap[smallest]!.at) smallest = left;
    if (right < heap.length && heap[right]!.at < heap[smallest]!.at) smallest = right;
    if (smallest === index) return least;
    [heap[smallest], heap[index]] = [heap[index]!, heap[smallest]!];
    index = smallest;
  }
}
