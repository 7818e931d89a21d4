import { amount, amountText } from './amount.ts';
import { decimal, decimalText } from './decimal.ts';
import { invariant } from './invariant.ts';
import { percentage, percentageText } from './percentage.ts';
import { plainDate } from './plain-date.ts';
import type { Explanation } from './explanation.ts';
import type { Quantity } from './quantity.ts';

export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/**
 * The explanation as plain JSON, for storage and the wire: quantities become exact texts
 * ({ "kind": "amount", "text": "12.50", "currency": "EUR" }), everything else keeps its shape.
 */
export function encodeExplanation(explanation: Explanation): JsonValue {
  return encode(explanation);
}

/** The explanation of JSON that encodeExplanation wrote; anything else is a bug of who stored it. */
export function decodeExplanation(json: unknown): Explanation {
  const decoded = decode(json);
  invariant(
    isRecord(decoded) && typeof decoded['kind'] === 'string' && 'label' in decoded,
    'not an explanation',
  );
  return decoded as Explanation; // written by encodeExplanation, whose shape it keeps
}

const QUANTITY_KINDS: readonly string[] = ['decimal', 'amount', 'percentage', 'date', 'text'];

function encode(value: unknown): JsonValue {
  if (Array.isArray(value)) return value.map(encode);
  if (!isRecord(value)) return value as JsonValue; // a text, a number, a flag or null: explanations hold nothing else
  if (isQuantity(value)) return encodeQuantity(value);
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) => (each === undefined ? [] : [[name, encode(each)]])),
  );
}

function encodeQuantity(quantity: Quantity): JsonValue {
  switch (quantity.kind) {
    case 'decimal': {
      const text = decimalText(quantity.value);
      return quantity.unit === undefined
        ? { kind: 'decimal', text }
        : { kind: 'decimal', text, unit: quantity.unit };
    }
    case 'amount':
      return { kind: 'amount', text: amountText(quantity.amount), currency: quantity.amount.currency };
    case 'percentage':
      return { kind: 'percentage', text: percentageText(quantity.ratio) };
    case 'date':
      return { kind: 'date', text: quantity.date.toString() };
    case 'text':
      return quantity;
  }
}

function decode(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decode);
  if (!isRecord(value)) return value;
  const { kind, text } = value;
  if (typeof kind === 'string' && typeof text === 'string' && QUANTITY_KINDS.includes(kind)) {
    return decodeQuantity(kind, text, value);
  }
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, decode(each)]));
}

function decodeQuantity(kind: string, text: string, written: Readonly<Record<string, unknown>>): Quantity {
  switch (kind) {
    case 'decimal':
      return {
        kind,
        value: decimal(text),
        ...(typeof written['unit'] === 'string' ? { unit: written['unit'] } : {}),
      };
    case 'amount':
      return { kind, amount: amount(text, String(written['currency'])) };
    case 'percentage':
      return { kind, ratio: percentage(text) };
    case 'date':
      return { kind, date: plainDate(text) };
    default:
      return { kind: 'text', text };
  }
}

function isQuantity(value: Readonly<Record<string, unknown>>): value is Quantity {
  return typeof value['kind'] === 'string' && QUANTITY_KINDS.includes(value['kind']);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
