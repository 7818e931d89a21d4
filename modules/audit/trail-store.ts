import type { Result, Scope } from '@cordee/kernel';

export type TrailRow = {
  readonly tenantId: string;
  readonly number: bigint;
  readonly at: string;
  readonly actorId: string;
  readonly cause: string;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
  readonly documents: readonly string[];
};
export type ChainedRow = { readonly row: TrailRow; readonly previousHash: Buffer; readonly hash: Buffer };

/** What the trail only seals: the files of runs over many rows. */
export type LineDetail = {
  verify(scope: Scope): Promise<Result<{ readonly runs: number; readonly absent: number }>>;
};

export type TrailStore = {
  readonly firstHash: Buffer;
  hashOf(previous: Buffer, row: TrailRow): Buffer;
  walk(scope: Scope): AsyncIterable<ChainedRow>;
  head(scope: Scope): Promise<{ readonly number: bigint; readonly hash: Buffer } | null>;
  /** The last change of that day or before; 0 before the first. */
  lastChangeOn(scope: Scope, day: string): Promise<bigint>;
  /** Newest first, before a number. */
  page(scope: Scope, before: bigint | null, limit: number): Promise<readonly ChainedRow[]>;
};
