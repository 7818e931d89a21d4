import { keepThreads } from '@cordee/platform/threads';
import type { Solved, SolveOrder, Watch } from './propose-territories.ts';
import type { Solution } from './solve-thread.sql.ts';

/** `steps` takes the place of `seconds` where it is set. `shared`: whether to stop, and how many percent are spent. */
export type ThreadOrder = SolveOrder & { readonly steps: number | null; readonly shared: SharedArrayBuffer };

const threads = keepThreads<ThreadOrder, Solution>(new URL('./solve-thread.sql.ts', import.meta.url));
const lookEveryMs = 50;

/** Solves on a thread. When the watch gives up, the search stops and answers with the best that it has. */
export async function solveInThread(
  order: SolveOrder & { readonly steps?: number | null },
  watch: Watch,
): Promise<Solved> {
  const shared = new SharedArrayBuffer(8);
  const told = new Int32Array(shared);
  const startedAt = performance.now();
  let isInterrupted = false;
  const looking = setInterval(() => {
    try {
      watch.progress(Atomics.load(told, 1), 100);
      watch.check();
    } catch {
      isInterrupted = true;
      Atomics.store(told, 0, 1);
    }
  }, lookEveryMs);
  try {
    const results: Solution[] = [];
    await threads.with((open) =>
      open.run([{ ...order, steps: order.steps ?? null, shared }], (solution) => void results.push(solution)),
    );
    const [result] = results;
    if (result === undefined) throw new Error('a thread ended without an answer');
    return { result, isInterrupted, seconds: (performance.now() - startedAt) / 1000 };
  } finally {
    clearInterval(looking);
  }
}
