export const repeats = 5;

export async function medianMs(work: () => Promise<void> | void): Promise<number> {
  const taken: number[] = [];
  for (let index = 0; index < repeats; index += 1) taken.push(await timedMs(work));
  return taken.toSorted((a, b) => a - b)[Math.floor(repeats / 2)] ?? 0;
}

export async function timedMs(work: () => Promise<unknown> | void): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
