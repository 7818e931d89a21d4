// How a rate becomes a node: one for the whole measure, or one for each group of rows that a table tells apart.
import { ok, refused } from '@cordee/kernel';
import type { Decimal, Explanation, Result } from '@cordee/kernel';
import type { MeasuredRow } from '../measure/measured-value.ts';
import type { ComponentInput } from './component.ts';
import { holdsFor } from './row-match.ts';
import { nodesOfRows } from './payee-nodes.ts';
import type { AmountSource, RateSource, TableSource } from './rate-field.ts';
import { amountNode, amountParameter, ratioParameter } from './stated-node.ts';
import { label, step } from './step.ts';
import { POSITION_ROUNDING } from './table/linear-value.ts';

/** A part of a measure and what each euro or unit of it gives. */
export type Rated = { readonly base: Explanation; readonly rate: Explanation };

/**
 * The measure by the rates that apply to it: whole, or cut by a table in its order, each row of the measure by the first
 * row of the table that holds. Refuses compensation.rate_missing for a transaction without one.
 */
export function ratedParts(
  source: RateSource | AmountSource,
  { measure, kind }: { readonly measure: string; readonly kind: 'rate' | 'amount' },
  input: ComponentInput,
): Result<readonly Rated[]> {
  if (source.kind === 'table') return partsByTable(source, { measure, kind }, input);
  const base = input.nodes.measure(measure);
  if (!base.ok) return base;
  const rate = statedRate(source, { measure, kind }, input);
  return rate.ok ? ok([{ base: base.value, rate: rate.value }]) : rate;
}

type Of = { readonly measure: string; readonly kind: 'rate' | 'amount' };

/** The rate of a source that is one for the whole measure. */
function statedRate(
  source: Exclude<RateSource | AmountSource, TableSource<never>>,
  { measure, kind }: Of,
  input: ComponentInput,
): Result<Explanation> {
  switch (source.kind) {
    case 'fixed':
      return ok(valueNode(source.value, kind, input));
    case 'payee_term':
      return input.nodes.term({ code: source.code, kind: kind === 'rate' ? 'percentage' : 'amount' });
    case 'target_over_quota':
      return targetOverQuota(source, measure, input);
    case 'table':
      return refused('compensation.rate_missing', { code: measure });
  }
}

/** The individual rate of commission: the target incentive, times its weight, over the quota; 12 decimals, half-even. */
function targetOverQuota(
  { target, weight }: Extract<RateSource, { kind: 'target_over_quota' }>,
  measure: string,
  input: ComponentInput,
): Result<Explanation> {
  const { nodes, rule } = input;
  const quota = nodes.quota(measure);
  if (!quota.ok) return quota;
  const incentive = amountNode(target, 'compensation.target', input);
  if (!incentive.ok) return incentive;
  const share = ratioParameter(weight, 'compensation.weight', input);
  const part = step('multiply', [incentive.value, share], {
    label: label('compensation.target_weighted'),
    rule,
  });
  const options = { label: label('compensation.individual_rate'), rule, rounding: POSITION_ROUNDING };
  return ok(step('divide', [part, quota.value], options));
}

function partsByTable(
  source: TableSource<Decimal>,
  { measure, kind }: Of,
  input: ComponentInput,
): Result<readonly Rated[]> {
  const rows = input.nodes.rows(measure);
  if (!rows.ok) return rows;
  const places = new Map<MeasuredRow, number>();
  for (const row of rows.value) {
    const place = source.rows.findIndex((each) => holdsFor(each, row));
    if (place === -1 && source.otherwise === null)
      return refused('compensation.rate_missing', { code: row.code }, row.place);
    places.set(row, place);
  }
  const parts: Rated[] = [];
  for (const place of [...new Set(places.values())].toSorted((a, b) => a - b)) {
    const base = nodesOfRows(input.nodes, input, (row) => places.get(row) === place).measure(measure);
    if (!base.ok) return base;
    const value = source.rows[place]?.value ?? source.otherwise;
    if (value !== null) parts.push({ base: base.value, rate: valueNode(value, kind, input) });
  }
  return parts.length > 0 ? ok(parts) : nothingRated(measure, kind, input);
}

/** Nothing sold is explained too: a sum of no rows, at no rate. */
function nothingRated(measure: string, kind: Of['kind'], input: ComponentInput): Result<readonly Rated[]> {
  const base = input.nodes.measure(measure);
  return base.ok
    ? ok([{ base: base.value, rate: valueNode({ unscaled: 0n, scale: 0 }, kind, input) }])
    : base;
}

function valueNode(value: Decimal, kind: Of['kind'], input: ComponentInput): Explanation {
  return kind === 'rate'
    ? ratioParameter(value, 'compensation.rate', input)
    : amountParameter(value, 'compensation.amount_each', input);
}
