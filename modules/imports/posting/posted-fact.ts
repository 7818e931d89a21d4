import type { EntityId } from '@cordee/kernel';

export type FactTableName = string;

/** One fact made from a row: its cell, the line it stands on, and its own columns as plain values. */
export type PostedFact = {
  readonly entityId: EntityId;
  readonly effectiveFrom: string;
  readonly line: number | null;
  /** The cell is taken back where it is known. */
  readonly isRetracted?: boolean;
  readonly values: Readonly<Record<string, string | number | boolean | null>>;
};
