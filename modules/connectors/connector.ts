// What a connector is: one file says how to sign in, turn pages, read a row and go on next time.
import type { Result } from '@cordee/kernel';
import type { ImportKind } from '@cordee/modules/imports';
import type { OwnerWriting } from './owner-door.ts';

/** A row as the import reads it: a column for each name. */
export type PulledRow = Readonly<Record<string, string | null>>;

export type PulledPage = {
  readonly rows: readonly PulledRow[];
  /** Where the next run goes on once everything up to this page was brought in; null: from the beginning. */
  readonly cursor: string | null;
};

export type WebCall = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'REPORT' | 'PROPFIND';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};
export type WebAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
};

type ForeignQuery = {
  readonly url: string;
  readonly password: string;
  readonly query: string;
  /** The column by which rows are in order, and where to begin; null: with the first. */
  readonly cursorColumn: string | null;
  readonly from: string | null;
};

/** What a connector may touch; every address is checked when it is connected to. */
export type ConnectorWorld = {
  readonly call: (call: WebCall) => Promise<Result<WebAnswer>>;
  readonly query: (query: ForeignQuery) => AsyncGenerator<Result<readonly PulledRow[]>>;
  readonly sleep: (ms: number) => Promise<void>;
  readonly nowMs: () => number;
};

export type ConnectionSettings = Readonly<Record<string, string>>;

export type Pull = {
  /** As what kind of import the rows are read. */
  readonly kind: ImportKind;
  readonly settings: ConnectionSettings;
  /** Password or token; empty where there is none. */
  readonly secret: string;
  readonly cursor: string | null;
};

type ConnectorSetting = { readonly code: string; readonly isRequired: boolean };

export type Connector = {
  readonly code: string;
  readonly settings: readonly ConnectorSetting[];
  /** The kinds of import that it knows how to give; null: whatever its source holds. */
  readonly kinds: readonly ImportKind[] | null;
  /** Written from the vendor's documentation and tried against a server of our own, never against the vendor's. */
  readonly isUntried: boolean;
  /** For a connector that also writes the owners of accounts. */
  readonly owners?: OwnerWriting;
  /** Pages until the end; a refusal ends them, and what came before it is not brought in. */
  readonly pull: (world: ConnectorWorld, pull: Pull) => AsyncGenerator<Result<PulledPage>>;
};
