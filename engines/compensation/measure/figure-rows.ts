import { ok, ONE, refused } from '@cordee/kernel';
import type { Quantity, Result } from '@cordee/kernel';
import type { ChosenRows } from './choose-rows.ts';
import type { Figure } from './figure.ts';
import type { Measure } from './measure.ts';
import type { MeasuredRow } from './measured-value.ts';
import { compareRows } from './sum-rows.ts';
import { isInWindow } from './window-of.ts';
import type { Window } from './window-of.ts';

const ONE_FIGURE: Quantity = { kind: 'decimal', value: ONE, unit: 'figures' };

/**
 * The figures of a measure in its window: all, or the latest. Figures of two units never add up: refuses
 * compensation.figure_units_differ.
 */
export function figureRows(measure: Measure, window: Window, figures: readonly Figure[]): Result<ChosenRows> {
  const counted = figures
    .filter(({ figure, date }) => figure === measure.figure && isInWindow(window, date))
    .toSorted(compareRows)
    .map(rowOf);
  const rows = measure.aggregation === 'latest' ? counted.slice(-1) : counted;
  const [first] = rows;
  if (first !== undefined && rows.some(({ value }) => likenessOf(value) !== likenessOf(first.value)))
    return refused('compensation.figure_units_differ', { figure: measure.figure ?? measure.code });
  const over = measure.aggregation === 'average' ? rows.map((row) => ({ ...row, value: ONE_FIGURE })) : null;
  return ok({ rows, over });
}

function rowOf({ source, code, date, value, place }: Figure): MeasuredRow {
  return {
    source,
    code,
    kind: 'figure',
    date,
    value,
    place,
    credited: null,
    quantity: null,
    credit: null,
    original: null,
    counting: null,
  };
}

function likenessOf(value: Quantity): string {
  return value.kind === 'decimal' ? `number ${value.unit ?? ''}` : value.kind;
}
