import { compareDecimals, isNegative, minDecimal, minus, ok, refused, ZERO } from '@cordee/kernel';
import type { Decimal, EntityId, Explanation, Refusal, Result } from '@cordee/kernel';
import type { Grant } from '../../group/group-figures.ts';
import { explainRow } from '../../measure/explain-row.ts';
import { compareRows } from '../../measure/sum-rows.ts';
import type { MeasuredRow } from '../../measure/measured-value.ts';
import { checkOneOf } from '../../plan-format/alternatives.ts';
import type { FieldValue } from '../../plan-format/field-value.ts';
import { objectField } from '../../plan-format/field.ts';
import {
  choiceField,
  codeField,
  nullableField,
  ratioField,
  sumField,
  textMapField,
} from '../../plan-format/value-fields.ts';
import { component } from '../component.ts';
import type { ComponentInput, GroupOutcome, Members, RowOutcome } from '../component.ts';
import { checkMeasure } from '../plan-measure.ts';
import { holdsFor } from '../row-match.ts';
import { amountParameter, ratioParameter } from '../stated-node.ts';
import { label, step } from '../step.ts';
import { sumOfOutcomes } from '../sum-of-outcomes.ts';
import { numberIn } from '../threshold.ts';
import { phrase } from '../../rules/told.ts';
import { percent } from '../../rules/words.ts';

const argsField = objectField({
  measure: { field: codeField, label: 'compensation.field_measure' },
  amount: { field: nullableField(sumField), label: 'compensation.field_amount', fallback: null },
  rate: { field: nullableField(ratioField), label: 'compensation.field_rate', fallback: null },
  each: { field: choiceField(['sale', 'unit']), label: 'compensation.field_amount_by', fallback: 'sale' },
  when: { field: textMapField, label: 'compensation.field_when', fallback: {} },
  at_least: { field: nullableField(sumField), label: 'compensation.field_sale_at_least', fallback: null },
  times: { field: choiceField(['every', 'once']), label: 'compensation.field_times', fallback: 'every' },
  budget: { field: nullableField(sumField), label: 'compensation.field_budget', fallback: null },
});
type Args = FieldValue<typeof argsField>;

/**
 * A challenge: an amount, or a rate, on each sale that qualifies, or on the first one only. Its dates are the `from` and
 * `to` of the component. A budget is one for all payees and the period: it goes to sales in order of date, source and
 * code, the last one takes what is left. Example: 100 € a qualifying sale, budget 250 €: 100, 100, 50 €.
 */
export const spiff = component({
  type: 'spiff',
  label: 'compensation.component_spiff',
  reads: 'ordered_population',
  readsOf: ({ budget }) => (budget === null ? 'own' : 'ordered_population'),
  args: argsField,
  check: (args, measures, path): readonly Refusal[] => [
    ...checkMeasure(args.measure, measures, {
      path: `${path}.measure`,
      aggregation: args.rate === null ? 'any' : 'amount',
    }),
    ...checkOneOf({ amount: args.amount, rate: args.rate }, path),
  ],
  evaluate: (args, input) => {
    const rows = challengeRows(args, input);
    return rows.ok ? ok(sumOfOutcomes(rows.value, input)) : rows;
  },
  rowsPaid: challengeRows,
  explain: (args, input) => {
    const rows = challengeRows(args, input);
    const count = String(rows.ok ? rows.value.length : 0);
    return label('compensation.sentence_spiff', { count });
  },
  tell: ({ measure, amount, rate, times, budget }, words) => ({
    text: phrase(budget === null ? `told_spiff_${times}` : `told_spiff_${times}_budget`, {
      given: amount === null ? percent(rate ?? ZERO) : words.amount(amount),
      measure: words.measure(measure),
      ...(budget === null ? {} : { budget: words.amount(budget) }),
    }),
    said: ['measure', 'amount', 'rate', 'times', 'budget'],
  }),
  isMonotone: ({ budget, times, rate }) => budget === null && (times === 'every' || rate === null),
  rowsOf: ({ measure }) => measure,
  readsRows: () => true,
  together: (args, members) => (args.budget === null ? new Map() : grants(args, args.budget, members)),
});

