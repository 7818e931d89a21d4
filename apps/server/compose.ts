// The composition root: every store, use case and door of the program, wired once and readable from top to bottom.
import {
  ok,
  plainDate,
  userId,
  type EntityId,
  type Result,
  type Role,
  type Scope,
  type TenantId,
} from '@cordee/kernel';
import { openAccountStore } from '@cordee/modules/accounts';
import { openSwitchStore, type AccessStore, type Organisation, type Secrets } from '@cordee/modules/access';
import { openCheckStore, openMatchStore } from '@cordee/modules/data-quality';
import { openDashboardStore } from '@cordee/modules/dashboards';
import { openConsultationStore } from '@cordee/modules/consultations';
import { openDisputeStore, type DisputeDeps } from '@cordee/modules/disputes';
import { cellText, importTasks } from '@cordee/modules/imports';
import {
  openCreditableSales,
  openLateFacts,
  openManyRows,
  readCompany,
  readReporting,
  rememberFrozen,
  openAdjustmentStore,
  openClosingStore,
  openRequestStore,
  openRunStore,
  openSettingStore,
  payoutTasks,
  type RunDeps,
  type Statement,
  planParts,
} from '@cordee/modules/payouts';
import { openPlanDraftStore } from '@cordee/modules/plans';
import { accountSegments } from '@cordee/modules/segments';
import { openPayrollStore, type ReturnTable } from '@cordee/modules/payroll';
import type { PeopleStore } from '@cordee/modules/people';
import {
  openParallelRunStore,
  openSimulationStore,
  simulationTasks,
  type ParallelRunDeps,
  type SimulationDeps,
} from '@cordee/modules/simulations';
import { hashPassword, isPassword, newToken, tokenHash } from '@cordee/platform/auth';
import { systemClock } from '@cordee/platform/clock';
import type { Config } from '@cordee/platform/config';
import type { Connection } from '@cordee/platform/database';
import { workbookBytes } from '@cordee/platform/files';
import { newId } from '@cordee/platform/ids';
import { enqueueTask, type NewTask, type Queue } from '@cordee/platform/jobs';
import { withNotices } from '@cordee/platform/mail';
import { Readable } from 'node:stream';
import { endpointsOf } from './endpoints.ts';
import { openStores, type StoreOptions, type Stores } from './open-stores.ts';
import { accountDoorsOf, accountTasksOf } from './accounts-of.ts';
import { announceIn, invitationMail } from './announce.ts';
import { chainPosition } from '@cordee/modules/audit';
import { cachedNames } from './cached-names.ts';
import { importFolders } from './import-folders.ts';
import { issuerOf } from './issuer-of.ts';
import { keptFiles } from './kept-files.ts';
import { openTasks } from './open-tasks.ts';
import { factsOf } from './facts-of.ts';
import { capacityOf } from './capacity-of.ts';
import { lettersOf } from './letters-of.ts';
import { noticesOf } from './notices.ts';
import { outflowDoors, outflowTasks } from './outflow.ts';
import { payOf } from './pay-of.ts';
import { personsOf, sellersOf } from './people-of.ts';
import { actionPlansOf } from './action-plans-of.ts';
import { quotaRoundsOf } from './quota-rounds-of.ts';
import { statementPdf } from './statement-pdf.ts';

export type Application = Awaited<ReturnType<typeof openApplication>>;

export type ApplicationOptions = StoreOptions & { readonly queue: Queue | null };

