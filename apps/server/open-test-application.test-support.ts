// The whole product on a database of its own in a temporary folder: for tests and gates that ask the real thing.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type pg from 'pg';
import { tenantId, userId, type Result, type Role, type Scope, type TenantId } from '@cordee/kernel';
import { openSession } from '@cordee/modules/access';
import { importFile, previewFile, type ImportKind, type ImportOutcome } from '@cordee/modules/imports';
import { readConfig, type Config } from '@cordee/platform/config';
import { openClient, startDatabase, type Connections } from '@cordee/platform/database';
import { createApi, type Endpoint } from '@cordee/platform/http';
import { newId } from '@cordee/platform/ids';
import { listTasks, runTask, type Queue } from '@cordee/platform/jobs';
import { createMetrics, openLog } from '@cordee/platform/telemetry';
import { callerOf } from './caller.ts';
import { openApplication, type Application } from './compose.ts';
import { keepLegalCalendar } from './letter-alarms.ts';

export type TestApplication = {
  readonly config: Config;
  readonly connections: Connections;
  readonly application: Application;
  /** A connection with the owner's rights, which row security does not bind: for looking, and for sabotage. */
  readonly owner: pg.Client;
  /** A call to the API in this process; `endpoints` replaces the product's own where a sabotage changes one. */
  call(request: TestRequest, endpoints?: readonly Endpoint[]): Promise<Response>;
  openOrganisation(name: string): Promise<TestOrganisation>;
  /** Runs what the API has put off, in the order it was asked for. */
  finishTasks(tenant: TenantId): Promise<void>;
  /** What the worker does for the calendar of the law, once. */
  keepCalendar(tenant: TenantId): ReturnType<typeof keepLegalCalendar>;
  stop(): Promise<void>;
};

export type TestRequest = {
  readonly method: string;
  /** Behind `/api/v1`, with its query. */
  readonly path: string;
  readonly token?: string;
  readonly body?: unknown;
  readonly file?: { readonly name: string; readonly text: string };
};

export type TestMember = { readonly userId: string; readonly token: string; readonly scope: Scope };

export type TestOrganisation = {
  readonly id: TenantId;
  addMember(
    role: Role,
    given?: { readonly name?: string; readonly personCode?: string },
  ): Promise<TestMember>;
  /** Brings a file in as the wizard would with what it proposes; the header names the fields. */
  bring(scope: Scope, file: TestFile): Promise<Result<ImportOutcome>>;
};

export type TestFile = {
  readonly kind: ImportKind;
  readonly text: string | Uint8Array;
  readonly source?: string;
  readonly name?: string;
  readonly check?: () => void;
};

/** On a database of its own, or on the server that is named as DATABASE_URL and DATABASE_ADMIN_URL would. */
export async function openTestApplication(
  externalDatabase: Config['externalDatabase'] = null,
  changed: Partial<Config> = {},
): Promise<TestApplication> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'cordee-test-'));
  const config = { ...readConfig({}), dataFolder, externalDatabase, ...changed };
  const running = await startDatabase(config, () => undefined);
  const owner = await openClient(running.connections.owner);
  const queue: Queue = {
    wake: async () => undefined,
    onWake: async () => undefined,
    stop: async () => undefined,
  };
  const application = await openApplication(config, running.connections.app, { log: () => undefined, queue });
  const apis = new Map<readonly Endpoint[], ReturnType<typeof createApi>>();
  const apiOf = (endpoints: readonly Endpoint[]) => {
    const api = apis.get(endpoints) ?? openApi(config, application, endpoints);
    apis.set(endpoints, api);
    return api;
  };
  return {
    config,
    connections: running.connections,
    application,
    owner,
    call: async (request, endpoints = application.endpoints) => {
      const { path, ...init } = requestOf(request);
      return apiOf(endpoints).request(path, init);
    },
    openOrganisation: (name) => openOrganisation(application, name),
    finishTasks: async (tenant) => {
      for (const { id } of await listTasks(application.database, tenant, ['queued']))
        await runTask(application.database, tenant, id, application.tasks, () => undefined);
    },
    keepCalendar: (tenant) => keepLegalCalendar(application, tenant),
    stop: async () => {
      await application.close();
      await owner.end();
      await running.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

function openApi(config: Config, application: Application, endpoints: readonly Endpoint[]) {
  return createApi({
    endpoints,
    callerOf: callerOf(application),
    publicUrl: config.publicUrl,
    log: openLog('silent', 'test'),
    metrics: createMetrics(),
    uploadBytesMax: 16 * 1024 * 1024,
  });
}

function requestOf({ method, path, token, body, file }: TestRequest): RequestInit & { path: string } {
  const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  if (file) {
    const form = new FormData();
    form.set('file', new File([file.text], file.name));
    return { path: `/api/v1${path}`, method, headers, body: form };
  }
  if (body !== undefined) headers['content-type'] = 'application/json';
  return {
    path: `/api/v1${path}`,
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
}

async function openOrganisation(application: Application, name: string): Promise<TestOrganisation> {
  const id = tenantId(newId());
  await application.access.addOrganisation({
    id,
    name,
    isDemo: false,
    locale: 'fr',
    currency: 'EUR',
    clockToday: null,
  });
  return {
    id,
    addMember: (role, given = {}) => addMember(application, id, role, given),
    bring: (scope, file) => bringFile(application, scope, file),
  };
}

async function addMember(
  { access, secrets, people, trail }: Application,
  organisationId: TenantId,
  role: Role,
  { name, personCode }: { readonly name?: string; readonly personCode?: string },
): Promise<TestMember> {
  const id = userId(newId());
  await access.addUser({
    id,
    email: `${id}@example.test`,
    name: name ?? `${role} ${id.slice(-6)}`,
    locale: 'fr',
    passwordHash: null,
  });
  await access.addMembership({ organisationId, userId: id, roles: [role], personCode: personCode ?? null });
  const token = await openSession(access, secrets, id, organisationId);
  const anywhen = { effective: undefined, change: undefined, knownOn: undefined, branch: undefined };
  const caller = await callerOf({ access, secrets, people, trail })(token, anywhen);
  if (!caller) throw new Error('a fresh session opens nothing');
  return { userId: id, token, scope: caller.scope };
}

export async function bringFile(
  { documents, imports }: Application,
  scope: Scope,
  { kind, text, source = 'crm', name = `${kind}.csv`, check = () => undefined }: TestFile,
): Promise<Result<ImportOutcome>> {
  const kept = await documents.put(scope.tenant, Readable.from([Buffer.from(text)]));
  const seen = await previewFile(imports.openTable, { path: kept.path, name }, { kind });
  if (!seen.ok) return seen;
  const file = {
    importId: newId(),
    kind,
    source,
    fileName: name,
    documentHash: kept.hash,
    byteCount: kept.byteCount,
    mapping: seen.value.preview.mapping,
    path: kept.path,
    isRehearsal: false,
  };
  return importFile(imports, scope, file, { progress: () => undefined, check });
}
