// The composition root: every store, use case and door of the program, wired once and readable from top to bottom.
import { sql } from 'kysely';
import {
  plainDate,
  tenantId,
  userId,
  type EntityId,
  type Role,
  type Scope,
  type TenantId,
} from '@cordee/kernel';
import { m } from '@cordee/messages';
import { account, accountsPoster, openAccountStore } from '@cordee/modules/accounts';
import {
  openAccessStore,
  openSwitchStore,
  type AccessDeps,
  type AccessStore,
  type Organisation,
  type Secrets,
} from '@cordee/modules/access';
import { openTrailStore } from '@cordee/modules/audit';
import { openDashboardStore } from '@cordee/modules/dashboards';
import { deal, dealsPoster, dealStage, openDealStore } from '@cordee/modules/deals';
import { importTasks, openImportStore } from '@cordee/modules/imports';
import { openCreditableSales, openRunStore, payoutTasks, type PayeeName } from '@cordee/modules/payouts';
import { openPeopleStore, peoplePoster, peopleTables } from '@cordee/modules/people';
import { openPlanStore, planTables } from '@cordee/modules/plans';
import { openQuotaStore, quota, quotasPoster } from '@cordee/modules/quotas';
import {
  currencyRate,
  openTransactionStore,
  ratesPoster,
  transaction,
  transactionsPoster,
} from '@cordee/modules/transactions';
import { hashPassword, isPassword, newToken, tokenHash } from '@cordee/platform/auth';
import { demoInstant, systemClock } from '@cordee/platform/clock';
import { openCompute } from '@cordee/platform/compute';
import type { Config } from '@cordee/platform/config';
import {
  connectDatabase,
  factsAsOf,
  type Connection,
  type Database,
  type FactTable,
} from '@cordee/platform/database';
import { openDocumentStore } from '@cordee/platform/documents';
import { openTable, workbookBytes } from '@cordee/platform/files';
import { newId } from '@cordee/platform/ids';
import { enqueueTask, type NewTask, type Queue } from '@cordee/platform/jobs';
import { queueMail } from '@cordee/platform/mail';
import { person, position, positionHolder, team } from '@cordee/modules/people';
import { statSync } from 'node:fs';
import { endpointsOf } from './endpoints.ts';
import { payOf } from './pay-of.ts';
import { statementPdf } from './statement-pdf.ts';

export type Application = Awaited<ReturnType<typeof openApplication>>;

export type ApplicationOptions = {
  readonly log: (text: string) => void;
  readonly queue: Queue | null;
  readonly poolSizeMax?: number;
};

