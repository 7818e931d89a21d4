import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { AnswerMessage, TaskMessage } from './answer-tasks.ts';

export type Threads<Task, Answer> = {
  /**
   * Hands out the tasks, one a thread at a time, and visits the answers in the order of the tasks. `visit` may throw to
   * give up; a task that fails ends the others.
   */
  run(tasks: Iterable<Task>, visit: (answer: Answer) => void | Promise<void>): Promise<void>;
  close(): Promise<void>;
};

/** How many at most, where there are as many cores, and what the heap of each may come to. */
export type ThreadBounds = {
  readonly threadsMax?: number;
  readonly heapMiBMax?: number;
  /** Of the heap, what is for values that die young; the engine's own choice is made for speed alone. */
  readonly youngMiBMax?: number;
};

/** Threads that load the module at once, so that they are ready when the first task comes. Idle, they keep no process up. */
export function openThreads<Task, Answer>(
  module: URL,
  { threadsMax = 8, heapMiBMax, youngMiBMax }: ThreadBounds = {},
): Threads<Task, Answer> {
  const resourceLimits = {
    ...(heapMiBMax === undefined ? {} : { maxOldGenerationSizeMb: heapMiBMax }),
    ...(youngMiBMax === undefined ? {} : { maxYoungGenerationSizeMb: youngMiBMax }),
  };
  const workers = Array.from(
    { length: Math.max(1, Math.min(threadsMax, availableParallelism())) },
    () => new Worker(module, { resourceLimits }),
  );
  for (const worker of workers) worker.unref();
  return {
    run: (tasks, visit) => handOut(workers, tasks, visit),
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

async function handOut<Task, Answer>(
  workers: readonly Worker[],
  tasks: Iterable<Task>,
  visit: (answer: Answer) => void | Promise<void>,
): Promise<void> {
  const waiting = numbered(tasks)[Symbol.iterator]();
  const early = new Map<number, Answer>();
  let awaited = 0;
  let visiting = Promise.resolve();
  const settle = (number: number, answer: Answer) => {
    early.set(number, answer);
    visiting = visiting.then(async () => {
      for (let ready = early.get(awaited); ready !== undefined; ready = early.get(awaited)) {
        early.delete(awaited);
        awaited += 1;
        await visit(ready);
      }
    });
    return visiting;
  };
  await Promise.all(
    workers.map(async (worker) => {
      for (let turn = waiting.next(); !turn.done; turn = waiting.next()) {
        const [number, task] = turn.value;
        const answer = await answered<Answer>(worker, { number, task });
        await settle(number, answer);
      }
    }),
  );
}

function* numbered<Task>(tasks: Iterable<Task>): Iterable<[number, Task]> {
  let number = 0;
  for (const task of tasks) yield [number++, task];
}

function answered<Answer>(worker: Worker, message: TaskMessage): Promise<Answer> {
  return new Promise((resolve, reject) => {
    worker.ref();
    const settled = (work: () => void) => {
      worker.unref();
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      work();
    };
    const onMessage = (reply: AnswerMessage) =>
      settled(() => ('error' in reply ? reject(reply.error) : resolve(reply.answer as Answer))); // as in answerTasks
    const onError = (error: Error) => settled(() => reject(error));
    const onExit = () => settled(() => reject(new Error('the thread ended before its task')));
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(message);
  });
}
