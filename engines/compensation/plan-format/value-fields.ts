import {
  compareDecimals,
  isNegative,
  isZero,
  ok,
  ONE,
  parseCurrency,
  parseDecimal,
  parsePlainDate,
  percentageOf,
} from '@cordee/kernel';
import type { Currency, Decimal, Percentage, PlainDate } from '@cordee/kernel';
import { refusedAt } from './field.ts';
import type { Field } from './field.ts';

const DECIMAL_PATTERN = '^(0|[1-9][0-9]*)(\\.[0-9]+)?$';
const CODE = /^[a-z][a-z0-9_-]{0,63}$/;

/** A code of lower-case letters, digits, hyphen and underscore, that begins with a letter. */
export const codeField: Field<string> = {
  schema: { type: 'string', pattern: CODE.source },
  read: (value, path) =>
    typeof value === 'string' && CODE.test(value)
      ? ok(value)
      : refusedAt('compensation.plan_not_a_code', path),
};

/** A text of 1 to 200 characters. */
export const textField: Field<string> = {
  schema: { type: 'string', minLength: 1, maxLength: 200 },
  read: (value, path) =>
    typeof value === 'string' && value.length >= 1 && value.length <= 200
      ? ok(value)
      : refusedAt('compensation.plan_not_a_text', path),
};

/** A formula of a spreadsheet, of 1 to 4,000 characters. */
export const formulaField: Field<string> = {
  schema: { type: 'string', minLength: 1, maxLength: 4000 },
  read: (value, path) =>
    typeof value === 'string' && value.length >= 1 && value.length <= 4000
      ? ok(value)
      : refusedAt('compensation.plan_not_a_long_text', path),
};

/** A number that is not negative, as text or whole, so that it is exact: "0.035", "100000" or 100000. */
export const decimalField: Field<Decimal> = {
  schema: { type: ['string', 'integer'], pattern: DECIMAL_PATTERN, minimum: 0 },
  read: (value, path) => {
    const text = Number.isSafeInteger(value) ? String(value) : value;
    const parsed = typeof text === 'string' ? parseDecimal(text) : null;
    if (parsed === null || !parsed.ok || isNegative(parsed.value)) {
      return refusedAt('compensation.plan_not_a_decimal', path);
    }
    return ok(parsed.value);
  },
};

/** A sum of money in the plan's currency. */
export const sumField: Field<Decimal> = { ...decimalField, unit: 'amount' };

/** A height that a figure is held against: euros, attainment ("1" is 100 %) or units, as the `thresholds` beside it say. */
export const heightField: Field<Decimal> = { ...decimalField, unit: 'height' };

/** A percentage as its ratio, as text: 3 % is "0.03". */
export const ratioField: Field<Percentage> = {
  schema: { ...decimalField.schema, description: 'A ratio: 3 % is "0.03".' },
  read: (value, path) => {
    const read = decimalField.read(value, path);
    return read.ok ? ok(percentageOf(read.value)) : read;
  },
};

/** A percentage above zero, as its ratio. */
export const positiveRatioField: Field<Percentage> = {
  schema: ratioField.schema,
  read: (value, path) => {
    const read = ratioField.read(value, path);
    return read.ok && isZero(read.value) ? refusedAt('compensation.plan_not_positive', path) : read;
  },
};

/** A percentage of 100 % at most, as its ratio: a rate that a sale itself could never pay is a mistake. */
export const shareField: Field<Percentage> = {
  schema: ratioField.schema,
  read: (value, path) => {
    const read = ratioField.read(value, path);
    return read.ok && compareDecimals(read.value, ONE) > 0
      ? refusedAt('compensation.plan_above_one', path)
      : read;
  },
};

/** A number above zero, as text. */
export const positiveField: Field<Decimal> = {
  schema: decimalField.schema,
  read: (value, path) => {
    const read = decimalField.read(value, path);
    return read.ok && isZero(read.value) ? refusedAt('compensation.plan_not_positive', path) : read;
  },
};

export const currencyField: Field<Currency> = {
  schema: { type: 'string', pattern: '^[A-Z]{3}$' },
  read: (value, path) => {
    const parsed = typeof value === 'string' ? parseCurrency(value) : null;
    return parsed?.ok ? ok(parsed.value) : refusedAt('compensation.plan_not_a_currency', path);
  },
};

/** A day written 2026-03-05. */
export const dateField: Field<PlainDate> = {
  schema: { type: 'string', format: 'date' },
  read: (value, path) => {
    const parsed = typeof value === 'string' ? parsePlainDate(value) : null;
    return parsed?.ok ? ok(parsed.value) : refusedAt('compensation.plan_not_a_date', path);
  },
};

/** A whole number of things to count, such as months or periods: a JSON number. */
export function wholeNumberField(range: { readonly min: number; readonly max: number }): Field<number> {
  return {
    schema: { type: 'integer', minimum: range.min, maximum: range.max },
    read: (value, path) =>
      typeof value === 'number' && Number.isInteger(value) && value >= range.min && value <= range.max
        ? ok(value)
        : refusedAt('compensation.plan_not_a_whole_number', path, range),
  };
}

/** Texts by name: {"product": "ropes", "region": "south"}. */
export const textMapField: Field<Readonly<Record<string, string>>> = {
  schema: { type: 'object', additionalProperties: textField.schema },
  read: (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return refusedAt('compensation.plan_not_an_object', path);
    const read = Object.entries(value).map(
      ([name, each]) => [name, textField.read(each, `${path}.${name}`)] as const,
    );
    const refusals = read.flatMap(([, each]) => (each.ok ? [] : each.refusal));
    return refusals.length > 0
      ? { ok: false, refusal: refusals }
      : ok(Object.fromEntries(read.flatMap(([name, each]) => (each.ok ? [[name, each.value]] : []))));
  },
};

export const flagField: Field<boolean> = {
  schema: { type: 'boolean' },
  read: (value, path) =>
    typeof value === 'boolean' ? ok(value) : refusedAt('compensation.plan_not_a_flag', path),
};

/** One of the given texts or numbers. */
export function choiceField<const T extends string | number>(choices: readonly T[]): Field<T> {
  return {
    schema: { enum: choices },
    read: (value, path) => {
      const choice = choices.find((each) => each === value);
      return choice === undefined
        ? refusedAt('compensation.plan_not_a_choice', path, { choices: choices.join(', ') })
        : ok(choice);
    },
  };
}

/** The value of a field, or null. */
export function nullableField<T>(field: Field<T>): Field<T | null> {
  return {
    schema: { oneOf: [field.schema, { type: 'null' }] },
    parts: [field],
    read: (value, path) => (value === null ? ok(null) : field.read(value, path)),
  };
}
