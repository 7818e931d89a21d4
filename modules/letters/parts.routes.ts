import { z } from '@hono/zod-openapi';
import { ok, type Result } from '@cordee/kernel';

export const Id = z.object({ id: z.uuid() });
export const Done = z.object({ done: z.literal(true) });
export const doneOr = (result: Result<null>): Result<{ done: true }> =>
  result.ok ? ok({ done: true }) : result;
export const Reason = z.string().trim().min(3).max(2000);
