// A closed statement stays: whatever anybody asks for afterwards, with the ids of the closed run in every place that
// takes one, its rows are as they were and it is served as it was.
import { ROLES } from '@cordee/kernel';
import type { Endpoint } from '@cordee/platform/http';
import { openTestApplication, type TestApplication } from '@cordee/server/test-application';
import { filled, nameOf, queryText, sampleOf, shapeOf } from './api-request.ts';
import type { Gate, Random, Trial } from './gate.ts';
import { openSmallCompany, type SmallCompany } from './small-company.ts';

const claims = {
  rows: 'C10 after random calls by every role, every row of the closed run is as it was',
  served: 'C10 after random calls by every role, every closed statement is served as it was',
} as const;

export const gate: Gate = {
  name: 'closed',
  sabotages: { 'a closed line is altered': claims.rows, 'a closed amount is raised': claims.served },
  run: async (trial) => {
    const app = await openTestApplication();
    try {
      const company = await openSmallCompany(app, 'closed');
      const before = { rows: await closedRows(app, company), served: await served(app, company) };
      const calls = trial.sabotage ? 20 : trial.depth === 'deep' ? 10_000 : 1_000;
      for (let call = 1; call <= calls; call += 1) {
        await callSomething(trial.random, app, company);
        if (call % 100 === 0) await compare(trial, app, company, before);
      }
      await plantFault(trial, app, company);
      await compare(trial, app, company, before);
    } finally {
      await app.stop();
    }
  },
};

type Rows = ReadonlyMap<string, ReadonlySet<string>>;
type Served = ReadonlyMap<string, string>;

async function compare(
  trial: Trial,
  app: TestApplication,
  company: SmallCompany,
  before: { readonly rows: Rows; readonly served: Served },
): Promise<void> {
  const rows = await closedRows(app, company);
  for (const [table, kept] of before.rows)
    trial.check(claims.rows, kept.isSubsetOf(rows.get(table) ?? new Set()), () => `${table} differs`);
  const now = await served(app, company);
  for (const [path, text] of before.served)
    trial.check(claims.served, now.get(path) === text, () => `${path}: ${now.get(path)?.slice(0, 200)}`);
}

async function plantFault({ sabotage }: Trial, { owner }: TestApplication, { lockedRun }: SmallCompany) {
  if (sabotage === 'a closed line is altered')
    await owner.query(`update payout_line set component = component || ' ' where run_id = $1`, [lockedRun]);
  if (sabotage === 'a closed amount is raised')
    await owner.query(`update payout_line set payable_minor = payable_minor + 1 where run_id = $1`, [
      lockedRun,
    ]);
}

/** Two people may still void the run, which adds entries that take back its own: what it has written stays. */
const CLOSED_TABLES = [
  'payout_line',
  'locked_explanation',
  'payout_settlement',
  'payout_event',
  'payout_artefact',
  'payout_finding',
] as const;

async function closedRows({ owner }: TestApplication, { lockedRun }: SmallCompany): Promise<Rows> {
  const contents = new Map<string, ReadonlySet<string>>();
  for (const table of CLOSED_TABLES) {
    const { rows } = await owner.query<{ content: string }>(
      `select t::text as content from ${table} t where run_id = $1`,
      [lockedRun],
    );
    contents.set(table, new Set(rows.map(({ content }) => content)));
  }
  return contents;
}

type Statement = { readonly lines: readonly unknown[]; readonly total: unknown };

async function served(app: TestApplication, company: SmallCompany): Promise<Served> {
  const { token } = company.users.auditor;
  await app.call({ method: 'POST', path: '/session/locale', token, body: { locale: 'fr' } }); // anybody may change theirs
  const read = async (path: string) => (await app.call({ method: 'GET', path, token })).json();
  const texts = new Map<string, string>();
  for (const payee of Object.values(company.payees)) {
    const path = `/statements/${company.lockedRun}/${payee}`;
    const { lines, total } = (await read(path)) as Statement; // the declared answer of the route
    texts.set(path, JSON.stringify([lines, total]));
    texts.set(`${path}/explanation`, JSON.stringify(await read(`${path}/explanation`)));
  }
  return texts;
}

/** What would only end the callers' own sessions, or the company with its people. */
const NOT_ASKED = new Set(['DELETE /session', 'POST /demo/erase', 'PATCH /users/{id}']);

async function callSomething(random: Random, app: TestApplication, company: SmallCompany): Promise<void> {
  const asked = app.application.endpoints.filter((each) => !NOT_ASKED.has(nameOf(each)));
  const endpoint = random.below(2) === 0 ? random.pick(asked.filter(changes)) : random.pick(asked);
  const [params, query, body] = [endpoint.params, endpoint.query, endpoint.body].map((part) =>
    aimed(sampleOf(shapeOf(part), random), company, random),
  ) as [Record<string, unknown>, Record<string, unknown>, unknown]; // params and query are objects by declaration
  const answer = await app.call({
    method: endpoint.method.toUpperCase(),
    path: `${filled(endpoint.path, params)}${queryText(query)}`,
    token: company.users[random.pick(ROLES)].token,
    ...(endpoint.isMultipart ? { file: { name: 'x.csv', text: 'a;b' } } : {}),
    ...(endpoint.body && !endpoint.isMultipart ? { body } : {}),
  });
  await answer.body?.cancel();
}

const changes = ({ method }: Endpoint): boolean => method !== 'get';

/** The same request with the ids, the plan and the period of the closed run where its names ask for one. */
function aimed(value: unknown, company: SmallCompany, random: Random, name = ''): unknown {
  if (Array.isArray(value)) return value.map((each) => aimed(each, company, random, name));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, aimed(each, company, random, key)]),
    );
  if (typeof value !== 'string' || random.below(5) === 0) return value;
  if (/^(id|run|runId|subjectId)$/.test(name)) return company.lockedRun;
  if (/payee|person|seller/i.test(name)) return random.pick(Object.values(company.payees));
  if (/plan/i.test(name)) return company.planCode;
  return /period/i.test(name) ? '2026-Q1' : value;
}
