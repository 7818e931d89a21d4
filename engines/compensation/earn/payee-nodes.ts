// What the components of one payee read, each figure made into its node once however many components name it.
import { isWithin, refused } from '@cordee/kernel';
import type { Explanation, PlainDate, Result } from '@cordee/kernel';
import { explainRow } from '../measure/explain-row.ts';
import type { MeasuredRow } from '../measure/measured-value.ts';
import type { Measure } from '../measure/measure.ts';
import type { Plan } from '../plan-format/plan.ts';
import { measuredValues, measureNode, sumOfRows } from './measure-node.ts';
import type { PayeeInput } from './payee-input.ts';
import { measureOf } from './plan-measure.ts';
import { quotaNode } from './quota-node.ts';
import { tenureNode } from './tenure-node.ts';
import { termNode } from './term-node.ts';
import type { TermAsked } from './term-node.ts';

export type PayeeNodes = {
  /** The sum of a measure. */
  readonly measure: (code: string) => Result<Explanation>;
  /** The quota on a measure, above zero. */
  readonly quota: (code: string) => Result<Explanation>;
  /** A term of the payee's contract. */
  readonly term: (asked: TermAsked) => Result<Explanation>;
  /** The rows of a measure in order of date, source and code. Refuses compensation.rows_not_kept. */
  readonly rows: (code: string) => Result<readonly MeasuredRow[]>;
  /** Whole months since the hire. Refuses compensation.hire_unknown. */
  readonly tenure: () => Result<Explanation>;
  /** What another component of the plan came to, before its rounding. */
  readonly component: (code: string) => Result<Explanation>;
};

/** The nodes of a payee; `component` answers from what was calculated before. */
export function payeeNodes(
  plan: Plan,
  input: PayeeInput,
  component: PayeeNodes['component'] = (code) =>
    refused('compensation.component_not_calculated', { component: code }),
): PayeeNodes {
  return {
    measure: onceEach((code) => measureNode(plan, measureOf(plan, code), input)),
    quota: onceEach((code) => quotaNode(plan, measureOf(plan, code), input)),
    term: (asked) => termNode(plan, asked, input),
    rows: onceEach((code) => keptRows(measureOf(plan, code), input)),
    tenure: () => tenureNode(input),
    component,
  };
}

/** The same nodes, where a measure has only the rows that a test keeps. */
export function nodesOfRows(
  nodes: PayeeNodes,
  { plan, payee }: { readonly plan: Plan; readonly payee: PayeeInput },
  keeps: (row: MeasuredRow) => boolean,
): PayeeNodes {
  const rows = onceEach((code: string): Result<readonly MeasuredRow[]> => {
    const all = nodes.rows(code);
    return all.ok ? { ok: true, value: all.value.filter(keeps) } : all;
  });
  return {
    ...nodes,
    rows,
    measure: onceEach((code) => {
      const whole = nodes.measure(code);
      if (!whole.ok) return whole;
      const kept = rows(code);
      return kept.ok ? sumOfRows(plan, measureOf(plan, code), { input: payee, rows: kept.value }) : kept;
    }),
  };
}

/** Two dates, the second not included; a null date is no bound. */
export type Dates = { readonly from: PlainDate | null; readonly to: PlainDate | null };

/** The same nodes, where one measure counts between two dates only. */
export function datedNodes(
  nodes: PayeeNodes,
  of: { readonly plan: Plan; readonly payee: PayeeInput; readonly measure: string | null },
  { from, to }: Dates,
): PayeeNodes {
  const start = from ?? of.payee.period.from;
  const dated = nodesOfRows(nodes, of, ({ date }) => isWithin(date, start, to));
  return {
    ...nodes,
    measure: (code) => (code === of.measure ? dated.measure(code) : nodes.measure(code)),
    rows: (code) => (code === of.measure ? dated.rows(code) : nodes.rows(code)),
  };
}

/** The row of a measure that stands alone, and the other measures that are read for it only. */
export type RowAlone = {
  readonly measure: string;
  readonly row: MeasuredRow;
  readonly also: ReadonlySet<string>;
};

/** The same nodes for one row alone: its measure is the row, the others named have the same transaction's row or none. */
export function nodesOfRow(
  nodes: PayeeNodes,
  of: { readonly plan: Plan; readonly payee: PayeeInput },
  { measure, row, also }: RowAlone,
): PayeeNodes {
  const alone = nodesOfRows(nodes, of, ({ source, code }) => source === row.source && code === row.code);
  const only = explainRow(row);
  return {
    ...nodes,
    measure: (code) => {
      if (code === measure) return { ok: true, value: only };
      return also.has(code) ? alone.measure(code) : nodes.measure(code);
    },
    rows: (code) => {
      if (code === measure) return { ok: true, value: [row] };
      return also.has(code) ? alone.rows(code) : nodes.rows(code);
    },
  };
}

function keptRows(measure: Measure, input: PayeeInput): Result<readonly MeasuredRow[]> {
  const values = measuredValues(measure, input);
  const kept = values.flatMap(({ rows }) => (rows === null ? [] : [rows]));
  return kept.length === values.length
    ? { ok: true, value: kept.flat() }
    : refused('compensation.rows_not_kept', { measure: measure.code });
}

function onceEach<T>(make: (code: string) => T): (code: string) => T {
  const made = new Map<string, T>();
  return (code) => {
    const known = made.get(code);
    if (known !== undefined) return known;
    const value = make(code);
    made.set(code, value);
    return value;
  };
}
