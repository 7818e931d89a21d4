import { openThreads, type ThreadBounds, type Threads } from './open-threads.ts';

/** Threads that are opened when they are wanted, and kept for a while: loading a program costs more than a small task. */
export type KeptThreads<Task, Answer> = {
  with<T>(work: (threads: Threads<Task, Answer>) => Promise<T>): Promise<T>;
};

const idleMs = 60_000;

/** A piece of work that fails may leave a task under way, so that its threads end with it. */
export function keepThreads<Task, Answer>(module: URL, bounds: ThreadBounds = {}): KeptThreads<Task, Answer> {
  let idle: Threads<Task, Answer> | undefined;
  let timer: NodeJS.Timeout | undefined;
  const keep = (threads: Threads<Task, Answer>) => {
    if (idle !== undefined) return threads.close();
    idle = threads;
    timer = setTimeout(() => {
      idle = undefined;
      void threads.close();
    }, idleMs).unref();
    return undefined;
  };
  return {
    with: async (work) => {
      const threads = idle ?? openThreads<Task, Answer>(module, bounds);
      idle = undefined;
      clearTimeout(timer);
      try {
        const done = await work(threads);
        await keep(threads);
        return done;
      } catch (error) {
        await threads.close();
        throw error;
      }
    },
  };
}
