import { ok, ZERO } from '@cordee/kernel';
import type { Decimal, Explanation, Refusal, Result } from '@cordee/kernel';
import type { Measure } from '../../measure/measure.ts';
import type { FieldValue } from '../../plan-format/field-value.ts';
import { listField, objectField, refusalAt } from '../../plan-format/field.ts';
import { fixedOrTermField } from '../../plan-format/term-field.ts';
import {
  choiceField,
  codeField,
  decimalField,
  heightField,
  nullableField,
  sumField,
} from '../../plan-format/value-fields.ts';
import { component } from '../component.ts';
import type { ComponentInput } from '../component.ts';
import { checkMeasure } from '../plan-measure.ts';
import { amountNode, amountParameter, ratioParameter } from '../stated-node.ts';
import { label, step, valueOf } from '../step.ts';
import { linearValue } from '../table/linear-value.ts';
import { neverFalls } from '../table/never-falls.ts';
import { reachedValue, SIDES } from '../table/rate-table.ts';
import type { TableRow } from '../table/rate-table.ts';
import { checkRowOrder } from '../table/row-order.ts';
import { boundNode, checkThresholds, testedOf, thresholdsField } from '../threshold.ts';
import type { Tested } from '../threshold.ts';
import { phrase } from '../../rules/told.ts';
import type { Block } from '../../rules/told.ts';
import { toldFigure } from '../../rules/told-figure.ts';
import { percent } from '../../rules/words.ts';
import type { Words } from '../../rules/words.ts';

const TARGET = { kind: 'payee_term', code: 'target_incentive' } as const;

const axisField = objectField({
  measure: { field: nullableField(codeField), label: 'compensation.field_measure', fallback: null },
  component: { field: nullableField(codeField), label: 'compensation.field_component', fallback: null },
  thresholds: { field: thresholdsField, label: 'compensation.field_thresholds', fallback: 'attainment' },
  from: { field: listField(heightField, { min: 1, max: 50 }), label: 'compensation.field_axis_from' },
  side: { field: choiceField(SIDES), label: 'compensation.field_side', fallback: 'reached' },
});
type Axis = FieldValue<typeof axisField>;

const argsField = objectField({
  rows: { field: axisField, label: 'compensation.field_matrix_rows' },
  columns: { field: axisField, label: 'compensation.field_matrix_columns' },
  cells: {
    field: listField(listField(decimalField, { min: 1, max: 50 }), { min: 1, max: 50 }),
    label: 'compensation.field_cells',
  },
  shape: { field: choiceField(['bands', 'linear']), label: 'compensation.field_shape', fallback: 'bands' },
  gives: {
    field: choiceField(['share_of_target', 'rate', 'amount', 'multiplier']),
    label: 'compensation.field_gives',
    fallback: 'share_of_target',
  },
  target: {
    field: fixedOrTermField(sumField, 'amount'),
    label: 'compensation.field_target',
    fallback: TARGET,
  },
  priced: { field: nullableField(codeField), label: 'compensation.field_priced', fallback: null },
});
type Args = FieldValue<typeof argsField>;

/**
 * Two criteria choose a cell: by bands, or on the surface between four cells. A cell is a share of the target incentive,
 * a rate on a measure, an amount, or a multiplier that other components use. Below the first row or column: nothing.
 * Example: revenue at 100 % and profit at 110 % give 60 % of 10,000 €: 6,000 €.
 */
export const matrix = component({
  type: 'matrix',
  label: 'compensation.component_matrix',
  reads: 'own',
  args: argsField,
  check: (args, measures, path) => [
    ...checkAxis(args.rows, measures, `${path}.rows`),
    ...checkAxis(args.columns, measures, `${path}.columns`),
    ...checkCells(args, `${path}.cells`),
    ...checkPriced(args, measures, `${path}.priced`),
  ],
  evaluate: (args, input) => {
    const cell = cellNode(args, input);
    return cell.ok ? paid(args, cell.value, input) : cell;
  },
  explain: (args, input) => {
    const cell = cellNode(args, input);
    return cell.ok
      ? label('compensation.sentence_matrix', { cell: valueOf(cell.value) })
      : label('compensation.component_matrix');
  },
  tell: (args, words) => ({
    text: phrase(`told_matrix_${args.shape}`, {
      rows: toldFigure(args.rows, words),
      columns: toldFigure(args.columns, words),
    }),
    said: ['cells', 'shape'],
    blocks: [cellsTable(args, words)],
  }),
  isMonotone: ({ cells }) => fallsNowhere(cells),
  rowsOf: ({ priced }) => priced,
  follows: ({ rows, columns }) => [rows, columns].flatMap((axis) => axis.component ?? []),
  yields: ({ gives }) => (gives === 'multiplier' ? 'ratio' : 'money'),
});

