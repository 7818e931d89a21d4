import { expect, it } from 'vitest';
import { openThreads } from './open-threads.ts';

const echo = new URL('./echo.test-support.ts', import.meta.url);

it('visits the answers in the order of the tasks, whichever thread is done first', async () => {
  const threads = openThreads<number, number>(echo);
  const seen: number[] = [];
  await threads.run([30, 0, 5, 0, 1], (answer) => void seen.push(answer));
  await threads.close();
  expect(seen).toEqual([30, 0, 5, 0, 1]);
});

it('fails with the task that fails, and gives up when the visitor does', async () => {
  const threads = openThreads<number, number>(echo);
  await expect(threads.run([0, -1], () => undefined)).rejects.toThrow('a negative task');
  const cancelled = threads.run([0, 0, 0], () => {
    throw new Error('cancelled');
  });
  await expect(cancelled).rejects.toThrow('cancelled');
  await threads.close();
});
