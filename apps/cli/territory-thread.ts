// Solves a problem on a thread of its own, so that Ctrl-C is heard meanwhile. Started by solve-in-thread.ts.
import { parentPort, workerData } from 'node:worker_threads';
import { solveProblem, stepBudget, type Budget } from '@cordee/engine-territory';
import type { TerritoryTask } from './solve-in-thread.ts';

const { problem, seconds, steps, seed, start, stopped } = workerData as TerritoryTask; // written by solve-in-thread.ts
const stop = new Int32Array(stopped);

const startedAt = performance.now();
const byClock: Budget = { spent: () => (performance.now() - startedAt) / 1000 / seconds };
const allowed = steps === null ? byClock : stepBudget(steps);
const budget: Budget = { spent: () => (Atomics.load(stop, 0) === 1 ? 1 : allowed.spent()) };
parentPort?.postMessage(solveProblem(problem, { budget, seed, ...(start === null ? {} : { start }) }));
