// Two organisations in one database: nothing of one is ever answered to the other, and nothing of it can be touched.
import { ROLES } from '@cordee/kernel';
import type { Endpoint } from '@cordee/platform/http';
import { openTestApplication, type TestApplication, type TestMember } from '@cordee/server/test-application';
import { filled, nameOf, queryText, sampleOf, shapeOf } from './api-request.ts';
import type { Gate, Trial } from './gate.ts';
import { rowCounts } from './known-state.ts';
import { openSmallCompany, type SmallCompany } from './small-company.ts';

const claims = {
  catalogue: 'T1 every table of a tenant has row security forced and one policy for the app',
  pool: 'T1 a tenant set in one transaction is gone in the next of the same connection',
  marks: 'T2 no answer to any role holds a text of the other organisation',
  ids: 'T3 an id of the other organisation is refused with 403, 404 or 422, or finds nothing',
  untouched: 'T3 nothing of the other organisation is changed, and its ids are taken into no row',
} as const;

export const gate: Gate = {
  name: 'tenants',
  sabotages: {
    'row security of deal is not forced': claims.catalogue,
    'SET for SET LOCAL': claims.pool,
    'policies let every tenant in': claims.marks,
    'sessions of the other organisation': claims.untouched,
  },
  run: async (trial) => {
    const app = await openTestApplication();
    try {
      const [own, other] = [await openSmallCompany(app, 'qwertzu'), await openSmallCompany(app, 'azertyu')];
      await plantFault(trial, app);
      if (trial.concerns(claims.catalogue)) await tryCatalogue(trial, app);
      if (trial.concerns(claims.pool)) await tryPool(trial, app, own);
      if (trial.concerns(claims.marks)) await tryMarks(trial, app, own, other);
      if (trial.concerns(claims.ids, claims.untouched)) await tryForeignIds(trial, app, own, other);
    } finally {
      await app.stop();
    }
  },
};

async function plantFault({ sabotage }: Trial, { owner }: TestApplication): Promise<void> {
  if (sabotage === 'row security of deal is not forced')
    await owner.query('alter table deal no force row level security');
  if (sabotage === 'policies let every tenant in')
    for (const table of ['person', 'account', 'deal', 'team', 'import', 'plan'])
      await owner.query(`alter policy tenant_only on "${table}" using (true)`);
}

/** As PostgreSQL writes the one policy of the app: the tenant is asked for once a statement. */
const ownTenantOnly = '(tenant_id = ( SELECT cordee.tenant() AS tenant))';

async function tryCatalogue(trial: Trial, { owner }: TestApplication): Promise<void> {
  const { rows } = await owner.query<{ table: string; forced: boolean; policies: string }>(
    `select c.relname as table, c.relrowsecurity and c.relforcerowsecurity as forced,
       (select count(*) from pg_policies p where p.tablename = c.relname and 'cordee_app' = any(p.roles)
          and p.qual = $1 and p.with_check = $1) as policies
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p')
       and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)`,
    [ownTenantOnly],
  );
  for (const { table, forced, policies } of rows)
    trial.check(
      claims.catalogue,
      forced && policies === '1',
      () => `${table}: forced ${forced}, ${policies} policies`,
    );
}

/** Requests of two tenants share few connections; between them the app's role must see no tenant at all. */
async function tryPool(trial: Trial, { application }: TestApplication, { organisation }: SmallCompany) {
  const { database } = application;
  const tries = trial.sabotage ? 50 : trial.depth === 'deep' ? 4_000 : 500;
  for (let count = 0; count < tries; count += 1) {
    await database.operate(organisation.id, async ({ client }) => {
      if (trial.sabotage === 'SET for SET LOCAL')
        await client.query(`select set_config('cordee.tenant', $1, false)`, [organisation.id]);
      await client.query('select 1');
    });
    const left = await database.identity(async ({ client }) => {
      await client.query('commit; begin');
      const { rows } = await client.query<{ tenant: string | null; role: string }>(
        `select nullif(current_setting('cordee.tenant', true), '') as tenant, current_user as role`,
      );
      return rows[0];
    });
    trial.check(claims.pool, left?.tenant === null && left.role === 'cordee_program', () =>
      JSON.stringify(left),
    );
  }
}

const callers = (company: SmallCompany): readonly (readonly [string, TestMember])[] => [
  ...ROLES.map((role) => [role, company.users[role]] as const),
  ['stranger', company.stranger],
];

type Known = Readonly<Record<string, readonly string[]>>;

/** What stands in paths: the ids of a company by the name of the parameter, for every kind of thing it has. */
async function idsOf({ owner }: TestApplication, company: SmallCompany): Promise<Known> {
  const idsIn = async (table: string, column: string) =>
    (
      await owner.query<{ id: string }>(
        `select distinct "${column}"::text as id from "${table}" where tenant_id = $1 limit 20`,
        [company.organisation.id],
      )
    ).rows.map((row) => row.id);
  const members = Object.values(company.users).map((user) => user.userId);
  return {
    id: [
      ...(await idsIn('deal', 'entity_id')),
      ...(await idsIn('transaction', 'entity_id')),
      ...(await idsIn('quota', 'entity_id')),
      ...(await idsIn('import', 'id')),
      ...(await idsIn('task', 'id')),
      ...(await idsIn('plan_draft', 'id')),
      ...(await idsIn('quota_dossier', 'id')),
      ...(await idsIn('action_plan', 'id')),
      ...(await idsIn('activity', 'entity_id')),
      ...(await idsIn('quota_round', 'id')),
      ...(await idsIn('letter', 'id')),
      ...Object.values(company.payees),
      ...members,
      company.lockedRun,
      company.openRun,
    ],
    runId: [company.lockedRun, company.openRun],
    payeeId: Object.values(company.payees),
    fileId: await idsIn('import', 'document_hash'),
    code: [company.planCode],
  };
}

