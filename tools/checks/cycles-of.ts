/** The circles of a graph, each once, as the names along it with the first one again at the end. */
export function cyclesOf(graph: Readonly<Record<string, readonly string[]>>): readonly (readonly string[])[] {
  const done = new Set<string>();
  const cycles: string[][] = [];
  const visit = (name: string, trail: readonly string[]) => {
    const start = trail.indexOf(name);
    if (start >= 0) {
      cycles.push([...trail.slice(start), name]);
      return;
    }
    if (done.has(name)) return;
    for (const next of graph[name] ?? []) visit(next, [...trail, name]);
    done.add(name);
  };
  for (const name of Object.keys(graph)) visit(name, []);
  return cycles;
}
