import type { Scope } from '@cordee/kernel';
import type { Connection, ConnectionRun } from './connection.ts';
import type { OwnerWrite } from './owner-changes.ts';

export type ConnectionStore = {
  list(scope: Scope): Promise<readonly (Connection & { readonly lastRun: ConnectionRun | null })[]>;
  find(scope: Scope, id: string): Promise<Connection | undefined>;
  /** The secret of a connection; empty where it has none, null when no key of the ring opens it. */
  secretOf(scope: Scope, id: string): Promise<string | null>;
  /** Where the last run without a problem left off. */
  cursorOf(scope: Scope, id: string): Promise<string | null>;
  keep(scope: Scope, connection: Connection, secret: string): Promise<void>;
  wasRun(scope: Scope, runId: string): Promise<boolean>;
  /** What was written into the other system, kept for good. */
  recordWrites(
    scope: Scope,
    connection: Connection,
    writes: readonly OwnerWrite[],
    newId: () => string,
  ): Promise<void>;
  recordRun(scope: Scope, connection: Connection, run: Omit<ConnectionRun, 'at'>): Promise<void>;
};
