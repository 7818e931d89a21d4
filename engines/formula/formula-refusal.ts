import type { Refusal, Refused } from '@cordee/kernel';
import type { Position } from './formula.ts';

/** Why a text or a formula is refused, and where; `suggestion` is what could be written in that place. */
export type FormulaRefusal = Refusal & { readonly position: Position; readonly suggestion?: string };

export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: readonly FormulaRefusal[] };

/** One refusal of a place in the text. */
export function refusalAt(
  code: string,
  position: Position,
  args: Refusal['args'] = {},
  suggestion?: string,
): FormulaRefusal {
  return { code, args, position, ...(suggestion === undefined ? {} : { suggestion }) };
}

/** A result that refuses one place in the text. */
export function refusedAt(...refusal: Parameters<typeof refusalAt>): Refused<readonly FormulaRefusal[]> {
  return { ok: false, refusal: [refusalAt(...refusal)] };
}

/** The values of all, or everything that is refused. */
export function checkedAll<T>(list: readonly Checked<T>[]): Checked<readonly T[]> {
  const refusals = list.flatMap((each) => (each.ok ? [] : each.refusal));
  if (refusals.length > 0) return { ok: false, refusal: refusals };
  return { ok: true, value: list.flatMap((each) => (each.ok ? [each.value] : [])) };
}
