// Where a number went: the sales that bear it, and the lines of files that name it and were not taken.
import { sql } from 'kysely';
import { entityId, type Refusal, type Scope } from '@cordee/kernel';
import { cellText, sayRefusal } from '@cordee/modules/imports';
import { position, positionHolder, team } from '@cordee/modules/people';
import { transaction } from '@cordee/modules/transactions';
import { factsAsOf, type Reading } from '@cordee/platform/database';
import type { FoundSale, RejectedSale } from './answer.ts';

type SaleRow = {
  code: string;
  kind: string;
  day: string;
  seller_id: string | null;
  seller_key: string | null;
  team: string | null;
  file: string | null;
  line: number | null;
};

const salesMax = 50;

export async function readSales(tx: Reading, scope: Scope, code: string): Promise<readonly FoundSale[]> {
  const { rows } = await sql<SaleRow>`
    with holder as ${factsAsOf(positionHolder, scope)}, seat as ${factsAsOf(position, scope)}, teams as ${factsAsOf(team, scope)}
    select x.code, x.kind, x.occurred_on as day, x.seller_id, x.seller_key, i.file_name as file, x.import_line as line,
      (select max(t.name) from holder h join seat s on s.entity_id = h.entity_id join teams t on t.entity_id = s.team_id where h.person_id = x.seller_id) as team
    from ${factsAsOf(transaction, scope)} x left join import i on i.tenant_id = x.tenant_id and i.id = x.import_id
    where lower(x.code) = lower(${code}) order by x.occurred_on, x.kind collate "C" limit ${salesMax}`.execute(
    tx.sql,
  );
  return rows.map((row) => ({
    code: row.code,
    kind: row.kind,
    day: row.day,
    sellerId: row.seller_id === null ? null : entityId(row.seller_id),
    sellerKey: row.seller_key,
    team: row.team,
    file: row.file,
    line: row.line,
  }));
}

type IssueRow = {
  file: string;
  line: number;
  refusals: readonly Refusal[];
  raw: readonly Parameters<typeof cellText>[0][];
};

/** A cell that is the number, whole: one that merely holds it is another number. */
export async function readRejected(
  tx: Reading,
  scope: Scope,
  code: string,
): Promise<readonly RejectedSale[]> {
  const { rows } = await sql<IssueRow>`
    select i.file_name as file, e.line, e.refusals, e.raw from import_issue e join import i on i.tenant_id = e.tenant_id and i.id = e.import_id
    where e.disposition = 'rejected' and i.kind in ('transactions', 'deals') and strpos(lower(e.raw::text), lower(${code})) > 0
    order by e.change desc limit ${salesMax}`.execute(tx.sql);
  const wanted = code.toLowerCase();
  return rows
    .filter(({ raw }) => raw.some((cell) => cellText(cell).toLowerCase() === wanted))
    .map(({ file, line, refusals }) => ({
      file,
      line,
      reason: refusals.map((refusal) => sayRefusal(refusal, scope.locale)).join(' '),
    }));
}
