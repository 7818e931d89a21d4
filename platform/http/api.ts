// Hangs endpoints on Hono: session, policy, parsing, problem+json, security headers, metrics. No business here.
import { OpenAPIHono, createRoute, z } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { bodyLimit } from 'hono/body-limit';
import type { Locale, Refusal } from '@cordee/kernel';
import type { Log, Metrics } from '@cordee/platform/telemetry';
import type { Caller, Endpoint, FileAnswer } from './endpoint.ts';
import { readMultipart } from './read-multipart.ts';
import { refusalSentence } from './refusal-sentence.ts';
import { ContextQuery, Problem } from './schemas.ts';
import { unkeepableText } from './unkeepable-text.ts';

export type AsOfRequest = {
  readonly effective: string | undefined;
  readonly change: string | undefined;
  /** All that was known when that day ended; a change number is more exact, and goes first. */
  readonly knownOn: string | undefined;
  readonly branch: string | undefined;
};

export type ApiOptions = {
  readonly endpoints: readonly Endpoint[];
  /** The caller of a session token, or null when it opens nothing (unknown, ended, expired, suspended). */
  readonly callerOf: (sessionToken: string, asOf: AsOfRequest) => Promise<Caller | null>;
  readonly publicUrl: string;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly uploadBytesMax: number;
};

const sessionCookie = 'cordee_session';
const localeCookie = 'cordee_locale';
const bodyBytesMax = 1024 * 1024;

export function createApi(options: ApiOptions): OpenAPIHono {
  const api = new OpenAPIHono({ defaultHook: undefined as never });
  api.use('/api/*', measured(options), sameOrigin(options.publicUrl), noStore);
  for (const definition of options.endpoints) register(api, definition, options);
  api.onError((error, c) => {
    options.log.error({ path: c.req.path, error: error.stack }, 'request failed');
    return problem(c, localeOf(c, null), { code: 'platform.request_failed', args: {} }, 500);
  });
  api.all('/api/*', (c) =>
    problem(c, localeOf(c, null), { code: 'platform.route_not_found', args: { path: c.req.path } }, 404),
  );
  return api;
}

function register(api: OpenAPIHono, definition: Endpoint, options: ApiOptions): void {
  const media = definition.isMultipart ? 'multipart/form-data' : 'application/json';
  const route = createRoute({
    method: definition.method,
    path: `/api/v1${definition.path}`,
    summary: definition.summary,
    'x-cordee-policy': definition.policy,
    middleware: [
      bodyLimit({
        maxSize: definition.isMultipart ? options.uploadBytesMax : bodyBytesMax,
        onError: (c) =>
          problem(
            c,
            localeOf(c, null),
            { code: 'platform.body_too_large', args: { mebibytes: options.uploadBytesMax / 1024 / 1024 } },
            413,
          ),
      }),
    ],
    // Parsed by hand below, so that every refusal is a problem in the user's language; here they describe the API.
    request: {},
    responses: {
      200:
        definition.answer === 'file'
          ? { description: 'A file' }
          : { description: 'Done', content: { 'application/json': { schema: definition.answer } } },
      default: { description: 'Refused', content: { 'application/problem+json': { schema: Problem } } },
    },
  });
  describeRequest(route, definition, media);
  // The request is parsed in `handle`; Hono's own typing of it has nothing to say.
  api.openAPIRegistry.registerPath(route as never);
  api.on(
    definition.method.toUpperCase(),
    [`/api/v1${definition.path.replaceAll(/\{(\w+)\}/g, ':$1')}`],
    ...(route.middleware as MiddlewareHandler[]),
    (c) => handle(c, definition, options),
  );
}

function describeRequest(route: { request: object }, definition: Endpoint, media: string): void {
  route.request = {
    ...(definition.params ? { params: definition.params } : {}),
    query:
      definition.query instanceof z.ZodObject ? definition.query.extend(ContextQuery.shape) : ContextQuery,
    ...(definition.body
      ? { body: { required: true, content: { [media]: { schema: definition.body } } } }
      : {}),
  };
}

async function handle(c: Context, definition: Endpoint, options: ApiOptions): Promise<Response> {
  const token = getCookie(c, sessionCookie) ?? bearer(c);
  const context = ContextQuery.safeParse(c.req.query());
  const { asOf, known, knownOn, scenario } = context.success ? context.data : {};
  const caller = token
    ? await options.callerOf(token, { effective: asOf, change: known, knownOn, branch: scenario })
    : null;
  const locale = localeOf(c, caller);
  const denied = deny(definition, caller);
  if (denied) return problem(c, locale, { code: denied.code, args: {} }, denied.status);
  const sent = await readBody(c, definition);
  try {
    return await answerTo(c, definition, options, { caller, locale, sent: sent.body });
  } finally {
    await sent.discard?.();
  }
}

type Received = { readonly caller: Caller | null; readonly locale: Locale; readonly sent: unknown };

async function answerTo(
  c: Context,
  definition: Endpoint,
  options: ApiOptions,
  { caller, locale, sent }: Received,
): Promise<Response> {
  const parsed = parseRequest(c, definition, sent, locale);
  if (!parsed.ok) return problem(c, locale, parsed.refusal, 400);
  const answer = await definition.handle({ ...parsed.value, caller, locale } as never);
  if (answer.sessionToken)
    setCookie(c, sessionCookie, answer.sessionToken, {
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
      secure: options.publicUrl.startsWith('https:'),
    });
  if (answer.sessionToken === null) deleteCookie(c, sessionCookie, { path: '/' });
  if (!answer.ok) return problem(c, locale, answer.refusal, statusOf(answer.refusal.code));
  return definition.answer === 'file'
    ? sendFile(c, answer.value as FileAnswer)
    : c.json(answer.value as object);
}

