// The values that the engine calculates with as plain JSON and back: decimals, dates and whole numbers keep their exact
// text. A key that begins with "$" says which; a name of a file that begins so is doubled.
import { decimal, decimalText, invariant, parseDecimal, parsePlainDate } from '@cordee/kernel';
import type { Decimal, JsonValue } from '@cordee/kernel';

type Plain = Readonly<Record<string, unknown>>;

/** Nested lists and objects of texts, flags, whole numbers, decimals and dates; what is undefined is left out. */
export function encodeValue(value: unknown): JsonValue {
  if (value instanceof Temporal.PlainDate) return { $date: value.toString() };
  if (typeof value === 'bigint') return { $whole: String(value) };
  if (Array.isArray(value)) return value.map(encodeValue);
  invariant(typeof value !== 'function', 'facts are values');
  if (!isPlain(value)) return value as JsonValue; // a text, a flag, a whole number or null: facts hold nothing else
  if (isDecimal(value)) return { $decimal: decimalText(value) };
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) =>
      each === undefined ? [] : [[name.startsWith('$') ? `$${name}` : name, encodeValue(each)]],
    ),
  );
}

/** The values of JSON that encodeValue wrote. Throws where a marked text is not what its mark says. */
export function decodeValue(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(decodeValue);
  if (!isPlain(json)) return json;
  const { $date: date, $whole: whole, $decimal: exact } = json;
  if (typeof date === 'string') return dateOf(date);
  if (typeof whole === 'string') return BigInt(whole);
  if (typeof exact === 'string') return decimalOf(exact);
  return Object.fromEntries(
    Object.entries(json).map(([name, each]) => [
      name.startsWith('$$') ? name.slice(1) : name,
      decodeValue(each),
    ]),
  );
}

function dateOf(text: string): unknown {
  const parsed = parsePlainDate(text);
  if (!parsed.ok) throw new RangeError(`not a date: ${text}`);
  return parsed.value;
}

function decimalOf(text: string): Decimal {
  const parsed = parseDecimal(text);
  if (!parsed.ok) throw new RangeError(`not a decimal: ${text}`);
  return decimal(text);
}

function isDecimal(value: Plain): value is Plain & Decimal {
  return typeof value['unscaled'] === 'bigint' && typeof value['scale'] === 'number';
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
