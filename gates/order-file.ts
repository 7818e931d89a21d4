// A file of orders as an office sends it, with its own count of what is in it: the oracle of the import gates.
import type { Random } from './gate.ts';

export type OrderRow = {
  readonly code: string;
  readonly date: string;
  readonly cents: bigint;
  readonly seller: string;
};

export type OrderFile = { readonly text: string; readonly dataRows: number; readonly totalCents: bigint };

export const sellerCodes = ['S1', 'S2', 'S3'] as const;
export const peopleFile = `person_code;full_name;position_title;team\n${sellerCodes
  .map((code) => `${code};Seller ${code};Commercial;Nord`)
  .join('\n')}\n`;

export function orderRows(random: Random, count: number, prefix = 'CMD'): OrderRow[] {
  return Array.from({ length: count }, (_, index) => ({
    code: `${prefix}-${index + 1}`,
    date: `2026-${String(1 + random.below(6)).padStart(2, '0')}-${String(1 + random.below(28)).padStart(2, '0')}`,
    cents: BigInt(1 + random.below(5_000_000)),
    seller: random.below(10) === 0 ? 'unknown person' : random.pick(sellerCodes),
  }));
}

/** `dirtyEvery`: one row in so many has a day that does not exist, so that it must be turned away. */
export function orderFile(rows: readonly OrderRow[], random: Random, dirtyEvery: number | null): OrderFile {
  const lines = rows.map((row) => {
    const isDirty = dirtyEvery !== null && random.below(dirtyEvery) === 0;
    return [row.code, isDirty ? '2026-02-31' : row.date, centsText(row.cents), row.seller].join(';');
  });
  return {
    text: `transaction_code;date;amount;seller\n${lines.join('\n')}\n`,
    dataRows: rows.length,
    totalCents: rows.reduce((sum, row) => sum + row.cents, 0n),
  };
}

export function centsText(cents: bigint): string {
  return `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
}
