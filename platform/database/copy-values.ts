// Each PostgreSQL type in the binary format of COPY, from the value that would have been written as text. A value that is
// none of its type is a bug of the caller, who read it.
import { invariant } from '@cordee/kernel';

export type CopyValue = string | number | bigint | boolean | Buffer | null | undefined;

type Present = NonNullable<CopyValue>;

/** Writes the value at the place and answers how many bytes it takes. There is room. */
type Write = (bytes: Buffer, at: number, value: Present) => number;

export const copyWriters: Readonly<Record<string, Write>> = {
  text: (bytes, at, value) => writeText(bytes, at, String(value)),
  jsonb: (bytes, at, value) => writeText(bytes, bytes.writeUInt8(1, at), String(value)) + 1,
  uuid: (bytes, at, value) => writeUuid(bytes, at, String(value)),
  date: (bytes, at, value) => bytes.writeInt32BE(daysOf(String(value)), at) - at,
  numeric: (bytes, at, value) => writeNumeric(bytes, at, String(value)),
  integer: (bytes, at, value) => bytes.writeInt32BE(Number(value), at) - at,
  bigint: (bytes, at, value) => writeBigint(bytes, at, value),
  boolean: (bytes, at, value) => bytes.writeUInt8(value === true ? 1 : 0, at) - at,
  bytea: (bytes, at, value) => {
    invariant(value instanceof Buffer, 'bytes are a buffer');
    return value.copy(bytes, at);
  },
};

/** Longer ones are written by the engine. */
const shortMax = 48;

function writeText(bytes: Buffer, at: number, text: string): number {
  if (text.length > shortMax) return bytes.write(text, at);
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 0x7f) return bytes.write(text, at);
    bytes[at + index] = code;
  }
  return text.length;
}

const uuidBytes = 16;
const noDigit = 0xff;
const hexDigits = new Uint8Array(128).fill(noDigit);
for (let digit = 0; digit < 16; digit += 1) {
  hexDigits[digit.toString(16).charCodeAt(0)] = digit;
  hexDigits[digit.toString(16).toUpperCase().charCodeAt(0)] = digit;
}

function writeUuid(bytes: Buffer, at: number, text: string): number {
  let digits = 0;
  let high = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === hyphen) continue;
    const digit = hexDigits[code] ?? noDigit;
    if (digit === noDigit || digits === uuidBytes * 2) return notOfType('uuid', text);
    if (digits % 2 === 0) high = digit << 4;
    else bytes[at + (digits >> 1)] = high | digit;
    digits += 1;
  }
  return digits === uuidBytes * 2 ? uuidBytes : notOfType('uuid', text);
}

const hyphen = 0x2d;

/** Days are few beside the rows that carry them. */
const daysKeptMax = 50_000;
const daysKept = new Map<string, number>();
const epoch = Temporal.PlainDate.from('2000-01-01');

/** From the first of January 2000, as PostgreSQL counts. */
function daysOf(text: string): number {
  const known = daysKept.get(text);
  if (known !== undefined) return known;
  const { days } = epoch.until(text, { largestUnit: 'days' });
  if (daysKept.size < daysKeptMax) daysKept.set(text, days);
  return days;
}

const [zero, point] = [0x30, 0x2e];
const numericHead = 8;
const isNegativeMark = 0x4000;

/** Digits in groups of four around the point, the weight of the first group, and how many digits stand behind the point. */
function writeNumeric(bytes: Buffer, at: number, text: string): number {
  const isNegative = text.charCodeAt(0) === hyphen;
  const start = isNegative ? 1 : 0;
  const found = text.indexOf('.', start);
  const end = found === -1 ? text.length : found;
  const decimals = Math.max(0, text.length - end - 1);
  const wholeGroups = Math.ceil((end - start) / 4);
  let group = 0;
  let [left, written, weight] = [(end - start) % 4 || 4, 0, wholeGroups - 1];
  const close = () => {
    if (written === 0 && group === 0) weight -= 1;
    else bytes.writeInt16BE(group, at + numericHead + 2 * written++);
    [group, left] = [0, 4];
  };
  for (let index = start; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === point && index === end) continue;
    const digit = code - zero;
    if (digit < 0 || digit > 9) return notOfType('numeric', text);
    group = group * 10 + digit;
    if (--left === 0) close();
  }
  if (decimals % 4 > 0) {
    group *= 10 ** left;
    close();
  }
  while (written > 0 && bytes.readInt16BE(at + numericHead + 2 * (written - 1)) === 0) written -= 1;
  invariant(end > start, 'a number has digits before its point', { text });
  bytes.writeInt16BE(written, at);
  bytes.writeInt16BE(written === 0 ? 0 : weight, at + 2);
  bytes.writeUInt16BE(isNegative && written > 0 ? isNegativeMark : 0, at + 4);
  bytes.writeInt16BE(decimals, at + 6);
  return numericHead + 2 * written;
}

function writeBigint(bytes: Buffer, at: number, value: Present): number {
  if (typeof value !== 'number') return bytes.writeBigInt64BE(BigInt(String(value)), at) - at;
  bytes.writeInt32BE(Math.floor(value / 2 ** 32), at);
  return bytes.writeUInt32BE(value >>> 0, at + 4) - at;
}

function notOfType(type: string, text: string): never {
  invariant(false, 'a value of its column', { type, text });
}
