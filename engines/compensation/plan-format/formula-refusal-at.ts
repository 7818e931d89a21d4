import type { FormulaRefusal } from '@cordee/engine-formula';
import type { Refusal } from '@cordee/kernel';
import { refusalAt } from './field.ts';

/** A fault of a formula as a fault of the plan, with its position in the text so that an editor can underline it. */
export function formulaRefusalAt(
  { code, args, position, suggestion }: FormulaRefusal,
  path: string,
): Refusal {
  return refusalAt(code, path, {
    ...args,
    from: position.from,
    to: position.to,
    ...(suggestion === undefined ? {} : { suggestion }),
  });
}

/** Where in the text of its formula a refusal of a plan stands; null for what is no fault of a formula. */
export function formulaPosition({ args }: Refusal): { readonly from: number; readonly to: number } | null {
  const { from, to } = args ?? {};
  return typeof from === 'number' && typeof to === 'number' ? { from, to } : null;
}
