// A table of values by height, read as steps or as a line between its rows: an amount, or a share of the target.
import type { Decimal, Explanation, Label, Refusal } from '@cordee/kernel';
import type { Measure } from '../../measure/measure.ts';
import { refusalAt } from '../../plan-format/field.ts';
import type { ComponentInput } from '../component.ts';
import { step } from '../step.ts';
import { checkThresholds } from '../threshold.ts';
import type { Testable } from '../threshold.ts';
import type { Beyond } from './linear-value.ts';
import { reachedValue } from './rate-table.ts';
import type { Side, TableRow } from './rate-table.ts';
import { checkRowOrder } from './row-order.ts';

type HeightTable = Omit<Testable, 'component'> & {
  readonly rows: readonly { readonly from: Decimal }[];
  readonly shape: string;
  readonly beyond: Beyond;
};

/** Refuses thresholds that do not fit their measure or do not rise, and a slope beyond what is not a line. */
export function checkHeightTable(
  table: HeightTable,
  measures: readonly Measure[],
  path: string,
): readonly Refusal[] {
  const { rows, shape, beyond } = table;
  const hasSlope = shape === 'linear' && rows.length >= 2;
  return [
    ...checkThresholds({ ...table, component: null }, measures, path),
    ...checkRowOrder(rows, `${path}.rows`, 'any'),
    ...(beyond === 'slope' && !hasSlope ? [refusalAt('compensation.plan_slope', `${path}.beyond`)] : []),
  ];
}

type Steps = {
  readonly side: Side;
  /** What holds below the first row: its own value ('flat'), or nothing. */
  readonly below: Exclude<Beyond, 'slope'>;
  readonly beyond: Beyond;
  readonly nothing: Explanation;
  readonly rule: ComponentInput['rule'];
  readonly label: Label;
};

/** The value of the highest row reached; nothing past the last row where the table says so. */
export function steppedValue(figure: Explanation, rows: readonly TableRow[], steps: Steps): Explanation {
  const { nothing, rule, label } = steps;
  const [first, last] = [rows[0], rows.at(-1)];
  const below = steps.below === 'flat' && first !== undefined ? first.value : nothing;
  const reached = reachedValue(figure, rows, { side: steps.side, below, rule, label });
  return steps.beyond === 'zero' && last !== undefined
    ? step('select', [last.bound, figure, reached, nothing], { label, rule })
    : reached;
}
