// The one place that speaks HTTP. Refusals arrive as problem+json, already in the reader's language.
type Place = { document?: string; sheet?: string; line?: number; column?: string };

export type Problem = {
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly code?: string;
  readonly args?: Record<string, string | number>;
  readonly place?: Place;
};

export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }
}

export type Query = Readonly<Record<string, string | number | undefined>>;

export function apiPath(path: string, query: Query = {}): string {
  const known = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const search = new URLSearchParams(known.map(([name, value]) => [name, String(value)]));
  return `/api/v1${path}${search.size > 0 ? `?${search}` : ''}`;
}

export function read<T>(path: string, query?: Query): Promise<T> {
  return call<T>(apiPath(path, query), { method: 'GET' });
}

export type Verb = 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export function send<T = void>(verb: Verb, path: string, body?: unknown): Promise<T> {
  return call<T>(apiPath(path), {
    method: verb,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
}

export function upload<T>(path: string, file: File): Promise<T> {
  const form = new FormData();
  form.append('file', file);
  return call<T>(apiPath(path), { method: 'POST', body: form });
}

/** Opens an address that the API itself gave, such as the `explain` of a figure. */
export function follow<T>(path: string): Promise<T> {
  return call<T>(path.startsWith('/api/') ? path : `/api/v1${path}`, { method: 'GET' });
}

async function call<T>(address: string, init: RequestInit): Promise<T> {
  const response = await fetch(address, { credentials: 'same-origin', ...init }).catch(() => {
    throw new ProblemError({ title: 'offline', status: 0 });
  });
  if (!response.ok) throw new ProblemError(await problemOf(response));
  const text = await response.text();
  // The server's contract states what each address answers; T repeats it.
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

async function problemOf(response: Response): Promise<Problem> {
  const type = response.headers.get('content-type') ?? '';
  const body = type.includes('json') ? ((await response.json()) as Partial<Problem>) : {};
  return { title: response.statusText, ...body, status: response.status };
}
