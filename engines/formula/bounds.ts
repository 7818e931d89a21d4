// What a formula may cost. Reading takes time in proportion to the text, checking and evaluating to the nodes, each with
// arithmetic of at most DIGITS_MAX digits.

/** Characters of a text; also of what would be printed in either language, so that it can be read again. */
export const TEXT_MAX = 8_000;
export const NODES_MAX = 1_000;
/** How deep expressions stand in each other. A sum of more terms is written with SUM. */
export const DEPTH_MAX = 100;
export const EXPONENT_MAX = 12;
/** Digits of a number that is written out. */
export const LITERAL_DIGITS_MAX = 38;
/** Digits that any number of the formula may come to have, by the widths of its fields. */
export const DIGITS_MAX = 400;
/** Characters of the SQL of a formula: roundings and divisions repeat their operands. */
export const SQL_MAX = 100_000;
/** Digits after the point that a division keeps, half to even. */
export const DIVISION_SCALE = 12;
