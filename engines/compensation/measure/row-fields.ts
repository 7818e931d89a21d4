// What a formula about one transaction may name, and the node of each in one transaction.
import type { Field, FormulaRow, ValueType } from '@cordee/engine-formula';
import { negated, ok, parseDecimal, parsePlainDate, percentageOf, refused } from '@cordee/kernel';
import type { Amount, Currency, Explanation, Label, Quantity, Result, RuleReference } from '@cordee/kernel';
import type { ExchangeRate } from '../convert/exchange-rate.ts';
import type { Transaction } from '../credit/transaction.ts';
import { label } from '../earn/step.ts';
import { pricedNode } from './priced-node.ts';
import type { Attribute } from './row-formula-field.ts';

/** A transaction with the sign it counts with, and its rate into the plan's currency; null where it is in it. */
export type PricedTransaction = {
  readonly transaction: Transaction;
  /** Whether it reduces and is written positive: its figures turn. */
  readonly isTurned: boolean;
  readonly rate: ExchangeRate | null;
  readonly rule: RuleReference;
};

type OwnField = {
  readonly code: string;
  readonly fr: string;
  readonly en: string;
  readonly kind: ValueType['kind'];
  /** Null where the source does not say it. */
  readonly value: (transaction: Transaction) => Quantity | null;
};

const text = (value: string | null): Quantity | null =>
  value === null ? null : { kind: 'text', text: value };
const money = (amount: Amount | null): Quantity | null =>
  amount === null ? null : { kind: 'amount', amount };

const OWN_FIELDS: readonly OwnField[] = [
  { code: 'amount', fr: 'montant', en: 'amount', kind: 'amount', value: ({ amount }) => money(amount) },
  { code: 'margin', fr: 'marge', en: 'margin', kind: 'amount', value: ({ margin }) => money(margin) },
  {
    code: 'quantity',
    fr: 'quantité',
    en: 'quantity',
    kind: 'decimal',
    value: ({ quantity }) => (quantity === null ? null : { kind: 'decimal', value: quantity }),
  },
  { code: 'date', fr: 'date', en: 'date', kind: 'date', value: ({ date }) => ({ kind: 'date', date }) },
  { code: 'code', fr: 'code', en: 'code', kind: 'text', value: ({ code }) => text(code) },
  { code: 'kind', fr: 'type', en: 'type', kind: 'text', value: ({ kind }) => text(kind) },
  { code: 'product', fr: 'produit', en: 'product', kind: 'text', value: ({ product }) => text(product) },
  { code: 'channel', fr: 'canal', en: 'channel', kind: 'text', value: ({ channel }) => text(channel) },
  { code: 'origin', fr: 'origine', en: 'origin', kind: 'text', value: ({ origin }) => text(origin) },
  { code: 'customer', fr: 'client', en: 'customer', kind: 'text', value: ({ customer }) => text(customer) },
  {
    code: 'territory',
    fr: 'territoire',
    en: 'territory',
    kind: 'text',
    value: ({ territory }) => text(territory),
  },
];

/** The fields of a formula, amounts in the plan's currency. Hyphens of attributes are written as underscores. */
export function rowFields(attributes: readonly Attribute[], currency: Currency): readonly Field[] {
  const own = OWN_FIELDS.map(({ code, fr, en, kind }): Field => ({
    code,
    names: { fr, en },
    type: typeOf(kind, currency),
  }));
  const declared = attributes.map(({ code, holds }): Field => {
    const name = code.replaceAll('-', '_');
    return {
      code: attributeCode(code),
      names: { fr: name, en: name },
      type: typeOf(holds === 'number' ? 'decimal' : holds, currency),
    };
  });
  return [...own, ...declared];
}

/**
 * The transaction as the formula reads it, each figure with its place. Refuses compensation.currency_differs for money of
 * another currency that the plan does not convert, and attribute_unreadable for what is not of its declared kind.
 */
export function rowOf(
  priced: PricedTransaction,
  attributes: readonly Attribute[],
  currency: Currency,
): Result<FormulaRow> {
  const { transaction, rate } = priced;
  const { amount, place } = transaction;
  if (rate === null && amount.currency !== currency)
    return refused('compensation.currency_differs', { expected: currency, found: amount.currency }, place);
  const row: Record<string, Explanation | null> = {};
  for (const { code, fr, value } of OWN_FIELDS)
    row[code] = nodeOf(value(transaction), priced, label('formula.field', { name: fr }));
  for (const attribute of attributes) {
    const read = attributeValue(transaction, attribute, currency);
    if (!read.ok) return read;
    // An attribute that is money is in the plan's currency: its column says no other.
    const named = label('formula.field', { name: attribute.code });
    row[attributeCode(attribute.code)] = nodeOf(
      read.value,
      { ...priced, isTurned: false, rate: null },
      named,
    );
  }
  return ok(row);
}

function nodeOf(value: Quantity | null, priced: PricedTransaction, named: Label): Explanation | null {
  if (value === null) return null;
  const { rate, rule, transaction } = priced;
  const { code, place } = transaction;
  const signed = isCounted(value) && priced.isTurned ? turnedQuantity(value) : value;
  if (rate === null || signed.kind !== 'amount')
    return { kind: 'source', label: named, value: signed, place };
  const units: Quantity = { kind: 'decimal', value: signed.amount.value };
  return pricedNode({ kind: 'source', label: named, value: units, place }, { rate, rule, code });
}

type Counted = Extract<Quantity, { readonly kind: 'amount' | 'decimal' }>;

const isCounted = (value: Quantity): value is Counted => value.kind === 'amount' || value.kind === 'decimal';

function turnedQuantity(value: Counted): Quantity {
  return value.kind === 'amount'
    ? { kind: 'amount', amount: { ...value.amount, value: negated(value.amount.value) } }
    : { ...value, value: negated(value.value) };
}

/** Null where the source does not say it. */
function attributeValue(
  { attributes, code: sale, place }: Transaction,
  { code, holds }: Attribute,
  currency: Currency,
): Result<Quantity | null> {
  const written = attributes[code];
  if (written === undefined) return ok(null);
  if (holds === 'text') return ok({ kind: 'text', text: written });
  const unreadable = refused('compensation.attribute_unreadable', { code: sale, attribute: code }, place);
  if (holds === 'date') {
    const date = parsePlainDate(written);
    return date.ok ? ok({ kind: 'date', date: date.value }) : unreadable;
  }
  const number = parseDecimal(written);
  if (!number.ok) return unreadable;
  const { value } = number;
  if (holds === 'amount') return ok({ kind: 'amount', amount: { value, currency } });
  return ok(
    holds === 'percentage' ? { kind: 'percentage', ratio: percentageOf(value) } : { kind: 'decimal', value },
  );
}

/** How a formula names an attribute. */
export const attributeCode = (code: string): string => `attribute_${code}`;

function typeOf(kind: ValueType['kind'], currency: Currency): ValueType {
  return kind === 'amount' ? { kind, currency } : { kind };
}
