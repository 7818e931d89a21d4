export {
  startDatabase,
  runningConnections,
  connectDatabase,
  type Connections,
  type RunningDatabase,
} from './open.ts';
export {
  quoted,
  type Database,
  type FactRow,
  type InstantSource,
  type Reading,
  type Writing,
  type Written,
} from './transaction.ts';
export { changeHash, firstHash, type Cause, type ChangeRow } from './change-log.ts';
export {
  cellsAsOf,
  factsAsOf,
  planCellsAsOf,
  planFactsAsOf,
  type BranchLink,
  type ColumnType,
  type FactTable,
} from './fact-table.ts';
export { openEventPages, type EventList } from './event-page.ts';
export { copyInto } from './copy-into.ts';
export { openFactRows, keyRanges, type FactRows, type KeyRanges } from './fact-rows.ts';
export { openFactStaging, postFacts, type FactStaging, type PostedCounts } from './post-facts.ts';
export { undoFacts } from './undo-facts.ts';
export { unlessBroken, type Refusals } from './unless-broken.ts';
export { openCopyRows, type CopyBytes } from './copy-rows.ts';
export { giveBack, openSharedBlocks, type SharedBlocks } from './shared-blocks.ts';
export { openStagedCopy, type StagedCopy } from './staged-copy.ts';
export { purgeErased } from './purge-erased.ts';
export { UnsafeDatabaseError } from './settings-check.ts';
export { MigrationError, readMigrations } from './migrate.ts';
export { openClient, connectionFromUrl, type Connection } from './connection.ts';
export type { Tables } from './tables.generated.ts';
