// An incremental run: only the payees and quarters that a change touched, as they were before it and as they are after.
import type { EntityId, Scope } from '@cordee/kernel';
import { changedEntities, type ChangeSpan, type Compute, type ComputeQuery } from '@cordee/platform/compute';
import type { Database } from '@cordee/platform/database';
import { asOfChange } from './bench-scope.ts';
import { answerOf } from './compare-engines.ts';
import { quarters } from './model-facts.ts';
import { calculateRun, payKey, type PayKey, type PayRun } from './pay-run.ts';

export type Recalculated = { readonly run: PayRun; readonly affected: number };

type Reader = { readonly database: Database; readonly compute: Compute; readonly scope: Scope };

/** `forgetsBefore` is a sabotage: a sale that moves to another seller is taken from nobody. */
export async function recalculateRun(
  reader: Reader,
  previous: PayRun,
  span: ChangeSpan,
  forgetsBefore: boolean,
): Promise<Recalculated> {
  const affected = new Set([
    ...(forgetsBefore ? [] : await touched(reader, span, span.after)),
    ...(await touched(reader, span, span.upTo)),
  ]);
  const fresh = await calculateRun(reader.compute, asOfChange(reader.scope, span.upTo), { only: affected });
  const kept = [...previous].filter(([key]) => !affected.has(key));
  return { run: new Map([...kept, ...fresh]), affected: affected.size };
}

async function touched(
  { database, compute, scope }: Reader,
  span: ChangeSpan,
  change: bigint,
): Promise<readonly PayKey[]> {
  const seen = asOfChange(scope, change);
  const ask = async (query: ComputeQuery) => answerOf(await compute.query(seen, query)).rows;
  const [sales, quotas] = [
    await changedEntities(database, scope, 'transaction', span),
    await changedEntities(database, scope, 'quota', span),
  ];
  const keys: PayKey[] = [];
  for (const ids of slices(sales)) {
    const rows = await ask({
      from: 'transaction',
      where: [{ column: 'entity_id', in: ids }],
      periods: { on: 'occurred_on', list: quarters },
      columns: ['seller_id'],
      orderBy: [],
    });
    keys.push(...rows.map((row) => payKey(row['seller_id'] ?? '', row['period'] ?? '')));
  }
  for (const ids of slices(quotas)) {
    const rows = await ask({
      from: 'quota',
      where: [{ column: 'entity_id', in: ids }],
      columns: ['position_id', 'period_code'],
      orderBy: [],
    });
    keys.push(...rows.map((row) => payKey(row['position_id'] ?? '', row['period_code'] ?? '')));
  }
  return keys;
}

const idsPerQuestion = 10_000;

function slices(ids: readonly EntityId[]): readonly (readonly EntityId[])[] {
  return Array.from({ length: Math.ceil(ids.length / idsPerQuestion) }, (_, index) =>
    ids.slice(index * idsPerQuestion, (index + 1) * idsPerQuestion),
  );
}
