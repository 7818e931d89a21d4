import { expect } from 'vitest';
import type { Visitor } from '../open-seat.ts';

/** What the product answers to somebody who is signed in; the test ends where it refuses. */
export async function askApi<T>(
  { page }: Visitor,
  method: 'GET' | 'POST',
  path: string,
  data?: unknown,
): Promise<T> {
  const answer = await page.request.fetch(`/api/v1${path}`, {
    method,
    ...(data === undefined ? {} : { data }),
  });
  expect(answer.status(), path).toBe(200);
  return (await answer.json()) as T;
}