export async function openApplication(
  config: Config,
  connection: Connection,
  { log, queue, poolSizeMax = 10 }: ApplicationOptions,
) {
  const instants = new Map<TenantId, string>();
  const clock = async (tenant: TenantId): Promise<string> =>
    instants.get(tenant) ?? instantOf(await access.organisation(tenant));
  const database = await connectDatabase(connection, clock, log, poolSizeMax);
  const access = openAccessStore(database);
  const documents = openDocumentStore(config.dataFolder);
  const compute = openCompute({ dataFolder: config.dataFolder, database });
  const secrets: Secrets = { hashPassword, isPassword, newToken, tokenHash };
  const currencyOf = async (tenant: string): Promise<string> =>
    (await access.organisation(tenantId(tenant)))?.currency ?? 'EUR';

  const people = openPeopleStore(database);
  const deals = openDealStore(database);
  const quotas = openQuotaStore(database);
  const plans = openPlanStore(database);
  const trail = openTrailStore(database);
  const factTables = Object.fromEntries(
    [...peopleTables, ...planTables, account, deal, dealStage, transaction, currencyRate, quota].map(
      (table): [string, FactTable] => [table.name, table],
    ),
  );
  const posters = {
    people: peoplePoster,
    accounts: accountsPoster,
    deals: dealsPoster,
    transactions: transactionsPoster(currencyOf),
    quotas: quotasPoster(currencyOf),
    rates: ratesPoster,
  };
  const imports = {
    store: openImportStore({ database, posters, tables: factTables, currencyOf }),
    openTable: (path: string, name: string) => openTable(path, { document: name }),
  };

  const scopeOf = (tenant: TenantId, actor: string): Promise<Scope> => scopeOfMember(access, tenant, actor);
  const fileNames = (scope: Scope): Promise<ReadonlyMap<string, string>> => readFileNames(database, scope);
  const payeeNames = (scope: Scope): Promise<ReadonlyMap<EntityId, PayeeName>> =>
    readPayeeNames(database, scope);
  const nameOf = cachedNames(database);
  const runs = {
    store: openRunStore(database),
    plans,
    quotas,
    sales: openCreditableSales(database, compute),
    fileNames,
    payeeNames,
    newId,
  };
  const enqueue = async (scope: Scope, task: NewTask): Promise<void> => {
    if (!queue) throw new Error('this process has no queue: run the use case itself');
    await enqueueTask(database, queue, scope, task);
  };
  const payeeOf = async (scope: Scope): Promise<EntityId | null> =>
    scope.people === 'all' ? null : await ownPerson(access, people, scope);

  const endpoints = endpointsOf({
    access: {
      store: access,
      switches: openSwitchStore(database),
      secrets,
      newId,
      today: systemClock.today,
      publicUrl: config.publicUrl,
      announce: announceIn(database),
      invitationMail,
    },
    people,
    accounts: openAccountStore(database),
    deals,
    transactions: openTransactionStore(database),
    quotas,
    plans: {
      store: plans,
      currencyOf,
      sellersOf: (scope) => sellersOf(people, scope),
      personsOf: (scope) => personsOf(people, scope),
    },
    payouts: { ...runs, enqueue, nameOf, payeeOf, statementPdf },
    dashboards: {
      store: openDashboardStore(database),
      quotas,
      currencyOf,
      sales: runs.sales,
      fileNames,
      payOf: (scope) => payOf({ ...runs, payeeOf }, scope),
    },
    imports: {
      ...imports,
      enqueue,
      newId,
      nameOf,
      workbookBytes,
      keepFile: (tenant, content) => documents.put(tenant, content),
      pathOf: documents.pathOf,
      sizeOf: async (path) => statSync(path, { throwIfNoEntry: false })?.size ?? null,
    },
    trail,
    nameOf,
    database,
    demo: {
      dataFolder: config.dataFolder,
      isDemo: async (tenant) => (await access.organisation(tenant))?.isDemo ?? false,
    },
    fileNames,
  });
  const tasks = {
    ...importTasks({
      ...imports,
      scopeOf,
      pathOf: documents.pathOf,
      afterImport: (scope) => compute.refresh(scope),
    }),
    ...payoutTasks({ ...runs, scopeOf }),
  };
  return {
    config,
    database,
    access,
    secrets,
    documents,
    people,
    deals,
    quotas,
    plans,
    imports,
    runs,
    trail,
    endpoints,
    tasks,
    scopeOf,
    fileNames,
    payeeNames,
    instants,
    nameOf,
    compute,
    close: async () => {
      await compute.close();
      await database.close();
    },
  };
}

/** A change for the trail, and the mail that it causes in the same transaction. */
function announceIn(database: Database): AccessDeps['announce'] {
  return async (scope, code, detail, mail) => {
    await database.write(scope, { code, detail }, async (tx) => mail && queueMail(tx, mail));
  };
}

const invitationMail: AccessDeps['invitationMail'] = (name, link, locale) => ({
  subject: m['access.invitation_subject']({}, { locale }),
  body: m['access.invitation_body']({ name, link }, { locale }),
});

function instantOf(organisation: Organisation | undefined): string {
  return organisation?.clockToday ? demoInstant(organisation.clockToday) : systemClock.now();
}

