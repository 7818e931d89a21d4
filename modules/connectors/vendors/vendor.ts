// What a vendor's connector says of itself. Marks, checks and pages are the same for all: `read-vendor.ts`.
import type { Result } from '@cordee/kernel';
import type { ImportKind } from '@cordee/modules/imports';
import type { Connector, ConnectorWorld, Pull, PulledRow } from '../connector.ts';
import { readVendor } from './read-vendor.ts';

export type VendorRecord = {
  readonly id: string;
  /** When the vendor says that it changed last, in milliseconds; 0 where it does not say. */
  readonly changedMs: number;
  /** Null for a record that says nothing here, such as a user who no longer signs in. */
  readonly row: PulledRow | null;
};

/** What the vendor keeps as one kind of import. */
export type VendorList = {
  readonly kind: ImportKind;
  /** As the vendor's addresses name it. */
  readonly object: string;
  /** Without one of these nothing is read. */
  readonly fields: readonly string[];
  /** Read where the vendor has them, such as the currency of an organisation with several. */
  readonly fieldsIfAny?: readonly string[];
  readonly read: (record: unknown, context: VendorContext) => VendorRecord;
  /** For a vendor that keeps no trace of what is deleted: what a record becomes that was there before and is no more. */
  readonly gone?: (id: string) => PulledRow;
};

export type VendorContext = {
  /** Where the days of moments are read. */
  readonly zone: string;
  /** What the vendor calls an owner, a stage, a currency that a record names by its number. */
  readonly named: (what: 'owner' | 'stage' | 'won_stage' | 'currency', id: string | null) => string | null;
};

export type VendorPage = {
  readonly records: readonly VendorRecord[];
  /** What leads to the page behind it; null at the end. */
  readonly next: string | null;
  /** How many records the vendor says that the whole reading has; null where it does not say. */
  readonly total: number | null;
  /** The vendor's clock when it answered. */
  readonly atMs: number | null;
  /** The vendor's own mark for the next reading, for vendors that give one. */
  readonly mark?: string;
};

export type PageQuestion = {
  readonly fields: readonly string[];
  /** In milliseconds, or the vendor's own mark; null: from the beginning. */
  readonly since: string | null;
  readonly next: string | null;
};

export type VendorSession = {
  /** The fields that the vendor says it has, before the first of them is read. */
  readonly fieldsOf: () => Promise<Result<ReadonlySet<string>>>;
  readonly page: (question: PageQuestion) => Promise<Result<VendorPage>>;
  /** The numbers of all records there are, for a vendor that keeps no trace of what is deleted. */
  readonly present?: () => Promise<Result<readonly string[]>>;
};

export type Vendor = Pick<Connector, 'code' | 'settings'> & {
  readonly lists: readonly VendorList[];
  /** `moment`: the next reading asks for what changed since; `own`: it hands back the mark that the vendor gave. */
  readonly marks: 'moment' | 'own';
  readonly open: (world: ConnectorWorld, pull: Pull, list: VendorList) => VendorSession;
};

export const vendorConnector = (vendor: Vendor): Connector => ({
  code: vendor.code,
  settings: vendor.settings,
  kinds: vendor.lists.map(({ kind }) => kind),
  isUntried: true,
  pull: (world, pull) => readVendor(vendor, world, pull),
});