function cellNode(args: Args, input: ComponentInput): Result<Explanation> {
  const down = testedOf(args.rows, input);
  if (!down.ok) return down;
  const across = testedOf(args.columns, input);
  if (!across.ok) return across;
  const rows = args.rows.from.map((from, index): TableRow => ({
    bound: boundNode(from, down.value, input),
    // Only the rows that decide are written: a matrix of 50 by 50 has 2,500 cells.
    get value() {
      return alongRow(args, { across: across.value, cells: args.cells[index] ?? [] }, input);
    },
  }));
  return ok(valueOn(args, args.rows.side, { tested: down.value, rows }, input));
}

type Row = { readonly across: Tested; readonly cells: readonly Decimal[] };

function alongRow(args: Args, { across, cells }: Row, input: ComponentInput): Explanation {
  const rows = args.columns.from.map((from, index) => ({
    bound: boundNode(from, across, input),
    value: cellParameter(args, cells[index] ?? ZERO, input),
  }));
  return valueOn(args, args.columns.side, { tested: across, rows }, input);
}

type Line = { readonly tested: Tested; readonly rows: readonly TableRow[] };

function valueOn(
  { shape, ...args }: Args,
  side: Axis['side'],
  { tested, rows }: Line,
  input: ComponentInput,
) {
  const nothing = cellParameter({ shape, ...args }, ZERO, input);
  const named = { label: label('compensation.matrix_cell'), rule: input.rule };
  return shape === 'linear'
    ? linearValue(tested.measured, rows, { below: 'zero', beyond: 'flat', nothing, ...named })
    : reachedValue(tested.measured, rows, { side, below: nothing, ...named });
}

function cellParameter({ gives }: Args, value: Decimal, input: ComponentInput): Explanation {
  return gives === 'amount'
    ? amountParameter(value, 'compensation.matrix_cell', input)
    : ratioParameter(value, 'compensation.matrix_cell', input);
}

function paid(args: Args, cell: Explanation, input: ComponentInput): Result<Explanation> {
  if (args.gives === 'amount' || args.gives === 'multiplier') return ok(cell);
  const base =
    args.gives === 'rate'
      ? input.nodes.measure(args.priced ?? '')
      : amountNode(args.target, 'compensation.target', input);
  if (!base.ok) return base;
  return ok(
    step('multiply', [base.value, cell], { label: label('compensation.by_matrix'), rule: input.rule }),
  );
}

function checkAxis(axis: Axis, measures: readonly Measure[], path: string): readonly Refusal[] {
  return [
    ...((axis.measure === null) === (axis.component === null)
      ? [refusalAt('compensation.plan_one_of', path, { keys: 'measure, component' })]
      : checkThresholds(axis, measures, path)),
    ...checkRowOrder(
      axis.from.map((from) => ({ from })),
      `${path}.from`,
      'any',
    ),
  ];
}

function checkCells({ rows, columns, cells }: Args, path: string): readonly Refusal[] {
  const isFull =
    cells.length === rows.from.length && cells.every((row) => row.length === columns.from.length);
  const sizes = { rows: rows.from.length, columns: columns.from.length };
  return isFull ? [] : [refusalAt('compensation.plan_matrix_size', path, sizes)];
}

function checkPriced(
  { gives, priced }: Args,
  measures: readonly Measure[],
  path: string,
): readonly Refusal[] {
  if (gives !== 'rate') return priced === null ? [] : [refusalAt('compensation.plan_matrix_priced', path)];
  return priced === null
    ? [refusalAt('compensation.plan_missing_key', path)]
    : checkMeasure(priced, measures, { path, aggregation: 'amount' });
}

/** Cell by cell from left to right, and from row to row. */
function fallsNowhere(cells: readonly (readonly Decimal[])[]): boolean {
  const columns = (cells[0] ?? []).map((_, index) => cells.map((row) => row[index] ?? ZERO));
  return [...cells, ...columns].every(neverFalls);
}

/** One line a row of the matrix: from where it holds, then its cell in each column. */
function cellsTable({ rows, columns, cells, gives }: Args, words: Words): Block {
  const said = (cell: Decimal) => (gives === 'amount' ? words.amount(cell) : percent(cell));
  const heights = (axis: Axis) => axis.from.map((from) => words.height(from, axis.thresholds, axis.measure));
  return {
    kind: 'table',
    columns: [
      phrase('told_matrix_corner'),
      ...heights(columns).map((from) => phrase('told_matrix_from', { from })),
    ],
    rows: heights(rows).map((from, index) => [
      phrase('told_matrix_from', { from }),
      ...(cells[index] ?? []).map(said),
    ]),
  };
}
