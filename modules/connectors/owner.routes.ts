import { z } from '@hono/zod-openapi';
import { ok, refused, type Locale } from '@cordee/kernel';
import { csvLine } from '@cordee/modules/imports';
import { endpoint, fileAnswer, refusalSentence, type Endpoint } from '@cordee/platform/http';
import { planOwners, sendOwners, type OwnerPlan, type OwnerWrite } from './owner-changes.ts';
import type { ConnectionDeps } from './run-connection.ts';

/** One call sends no more: each record is a call to the other system. */
const sentMax = 100;

const Id = z.object({ id: z.uuid() });
const Change = z
  .object({
    record: z.string(),
    account: z.string(),
    owner: z.string().nullable(),
    wanted: z.string(),
    stamp: z.string().openapi({ description: 'The other system’s stamp of the record as it was shown' }),
    isSendable: z.boolean().openapi({ description: 'False where no user there has the wanted e-mail' }),
  })
  .openapi('OwnerChange');
const Chosen = z.strictObject({
  record: z.string().max(40),
  stamp: z.string().max(60),
  wanted: z.string().max(320),
});
const Write = z
  .object({
    record: z.string(),
    outcome: z.enum(['sent', 'already', 'conflict', 'failed']),
    problem: z.string().nullable(),
  })
  .openapi('OwnerWrite');

export function ownerRoutes(deps: ConnectionDeps): Endpoint[] {
  return [planRoute(deps), sendRoute(deps), fileRoute(deps)];
}

function planRoute(deps: ConnectionDeps): Endpoint {
  return endpoint({
    method: 'get',
    path: '/connections/{id}/owner-changes',
    summary:
      'Owners of accounts that the other system would be given, from what it says now; nothing is sent',
    policy: ['revops'],
    params: Id,
    answer: z.object({ changes: z.array(Change) }),
    handle: async ({ caller: { scope }, params }) => {
      const connection = await deps.store.find(scope, params.id);
      if (!connection) return refused('connectors.connection_not_found');
      const plan = await planOwners(deps, scope, connection);
      if (!plan.ok) return plan;
      return ok({
        changes: plan.value.changes.map(({ userId, ...each }) => ({ ...each, isSendable: userId !== null })),
      });
    },
  });
}

function sendRoute(deps: ConnectionDeps): Endpoint {
  return endpoint({
    method: 'post',
    path: '/connections/{id}/owner-changes',
    summary: 'Send the owners that were shown; a record that changed since is left as it is',
    policy: ['revops'],
    params: Id,
    body: z.strictObject({ changes: z.array(Chosen).min(1).max(sentMax) }),
    answer: z.object({ writes: z.array(Write) }),
    handle: async ({ caller: { scope }, params, body, locale }) => {
      const connection = await deps.store.find(scope, params.id);
      if (!connection) return refused('connectors.connection_not_found');
      const sent = await sendOwners(deps, scope, connection, body.changes);
      return sent.ok ? ok({ writes: sent.value.map((write) => presented(write, locale)) }) : sent;
    },
  });
}

function fileRoute(deps: ConnectionDeps): Endpoint {
  return endpoint({
    method: 'get',
    path: '/connections/{id}/owner-changes/file',
    summary: 'The same owners as a CSV in the other system’s form of import',
    policy: ['revops'],
    params: Id,
    answer: 'file',
    handle: async ({ caller: { scope }, params }) => {
      const connection = await deps.store.find(scope, params.id);
      if (!connection) return refused('connectors.connection_not_found');
      const plan = await planOwners(deps, scope, connection);
      if (!plan.ok) return plan;
      return ok(
        fileAnswer('owners.csv', 'text/csv; charset=utf-8', new TextEncoder().encode(csvOf(plan.value))),
      );
    },
  });
}

function csvOf({ changes, writing: { file } }: OwnerPlan): string {
  const rows = changes.flatMap(({ record, wanted, userId }) =>
    userId === null ? [] : [[record, file.owner === 'id' ? userId : wanted]],
  );
  return [file.columns, ...rows].map((cells) => csvLine(cells, ',')).join('');
}

const presented = ({ record, outcome, problem }: OwnerWrite, locale: Locale): z.input<typeof Write> => ({
  record,
  outcome,
  problem: problem && refusalSentence(problem, locale),
});
