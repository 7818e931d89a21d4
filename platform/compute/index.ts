export { changedEntities, type ChangeSpan } from './change-feed.ts';
export {
  openCompute,
  type Answer,
  type Compute,
  type ComputeParts,
  type Engine,
  type EngineChoice,
  type RowVisitor,
} from './compute.ts';
export type {
  Aggregate,
  ColumnPath,
  ComputeQuery,
  ComputeRow,
  Condition,
  Expression,
  Join,
  RowsQuery,
  TotalsQuery,
} from './query/compute-query.ts';
export { segmentTables, type TableName } from './segment-tables.ts';
export {
  openFactSource,
  type FactSnapshot,
  type FactSource,
  type Watermark,
} from './segments/fact-source.ts';
export type { TableVerification } from './segments/verify-segments.ts';
export type * from './credits/credit-question.ts';
export type { AskedSales, SalesQuestion } from './credits/sales-summary.ts';
export type { ClosedSales, LatePerson } from './credits/late-people.ts';
export {
  readSlice,
  type SliceMeasure,
  type SlicePayeeTotals,
  type SlicePlace,
} from './credits/read-slice.ts';
export { sliceSeal } from './credits/slice-seal.ts';
