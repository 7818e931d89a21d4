import type { Currency, Quantity } from '@cordee/kernel';

/** What a value is: its kind and, for money and counted things, its unit. */
export type ValueType =
  | { readonly kind: 'amount'; readonly currency: Currency }
  | { readonly kind: 'percentage' }
  | { readonly kind: 'decimal'; readonly unit?: string }
  | { readonly kind: 'text' }
  | { readonly kind: 'date' }
  | { readonly kind: 'boolean' };

/** What a formula gives: a quantity, or yes and no. */
export type FormulaValue = Quantity | { readonly kind: 'boolean'; readonly isTrue: boolean };

/** A number below 10^integerDigits in magnitude, with at most `scale` digits after the point. */
export type Digits = { readonly integerDigits: number; readonly scale: number };

export type Field = {
  /** What is stored and what rows are keyed by: order_amount. */
  readonly code: string;
  readonly names: { readonly fr: string; readonly en: string };
  readonly type: ValueType;
  /** The message that names it in explanations; without one they show its French name. */
  readonly label?: string;
  /** The width of a number; by default that of its kind, see DIGITS. */
  readonly digits?: Digits;
};

/** The fields that a formula may name; no two share a name. */
export type Environment = { readonly fields: readonly Field[] };

/** The widths that sources of sales have shown to need. */
const DIGITS = {
  amount: { integerDigits: 13, scale: 4 },
  percentage: { integerDigits: 4, scale: 8 },
  decimal: { integerDigits: 13, scale: 8 },
} as const;

/** The width of a field's numbers, null when it holds none. */
export function digitsOf({ type, digits }: Field): Digits | null {
  switch (type.kind) {
    case 'amount':
    case 'percentage':
    case 'decimal':
      return digits ?? DIGITS[type.kind];
    case 'text':
    case 'date':
    case 'boolean':
      return null;
  }
}

/** Kinds in signs that need no translation, for sentences. */
export const KIND_SIGNS = {
  amount: '€',
  percentage: '%',
  decimal: '123',
  text: '"abc"',
  date: 'DATE',
  boolean: '= < >',
} as const satisfies Record<ValueType['kind'], string>;

/** The type in signs: EUR, licences, %, "abc". */
export function typeSign(type: ValueType): string {
  if (type.kind === 'amount') return type.currency;
  return (type.kind === 'decimal' ? type.unit : undefined) ?? KIND_SIGNS[type.kind];
}

export function sameType(a: ValueType, b: ValueType): boolean {
  if (a.kind === 'amount' && b.kind === 'amount') return a.currency === b.currency;
  if (a.kind === 'decimal' && b.kind === 'decimal') return a.unit === b.unit;
  return a.kind === b.kind;
}

export function isNumeric({ kind }: ValueType): boolean {
  return kind === 'amount' || kind === 'percentage' || kind === 'decimal';
}
