// What other people of the organisation ask while a file is brought in: ten requests a second at most.
import { setTimeout as sleep } from 'node:timers/promises';
import type { ServedClient } from '../../gates/served-client.ts';

const pauseMs = 100;
const asked = ['/deals', '/transactions', '/imports', '/accounts'] as const;

export type OtherRequests = { readonly count: number; readonly failed: number; readonly p95: number };

/** Asks until the work is done; the milliseconds of its slowest twentieth begin at `p95`. */
export async function askMeanwhile<T>(
  client: ServedClient,
  work: Promise<T>,
): Promise<{ readonly value: T; readonly others: OtherRequests }> {
  let isDone = false;
  const ended = work.finally(() => {
    isDone = true;
  });
  ended.catch(() => undefined);
  const times: number[] = [];
  let failed = 0;
  for (let turn = 0; !isDone; turn += 1) {
    const from = performance.now();
    const answer = await client('GET', asked[turn % asked.length] ?? asked[0]);
    await answer.arrayBuffer();
    times.push(performance.now() - from);
    if (!answer.ok) failed += 1;
    await sleep(pauseMs);
  }
  const sorted = times.toSorted((a, b) => a - b);
  const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? 0;
  return { value: await ended, others: { count: times.length, failed, p95 } };
}