function challengeRows(args: Args, input: ComponentInput): Result<readonly RowOutcome[]> {
  const asked = askedRows(args, input);
  if (!asked.ok || args.budget === null) return asked;
  const { group } = input.payee;
  if (group === undefined) return refused('compensation.group_missing');
  const granted = group.grants.filter(({ component: code }) => code === input.rule.code);
  return ok(
    asked.value.map(({ row, due }) => {
      const grant = granted.find(({ source, code }) => source === row.source && code === row.code);
      const left = amountParameter(grant?.granted.value ?? ZERO, 'compensation.budget_granted', input);
      const options = { label: label('compensation.within_budget'), rule: input.rule };
      return { row, due: step('minimum', [due, left], options) };
    }),
  );
}

function askedRows(args: Args, input: ComponentInput): Result<readonly RowOutcome[]> {
  const rows = input.nodes.rows(args.measure);
  if (!rows.ok) return rows;
  const match = { when: args.when, from: args.at_least, to: null };
  const qualifying = rows.value.filter((row) => holdsFor(match, row) && !takesBack(row));
  const paid = args.times === 'once' ? qualifying.slice(0, 1) : qualifying;
  return ok(paid.map((row) => ({ row, due: paidOn(row, args, input) })));
}

function takesBack({ credited }: MeasuredRow): boolean {
  return credited !== null && isNegative(credited.value);
}

function paidOn(row: MeasuredRow, { amount, rate, each }: Args, input: ComponentInput): Explanation {
  const { rule } = input;
  const options = { label: label('compensation.challenge_on_sale'), rule };
  if (amount === null)
    return step(
      'multiply',
      [explainRow(row), ratioParameter(rate ?? ZERO, 'compensation.rate', input)],
      options,
    );
  const prize = amountParameter(amount, 'compensation.amount_each', input);
  const number = each === 'unit' ? (row.quantity ?? ZERO) : { unscaled: 1n, scale: 0 };
  const unit = each === 'unit' ? 'units' : 'transactions';
  const counted = {
    ...explainRow(row),
    kind: 'source',
    value: { kind: 'decimal', value: number, unit },
  } as const;
  return step('multiply', [{ ...counted, place: row.place }, prize], options);
}

type Ask = {
  readonly payee: EntityId;
  readonly row: MeasuredRow;
  readonly asked: Decimal;
  readonly order: number;
};

/** The budget, sale by sale in order of date, source and code; of one sale that counts for two, in the order of payees. */
function grants(args: Args, budget: Decimal, members: Members): GroupOutcome {
  const asks = members.inputs.flatMap((input, order): Ask[] => {
    const rows = askedRows(args, input);
    return rows.ok
      ? rows.value.map(({ row, due }) => ({ payee: input.payee.payee, row, asked: numberIn(due), order }))
      : [];
  });
  const [first] = members.inputs;
  const granted = new Map<EntityId, Grant[]>(members.inputs.map(({ payee }) => [payee.payee, []]));
  let left = budget;
  for (const { payee, row, asked } of asks.toSorted(
    (a, b) => compareRows(a.row, b.row) || a.order - b.order,
  )) {
    if (first === undefined) break;
    const given = compareDecimals(left, ZERO) > 0 ? minDecimal(asked, left) : ZERO;
    left = minus(left, given);
    const { currency } = first.plan;
    const grant = { asked: { value: asked, currency }, granted: { value: given, currency } };
    granted.get(payee)?.push({ component: first.rule.code, source: row.source, code: row.code, ...grant });
  }
  return new Map([...granted].map(([payee, own]) => [payee, { grants: own }]));
}
