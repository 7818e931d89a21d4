// The canonical row of a credit as DuckDB writes it: letter for letter what the kernel's canonicalRow writes of date,
// source, code, kind and amount, so that a hash taken over a million rows is the one that memory takes over ten.

/** The text of one row, line feed included; `scale` is that of the decimal column `value`. */
export function canonicalCredit(scale: number): string {
  const cells = `occurred_on, '|', ${text('source')}, '|', ${text('code')}, '|', ${text('kind')}, '|a', ${decimal('value', scale)}`;
  return `concat('r5|t', ${cells}, currency, chr(10))`;
}

/** Length in UTF-16 units, as the kernel counts: a character beyond U+FFFF is two. */
function text(column: string): string {
  const beyond = `length(regexp_replace(${column}, '[^\\x{10000}-\\x{10FFFF}]', '', 'g'))`;
  return `'s', length(${column}) + case when strlen(${column}) = length(${column}) then 0 else ${beyond} end, ':', ${column}`;
}

/** Whole digits and scale, without trailing zeros: 12.50 is 125e1. */
function decimal(column: string, scale: number): string {
  const short = `rtrim(${written(column, scale)}, '0')`;
  const digits = `replace(${short}, '.', '')`;
  const whole = `case when abs(${column}) >= 1 then ${digits} else cast(cast(${digits} as hugeint) as text) end`;
  return `${whole}, 'e', strlen(${short}) - instr(${short}, '.')`;
}

const wordDigits = 18;

/** A number that fits a machine word is written nine times faster than one of 38 digits, and reads the same. */
function written(column: string, scale: number): string {
  const wide = `cast(${column} as text)`;
  if (scale >= wordDigits) return wide;
  const bound = `1${'0'.repeat(wordDigits - scale)}`;
  return `case when ${column} > -${bound} and ${column} < ${bound} then cast(cast(${column} as decimal(${wordDigits},${scale})) as text) else ${wide} end`;
}
