import { isNegative, ok, refused, ZERO } from '@cordee/kernel';
import type { Decimal, Explanation, Result } from '@cordee/kernel';
import { explainRow } from '../../measure/explain-row.ts';
import type { MeasuredRow } from '../../measure/measured-value.ts';
import { checkOneOf } from '../../plan-format/alternatives.ts';
import type { FieldValue } from '../../plan-format/field-value.ts';
import { listField, objectField } from '../../plan-format/field.ts';
import {
  choiceField,
  codeField,
  flagField,
  nullableField,
  ratioField,
  sumField,
  textMapField,
} from '../../plan-format/value-fields.ts';
import { component } from '../component.ts';
import type { ComponentInput, RowOutcome } from '../component.ts';
import { checkMeasure } from '../plan-measure.ts';
import { holdsFor } from '../row-match.ts';
import { amountParameter, ratioParameter } from '../stated-node.ts';
import { label, parameter, step } from '../step.ts';
import { notBelowZero, sumOfOutcomes } from '../sum-of-outcomes.ts';
import { phrase } from '../../rules/told.ts';

const rowField = objectField({
  when: { field: textMapField, label: 'compensation.field_when', fallback: {} },
  from: { field: nullableField(sumField), label: 'compensation.field_size_from', fallback: null },
  to: { field: nullableField(sumField), label: 'compensation.field_size_to', fallback: null },
  rate: { field: nullableField(ratioField), label: 'compensation.field_rate', fallback: null },
  amount: { field: nullableField(sumField), label: 'compensation.field_amount', fallback: null },
});
type TableLine = FieldValue<typeof rowField>;

const argsField = objectField({
  measure: { field: codeField, label: 'compensation.field_measure' },
  rows: { field: listField(rowField, { min: 1, max: 500 }), label: 'compensation.field_rows' },
  each: { field: choiceField(['sale', 'unit']), label: 'compensation.field_amount_by', fallback: 'sale' },
  unlisted: {
    field: choiceField(['nothing', 'issue']),
    label: 'compensation.field_unlisted',
    fallback: 'nothing',
  },
  clawback: { field: flagField, label: 'compensation.field_clawback', fallback: false },
});
type Args = FieldValue<typeof argsField>;

/**
 * Each sale by the first row of the table that holds for it: by product, segment, channel or any other thing said of a
 * sale, and by its size (from, and below to). A row gives a rate on the sale, or an amount for each sale or unit.
 * Example: 4 % on machines, 2 % on parts, 100 € for each service contract.
 */
export const rateTable = component({
  type: 'rate_table',
  label: 'compensation.component_rate_table',
  reads: 'own',
  args: argsField,
  check: (args, measures, path) => [
    ...checkMeasure(args.measure, measures, {
      path: `${path}.measure`,
      aggregation: args.rows.some(({ rate }) => rate !== null) ? 'amount' : 'any',
    }),
    ...args.rows.flatMap(({ rate, amount }, index) => checkOneOf({ rate, amount }, `${path}.rows[${index}]`)),
  ],
  evaluate: (args, input) => {
    const rows = rowsByTable(args, input);
    return rows.ok ? ok(sumOfOutcomes(rows.value, input)) : rows;
  },
  rowsPaid: rowsByTable,
  explain: () => label('compensation.sentence_by_table'),
  tell: ({ measure }, words) => ({
    text: phrase('told_rate_table', { measure: words.measure(measure) }),
    said: ['measure'],
  }),
  isMonotone: ({ rows }) => rows.every(({ from, to }) => from === null && to === null),
  takesBack: ({ clawback }) => clawback,
  rowsOf: ({ measure }) => measure,
  readsRows: () => true,
});

function rowsByTable(args: Args, input: ComponentInput): Result<readonly RowOutcome[]> {
  const rows = input.nodes.rows(args.measure);
  if (!rows.ok) return rows;
  const outcomes: RowOutcome[] = [];
  for (const row of rows.value) {
    const line = args.rows.find((each) => holdsFor(each, row));
    if (line === undefined && args.unlisted === 'issue')
      return refused('compensation.rate_missing', { code: row.code }, row.place);
    const due = line === undefined ? unlisted(row, input) : paidByLine(args, line, { row, input });
    outcomes.push({ row, due });
  }
  return ok(args.clawback ? outcomes : notBelowZero(outcomes, input));
}

type Of = { readonly row: MeasuredRow; readonly input: ComponentInput };

function paidByLine({ each }: Args, { rate, amount }: TableLine, { row, input }: Of): Explanation {
  const { rule } = input;
  const options = { label: label('compensation.commission'), rule };
  if (amount === null)
    return step(
      'multiply',
      [explainRow(row), ratioParameter(rate ?? ZERO, 'compensation.rate', input)],
      options,
    );
  const number = each === 'unit' ? (row.quantity ?? ZERO) : signOf(row);
  const units: Explanation = {
    ...explainRow(row),
    kind: 'source',
    value: { kind: 'decimal', value: number, unit: each === 'unit' ? 'units' : 'transactions' },
    place: row.place,
  };
  return step('multiply', [units, amountParameter(amount, 'compensation.amount_each', input)], options);
}

/** A sale counts one, what takes a sale back counts less one. */
function signOf({ credited }: MeasuredRow): Decimal {
  return { unscaled: credited !== null && isNegative(credited.value) ? -1n : 1n, scale: 0 };
}

function unlisted(row: MeasuredRow, input: ComponentInput): Explanation {
  const nothing = amountParameter(ZERO, 'compensation.nothing', input).value;
  const named = label('compensation.unlisted', { code: row.code });
  return parameter(nothing ?? { kind: 'decimal', value: ZERO }, { label: named, rule: input.rule });
}
