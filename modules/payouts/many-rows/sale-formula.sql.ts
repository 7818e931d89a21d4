// Which sales a measure counts, as its formula says, for set-based SQL.
import { checkedCondition, type Measure } from '@cordee/engine-compensation';
import { formulaToSql, type SqlPlace } from '@cordee/engine-formula';
import { invariant, ok, refused, type Currency, type Result } from '@cordee/kernel';
import type { CreditMeasure, SalePlace } from '@cordee/platform/compute';
import type { MemoryNeed } from '../run/memory-need.ts';

/** What SQL has of a sale; margin, quantity, customer, territory and attributes are read in memory. */
const columns: SalePlace['columns'] = {
  amount: 'amount',
  date: 'occurred_on',
  code: 'code',
  kind: 'kind',
  product: 'product',
  channel: 'channel',
  origin: 'origin',
};

/**
 * The measure's condition; what it cannot tell does not count, as in memory. A sale of another currency than the plan's
 * counts here and is then refused with its whole slice: memory names it. Refuses payouts.many_rows_unsupported for a
 * formula that names something else, or needs more digits than an engine has.
 */
export function saleFormula(
  { code, condition, attributes }: Measure,
  currency: Currency,
): Result<CreditMeasure['formula']> {
  if (condition === null) return ok(null);
  const checked = checkedCondition(condition, { attributes, currency });
  const engines: readonly SqlPlace['dialect'][] = ['duckdb', 'postgres'];
  const isWritten = engines.every((dialect) => formulaToSql(checked, { dialect, columns, bind: String }).ok);
  if (!isWritten)
    return refused('payouts.many_rows_unsupported', { need: 'formula' satisfies MemoryNeed, what: code });
  return ok((place) => {
    const written = formulaToSql(checked, place);
    invariant(written.ok, 'a formula that was written once is written again', { measure: code });
    return `(currency <> ${place.bind(currency, 'text')} or coalesce(${written.value.sql}, false))`;
  });
}
