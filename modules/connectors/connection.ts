import type { Refusal } from '@cordee/kernel';
import type { ImportKind } from '@cordee/modules/imports';
import type { ConnectionSettings } from './connector.ts';

/** A system that data come from again and again, by one connector, as one kind of import. */
export type Connection = {
  readonly id: string;
  /** Also the source of its imports: with the external id it gives each record its identity. */
  readonly name: string;
  readonly connector: string;
  readonly kind: ImportKind;
  readonly settings: ConnectionSettings;
};

export type ConnectionRun = {
  readonly id: string;
  readonly at: string;
  readonly rows: number;
  /** The import that it became; null when there was nothing new, or a problem. */
  readonly importId: string | null;
  readonly problem: Refusal | null;
  readonly cursor: string | null;
};
