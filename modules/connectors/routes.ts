import { z } from '@hono/zod-openapi';
import { ok, refused, type Locale, type Scope } from '@cordee/kernel';
import { IMPORT_TARGETS, isImportKind, sayRefusal } from '@cordee/modules/imports';
import { endpoint, refusalSentence, type Endpoint } from '@cordee/platform/http';
import type { NewTask } from '@cordee/platform/jobs';
import type { ConnectionRun } from './connection.ts';
import { CONNECTORS, connectorNamed } from './connectors.ts';
import { ownerRoutes } from './owner.routes.ts';
import { tryConnection, type ConnectionDeps } from './run-connection.ts';

export type ConnectionRouteDeps = ConnectionDeps & {
  readonly enqueue: (scope: Scope, task: NewTask) => Promise<void>;
};

const readers = ['revops', 'finance', 'auditor'] as const;
const RunAnswer = z
  .object({
    at: z.string(),
    rows: z.number(),
    importId: z.string().nullable(),
    problem: z.string().nullable(),
  })
  .openapi('ConnectionRun');
const ConnectionAnswer = z
  .object({
    id: z.string(),
    name: z.string(),
    connector: z.string(),
    kind: z.string(),
    lastRun: z.union([RunAnswer, z.null()]),
  })
  .openapi('Connection');
const ConnectorAnswer = z
  .object({
    code: z.string(),
    settings: z.array(z.object({ code: z.string(), isRequired: z.boolean() })),
    kinds: z.array(z.string()).nullable().openapi({ description: 'Null: whatever its source holds' }),
    writesOwners: z.boolean().openapi({ description: 'Whether owners of accounts can be sent there' }),
    isUntried: z.boolean().openapi({ description: 'Not yet run against the vendor' }),
  })
  .openapi('Connector');
const Id = z.object({ id: z.uuid() });
const NewConnection = z.strictObject({
  name: z.string().trim().min(1).max(60),
  connector: z.enum(CONNECTORS.map(({ code }) => code)),
  kind: z.enum(Object.keys(IMPORT_TARGETS)),
  settings: z.record(z.string().max(40), z.string().max(20_000)),
  secret: z.string().max(2_000),
});

export function connectionRoutes(deps: ConnectionRouteDeps): Endpoint[] {
  return [...listRoutes(deps), ...actRoutes(deps), ...ownerRoutes(deps)];
}

function listRoutes({ store, newId }: ConnectionRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/connections',
      summary: 'Connections to other systems, each with its last run, and the connectors that there are',
      policy: readers,
      answer: z.object({ connections: z.array(ConnectionAnswer), connectors: z.array(ConnectorAnswer) }),
      handle: async ({ caller, locale }) => {
        const found = await store.list(caller.scope);
        return ok({
          connections: found.map(({ settings: _settings, lastRun, ...each }) => ({
            ...each,
            lastRun: lastRun && presentedRun(lastRun, locale),
          })),
          connectors: CONNECTORS.map(({ settings, kinds, owners, pull: _pull, ...each }) => ({
            ...each,
            settings: [...settings],
            kinds: kinds && [...kinds],
            writesOwners: owners !== undefined,
          })),
        });
      },
    }),
    endpoint({
      method: 'post',
      path: '/connections',
      summary: 'Keep a connection; its secret is sealed and never shown again',
      policy: ['revops'],
      body: NewConnection,
      answer: z.object({ id: z.string() }),
      handle: async ({ caller, body }) => {
        const { secret, kind, ...given } = body;
        const connector = connectorNamed(body.connector);
        const needed = connector?.settings.filter(({ isRequired }) => isRequired) ?? [];
        const missing = needed.find(({ code }) => !given.settings[code]?.trim());
        if (missing || !isImportKind(kind))
          return refused('connectors.setting_missing', { setting: missing?.code ?? 'kind' });
        if (connector?.kinds && !connector.kinds.includes(kind)) return refused('connectors.kind_not_given');
        const id = newId();
        await store.keep(caller.scope, { id, kind, ...given }, secret);
        return ok({ id });
      },
    }),
  ];
}

function actRoutes(deps: ConnectionRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/connections/{id}/try',
      summary: 'Read the first rows of a connection and say what each column would be; nothing is brought in',
      policy: ['revops'],
      params: Id,
      answer: z.object({
        rows: z.array(z.record(z.string(), z.string().nullable())),
        columns: z.array(z.object({ column: z.string(), field: z.string() })),
      }),
      handle: async ({ caller: { scope }, params }) => {
        const connection = await deps.store.find(scope, params.id);
        if (!connection) return refused('connectors.connection_not_found');
        const tried = await tryConnection(deps, scope, connection);
        return tried.ok
          ? ok({ rows: tried.value.rows.map((row) => ({ ...row })), columns: [...tried.value.columns] })
          : tried;
      },
    }),
    endpoint({
      method: 'post',
      path: '/connections/{id}/run',
      summary: 'Bring in what is new',
      policy: ['revops'],
      params: Id,
      answer: z.object({ taskId: z.string() }),
      handle: async ({ caller: { scope }, params }) => {
        if (!(await deps.store.find(scope, params.id))) return refused('connectors.connection_not_found');
        const id = deps.newId();
        const input = { connectionId: params.id };
        await deps.enqueue(scope, { id, kind: 'run_connection', input, unit: 'rows' });
        return ok({ taskId: id });
      },
    }),
  ];
}

const presentedRun = (
  { at, rows, importId, problem }: ConnectionRun,
  locale: Locale,
): z.input<typeof RunAnswer> => ({
  at,
  rows,
  importId,
  problem:
    problem &&
    (problem.code.startsWith('imports.') ? sayRefusal(problem, locale) : refusalSentence(problem, locale)),
});
