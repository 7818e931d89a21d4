// A list of adjustments as an office keeps it: a header, then a line for each person.
import { ok, refused, type Result } from '@cordee/kernel';
import { plainHeader } from '../statement/written-cells.ts';

export type SheetLine = { readonly line: number; readonly cells: readonly string[] };

/** What is asked, as people write it: the payee by code, the amount as text. */
export type AskedAdjustment = {
  readonly payee: string;
  readonly amount: string;
  readonly code: string;
  readonly reason: string;
};

export type ListedAdjustment = AskedAdjustment & { readonly line: number };

const headers = {
  payee: [
    'beneficiaire',
    'person code',
    'code du beneficiaire',
    'code de la personne',
    'person_code',
    'payee',
  ],
  amount: ['montant', 'amount'],
  code: ['nature', 'libelle', 'composante', 'component', 'label'],
  reason: ['motif', 'raison', 'reason'],
} as const satisfies Record<keyof AskedAdjustment, readonly string[]>;

type Columns = Readonly<Record<keyof AskedAdjustment, number>>;

const rowsMax = 5000;

/** The lines under the header; empty ones are left out. Refuses a sheet without its columns, without a line, or too long. */
export function readAdjustmentList(sheet: readonly SheetLine[]): Result<readonly ListedAdjustment[]> {
  const at = sheet.findIndex(({ cells }) => columnsOf(cells) !== null);
  const columns = columnsOf(sheet[at]?.cells ?? []);
  if (columns === null) return refused('payouts.adjustment_columns_missing');
  const rows = sheet.slice(at + 1).flatMap(({ line, cells }) => {
    const cell = (name: keyof AskedAdjustment) => (cells[columns[name]] ?? '').trim();
    const row = { payee: cell('payee'), amount: cell('amount'), code: cell('code'), reason: cell('reason') };
    return Object.values(row).every((text) => text === '') ? [] : [{ line, ...row }];
  });
  if (rows.length === 0) return refused('payouts.adjustment_list_empty');
  if (rows.length > rowsMax) return refused('payouts.adjustment_list_long', { max: String(rowsMax) });
  return ok(rows);
}

/** The label may be left out. */
function columnsOf(cells: readonly string[]): Columns | null {
  const plain = cells.map(plainHeader);
  const columnOf = (name: keyof AskedAdjustment) =>
    plain.findIndex((cell) => (headers[name] as readonly string[]).includes(cell));
  const columns = {
    payee: columnOf('payee'),
    amount: columnOf('amount'),
    code: columnOf('code'),
    reason: columnOf('reason'),
  };
  const isWhole = columns.payee >= 0 && columns.amount >= 0 && columns.reason >= 0;
  return isWhole ? columns : null;
}
