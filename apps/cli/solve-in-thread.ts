import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Answer, ProblemDocument } from '@cordee/engine-territory';
import type { Refusal, Result } from '@cordee/kernel';
import { Cancelled, type Terminal } from './terminal.ts';

/** What the thread is given; `steps` takes the place of `seconds` where it is set. */
export type TerritoryTask = {
  readonly problem: ProblemDocument;
  readonly seconds: number;
  readonly steps: number | null;
  readonly seed: number;
  readonly start: Readonly<Record<string, string>> | null;
  readonly stopped: SharedArrayBuffer;
};

export type Solved = {
  readonly result: Result<Answer, readonly Refusal[]>;
  readonly isInterrupted: boolean;
  readonly seconds: number;
};

const lookEveryMs = 50;

/** Solves on a thread. Ctrl-C stops the search, which then answers with the best that it has. */
export async function solveInThread(
  task: Omit<TerritoryTask, 'stopped'>,
  terminal: Terminal,
): Promise<Solved> {
  const stopped = new SharedArrayBuffer(4);
  const startedAt = performance.now();
  const worker = new Worker(new URL('territory-thread.ts', import.meta.url), {
    workerData: { ...task, stopped },
  });
  let isInterrupted = false;
  const looking = setInterval(() => {
    if (!isCancelled(terminal)) return;
    isInterrupted = true;
    Atomics.store(new Int32Array(stopped), 0, 1);
  }, lookEveryMs);
  try {
    // The only message of territory-thread.ts; a throw in it rejects.
    const [result] = (await once(worker, 'message')) as [Solved['result']];
    return { result, isInterrupted, seconds: (performance.now() - startedAt) / 1000 };
  } finally {
    clearInterval(looking);
    await worker.terminate();
  }
}

function isCancelled(terminal: Terminal): boolean {
  try {
    terminal.check();
    return false;
  } catch (error) {
    if (error instanceof Cancelled) return true;
    throw error;
  }
}
