import type { Operation } from './operation.ts';
import type { Place } from './place.ts';
import type { Quantity } from './quantity.ts';
import type { Refusal } from './result.ts';
import type { Rounding } from './rounding.ts';

/** A sentence by its message key, with the quantities it names; they are written in the reader's locale. */
export type Label = { readonly key: string; readonly args: Readonly<Record<string, string | Quantity>> };

/** The rule that a step applies: the component of a plan, and the plan's version. */
export type RuleReference = { readonly code: string; readonly version: string };

/** A row of the world: where it was read, by which import, and of which entity it speaks. */
export type SourcePlace = Place & { readonly importId?: string; readonly entity?: string };

export type SourceNode = {
  readonly kind: 'source';
  readonly label: Label;
  readonly value: Quantity;
  readonly place: SourcePlace;
  /** Rows that decide what this one counts for and add nothing themselves: the sale that a refund takes back. */
  readonly decidedBy?: readonly SourceNode[];
};

/** A rate, a threshold, a fixed sum that a plan version states. */
export type ParameterNode = {
  readonly kind: 'parameter';
  readonly label: Label;
  readonly value: Quantity;
  readonly rule: RuleReference;
};

/** A sum over many rows. Rows are null past ROWS_SHOWN_MAX: they are opened by page, with the filter. */
export type SumNode = {
  readonly kind: 'sum';
  readonly label: Label;
  readonly value: Quantity;
  readonly count: number;
  readonly rows: readonly Explanation[] | null;
  readonly rowStreamHash: string;
  readonly artefact: string | null;
  readonly filter: Readonly<Record<string, string>>;
};

export type StepNode = {
  readonly kind: 'step';
  readonly label: Label;
  readonly operation: Operation;
  readonly rule: RuleReference;
  readonly inputs: readonly Explanation[];
  readonly value: Quantity;
  readonly rounding?: { readonly mode: Rounding; readonly scale: number };
};

/** A problem of the calculation on its line; the value is null when nothing could be calculated. */
export type IssueNode = {
  readonly kind: 'issue';
  readonly label: Label;
  readonly value: Quantity | null;
  readonly refusal: Refusal;
};

/** The reasoning of a figure, as data: rendered in each language by screen, PDF and command line alike. */
export type Explanation = SourceNode | ParameterNode | SumNode | StepNode | IssueNode;

export const ROWS_SHOWN_MAX = 50;
