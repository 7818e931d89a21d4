// The knowledge axis: one number per writing transaction of a tenant, and the hash chain over the rows that took them.
import { createHash } from 'node:crypto';
import type pg from 'pg';

/** Why a transaction wrote: a code (also the message key of its sentence) and what it was about. */
export type Cause = {
  readonly code: string;
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
  readonly documents?: readonly string[];
};

export type ChangeRow = {
  readonly tenantId: string;
  readonly number: bigint;
  readonly at: string;
  readonly actorId: string;
  readonly cause: string;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
  readonly documents: readonly string[];
};

export const firstHash = Buffer.alloc(32);

/** SHA-256 over the previous hash and the row's fields, each with its length, keys of `detail` in code-point order. */
export function changeHash(previous: Buffer, row: ChangeRow): Buffer {
  const hash = createHash('sha256').update(previous);
  const fields = [
    row.tenantId,
    String(row.number),
    row.at,
    row.actorId,
    row.cause,
    canonicalDetail(row.detail),
    row.documents.toSorted().join(','),
  ];
  for (const field of fields) hash.update(`${Buffer.byteLength(field)}:`).update(field);
  return hash.digest();
}

function canonicalDetail(detail: ChangeRow['detail']): string {
  const keys = Object.keys(detail).toSorted();
  return JSON.stringify(keys.map((key) => [key, detail[key]]));
}

export type TakenNumber = { readonly number: bigint; readonly at: string; readonly previousHash: Buffer };

/**
 * Takes the tenant's next number and keeps its row locked until the commit, so that numbers become visible in their
 * own order: no reader of "everything up to N" can ever miss a row that commits later with a smaller number.
 * The instant never runs backwards, even if the machine's clock does.
 */
export async function takeChangeNumber(
  client: pg.ClientBase,
  tenantId: string,
  at: string,
): Promise<TakenNumber> {
  const { rows } = await client.query<{ number: string; at: string; hash: Buffer }>(
    `insert into tenant_change as last (tenant_id, number, at, hash) values ($1, 1, $2, $3)
     on conflict (tenant_id) do update set number = last.number + 1, at = greatest(last.at, excluded.at)
     returning number, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, hash`,
    [tenantId, at, firstHash],
  );
  const taken = rows[0];
  if (!taken) throw new Error('no change number was given');
  return { number: BigInt(taken.number), at: taken.at, previousHash: taken.hash };
}

export async function writeChange(
  client: pg.ClientBase,
  taken: TakenNumber,
  row: ChangeRow,
): Promise<Buffer> {
  const hash = changeHash(taken.previousHash, row);
  await client.query(
    `with chained as (update tenant_change set hash = $9 where tenant_id = $1)
     insert into change (tenant_id, number, at, actor_id, cause, detail, documents, previous_hash, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      row.tenantId,
      row.number,
      row.at,
      row.actorId,
      row.cause,
      JSON.stringify(row.detail),
      row.documents,
      taken.previousHash,
      hash,
    ],
  );
  return hash;
}
