import type { Locale, Result, Scope, TenantId } from '@cordee/kernel';
import type { SheetLine } from './adjustment-list.ts';
import type { DossierDeps } from './dossier-read.ts';
import type { Statement } from './read-statement.ts';
import type { AdjustmentStore } from './adjustment-store.ts';
import type { ClosingStore } from './closing-store.ts';
import type { RequestStore } from './request-store.ts';
import type { Issuer } from './statement-document.ts';

/** What the doors of this module need besides its own use cases. */
export type PayoutRouteDeps = DossierDeps & {
  readonly requests: RequestStore;
  readonly adjustments: AdjustmentStore;
  readonly closing: ClosingStore;
  readonly enqueue: (
    scope: Scope,
    task: { readonly id: string; readonly kind: string; readonly input: unknown; readonly unit?: string },
  ) => Promise<void>;
  /** Keeps an uploaded sheet, and gives its cells as text, line by line. */
  readonly readSheet: (tenant: TenantId, file: File) => Promise<Result<readonly SheetLine[]>>;
  readonly nameOf: (userId: string) => Promise<string>;
  readonly payeeOf: (scope: Scope) => Promise<string | null>;
  readonly issuerOf: (scope: Scope, statement: Statement) => Promise<Issuer>;
  readonly statementPdf: (
    scope: Scope,
    statement: Statement,
    locale: Locale,
  ) => Promise<Uint8Array<ArrayBuffer>>;
};
