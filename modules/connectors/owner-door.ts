// How a vendor's owners of accounts are read and written.
import type { Result } from '@cordee/kernel';
import type { ConnectorWorld, Pull } from './connector.ts';

export type VendorOwner = {
  readonly record: string;
  /** The e-mail of its owner; null where it has none, or one who is gone. */
  readonly owner: string | null;
  /** The vendor's stamp of its last change: another one is a conflict. */
  readonly stamp: string;
};

export type OwnerDoor = {
  /** Users by e-mail, in small letters. */
  readonly users: () => Promise<Result<ReadonlyMap<string, string>>>;
  /** Of the records that the vendor has; codes that are none of its ids are left out. */
  readonly owners: (records: readonly string[]) => Promise<Result<readonly VendorOwner[]>>;
  /** Refuses connectors.record_changed where the vendor itself sees that the record changed meanwhile. */
  readonly setOwner: (seen: VendorOwner, userId: string) => Promise<Result<null>>;
};

export type OwnerWriting = {
  readonly open: (world: ConnectorWorld, pull: Pull) => OwnerDoor;
  /** The columns of the vendor's form of import, and which user it wants there. */
  readonly file: {
    readonly columns: readonly [record: string, owner: string];
    readonly owner: 'id' | 'email';
  };
};
