// One operation of the API: who may call it, what goes in, what comes out. Modules declare them in their routes.ts.
import type { z } from '@hono/zod-openapi';
import type { Locale, Result, Role, Scope } from '@cordee/kernel';

/** `public` needs no session, `signed_in` any session; else one of the roles. */
export type Policy = 'public' | 'signed_in' | readonly Role[];

export type Caller = {
  readonly scope: Scope;
  readonly email: string;
  readonly name: string;
  readonly sessionToken: string;
};

export type FileAnswer = {
  readonly kind: 'file';
  readonly name: string;
  readonly mediaType: string;
  readonly body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
};

/** What a handler returns besides its value: a cookie to set or to clear. */
export type Answer<T> = Result<T> & { readonly sessionToken?: string | null };

type Shape = z.ZodType | undefined;
type Parsed<S extends Shape> = S extends z.ZodType ? z.output<S> : undefined;

type EndpointRequest<Params extends Shape, Query extends Shape, Body extends Shape, P extends Policy> = {
  readonly params: Parsed<Params>;
  readonly query: Parsed<Query>;
  readonly body: Parsed<Body>;
  readonly locale: Locale;
  readonly caller: P extends 'public' ? Caller | null : Caller;
};

export type Endpoint = {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: string;
  readonly summary: string;
  readonly policy: Policy;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly isMultipart?: boolean;
  readonly answer: z.ZodType | 'file';
  readonly handle: (request: never) => Promise<Answer<unknown>>;
};

type Definition<Params extends Shape, Query extends Shape, Body extends Shape, P extends Policy, Out> = {
  readonly method: Endpoint['method'];
  readonly path: string;
  readonly summary: string;
  readonly policy: P;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly isMultipart?: boolean;
  readonly answer: Out;
  readonly handle: (
    request: EndpointRequest<Params, Query, Body, P>,
  ) => Promise<Answer<Out extends z.ZodType ? z.input<Out> : FileAnswer>>;
};

export function endpoint<
  const P extends Policy,
  Out extends z.ZodType | 'file',
  Params extends Shape = undefined,
  Query extends Shape = undefined,
  Body extends Shape = undefined,
>(definition: Definition<Params, Query, Body, P, Out>): Endpoint {
  return definition as unknown as Endpoint; // the parsed shapes are known here and checked again at the door
}

export function fileAnswer(name: string, mediaType: string, body: FileAnswer['body']): FileAnswer {
  return { kind: 'file', name, mediaType, body };
}
