// Where the question of credits is asked: of PostgreSQL through a cursor, of the copies by DuckDB, or written to files.
import { ok, type Result, type Scope } from '@cordee/kernel';
import type { Database } from '@cordee/platform/database';
import type { ColumnarCopies } from '../columnar-copies.ts';
import { duckdbDialect, postgresDialect } from '../query/dialect.ts';
import { readOnPostgres } from '../read-on-postgres.ts';
import { rowsOf } from '../tenant-duckdb.ts';
import { readWatermark } from '../segments/fact-source.ts';
import type { ComputeRow } from '../query/compute-query.ts';
import { askCredits, askUnsaid, tablesOfCredits, type AskedCredits } from './ask-credits.ts';
import { writeArtefact } from './credit-artefact.ts';
import { duckdbCredits, postgresCredits } from './credit-dialect.ts';
import { keptOf, type CreditQuestion } from './credit-question.ts';
import { orderedCredits, presentCredit } from './read-credits.ts';
import { addUp, type SlicePayeeTotals, type SlicePlace } from './read-slice.ts';

type Visit = (rows: readonly ComputeRow[]) => Promise<void> | void;
type Known = { readonly knownChange: bigint };

export function creditsFromPostgres(
  database: Database,
  scope: Scope,
  question: CreditQuestion,
  visit: Visit,
): Promise<Result<Known>> {
  return database.read(scope, async (tx) => {
    const dialect = { ...postgresDialect, ...postgresCredits };
    const asked = askCredits(scope, question, { watermark: await readWatermark(tx), dialect });
    if (!asked.ok) return asked;
    const sent = { sql: orderedCredits(asked.value), parameters: asked.value.parameters };
    return handedOut(asked.value, visit, (onBatch) => readOnPostgres(tx, sent, onBatch));
  });
}

export async function creditsFromCopies(
  copies: ColumnarCopies,
  scope: Scope,
  question: CreditQuestion,
  visit: Visit,
): Promise<Result<Known>> {
  const asked = await askCopies(copies, scope, question);
  if (!asked.ok) return asked;
  return copies.with(scope.tenant, (duckdb) =>
    handedOut(asked.value, visit, (onBatch) =>
      duckdb.read(orderedCredits(asked.value), asked.value.parameters, onBatch),
    ),
  );
}

/** Codes, ids and values differ from row to row: a dictionary of them would be made in vain. */
const artefactFormat = 'format parquet, compression snappy, partition_by (slice), dictionary_size_limit 4096';

export async function creditsToArtefact(
  copies: ColumnarCopies,
  scope: Scope,
  question: CreditQuestion,
  path: string,
): Promise<Result<Known & { readonly artefact: string }>> {
  const asked = await askCopies(copies, scope, question);
  if (!asked.ok) return asked;
  const { tables, types, parameters, known } = asked.value;
  await copies.with(scope.tenant, (duckdb) =>
    writeArtefact(path, (partial) =>
      duckdb.run(
        `copy (${tables} select ${keptOf(Object.keys(types)).join(', ')} from credit where slice >= 0) to '${partial.replaceAll("'", "''")}' (${artefactFormat})`,
        parameters,
      ),
    ),
  );
  return ok({ knownChange: known, artefact: path });
}

/** What the credits of one slice of the question come to, by payee: added up where they are found, and kept nowhere. */
export async function creditsAddedUp(
  copies: ColumnarCopies,
  scope: Scope,
  question: CreditQuestion,
  { slice, measures }: Pick<SlicePlace, 'slice' | 'measures'>,
): Promise<Result<readonly SlicePayeeTotals[]>> {
  const asked = await askCopies(copies, scope, question);
  if (!asked.ok) return asked;
  const { tables, parameters } = asked.value;
  const source = `(select * from credit where slice = ${slice})`;
  return ok(
    await copies.with(scope.tenant, (duckdb) =>
      addUp({ tables, source, measures }, (sql) => rowsOf(duckdb, sql, parameters)),
    ),
  );
}

/** The ids of the sales that leave to another what some measure reads. */
export async function unsaidFromCopies(
  copies: ColumnarCopies,
  scope: Scope,
  question: CreditQuestion,
): Promise<Result<readonly string[]>> {
  const fresh = await copies.refreshEvents(scope, tablesOfCredits(question));
  if (!fresh.ok) return fresh;
  const { watermark } = fresh.value;
  const dialect = { ...duckdbDialect(fresh.value), ...duckdbCredits };
  const asked = askUnsaid(scope, question, { watermark, dialect });
  if (!asked.ok || asked.value === null) return asked.ok ? ok([]) : asked;
  const { sql, parameters } = asked.value;
  const rows = await copies.with(scope.tenant, (duckdb) => rowsOf(duckdb, sql, parameters));
  return ok(rows.map((row) => String(row['entity_id'])));
}

async function askCopies(
  copies: ColumnarCopies,
  scope: Scope,
  question: CreditQuestion,
): Promise<Result<AskedCredits>> {
  const fresh = await copies.refreshEvents(scope, tablesOfCredits(question));
  if (!fresh.ok) return fresh;
  const { watermark } = fresh.value;
  return askCredits(scope, question, {
    watermark,
    dialect: { ...duckdbDialect(fresh.value), ...duckdbCredits },
  });
}

type Read = (
  onBatch: (rows: readonly Readonly<Record<string, unknown>>[]) => Promise<boolean>,
) => Promise<void>;

async function handedOut(asked: AskedCredits, visit: Visit, read: Read): Promise<Result<Known>> {
  let problem: Result<never> | undefined;
  await read(async (batch) => {
    const rows: ComputeRow[] = [];
    for (const raw of batch) {
      const row = presentCredit(asked, raw);
      if (!row.ok) {
        problem = row;
        return false;
      }
      rows.push(row.value);
    }
    await visit(rows);
    return true;
  });
  return problem ?? ok({ knownChange: asked.known });
}
