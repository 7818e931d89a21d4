import { moneyText, ok, refused, type Result, type Scope } from '@cordee/kernel';
import type { PayrollStore } from './payroll-store.ts';
import { compareReturn, readReturn, type ReturnComparison, type ReturnTable } from './read-return.ts';

/** Payroll has taken a file in and says what it found: other totals than those of the file are refused. */
export async function confirmFile(
  store: PayrollStore,
  scope: Scope,
  fileId: string,
  found: { readonly rows: number; readonly sum: string },
): Promise<Result<null>> {
  const file = await store.file(scope, fileId);
  if (!file) return refused('payroll.file_not_found');
  const { rows, sum } = file.totals;
  if (found.rows !== rows || found.sum !== moneyText(sum))
    return refused('payroll.totals_differ', {
      rows,
      sum: moneyText(sum),
      found_rows: found.rows,
      found_sum: found.sum,
    });
  return store.confirm(scope, file);
}

type Returned = {
  readonly id: string;
  readonly documentHash: string;
  readonly name: string;
  readonly table: ReturnTable;
};

/** Reads what payroll says it paid, keeps it, and answers with what differs from what was asked. */
export async function takeReturn(
  store: PayrollStore,
  scope: Scope,
  fileId: string,
  { id, documentHash, name, table }: Returned,
): Promise<Result<ReturnComparison>> {
  const file = await store.file(scope, fileId);
  if (!file) return refused('payroll.file_not_found');
  if (file.confirmed === null) return refused('payroll.return_before_confirmation');
  const { currency } = file.totals.sum;
  const read = readReturn(table, currency);
  if (!read.ok) return read;
  const comparison = compareReturn(await store.rows(scope, fileId), read.value, currency);
  const kept = await store.keepReturn(scope, file, { id, documentHash, name, ...comparison });
  return kept.ok ? ok(comparison) : kept;
}
