/** The version of the stored form. Another meaning of the same text would be another version. */
export const FORMULA_FORMAT = 'cordee.formula/1';

/** Characters of a text, counted from 0: `from` belongs to it, `to` does not. */
export type Position = { readonly from: number; readonly to: number };

/**
 * What a formula says, without the language it was written in: plain JSON, numbers as exact texts without trailing
 * zeros, functions and operators by their code. 3 % is the ratio "0.03". A field's name is what was written until
 * `checkFormula` puts the field's code in its place.
 */
export type Expression = { readonly at?: Position } & (
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'percentage'; readonly ratio: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'boolean'; readonly isTrue: boolean }
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'call'; readonly function: string; readonly args: readonly Expression[] }
);

export type Formula = { readonly format: typeof FORMULA_FORMAT; readonly expression: Expression };

/** The formula as it is stored: where its parts stood in the text is of no interest any more. */
export function canonicalFormula({ format, expression }: Formula): Formula {
  return { format, expression: withoutPosition(expression) };
}

function withoutPosition(expression: Expression): Expression {
  const { at, ...rest } = expression;
  if (rest.kind === 'call') return { ...rest, args: rest.args.map(withoutPosition) };
  return at === undefined ? expression : rest;
}
