import type { Result } from '@cordee/kernel';
import type { NumberShape } from '../check/number-shape.ts';
import type { Explained, Run, Typed, TypedCall } from '../check/typed.ts';
import type { ValueType } from '../environment.ts';
import type { Position } from '../formula.ts';
import type { Checked } from '../formula-refusal.ts';
import type { SqlDialect } from '../sql/sql-dialect.ts';

/** What a check settles: the arguments, constants in their units, and what comes out. */
export type Settled = {
  readonly args: readonly Typed[];
  readonly type: ValueType;
  readonly shape?: NumberShape;
  readonly peak?: bigint;
};

/** How a formula uses it, in English, and what comes out; the fields are those of `example-fields.ts`. */
type Example = { readonly text: string; readonly gives: string };

/** A function or operator: all that is known of it, in one place. Its help is the message formula.help_<code>. */
export type FormulaFunction = {
  readonly code: string;
  readonly names: { readonly fr: string; readonly en: string };
  /** The arguments as they are shown while typing, without the separator. */
  readonly parameters: { readonly fr: readonly string[]; readonly en: readonly string[] };
  readonly arity: { readonly min: number; readonly max: number };
  /** A sign between its two arguments, or before its only one; the higher the tighter. */
  readonly operator?: { readonly sign: string; readonly tightness: number };
  readonly example: Example;
  /** Refuses formula.* codes where types or units do not hold. */
  readonly check: (args: readonly Typed[], at: Position) => Checked<Settled>;
  /** Refuses what a row may bring about: a missing value, a division by zero, no case that holds. */
  readonly evaluate: (call: TypedCall, run: Run) => Result<Explained>;
  /**
   * Numbers come in and go out as whole numbers: the value × 10^scale of the shape. Null where evaluation refuses, and
   * only there.
   */
  readonly sql: (args: readonly string[], call: TypedCall, dialect: SqlDialect) => string;
};
