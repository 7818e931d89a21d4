import { CREDITING_DEFAULT } from '../credit/crediting-default.ts';
import { describeCrediting } from '../credit/crediting-description.ts';
import type { RuleDescription } from '../credit/crediting-description.ts';
import type { CreditingRule } from '../credit/crediting-rule.ts';
import { contributionsOf, filtersOf } from './measure.ts';
import type { Contribution, Measure } from './measure.ts';
import { countedOf } from './measure-unit.ts';

/**
 * Crediting and one measure as data, for set-based SQL over many rows: which rules credit, which kinds count with which
 * sign, which equality filters hold, by what to group, and in which order rows enter the row-stream hash
 * (COLLATE "C", values as hashMeasuredRows writes them).
 */
export type MeasureDescription = {
  readonly measure: string;
  readonly rules: readonly RuleDescription[];
  readonly contributions: readonly Contribution[];
  readonly filters: Measure['filters'];
  readonly bands: Measure['bands'];
  readonly window: Measure['window'];
  readonly aggregation: Measure['aggregation'];
  /** What is added up, and what the sum is divided by. */
  readonly counted: ReturnType<typeof countedOf>;
  readonly groupBy: readonly ['payee', 'currency'];
  readonly rowOrder: readonly ['date', 'source', 'code'];
};

/** The description that creditTransactions and measurePlan carry out in memory. */
export function describeMeasure(
  measure: Measure,
  rules: readonly CreditingRule[] = CREDITING_DEFAULT,
): MeasureDescription {
  return {
    measure: measure.code,
    rules: describeCrediting(rules),
    contributions: contributionsOf(measure),
    filters: filtersOf(measure),
    bands: measure.bands,
    window: measure.window,
    aggregation: measure.aggregation,
    counted: countedOf(measure),
    groupBy: ['payee', 'currency'],
    rowOrder: ['date', 'source', 'code'],
  };
}
