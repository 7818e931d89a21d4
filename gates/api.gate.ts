// The API's door: what it does not know it refuses with 400, and nothing that is sent makes it fail with 5xx.
import { z } from '@hono/zod-openapi';
import type { Endpoint } from '@cordee/platform/http';
import { openTestApplication, type TestApplication } from '@cordee/server/test-application';
import { filled, nameOf, queryText, sampleOf, shapeOf } from './api-request.ts';
import type { Gate, Random, Trial } from './gate.ts';
import { openSmallCompany, type SmallCompany } from './small-company.ts';

const claims = {
  unknownQuery: 'H1 an unknown query key is refused with 400',
  unknownBody: 'H2 an unknown body key is refused with 400',
  arrays: 'H3 an array where one value is expected is refused with 400',
  types: 'H4 a value of a wrong type is refused with 400',
  problems: 'H5 every refusal is a problem with a code and a sentence',
  fuzz: 'H6 no call makes the server fail with 5xx',
} as const;

const anything = z.looseObject({});

export const gate: Gate = {
  name: 'api',
  sabotages: {
    'an operation does not parse its query': claims.unknownQuery,
    'an operation does not parse its body': claims.unknownBody,
    'a handler fails on odd text': claims.fuzz,
  },
  run: async (trial) => {
    const app = await openTestApplication();
    try {
      const company = await openSmallCompany(app, 'api');
      const endpoints = planted(app.application.endpoints, trial.sabotage);
      const caller = { app, company, endpoints };
      for (const endpoint of endpoints) {
        await refuseUnknown(trial, caller, endpoint);
        await fuzz(trial, caller, endpoint);
      }
    } finally {
      await app.stop();
    }
  },
};

function planted(endpoints: readonly Endpoint[], sabotage: string | null): readonly Endpoint[] {
  return endpoints.map((endpoint) => {
    if (sabotage === 'an operation does not parse its query' && endpoint.path === '/deals')
      return { ...endpoint, query: anything };
    if (sabotage === 'an operation does not parse its body' && nameOf(endpoint) === 'POST /session/locale')
      return { ...endpoint, body: anything };
    if (sabotage === 'a handler fails on odd text' && endpoint.path === '/accounts')
      return {
        ...endpoint,
        handle: async ({ query }: { query: { q?: string } }) => {
          throw new Error(`cannot search ${query.q}`);
        },
      };
    return endpoint;
  });
}

type Caller = {
  readonly app: TestApplication;
  readonly company: SmallCompany;
  readonly endpoints: readonly Endpoint[];
};
type Parts = { params: Record<string, unknown>; query: Record<string, unknown>; body: unknown };

/** Signing out, erasing and suspending would end the session that asks. */
const endsTheSession = new Set(['DELETE /session', 'POST /demo/erase']);

function tokenFor(company: SmallCompany, endpoint: Endpoint): string {
  const { policy } = endpoint;
  const role = policy === 'public' || policy === 'signed_in' ? 'revops' : (policy[0] ?? 'revops');
  return company.users[role].token;
}

function rightParts(endpoint: Endpoint, random: Random): Parts {
  const [params, query] = [endpoint.params, endpoint.query].map(
    (part) => sampleOf(shapeOf(part), random) as Record<string, unknown>, // both are objects by declaration
  );
  const body = endpoint.body ? sampleOf(shapeOf(endpoint.body), random) : undefined;
  return { params: params ?? {}, query: query ?? {}, body };
}

async function send(
  { app, company, endpoints }: Caller,
  endpoint: Endpoint,
  { params, query, body }: Parts,
): Promise<Response> {
  const request = {
    method: endpoint.method.toUpperCase(),
    path: `${filled(endpoint.path, params)}${queryText(query)}`,
    ...(endsTheSession.has(nameOf(endpoint)) ? {} : { token: tokenFor(company, endpoint) }),
  };
  if (endpoint.isMultipart)
    return app.call({ ...request, file: { name: 'x.csv', text: String(body) } }, endpoints);
  return app.call({ ...request, body }, endpoints);
}

