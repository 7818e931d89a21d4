import { ok, ZERO } from '@cordee/kernel';
import type { Explanation, Result } from '@cordee/kernel';
import type { FieldValue } from '../../plan-format/field-value.ts';
import { listField, objectField } from '../../plan-format/field.ts';
import { choiceField, codeField, heightField, sumField } from '../../plan-format/value-fields.ts';
import { phrase } from '../../rules/told.ts';
import type { Block } from '../../rules/told.ts';
import type { Words } from '../../rules/words.ts';
import { component } from '../component.ts';
import type { ComponentInput } from '../component.ts';
import { amountParameter } from '../stated-node.ts';
import { label, step, valueOf } from '../step.ts';
import { checkHeightTable, steppedValue } from '../table/height-table.ts';
import { BEYONDS, linearValue } from '../table/linear-value.ts';
import { neverFalls } from '../table/never-falls.ts';
import { isReached, SIDES } from '../table/rate-table.ts';
import type { TableRow } from '../table/rate-table.ts';
import { boundNode, testedOf, thresholdsField } from '../threshold.ts';

const rowField = objectField({
  from: { field: heightField, label: 'compensation.field_tier_from' },
  amount: { field: sumField, label: 'compensation.field_amount' },
});

const argsField = objectField({
  measure: { field: codeField, label: 'compensation.field_measure' },
  thresholds: { field: thresholdsField, label: 'compensation.field_thresholds', fallback: 'attainment' },
  shape: {
    field: choiceField(['step', 'linear', 'sum']),
    label: 'compensation.field_shape',
    fallback: 'step',
  },
  side: { field: choiceField(SIDES), label: 'compensation.field_side', fallback: 'reached' },
  rows: { field: listField(rowField, { min: 1, max: 100 }), label: 'compensation.field_rows' },
  below: { field: choiceField(['zero', 'flat']), label: 'compensation.field_below', fallback: 'zero' },
  beyond: { field: choiceField(BEYONDS), label: 'compensation.field_beyond', fallback: 'flat' },
});
type Args = FieldValue<typeof argsField>;

/**
 * A stated amount by attainment, amount or number of units. `step`: the amount of the highest row reached. `linear`: the
 * straight line between two rows, the position with 12 decimals, half-even. `sum`: the amounts of all rows reached.
 * Example: 1,000 € from 80 %, 2,500 € from 100 %: 105 % gives 2,500 €; 90 % gives 1,750 € by `linear`; 105 % gives
 * 3,500 € by `sum`.
 */
export const amountTable = component({
  type: 'amount_table',
  label: 'compensation.component_amount_table',
  reads: 'own',
  args: argsField,
  check: checkHeightTable,
  evaluate: (args, input) => amountIn(args, input),
  explain: (args, input) => {
    const measured = input.nodes.measure(args.measure);
    return measured.ok
      ? label('compensation.sentence_amount_table', { base: valueOf(measured.value) })
      : label('compensation.component_amount_table');
  },
  tell: (args, words) => ({
    text: phrase(`told_amount_table_${args.shape}`, { measure: words.measure(args.measure) }),
    said: ['measure', 'shape', 'rows'],
    blocks: [rowsTable(args, words)],
  }),
  isMonotone: ({ shape, rows, beyond }) =>
    shape === 'sum' || (beyond !== 'zero' && neverFalls(rows.map(({ amount }) => amount))),
  rowsOf: ({ measure }) => measure,
});

function amountIn(args: Args, input: ComponentInput): Result<Explanation> {
  const tested = testedOf({ ...args, component: null }, input);
  if (!tested.ok) return tested;
  const { measured } = tested.value;
  const nothing = amountParameter(ZERO, 'compensation.nothing', input);
  const rows = args.rows.map(({ from, amount }): TableRow => ({
    bound: boundNode(from, tested.value, input),
    value: amountParameter(amount, 'compensation.flat_amount', input),
  }));
  const named = { label: label('compensation.amount_of_table'), rule: input.rule };
  if (args.shape === 'sum') return ok(sumOfReached(args, measured, { rows, nothing }, input));
  const read = args.shape === 'linear' ? linearValue : steppedValue;
  return ok(read(measured, rows, { ...args, nothing, ...named }));
}

type Rows = { readonly rows: readonly TableRow[]; readonly nothing: Explanation };

/** Each row reached adds its amount; those above are told by the first that is not reached. */
function sumOfReached(
  { side }: Args,
  measured: Explanation,
  { rows, nothing }: Rows,
  { rule }: ComponentInput,
): Explanation {
  const named = { label: label('compensation.amount_of_table'), rule };
  const open = rows.filter(({ bound }) => isReached(measured, bound, side));
  const told = rows.slice(0, open.length + 1).map(({ bound, value }) => {
    const inputs = side === 'reached' ? [measured, bound, value, nothing] : [bound, measured, nothing, value];
    return step('select', inputs, named);
  });
  return step('add', told, named);
}

function rowsTable({ rows, thresholds, measure }: Args, words: Words): Block {
  return {
    kind: 'table',
    columns: [phrase('told_matrix_corner'), phrase('told_amount')],
    rows: rows.map(({ from, amount }) => [
      phrase('told_matrix_from', { from: words.height(from, thresholds, measure) }),
      words.amount(amount),
    ]),
  };
}
