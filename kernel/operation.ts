/**
 * What a step does with its inputs, in their order:
 * - add: the sum of all; subtract: the first less all others;
 * - multiply: the product of all; at most one is an amount, which the product keeps (5 € a lead × 10 leads = 50 €), else
 *   at most one has a unit, which the product keeps;
 * - divide: the first by the second, rounded as the step's rounding says, which it must have; two of one kind give a
 *   percentage, an amount by a decimal an amount;
 * - minimum, maximum: the smallest or largest of all;
 * - round: the only input, rounded as the step's rounding says, which it must have;
 * - select: four inputs, tested, threshold, then, otherwise: `then` when tested ≥ threshold, else `otherwise`;
 * - slice: value, lower and optionally upper: the part of the value that lies between the two, never negative;
 * - identity: the only input.
 */
export const OPERATIONS = [
  'add',
  'subtract',
  'multiply',
  'divide',
  'minimum',
  'maximum',
  'round',
  'select',
  'identity',
  'slice',
] as const;
export type Operation = (typeof OPERATIONS)[number];