async function refuseUnknown(trial: Trial, caller: Caller, endpoint: Endpoint): Promise<void> {
  const right = () => rightParts(endpoint, trial.random);
  const refused = async (claim: string, parts: Parts) => {
    const answer = await send(caller, endpoint, parts);
    const isAllowed = endsTheSession.has(nameOf(endpoint)) && answer.status === 401;
    trial.check(claim, answer.status === 400 || isAllowed, () => `${nameOf(endpoint)}: ${answer.status}`);
    await checkProblem(trial, endpoint, answer);
  };
  await refused(claims.unknownQuery, { ...right(), query: { ...right().query, nobody_knows: '1' } });
  for (const name of ['asOf', 'known', 'scenario', ...Object.keys(shapeOf(endpoint.query).properties ?? {})])
    await refused(claims.arrays, { ...right(), query: { ...right().query, [name]: ['1', '2'] } });
  for (const name of ['asOf', 'known', 'scenario'])
    await refused(claims.types, { ...right(), query: { ...right().query, [name]: 'nonsense' } });
  if (!endpoint.body || endpoint.isMultipart) return;
  const body = right().body as Record<string, unknown>; // bodies are objects by declaration
  await refused(claims.unknownBody, { ...right(), body: { ...body, nobody_knows: 1 } });
  for (const [name, property] of Object.entries(shapeOf(endpoint.body).properties ?? {})) {
    if (property.type === undefined && property.anyOf === undefined) continue; // a document of any shape
    const wrong = property.type === 'object' ? 'nonsense' : { wrong: ['type'] };
    await refused(claims.types, { ...right(), body: { ...body, [name]: wrong } });
    if (property.type !== 'array')
      await refused(claims.arrays, { ...right(), body: { ...body, [name]: [body[name], body[name]] } });
  }
}

async function checkProblem(trial: Trial, endpoint: Endpoint, answer: Response): Promise<void> {
  if (answer.ok) return;
  const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json') ?? false;
  const said = isProblem ? ((await answer.json()) as { code?: string; detail?: string }) : {};
  trial.check(
    claims.problems,
    isProblem && Boolean(said.code) && Boolean(said.detail),
    () => `${nameOf(endpoint)}: ${answer.status} ${JSON.stringify(said)}`,
  );
}

const oddTexts = [
  '',
  '\u0000',
  'a\u0000b',
  "'; drop table change; --",
  '%',
  '\\',
  '\ud800',
  '😀'.repeat(50),
  '9'.repeat(40),
  '-1',
  '0000-01-01',
  '9999-12-31',
  '2026-02-31',
  '2026-13',
  '2026-Q9',
  '../../etc/passwd',
  '__proto__',
  'NaN',
  '1e309',
  '00000000-0000-0000-0000-000000000000',
] as const;
const oddValues = [
  ...oddTexts,
  null,
  true,
  0,
  -1,
  1e308,
  Number.MAX_SAFE_INTEGER + 2,
  [],
  [[]],
  {},
  { a: 1 },
] as const;

async function fuzz(trial: Trial, caller: Caller, endpoint: Endpoint): Promise<void> {
  const calls = trial.sabotage ? 20 : trial.depth === 'deep' ? 1_000 : 200;
  for (let call = 0; call < calls; call += 1) {
    const parts = spoilt(rightParts(endpoint, trial.random), endpoint, caller.company, trial.random);
    const answer = await send(caller, endpoint, parts);
    trial.check(
      claims.fuzz,
      answer.status < 500,
      () => `${nameOf(endpoint)}: ${answer.status} ${JSON.stringify(parts).slice(0, 300)}`,
    );
    await answer.body?.cancel();
  }
}

function spoilt(parts: Parts, endpoint: Endpoint, company: SmallCompany, random: Random): Parts {
  const params = { ...parts.params };
  for (const name of Object.keys(params)) {
    if (name === 'runId' || (name === 'id' && endpoint.path.startsWith('/runs')))
      params[name] = random.pick([company.lockedRun, company.openRun]);
    if (name === 'payeeId') params[name] = random.pick(Object.values(company.payees));
    if (name === 'code' && endpoint.path.startsWith('/plans')) params[name] = company.planCode;
    if (random.below(5) === 0) params[name] = random.pick(oddTexts) || 'x';
  }
  const query = { ...parts.query };
  const names = ['asOf', 'known', 'scenario', ...Object.keys(shapeOf(endpoint.query).properties ?? {})];
  if (random.below(3) > 0) query[random.pick(names)] = random.pick(oddTexts);
  if (random.below(3) === 0) query['asOf'] = random.pick(['0001-01-01', '9999-12-31', '2026-05-01']);
  if (random.below(5) === 0) query['scenario'] = String(random.below(1e9));
  if (parts.body === undefined || random.below(4) === 0) return { params, query, body: parts.body };
  if (random.below(8) === 0) return { params, query, body: random.pick(oddValues) };
  const body = { ...(parts.body as Record<string, unknown>) };
  const keys = Object.keys(body);
  if (keys.length > 0) body[random.pick(keys)] = random.pick(oddValues);
  return { params, query, body };
}
