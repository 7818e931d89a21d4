import { z } from '@hono/zod-openapi';
import { m } from '@cordee/messages';
import { ok, refused, type Refusal } from '@cordee/kernel';
import { endpoint, refusalSentence, type Endpoint } from '@cordee/platform/http';
import { askCancel, findTask, type Task } from '@cordee/platform/jobs';
import type { Database } from '@cordee/platform/database';
import { RehearsalAnswer } from '@cordee/modules/imports';
import { readMailbox } from '@cordee/platform/mail';

const TaskAnswer = z
  .object({
    id: z.string(),
    kind: z.string(),
    state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
    done: z.number(),
    total: z.number().nullable(),
    unit: z.string(),
    message: z.string().nullable(),
    startedAt: z.string().nullable(),
    secondsLeft: z.number().nullable(),
    result: z.union([RehearsalAnswer, z.record(z.string(), z.unknown()), z.null()]),
  })
  .openapi('Task');
const Mail = z
  .object({
    id: z.string(),
    to: z.string(),
    subject: z.string(),
    at: z.string(),
    text: z.string(),
    outcome: z.string().nullable(),
  })
  .openapi('Mail');
const NotYet = z.object({ room: z.string(), what: z.string() }).openapi('NotYet');
const rooms = [
  'segments',
  'territories',
  'capacity',
  'quotas_agreed',
  'action_plans',
  'forecasts',
  'outreach',
  'coaching',
  'scenarios',
  'connectors',
] as const;

/** What belongs to no module: long work, the demo's mailbox, and what the product does not do yet. */
/** `isSending`: mail leaves for real, and its one-use links are then for nobody but their recipients. */
export function platformRoutes(database: Database, isSending: boolean): Endpoint[] {
  const Id = z.object({ id: z.uuid() });
  return [
    endpoint({
      method: 'get',
      path: '/tasks/{id}',
      summary: 'Long work: how far it is',
      policy: 'signed_in',
      params: Id,
      answer: TaskAnswer,
      handle: async ({ caller, params, locale }) => {
        const task = await findTask(database, caller.scope.tenant, params.id);
        if (!task || task.actor !== caller.scope.actor) return refused('platform.task_not_found');
        return ok({
          id: task.id,
          kind: task.kind,
          state: task.state,
          done: task.done,
          total: task.total,
          unit: task.unit,
          message: task.problem ? refusalSentence(task.problem as Refusal, locale) : null,
          startedAt: task.startedAt,
          secondsLeft: secondsLeft(task),
          result: (task.result ?? null) as z.input<typeof TaskAnswer>['result'], // an object: handlers return no other
        }); // a task's problem is written as a refusal
      },
    }),
    endpoint({
      method: 'post',
      path: '/tasks/{id}/cancel',
      summary: 'Stop long work',
      policy: 'signed_in',
      params: Id,
      answer: z.object({ cancelled: z.boolean() }),
      handle: async ({ caller, params }) => {
        const task = await findTask(database, caller.scope.tenant, params.id);
        if (!task || task.actor !== caller.scope.actor) return refused('platform.task_not_found');
        return ok({ cancelled: await askCancel(database, caller.scope.tenant, params.id) });
      },
    }),
    endpoint({
      method: 'get',
      path: '/mailbox',
      summary: 'What the outbox holds',
      policy: ['revops', 'finance', 'executive'],
      answer: z.array(Mail),
      handle: async ({ caller }) => ok(isSending ? [] : [...(await readMailbox(database, caller.scope))]),
    }),
    endpoint({
      method: 'get',
      path: '/not-yet',
      summary: 'What Cordée does not do yet',
      policy: 'public',
      answer: z.array(NotYet),
      handle: async ({ locale }) =>
        ok(
          rooms.map((room) => ({
            room: m[`platform.room_${room}`]({}, { locale }),
            what: m[`platform.not_yet_${room}`]({}, { locale }),
          })),
        ),
    }),
  ];
}

function secondsLeft(task: Task): number | null {
  if (task.state !== 'running' || !task.startedAt || !task.total || task.done === 0) return null;
  const elapsed = Temporal.Now.instant()
    .since(Temporal.Instant.from(task.startedAt.replace(' ', 'T')))
    .total('seconds');
  return Math.max(0, Math.round((elapsed * (task.total - task.done)) / task.done));
}
