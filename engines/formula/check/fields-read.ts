import type { CheckedFormula } from './check-formula.ts';
import type { Typed } from './typed.ts';

/** The codes of the fields that a formula reads. Example: `IF(amount > 100, margin, 0)` reads amount and margin. */
export function fieldsRead({ root }: CheckedFormula): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (typed: Typed): void => {
    if (typed.node === 'field') found.add(typed.field.code);
    if (typed.node === 'call') typed.args.forEach(visit);
  };
  visit(root);
  return found;
}