export async function openApplication(config: Config, connection: Connection, options: ApplicationOptions) {
  const opened = await openStores(config, connection, options);
  const stores = {
    ...opened,
    database: withNotices(opened.database, noticesOf(noticeReads(config, opened))),
  };
  const { database, access, compute, people, imports } = stores;
  const { queue } = options;
  const secrets: Secrets = { hashPassword, isPassword, newToken, tokenHash };
  const scopeOf = (tenant: TenantId, actor: string): Promise<Scope> => scopeOfMember(access, tenant, actor);
  const fileNames = (scope: Scope) => imports.store.fileNames(scope);
  const nameOf = cachedNames(access);
  const runs = runsOf(stores, fileNames, (scope) => people.namedPersons(scope));
  const requests = openRequestStore(database);
  const simulations: SimulationDeps & ParallelRunDeps = {
    ...runs,
    simulations: openSimulationStore(database),
    parallelRuns: openParallelRunStore(database),
    openTable: imports.openTable,
    knownChange: (scope) => runs.store.knownChange(scope),
  };
  const payroll = openPayroll(stores, runs);
  const disputes: DisputeDeps = { store: openDisputeStore(database), runs, newId };
  const enqueue = async (scope: Scope, task: NewTask): Promise<void> => {
    if (!queue) throw new Error('this process has no queue: run the use case itself');
    await enqueueTask(database, queue, scope, task);
  };
  const payeeOf = async (scope: Scope): Promise<EntityId | null> =>
    scope.people === 'all' ? null : await ownPerson(access, people, scope);

  const quotaRounds = quotaRoundsOf(config, stores, { nameOf, payeeOf });
  const wired = {
    importFolders: importFolders(config, stores, scopeOf),
    actionPlans: actionPlansOf(stores, { nameOf, payeeOf }),
    quotaRounds,
    letters: lettersOf(config, stores, { runs, quotaRounds, nameOf, payeeOf }),
    runs,
    requests,
    simulations,
    payroll,
    disputes,
    secrets,
    enqueue,
    nameOf,
    payeeOf,
  };
  return {
    ...stores,
    ...wired,
    config,
    consultations: consultationsOf(stores, wired),
    endpoints: doorsOf(config, stores, wired),
    tasks: tasksOf(config, stores, wired, scopeOf),
    scopeOf,
    fileNames,
    payeeNames: runs.payeeNames,
    issuerOf: (scope: Scope, statement: Statement) => issuerOf(stores, scope, statement),
    close: async () => {
      await compute.close();
      await database.close();
    },
  };
}

/** What the worker does when it is asked for, by the name of the task. */
function tasksOf(
  config: Config,
  stores: Stores,
  wired: Wired,
  scopeOf: Parameters<typeof accountTasksOf>[1],
) {
  const { imports, documents } = stores;
  const { runs, requests, simulations, importFolders } = wired;
  return {
    ...importTasks({ ...imports, ...importFolders, scopeOf, pathOf: documents.pathOf }),
    ...payoutTasks({ ...runs, requests, scopeOf }),
    ...simulationTasks({ ...simulations, scopeOf, pathOf: documents.pathOf }),
    ...accountTasksOf(stores, scopeOf),
    ...outflowTasks(config, stores, { scopeOf }),
  };
}

/** What tells who is to learn of a write: read from the stores as they are, which tell nobody. */
function noticeReads({ publicUrl }: Config, { database, access, people, plans }: Stores) {
  return {
    publicUrl,
    access,
    people,
    plans,
    disputes: openDisputeStore(database),
    consultations: openConsultationStore(database),
    runs: openRunStore(database),
  };
}

function runsOf(
  { database, compute, plans, quotas }: Stores,
  fileNames: RunDeps['fileNames'],
  payeeNames: RunDeps['payeeNames'],
): RunDeps {
  return rememberFrozen({
    store: openRunStore(database),
    settings: openSettingStore(database),
    plans,
    quotas,
    sales: openCreditableSales(database, compute),
    many: openManyRows(database, compute),
    late: openLateFacts(database, compute),
    reporting: (scope) => readReporting(database, scope),
    company: (scope) => readCompany(database, scope),
    fileNames,
    payeeNames,
    newId,
  });
}

