// The one place that speaks HTTP: a client typed by the routes of the server, so that a route that changes its
// answer no longer fits the screens that read it.
import createClient, {
  type ClientPathsWithMethod,
  type MethodResponse,
  type Middleware,
} from 'openapi-fetch';
import type { paths } from '../../generated/api.d.ts';
import { problemOf, ProblemError } from './problem.ts';

export const apiRoot = '/api/v1';

/** The addresses of the API, as its routes write them. */
export type Addresses = {
  [Path in keyof paths as Path extends `${typeof apiRoot}${infer Rest}` ? Rest : never]: paths[Path];
};

const refusals: Middleware = {
  onResponse: async ({ response }) => {
    if (!response.ok) throw new ProblemError(await problemOf(response));
  },
  onError: () => new ProblemError({ title: 'offline', status: 0 }),
};

export const api = createClient<Addresses>({ baseUrl: apiRoot, credentials: 'same-origin' });
api.use(refusals);

/** What was asked for; every refusal has been thrown on the way. */
export async function answerOf<T>(call: Promise<{ readonly data?: T }>): Promise<T> {
  const { data } = await call;
  return data as T;
}

/** Opens an address that the API itself gave, such as the `explain` of a figure: it is complete as it stands. */
export function follow<T>(address: string): Promise<T> {
  const get = api.GET as unknown as (address: string) => Promise<{ readonly data?: T }>;
  return answerOf(get(address));
}

/** What an address answers when it is read. */
export type Answer<Path extends ClientPathsWithMethod<typeof api, 'get'>> = MethodResponse<
  typeof api,
  'get',
  Path
>;

/** What an address takes when something is posted to it. */
export type Body<Path extends keyof Addresses> = Addresses[Path] extends {
  readonly post: { readonly requestBody: { readonly content: { readonly 'application/json': infer Sent } } };
}
  ? Sent
  : never;
