// The copies of every tenant and the DuckDB instances that may read them.
import { ok, type Result, type Scope, type TenantId } from '@cordee/kernel';
import type { SegmentTable } from './segment-tables.ts';
import type { FactSource } from './segments/fact-source.ts';
import { rewrittenCells, type FreshEvents } from './segments/rewritten-cells.ts';
import { refreshSegments, removeSegments, type FreshSegments } from './segments/refresh-segments.ts';
import { verifySegments, type TableVerification } from './segments/verify-segments.ts';
import type { TenantDuckdb } from './tenant-duckdb.ts';
import { openTenantInstances } from './tenant-instances.ts';

export type ColumnarCopies = {
  /** Up to the tenant's present change number. */
  refresh(scope: Scope, tables: readonly SegmentTable[]): Promise<Result<FreshSegments>>;
  /** The same, with the cells of events that were written more than once. */
  refreshEvents(scope: Scope, tables: readonly SegmentTable[]): Promise<Result<FreshEvents>>;
  verify(scope: Scope, tables: readonly SegmentTable[]): Promise<Result<readonly TableVerification[]>>;
  forget(scope: Scope, tables: readonly SegmentTable[]): Promise<void>;
  with<T>(tenant: TenantId, work: (duckdb: TenantDuckdb) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

/** `source` is where copies are made from, `truth` what they are verified against: the same, but in a test of the two. */
export type CopyPlaces = {
  readonly dataFolder: string;
  readonly source: FactSource;
  readonly truth: FactSource;
};

export function openColumnarCopies({ dataFolder, source, truth }: CopyPlaces): ColumnarCopies {
  const instances = openTenantInstances(dataFolder);
  const refresh: ColumnarCopies['refresh'] = (scope, tables) =>
    instances.inTurn(scope.tenant, (duckdb) =>
      refreshSegments({ dataFolder, source, duckdb }, scope, tables),
    );
  const refreshEvents: ColumnarCopies['refreshEvents'] = (scope, tables) =>
    instances.inTurn(scope.tenant, async (duckdb) => {
      const fresh = await refreshSegments({ dataFolder, source, duckdb }, scope, tables);
      if (!fresh.ok) return fresh;
      const rewritten = await rewrittenCells({ dataFolder, duckdb }, scope, fresh.value, tables);
      return ok({ ...fresh.value, rewritten });
    });
  return {
    refresh,
    refreshEvents,
    verify: async (scope, tables) => {
      const fresh = await refreshEvents(scope, tables);
      if (!fresh.ok) return fresh;
      return instances.inTurn(scope.tenant, (duckdb) =>
        verifySegments({ dataFolder, source: truth, duckdb }, scope, fresh.value, tables),
      );
    },
    forget: (scope, tables) =>
      instances.inTurn(scope.tenant, async () => removeSegments(dataFolder, scope.tenant, tables)),
    with: (tenant, work) => instances.with(tenant, work),
    close: () => instances.close(),
  };
}
