import type { Place } from './place.ts';

/** An expected "no": its code is the key of the message that tells the user what happened and what to do. */
export type Refusal = {
  readonly code: string;
  readonly args: Readonly<Record<string, string | number>>;
  readonly place?: Place;
};

export type Ok<T> = { readonly ok: true; readonly value: T };
export type Refused<E = Refusal> = { readonly ok: false; readonly refusal: E };
export type Result<T, E = Refusal> = Ok<T> | Refused<E>;

/** The successful result that holds the value. */
export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

/** The refused result for a message key such as 'imports.file_empty', with its arguments and the place of the fault. */
export function refused(code: string, args: Refusal['args'] = {}, place?: Place): Refused {
  return { ok: false, refusal: place === undefined ? { code, args } : { code, args, place } };
}
