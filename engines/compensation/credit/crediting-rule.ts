/** A condition of a rule, as data: the interpreter here and the SQL of a large run read the same one. */
export type CreditingCondition =
  | { readonly kind: 'equal'; readonly transaction: 'seller'; readonly assignment: 'payee' }
  | {
      readonly kind: 'within';
      readonly transaction: 'date';
      readonly from: 'effectiveFrom';
      readonly to: 'effectiveTo';
    };

/** For whom a transaction counts. The rules are one exclusive group: the lowest precedence that matches wins, alone. */
export type CreditingRule = {
  readonly code: string;
  readonly precedence: number;
  readonly conditions: readonly CreditingCondition[];
};

/** The seller of the transaction, where he or she holds the plan on the transaction's date. */
export const OWNER_RULE: CreditingRule = {
  code: 'owner',
  precedence: 1,
  conditions: [
    { kind: 'equal', transaction: 'seller', assignment: 'payee' },
    { kind: 'within', transaction: 'date', from: 'effectiveFrom', to: 'effectiveTo' },
  ],
};

export const CREDITING_RULES: readonly CreditingRule[] = [OWNER_RULE];

/** Why a transaction counts for nobody; the first that applies, in this order. */
export const UNCREDITED_REASONS = [
  { code: 'compensation.uncredited_no_seller', when: 'seller_is_null' },
  { code: 'compensation.uncredited_not_in_plan', when: 'seller_never_assigned' },
  { code: 'compensation.uncredited_not_at_date', when: 'otherwise' },
] as const;
export type UncreditedReason = (typeof UNCREDITED_REASONS)[number]['code'];