type Wired = {
  readonly importFolders: ReturnType<typeof importFolders>;
  readonly actionPlans: ReturnType<typeof actionPlansOf>;
  readonly quotaRounds: ReturnType<typeof quotaRoundsOf>;
  readonly letters: ReturnType<typeof lettersOf>;
  readonly runs: RunDeps;
  readonly requests: ReturnType<typeof openRequestStore>;
  readonly simulations: SimulationDeps & ParallelRunDeps;
  readonly payroll: ReturnType<typeof openPayroll>;
  readonly disputes: DisputeDeps;
  readonly secrets: Secrets;
  readonly enqueue: (scope: Scope, task: NewTask) => Promise<void>;
  readonly nameOf: (userId: string) => Promise<string>;
  readonly payeeOf: (scope: Scope) => Promise<EntityId | null>;
};

/** What the doors of pay need: of runs, and of what leaves for payroll. */
function payDoorsOf(stores: Stores, { runs, requests, payroll, disputes, enqueue, nameOf, payeeOf }: Wired) {
  const { database, documents } = stores;
  return {
    payouts: {
      ...runs,
      requests,
      adjustments: openAdjustmentStore(database),
      closing: openClosingStore(database),
      readSheet: async (tenant, file) => {
        const kept = await documents.put(tenant, Readable.fromWeb(file.stream() as never)); // Node's and the DOM's stream types differ in name only
        return payroll.readTable(kept.path, file.name);
      },
      enqueue,
      openTasks: (scope) => openTasks(database, scope),
      nameOf,
      payeeOf,
      issuerOf: (scope, statement) => issuerOf(stores, scope, statement),
      chainAt: (scope, change) => chainPosition(stores.trail, scope, change),
      statementPdf: async (scope, statement, locale) =>
        statementPdf(statement, locale, await issuerOf(stores, scope, statement)),
    },
    disputes: { ...disputes, nameOf, payeeOf },
    lineDetail: stores.lineDetail,
    payroll: {
      ...payroll,
      nameOf,
      partsOf: (scope, planCode) => planParts(stores.plans, scope, planCode),
      keepFile: (tenant, content) => documents.put(tenant, content),
      pathOf: documents.pathOf,
    },
  } satisfies Partial<Parameters<typeof endpointsOf>[0]>;
}

function consultationsOf({ database, people, plans }: Stores, { simulations, nameOf, payeeOf }: Wired) {
  return {
    store: openConsultationStore(database),
    plans,
    personsOf: (scope: Scope) => personsOf(people, scope),
    estimates: { ...simulations, payeeOf },
    newId,
    nameOf,
    payeeOf,
  };
}

/** What each module's doors need, in one list. */
function doorsOf(config: Config, stores: Stores, wired: Wired) {
  const { runs, simulations, disputes, enqueue, nameOf, payeeOf } = wired;
  const { database, access, documents, people, deals, quotas, quotes, trail, imports, currencyOf } = stores;
  const accountDoors = accountDoorsOf(stores, wired);
  return endpointsOf({
    access: accessDoorsOf(config, stores, wired),
    people: { store: people, nameOf },
    accounts: openAccountStore(database, accountSegments),
    deals,
    quotes,
    transactions: stores,
    quotas: { store: quotas, fileNames: runs.fileNames },
    actionPlans: wired.actionPlans,
    quotaRounds: wired.quotaRounds,
    capacity: capacityOf(stores, wired.quotaRounds),
    letters: wired.letters,
    plans: planDoorsOf(stores, wired),
    simulations: { ...simulations, newId, enqueue, nameOf, payeeOf, ...keptFiles(documents) },
    ...accountDoors,
    consultations: consultationsOf(stores, wired),
    ...payDoorsOf(stores, wired),
    dashboards: {
      store: openDashboardStore(database),
      quotas,
      currencyOf,
      sales: runs.sales,
      fileNames: runs.fileNames,
      payOf: (scope) => payOf({ ...runs, disputes: disputes.store, payeeOf }, scope),
      homeTasksOf: accountDoors.homeTasksOf,
    },
    imports: {
      ...imports,
      ...wired.importFolders,
      enqueue,
      newId,
      nameOf,
      workbookBytes,
      openTasks: (scope) => openTasks(database, scope),
      ...keptFiles(documents),
    },
    ...outflowDoors(config, stores, wired),
    dataQuality: { matches: openMatchStore(database), checks: openCheckStore(database) },
    trail,
    nameOf,
    database,
    isSendingMail: config.smtpUrl !== null,
    demo: {
      dataFolder: config.dataFolder,
      isDemo: async (tenant) => (await access.organisation(tenant))?.isDemo ?? false,
    },
    facts: factsOf(stores, wired),
  });
}

