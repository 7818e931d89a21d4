import type { Decimal, Refusal } from '@cordee/kernel';
import type { ImportKind } from './import-target.ts';
import type { Mapping } from './mapping/mapping.ts';
import type { RawCell } from './reading/raw-table.ts';

export type ImportRequest = {
  readonly importId: string;
  readonly kind: ImportKind;
  /** The system that the file comes from: with the external id it gives each record its identity. */
  readonly source: string;
  readonly fileName: string;
  readonly documentHash: string;
  readonly byteCount: number;
  readonly mapping: Mapping;
};

/** Every record of the file is exactly one of loaded (added, changed, unchanged), rejected or excluded. */
export type ImportCounts = {
  readonly read: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly excluded: number;
};

/** The file in money: file = rejected + excluded + credited + credited to nobody. Null where the kind has no amount. */
export type Bridge = {
  readonly currency: string;
  readonly file: Decimal;
  readonly rejected: Decimal;
  readonly excluded: Decimal;
  readonly credited: Decimal;
  readonly creditedToNobody: Decimal;
};

export type ImportIssue = {
  readonly line: number;
  readonly sheet: string | null;
  readonly disposition: 'rejected' | 'excluded' | 'repaired';
  readonly refusals: readonly Refusal[];
  readonly raw: readonly RawCell[];
};

export type ImportOutcome = {
  readonly importId: string;
  readonly counts: ImportCounts;
  readonly bridge: Bridge | null;
  /** The first ones, at most `issuesKeptMax`; the store keeps every one of a posted import. */
  readonly issues: readonly ImportIssue[];
  readonly issueCount: number;
  readonly repairedCount: number;
  readonly change: bigint | null;
};

export type ImportRecord = {
  readonly id: string;
  readonly change: bigint;
  readonly at: string;
  readonly by: string;
  readonly kind: ImportKind;
  readonly source: string;
  readonly fileName: string;
  readonly documentHash: string;
  readonly mapping: Mapping;
  readonly counts: ImportCounts;
  readonly bridge: Bridge | null;
  readonly undone: { readonly restored: number; readonly kept: number } | null;
};
