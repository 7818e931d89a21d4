import { invariant } from '@cordee/kernel';

export const repeats = 5;

export async function medianMs(work: () => Promise<void> | void): Promise<number> {
  const taken: number[] = [];
  for (let index = 0; index < repeats; index += 1) taken.push(await timedMs(work));
  return taken.toSorted((a, b) => a - b)[Math.floor(repeats / 2)] ?? 0;
}

/** Of several goes at the same work, the one that took the median time, with what it gave. */
export async function medianGo<Go>(
  goes: number,
  work: () => Promise<Go>,
  msOf: (go: Go) => number,
): Promise<Go> {
  const done: Go[] = [];
  for (let index = 0; index < goes; index += 1) done.push(await work());
  const median = done.toSorted((a, b) => msOf(a) - msOf(b))[Math.floor(goes / 2)];
  invariant(median !== undefined, 'the work was done at least once');
  return median;
}

export async function timedMs(work: () => Promise<unknown> | void): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
