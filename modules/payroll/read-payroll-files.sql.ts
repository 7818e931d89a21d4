import { sql } from 'kysely';
import { currency, plainDate, type Currency, type Money } from '@cordee/kernel';
import type { Reading } from '@cordee/platform/database';
import type { PayrollFile } from './payroll-store.ts';
import type { ReturnDifference } from './read-return.ts';

type FileRow = {
  id: string;
  legal_entity: string;
  month: string;
  layout: string;
  name: string;
  row_count: number;
  sum_minor: string;
  currency: string;
  row_stream_hash: string;
  document_hash: string;
  made_by: string;
  made_at: string;
  run_ids: string[];
  confirmed_by: string | null;
  confirmed_at: string | null;
  return_id: string | null;
  return_name: string | null;
  returned_at: string | null;
  paid_minor: string | null;
};

/** Files, newest first, each with its confirmation and its last return. */
export async function readFiles(tx: Reading, id: string | null): Promise<readonly PayrollFile[]> {
  const { rows } = await sql<FileRow>`
    select f.*, made.at as made_at, array(select fr.run_id::text from payroll_file_run fr where fr.tenant_id = f.tenant_id and fr.file_id = f.id order by 1) as run_ids,
      c.actor_id as confirmed_by, taken.at as confirmed_at, r.id as return_id, r.document_name as return_name, back.at as returned_at,
      (select sum(p.paid_minor) from payroll_payment p where p.tenant_id = r.tenant_id and p.return_id = r.id)::text as paid_minor
    from payroll_file f join change made on made.tenant_id = f.tenant_id and made.number = f.change
      left join payroll_confirmation c on c.tenant_id = f.tenant_id and c.file_id = f.id left join change taken on taken.tenant_id = c.tenant_id and taken.number = c.change
      left join lateral (select * from payroll_return x where x.tenant_id = f.tenant_id and x.file_id = f.id order by x.change desc limit 1) r on true
      left join change back on back.tenant_id = r.tenant_id and back.number = r.change
    where ${id === null ? sql`true` : sql`f.id = ${id}`} order by f.change desc, f.legal_entity collate "C"`.execute(
    tx.sql,
  );
  const returns = rows.flatMap(({ return_id }) => (return_id === null ? [] : [return_id]));
  const differences = await readDifferences(tx, returns);
  return rows.map((row) => fileOf(row, differences.get(row.return_id ?? '') ?? []));
}

type DifferenceRow = {
  return_id: string;
  kind: ReturnDifference['kind'];
  payroll_number: string;
  pay_code: string;
  asked_minor: string | null;
  paid_minor: string | null;
};

async function readDifferences(tx: Reading, returns: readonly string[]) {
  const { rows } = await sql<DifferenceRow>`
    select return_id, kind, payroll_number, pay_code, asked_minor, paid_minor from payroll_difference
    where return_id = any(${[...returns]}::uuid[]) order by payroll_number collate "C", pay_code collate "C"`.execute(
    tx.sql,
  );
  return Map.groupBy(rows, (row) => row.return_id);
}

function fileOf(row: FileRow, differences: readonly DifferenceRow[]): PayrollFile {
  const unit = currency(row.currency);
  const { return_id, return_name, returned_at, confirmed_by, confirmed_at } = row;
  return {
    id: row.id,
    legalEntity: row.legal_entity,
    month: plainDate(row.month),
    layout: row.layout,
    name: row.name,
    totals: { rows: row.row_count, sum: money(row.sum_minor, unit), hash: row.row_stream_hash },
    documentHash: row.document_hash,
    madeBy: row.made_by,
    madeAt: row.made_at,
    runIds: row.run_ids,
    confirmed: confirmed_by === null ? null : { by: confirmed_by, at: confirmed_at ?? '' },
    returned:
      return_id === null
        ? null
        : {
            id: return_id,
            at: returned_at ?? '',
            name: return_name ?? '',
            paid: money(row.paid_minor ?? '0', unit),
            differences: differences.map((each) => differenceOf(each, unit)),
          },
  };
}

function differenceOf(row: DifferenceRow, unit: Currency): ReturnDifference {
  return {
    kind: row.kind,
    payrollNumber: row.payroll_number,
    payCode: row.pay_code,
    asked: row.asked_minor === null ? null : money(row.asked_minor, unit),
    paid: row.paid_minor === null ? null : money(row.paid_minor, unit),
  };
}

const money = (minor: string, unit: Currency): Money => ({ minor: BigInt(minor), currency: unit });