async function tryMarks(
  trial: Trial,
  app: TestApplication,
  own: SmallCompany,
  other: SmallCompany,
): Promise<void> {
  const gets = app.application.endpoints.filter((each) => each.method === 'get');
  const ids = await idsOf(app, own);
  for (const endpoint of gets) {
    for (const path of pathsOf(endpoint, ids, trial)) {
      for (const [caller, member] of callers(own)) {
        if (trial.sabotage && caller !== 'revops') continue;
        const answer = await app.call({ method: 'GET', path, token: member.token });
        const text = Buffer.from(await answer.arrayBuffer()).toString('latin1');
        trial.check(claims.marks, !text.includes(other.mark), () => `${nameOf(endpoint)} as ${caller}`);
      }
    }
  }
}

/** One path for each known id of each kind; one alone where nothing in it names a thing. */
function pathsOf(endpoint: Endpoint, ids: Known, { random }: Trial): readonly string[] {
  const sample = sampleOf(shapeOf(endpoint.params), random) as Record<string, unknown>; // an object by declaration
  const required = shapeOf(endpoint.query);
  const query = Object.fromEntries(
    (required.required ?? []).map((name) => [name, sampleOf(required.properties?.[name] ?? {}, random)]),
  );
  const isSlow = endpoint.path.endsWith('/pdf');
  const names = Object.keys(shapeOf(endpoint.params).properties ?? {});
  const period = names.includes('period') ? { period: '2026-Q1' } : {};
  const [main] = names.filter((name) => name in ids).toReversed();
  const values = main ? (ids[main] ?? []).slice(0, isSlow ? 1 : 100) : [null];
  return values.map((value) => {
    const others = names.includes('runId') ? { runId: random.pick(ids['runId'] ?? []) } : {};
    const chosen = { ...sample, ...period, ...others, ...(main ? { [main]: value } : {}) };
    return `${filled(endpoint.path, chosen)}${queryText(query)}`;
  });
}

async function tryForeignIds(
  trial: Trial,
  app: TestApplication,
  own: SmallCompany,
  other: SmallCompany,
): Promise<void> {
  const foreign = await idsOf(app, other);
  const before = await rowCounts(app.owner, other.organisation.id);
  const named = app.application.endpoints.filter((each) =>
    Object.keys(shapeOf(each.params).properties ?? {}).some((name) => name in foreign),
  );
  const attacker = trial.sabotage === 'sessions of the other organisation' ? other : own;
  for (const endpoint of named.filter((each) => !each.path.startsWith('/organisation/switches'))) {
    const body = endpoint.body ? bodyFor(endpoint, own, trial) : undefined;
    for (const path of pathsOf(endpoint, foreign, trial)) {
      for (const role of ['revops', 'finance', 'executive', 'seller'] as const) {
        const answer = await app.call({
          method: endpoint.method.toUpperCase(),
          path,
          token: attacker.users[role].token,
          ...(endpoint.isMultipart ? { file: { name: 'x.csv', text: 'a;b' } } : { body }),
        });
        const isRefused = [403, 404, 422].includes(answer.status);
        trial.check(claims.ids, isRefused, () => `${nameOf(endpoint)} as ${role}: ${answer.status}`);
        await answer.body?.cancel();
      }
    }
  }
  await tryForeignBodies(trial, app, own, foreign);
  await app.finishTasks(other.organisation.id);
  const after = await rowCounts(app.owner, other.organisation.id);
  trial.check(claims.untouched, JSON.stringify(before) === JSON.stringify(after), () =>
    JSON.stringify({ before, after }),
  );
}

function bodyFor(endpoint: Endpoint, own: SmallCompany, { random }: Trial): unknown {
  const body = sampleOf(shapeOf(endpoint.body), random) as Record<string, unknown>; // an object by declaration
  return 'payees' in body ? { ...body, payees: [Object.values(own.payees)[0]] } : body;
}

/** Ids in bodies: a payee of the other organisation must enter no row of one's own. */
async function tryForeignBodies(trial: Trial, app: TestApplication, own: SmallCompany, foreign: Known) {
  const { token } = own.users.revops;
  for (const payee of foreign['payeeId'] ?? []) {
    const answer = await app.call({
      method: 'POST',
      path: `/plans/${own.planCode}/assignments`,
      token,
      body: { payees: [Object.values(own.payees)[0], payee], from: '2026-07-01', to: null },
    });
    trial.check(
      claims.ids,
      [403, 404, 422].includes(answer.status),
      () => `a foreign payee: ${answer.status}`,
    );
  }
  for (const fileId of foreign['fileId'] ?? []) {
    const mapping = { version: 1, target: 'people', header: 'find', fields: {} };
    const body = { fileId, fileName: 'x.csv', kind: 'people', source: 'x', mapping, dryRun: false };
    const answer = await app.call({ method: 'POST', path: '/imports', token, body });
    trial.check(
      claims.ids,
      [403, 404, 422].includes(answer.status),
      () => `a foreign file: ${answer.status}`,
    );
  }
  const { rows } = await app.owner.query<{ count: string }>(
    'select count(*) from plan_assignment where tenant_id = $1 and payee_id::text = any($2)',
    [own.organisation.id, foreign['payeeId'] ?? []],
  );
  trial.check(claims.untouched, rows[0]?.count === '0', () => `${rows[0]?.count} foreign payees assigned`);
}
