import {
  compareDates,
  isInPeriod,
  isNegative,
  negatedAmount,
  ROWS_SHOWN_MAX,
  sumAmounts,
} from '@cordee/kernel';
import type { Amount, Period } from '@cordee/kernel';
import type { Credit } from '../credit/credit-transactions.ts';
import type { Transaction } from '../credit/transaction.ts';
import { contributionsOf, filtersOf } from './measure.ts';
import type { Contribution, Measure } from './measure.ts';
import { hashMeasuredRows } from './measured-value.ts';
import type { MeasuredRow, MeasuredValue } from './measured-value.ts';

/**
 * Sums the credits of a period by payee and currency. Reads own: the credits of one payee. Exact, nothing is rounded;
 * the order of the credits does not matter.
 */
export function measureCredits(
  measure: Measure,
  period: Period,
  credits: readonly Credit[],
): readonly MeasuredValue[] {
  const counted = credits.flatMap((credit) => {
    const row = isInPeriod(period, credit.transaction.date) ? countedRow(measure, credit.transaction) : null;
    return row === null ? [] : [{ payee: credit.payee, row }];
  });
  return [...Map.groupBy(counted, ({ payee, row }) => `${payee} ${row.value.currency}`).values()].flatMap(
    (group) => {
      const [first] = group;
      if (first === undefined) return [];
      return [
        {
          payee: first.payee,
          measure: measure.code,
          ...totalOf(
            group.map(({ row }) => row),
            first.row,
          ),
        },
      ];
    },
  );
}

function totalOf(rows: readonly MeasuredRow[], first: MeasuredRow): Omit<MeasuredValue, 'payee' | 'measure'> {
  const ordered = rows.toSorted(compareRows);
  return {
    total: sumAmounts(
      ordered.map(({ value }) => value),
      first.value.currency,
    ),
    count: ordered.length,
    rowStreamHash: hashMeasuredRows(ordered),
    rows: ordered.length > ROWS_SHOWN_MAX ? null : ordered,
    artefact: null,
  };
}

function countedRow(measure: Measure, transaction: Transaction): MeasuredRow | null {
  const contribution = contributionsOf(measure).find(({ kind }) => kind === transaction.kind);
  if (contribution === undefined) return null;
  const passes = filtersOf(measure).every(({ field, values }) => values.includes(transaction[field] ?? ''));
  if (!passes) return null;
  const { source, code, kind, date, place } = transaction;
  return { source, code, kind, date, place, value: signedAmount(transaction.amount, contribution) };
}

function signedAmount(amount: Amount, contribution: Contribution): Amount {
  return contribution.sign === 'reduces' && !isNegative(amount.value) ? negatedAmount(amount) : amount;
}

/** Date, source, code: a total order that no id and no locale takes part in. */
function compareRows(a: MeasuredRow, b: MeasuredRow): number {
  return (
    compareDates(a.date, b.date) || compareCodePoints(a.source, b.source) || compareCodePoints(a.code, b.code)
  );
}

/** As PostgreSQL and DuckDB order text under COLLATE "C": by UTF-8 bytes, not by UTF-16 units. */
function compareCodePoints(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