function deny(definition: Endpoint, caller: Caller | null): { code: string; status: 401 | 403 } | null {
  const { policy } = definition;
  if (policy === 'public') return null;
  if (!caller) return { code: 'platform.sign_in_needed', status: 401 };
  if (policy === 'signed_in' || caller.scope.roles.some((role) => policy.includes(role))) return null;
  return { code: 'platform.no_right', status: 403 };
}

type ParsedRequest =
  | { ok: true; value: { params: unknown; query: unknown; body: unknown } }
  | { ok: false; refusal: Refusal };

function parseRequest(c: Context, definition: Endpoint, sent: unknown, locale: Locale): ParsedRequest {
  const params = definition.params?.safeParse(c.req.param());
  if (params && !params.success) return bad('platform.path_invalid', params.error, locale);
  const context = ContextQuery.safeParse(c.req.query());
  if (!context.success) return bad('platform.query_invalid', context.error, locale);
  const repeated = Object.entries(c.req.queries()).find(([, values]) => values.length > 1);
  if (repeated)
    return { ok: false, refusal: { code: 'platform.query_repeated', args: { field: repeated[0] } } };
  const own = Object.entries(c.req.query()).filter(([name]) => !(name in ContextQuery.shape));
  const query = (definition.query ?? z.strictObject({})).safeParse(Object.fromEntries(own));
  if (!query.success) return bad('platform.query_invalid', query.error, locale);
  const unkept = unkeepableText([c.req.param(), c.req.query(), sent]);
  if (unkept !== null)
    return { ok: false, refusal: { code: 'platform.text_unkeepable', args: { text: unkept } } };
  const body = definition.body?.safeParse(sent);
  if (body && !body.success) return bad('platform.body_invalid', body.error, locale);
  return { ok: true, value: { params: params?.data, query: query.data, body: body?.data } };
}

/** What the body holds; files of a form lie on disk until they are discarded. */
async function readBody(
  c: Context,
  { body, isMultipart }: Endpoint,
): Promise<{ readonly body: unknown; readonly discard?: () => Promise<void> }> {
  if (!body) return { body: undefined };
  if (!isMultipart) return { body: await c.req.json().catch(() => undefined) };
  const { fields, discard } = await readMultipart(c.req.raw);
  return { body: fields, discard };
}

const wordsOf = { fr: z.locales.fr().localeError, en: z.locales.en().localeError };

function bad(code: string, error: z.ZodError, locale: Locale): ParsedRequest {
  const [issue] = error.issues;
  // The parser's own words, in the reader's language; an issue of an error is what its sentences are made from.
  const said = issue ? wordsOf[locale](issue as never) : '';
  const reason = typeof said === 'string' ? said : (said?.message ?? issue?.message ?? '');
  return { ok: false, refusal: { code, args: { field: issue?.path.join('.') ?? '', reason } } };
}

const statusBySuffix: readonly (readonly [string, 404 | 403 | 409 | 401])[] = [
  ['_not_found', 404],
  ['_forbidden', 403],
  ['_conflict', 409],
  ['_sign_in_refused', 401],
];

/** The suffix of a refusal's code says its HTTP status; every other refusal is 422. */
function statusOf(code: string): 401 | 403 | 404 | 409 | 422 {
  return statusBySuffix.find(([suffix]) => code.endsWith(suffix))?.[1] ?? 422;
}

function problem(c: Context, locale: Locale, refusal: Refusal, status: number): Response {
  const detail = refusalSentence(refusal, locale);
  const body = {
    type: `urn:cordee:problem:${refusal.code}`,
    title: detail,
    status,
    detail,
    code: refusal.code,
    args: refusal.args,
    ...(refusal.place ? { place: refusal.place } : {}),
  };
  return c.body(JSON.stringify(body), status as 400, {
    'content-type': 'application/problem+json; charset=utf-8',
  });
}

function sendFile(c: Context, file: FileAnswer): Response {
  const name = encodeURIComponent(file.name);
  return c.body(file.body, 200, {
    'content-type': file.mediaType,
    'content-disposition': `attachment; filename*=UTF-8''${name}`,
  });
}

function bearer(c: Context): string | undefined {
  return c.req.header('authorization')?.match(/^Bearer (\S+)$/)?.[1];
}

export function localeOf(c: Context, caller: Caller | null): Locale {
  const chosen = getCookie(c, localeCookie) ?? caller?.scope.locale;
  if (chosen === 'fr' || chosen === 'en') return chosen;
  return c.req.header('accept-language')?.toLowerCase().startsWith('en') ? 'en' : 'fr';
}

const noStore: MiddlewareHandler = async (c, next) => {
  await next();
  c.header('cache-control', 'no-store');
  c.header('x-content-type-options', 'nosniff');
};

/** A browser says where a request comes from; a write from another site is refused (no token needed beside it). */
function sameOrigin(publicUrl: string): MiddlewareHandler {
  return async (c, next) => {
    const site = c.req.header('sec-fetch-site');
    const isForeign = site !== undefined && site !== 'same-origin' && site !== 'none';
    if (isForeign && c.req.method !== 'GET')
      return problem(c, localeOf(c, null), { code: 'platform.other_site', args: { site: publicUrl } }, 403);
    return next();
  };
}

function measured(options: ApiOptions): MiddlewareHandler {
  return async (c, next) => {
    const startedAt = performance.now();
    await next();
    const seconds = (performance.now() - startedAt) / 1000;
    options.metrics.observeSeconds(
      'http_seconds',
      { method: c.req.method, status: String(c.res.status) },
      seconds,
    );
    options.log.debug(
      { method: c.req.method, path: c.req.path, status: c.res.status, ms: Math.round(seconds * 1000) },
      'request',
    );
  };
}