function planDoorsOf({ database, access, people, plans, currencyOf }: Stores, { nameOf }: Wired) {
  return {
    store: plans,
    drafts: openPlanDraftStore(database),
    nameOf,
    currencyOf,
    sellersOf: (scope: Scope) => sellersOf(people, scope),
    personsOf: (scope: Scope) => personsOf(people, scope),
    organisationName: async ({ tenant }: Scope) => (await access.organisation(tenant))?.name ?? '',
  };
}

function accessDoorsOf(config: Config, { access, database, legalEntities }: Stores, { secrets }: Wired) {
  return {
    store: access,
    switches: openSwitchStore(database),
    legalEntities,
    secrets,
    newId,
    today: systemClock.today,
    publicUrl: config.publicUrl,
    isDemoOffered: config.demo,
    announce: announceIn(database),
    invitationMail,
  };
}

/** What the payroll module works with, for its doors and for the command line alike. */
function openPayroll({ database, documents, imports }: Stores, { store: runs, settings }: RunDeps) {
  const runsOf = async (scope: Scope, ids: readonly string[]) =>
    (await runs.runs(scope)).filter(({ id }) => ids.includes(id));
  return {
    store: openPayrollStore(database, runsOf),
    runs,
    settings,
    newId,
    keepText: (scope: Scope, text: string) => documents.put(scope.tenant, Readable.from([text])),
    readTable: async (path: string, name: string): Promise<Result<ReturnTable>> => {
      const opened = await imports.openTable(path, name);
      if (!opened.ok) return opened;
      const rows = await Array.fromAsync(opened.value.rows());
      return ok(rows.map(({ line, cells }) => ({ line, cells: cells.map(cellText) })));
    },
  };
}

const wideRoles: readonly Role[] = ['revops', 'finance', 'executive', 'auditor', 'marketing'];

/** Whoever holds a wide role sees all positions; a manager those below, a seller their own; others none. */
export async function scopeOfMember(access: AccessStore, tenant: TenantId, actor: string): Promise<Scope> {
  const [organisation, members] = [await access.organisation(tenant), await access.members(tenant)];
  const member = members.find((each) => each.userId === actor);
  return baseScope(tenant, actor, organisation, member?.roles ?? [], member?.locale ?? 'fr');
}

export function baseScope(
  tenant: TenantId,
  actor: string,
  organisation: Organisation | undefined,
  roles: readonly Role[],
  locale: Scope['locale'],
): Scope {
  const seen = roles.some((role) => wideRoles.includes(role)) ? ('all' as const) : [];
  const today = plainDate(organisation?.clockToday ?? systemClock.today());
  return {
    tenant,
    actor: userId(actor),
    roles,
    locale,
    asOf: { effective: today, change: null },
    today,
    branch: 0,
    positions: seen,
    people: seen,
    fields: 'all',
  };
}

async function ownPerson(access: AccessStore, people: PeopleStore, scope: Scope): Promise<EntityId | null> {
  const member = (await access.members(scope.tenant)).find((each) => each.userId === scope.actor);
  if (!member?.personCode) return null;
  const own = await people.reachOf({ ...scope, people: 'all', positions: 'all' }, member.personCode, 'own');
  return own.people[0] ?? null;
}
