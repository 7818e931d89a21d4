// The canonical row of a credit as DuckDB writes it: letter for letter what the kernel's canonicalRow writes of date,
// source, code, kind and amount, so that a hash taken over a million rows is the one that memory takes over ten.

export const canonicalCredit = `'r5|t' || cast(occurred_on as text) || '|' || ${text('source')} || '|' || ${text('code')} || '|' || ${text('kind')} || '|a' || ${decimal('value')} || currency || chr(10)`;

/** Length in UTF-16 units, as the kernel counts: a character beyond U+FFFF is two. */
function text(column: string): string {
  const beyond = `length(regexp_replace(${column}, '[^\\x{10000}-\\x{10FFFF}]', '', 'g'))`;
  return `'s' || (length(${column}) + case when strlen(${column}) = length(${column}) then 0 else ${beyond} end) || ':' || ${column}`;
}

/** Whole digits and scale, without trailing zeros: 12.50 is 125e1. */
function decimal(column: string): string {
  const short = `rtrim(cast(${column} as text), '0')`;
  const digits = `replace(${short}, '.', '')`;
  const whole = `case when abs(${column}) >= 1 then ${digits} else cast(cast(${digits} as hugeint) as text) end`;
  return `${whole} || 'e' || (length(${short}) - instr(${short}, '.'))`;
}
