import type { Locale, Result, Scope, TenantId } from '@cordee/kernel';
import type { SheetLine } from './adjust/adjustment-list.ts';
import type { DossierDeps } from './dossier/dossier-read.ts';
import type { Statement } from './statement/read-statement.ts';
import type { AdjustmentStore } from './adjust/adjustment-store.ts';
import type { ClosingStore } from './review/closing-store.ts';
import type { RequestStore } from './adjust/request-store.ts';
import type { Issuer } from './statement/statement-document.ts';

/** What the doors of this module need besides its own use cases. */
export type PayoutRouteDeps = DossierDeps & {
  readonly requests: RequestStore;
  readonly adjustments: AdjustmentStore;
  readonly closing: ClosingStore;
  readonly enqueue: (
    scope: Scope,
    task: { readonly id: string; readonly kind: string; readonly input: unknown; readonly unit?: string },
  ) => Promise<void>;
  readonly openTasks: (
    scope: Scope,
  ) => Promise<
    readonly { readonly id: string; readonly kind: string; readonly actor: string; readonly input: unknown }[]
  >;
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