const wideRoles: readonly Role[] = ['revops', 'finance', 'executive', 'auditor', 'marketing'];

/** Whoever holds a wide role sees all positions; a manager those below, a seller their own; others none. */
export async function scopeOfMember(access: AccessStore, tenant: TenantId, actor: string): Promise<Scope> {
  const [organisation, members] = [await access.organisation(tenant), await access.members(tenant)];
  const member = members.find((each) => each.userId === actor);
  return baseScope(tenant, actor, organisation, member?.roles ?? ['revops'], member?.locale ?? 'fr');
}

export function baseScope(
  tenant: TenantId,
  actor: string,
  organisation: Organisation | undefined,
  roles: readonly Role[],
  locale: Scope['locale'],
): Scope {
  const seen = roles.some((role) => wideRoles.includes(role)) ? ('all' as const) : [];
  const effective = plainDate(organisation?.clockToday ?? systemClock.today());
  return {
    tenant,
    actor: userId(actor),
    roles,
    locale,
    asOf: { effective, change: null },
    branch: 0,
    positions: seen,
    people: seen,
    fields: 'all',
  };
}

async function ownPerson(
  access: AccessStore,
  people: ReturnType<typeof openPeopleStore>,
  scope: Scope,
): Promise<EntityId | null> {
  const member = (await access.members(scope.tenant)).find((each) => each.userId === scope.actor);
  if (!member?.personCode) return null;
  const own = await people.reachOf({ ...scope, people: 'all', positions: 'all' }, member.personCode, 'own');
  return own.people[0] ?? null;
}

async function sellersOf(
  people: ReturnType<typeof openPeopleStore>,
  scope: Scope,
): Promise<readonly EntityId[]> {
  const persons = await people.people({ ...scope, people: 'all', positions: 'all' }, {});
  return persons.filter((each) => each.role === 'seller').map((each) => each.personId);
}

async function personsOf(
  people: ReturnType<typeof openPeopleStore>,
  scope: Scope,
): Promise<ReadonlySet<string>> {
  const ever = { ...scope.asOf, effective: plainDate('9999-12-31') };
  const persons = await people.people({ ...scope, people: 'all', positions: 'all', asOf: ever }, {});
  return new Set(persons.map((each) => each.personId));
}

async function readFileNames(database: Database, scope: Scope): Promise<ReadonlyMap<string, string>> {
  return database.read(
    scope,
    async (tx) =>
      new Map(
        (await tx.sql.selectFrom('import').select(['id', 'file_name']).execute()).map((row) => [
          row.id,
          row.file_name,
        ]),
      ),
  );
}

async function readPayeeNames(database: Database, scope: Scope): Promise<ReadonlyMap<EntityId, PayeeName>> {
  return database.read(scope, async (tx) => {
    const { rows } = await sql<PayeeName>`
      select p.entity_id as id, p.code, p.full_name as name, max(t.name) as team from ${factsAsOf(person, scope)} p left join ${factsAsOf(positionHolder, scope)} h on h.person_id = p.entity_id
        left join ${factsAsOf(position, scope)} s on s.entity_id = h.entity_id left join ${factsAsOf(team, scope)} t on t.entity_id = s.team_id group by p.entity_id, p.code, p.full_name`.execute(
      tx.sql,
    );
    return new Map(rows.map((row) => [row.id, row]));
  });
}

/** Names of users for trails and lists; a name is read once and kept for the life of the process. */
function cachedNames(database: Database): (id: string) => Promise<string> {
  const names = new Map<string, string>();
  return async (id) => {
    const known = names.get(id);
    if (known !== undefined) return known;
    const row = await database.identity((tx) =>
      tx.sql.selectFrom('app_user').select('name').where('id', '=', id).executeTakeFirst(),
    );
    if (row) names.set(id, row.name);
    return row?.name ?? '—';
  };
}
