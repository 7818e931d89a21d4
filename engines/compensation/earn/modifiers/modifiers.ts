// The keys that every component has beside its type and arguments, in the order in which they apply:
// gates → multipliers → weight → floor → cap → true_up; then the one rounding.
import { percentage } from '@cordee/kernel';
import type { Refusal } from '@cordee/kernel';
import type { Measure } from '../../measure/measure.ts';
import { oneOrMoreField } from '../../plan-format/alternatives.ts';
import type { FieldValue } from '../../plan-format/field-value.ts';
import { listField, objectField, refusalAt } from '../../plan-format/field.ts';
import {
  choiceField,
  codeField,
  dateField,
  flagField,
  nullableField,
  ratioField,
} from '../../plan-format/value-fields.ts';
import type { PreparedComponent } from '../component.ts';
import { checkMeasure } from '../plan-measure.ts';
import { capField, checkBound, floorField } from './bound.ts';
import type { Cap, Floor } from './bound.ts';
import { isToDate } from './earlier.ts';
import { checkGate, gateField, isMonotoneGate } from './gate.ts';
import type { Gate } from './gate.ts';
import { checkMultiplier, multiplierField } from './multiplier.ts';
import type { Multiplier } from './multiplier.ts';
import { compareDates, compareDecimals } from '@cordee/kernel';

const few = { min: 0, max: 10 };

export const modifierProperties = {
  per: {
    field: choiceField(['period', 'transaction']),
    label: 'compensation.field_per',
    fallback: 'period' as const,
  },
  by_transaction: {
    field: listField(codeField, few),
    label: 'compensation.field_by_transaction',
    fallback: [] as readonly string[],
  },
  from: { field: nullableField(dateField), label: 'compensation.field_from', fallback: null },
  to: { field: nullableField(dateField), label: 'compensation.field_to', fallback: null },
  gates: {
    field: listField(gateField, few),
    label: 'compensation.field_gates',
    fallback: [] as readonly Gate[],
  },
  multipliers: {
    field: listField(multiplierField, few),
    label: 'compensation.field_multipliers',
    fallback: [] as readonly Multiplier[],
  },
  weight: { field: ratioField, label: 'compensation.field_weight', fallback: percentage('1') },
  floor: {
    field: oneOrMoreField(listField(floorField, few), floorField),
    label: 'compensation.field_floor',
    fallback: [] as readonly Floor[],
  },
  cap: {
    field: oneOrMoreField(listField(capField, few), capField),
    label: 'compensation.field_cap',
    fallback: [] as readonly Cap[],
  },
  true_up: { field: flagField, label: 'compensation.field_true_up', fallback: false },
  pays: {
    field: choiceField(['money', 'points', 'nothing']),
    label: 'compensation.field_pays',
    fallback: 'money' as const,
  },
  prorate: { field: flagField, label: 'compensation.field_prorate', fallback: false },
  on_zero_quota: {
    field: choiceField(['issue', 'nothing']),
    label: 'compensation.field_on_zero_quota',
    fallback: 'issue' as const,
  },
};

const modifiersField = objectField(modifierProperties);
export type Modifiers = FieldValue<typeof modifiersField>;

/** What the fields alone cannot see. */
export function checkModifiers(
  modifiers: Modifiers,
  component: Pick<PreparedComponent, 'rowsOf' | 'yields'>,
  { measures, path }: { readonly measures: readonly Measure[]; readonly path: string },
): readonly Refusal[] {
  const { per, from, to, gates, multipliers, floor, cap, pays } = modifiers;
  const at = (key: string, isWrong: boolean, code: string) =>
    isWrong ? [refusalAt(`compensation.${code}`, `${path}.${key}`)] : [];
  return [
    ...at('true_up', modifiers.true_up && !isTruedUp(component.rowsOf, measures), 'plan_true_up_window'),
    ...at('per', per === 'transaction' && component.rowsOf === null, 'plan_without_rows'),
    ...at('to', from !== null && to !== null && compareDates(from, to) >= 0, 'plan_dates_order'),
    ...at(
      'pays',
      (component.yields === 'points') !== (pays === 'points') && component.yields === 'points',
      'plan_pays_points',
    ),
    ...at('pays', component.yields === 'money' && pays === 'points', 'plan_pays_money'),
    ...at('pays', pays === 'nothing' && readsEarlier(modifiers), 'plan_nothing_earlier'),
    ...at('pays', component.yields === 'ratio' && pays !== 'nothing', 'plan_pays_nothing'),
    ...modifiers.by_transaction.flatMap((code, index) =>
      checkByTransaction(code, measures, { path: `${path}.by_transaction[${index}]`, per }),
    ),
    ...gates.flatMap((gate, index) => checkGate(gate, measures, `${path}.gates[${index}]`)),
    ...multipliers.flatMap((each, index) => checkMultiplier(each, measures, `${path}.multipliers[${index}]`)),
    ...floor.flatMap((each) => checkBound(each, `${path}.floor`, per)),
    ...cap.flatMap((each) => checkBound(each, `${path}.cap`, per)),
  ];
}

/** Whether it goes on from what it earned in earlier periods, which a component that pays nothing never did. */
function readsEarlier({ floor, cap, true_up: isTrueUp }: Modifiers): boolean {
  return isTrueUp || [...floor, ...cap].some(({ per }) => per === 'year') || cap.some(isCarried);
}

const isCarried = ({ excess }: Cap) => excess === 'carried';

/** What can be told of one sale alone. */
const OF_ONE_SALE: ReadonlySet<string> = new Set(['amount', 'count', 'quantity', 'margin', 'margin_rate']);

function checkByTransaction(
  code: string,
  measures: readonly Measure[],
  { path, per }: { readonly path: string; readonly per: 'period' | 'transaction' },
): readonly Refusal[] {
  if (per === 'period') return [refusalAt('compensation.plan_not_per_transaction', path)];
  const measure = measures.find((each) => each.code === code);
  if (measure === undefined) return checkMeasure(code, measures, { path, aggregation: 'any' });
  const isOfOneSale =
    measure.scope === 'own' && measure.base !== 'figure' && OF_ONE_SALE.has(measure.aggregation);
  return isOfOneSale ? [] : [refusalAt('compensation.plan_not_of_one_sale', path, { measure: code })];
}

function isTruedUp(code: string | null, measures: readonly Measure[]): boolean {
  const measure = measures.find((each) => each.code === code);
  return measure !== undefined && isToDate(measure.window);
}

/** The components that the modifiers read. */
export function followedBy({ gates, multipliers }: Modifiers): readonly string[] {
  return [...gates, ...multipliers].flatMap(({ component }) => (component === null ? [] : [component]));
}

/**
 * Whether more of the measure never pays less through all of them. A component that takes back may lose more behind a
 * gate that opens or a multiplier that rises, so that any condition makes it doubtful.
 */
export function areMonotone(
  { gates, multipliers, true_up: isTrueUp }: Modifiers,
  { takesBack }: Pick<PreparedComponent, 'takesBack'>,
): boolean {
  if (isTrueUp) return false;
  if (takesBack) return gates.length === 0 && multipliers.every(({ ratio }) => ratio !== null);
  return gates.every(isMonotoneGate) && multipliers.every(isRising);
}

function isRising({ ratio, table }: Multiplier): boolean {
  if (ratio !== null || table === null) return true;
  return table.rows.every((row, index) => {
    const previous = table.rows[index - 1];
    return previous === undefined || compareDecimals(previous.ratio, row.ratio) <= 0;
  });
}
