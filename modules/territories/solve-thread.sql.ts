// Solves on a thread of its own, so that whoever waits hears meanwhile that it should stop. Opened by solve-in-thread.sql.ts.
import { solveProblem, stepBudget, type Answer, type Budget } from '@cordee/engine-territory';
import type { Refusal, Result } from '@cordee/kernel';
import { answerTasks } from '@cordee/platform/threads';
import type { ThreadOrder } from './solve-in-thread.sql.ts';

answerTasks(async ({ problem, seconds, steps, seed, start, shared }: ThreadOrder): Promise<Solution> => {
  const [stop, share] = [0, 1];
  const told = new Int32Array(shared);
  const startedAt = performance.now();
  const byClock: Budget = { spent: () => (performance.now() - startedAt) / 1000 / seconds };
  const allowed = steps === null ? byClock : stepBudget(steps);
  const budget: Budget = {
    spent: () => {
      const spent = Atomics.load(told, stop) === 1 ? 1 : allowed.spent();
      Atomics.store(told, share, Math.min(100, Math.floor(spent * 100)));
      return spent;
    },
  };
  return solveProblem(problem, { budget, seed, ...(start === null ? {} : { start }) });
});

export type Solution = Result<Answer, readonly Refusal[]>;
